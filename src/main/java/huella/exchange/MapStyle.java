package huella.exchange;

import huella.catalogue.Field;
import huella.catalogue.Vocabularies;
import huella.geo.Palette;
import huella.geo.Palette.Colour;
import huella.geo.Palette.Condition;
import huella.geo.Palette.Grade;
import huella.geo.Palette.Mark;
import huella.geo.Palette.Stroke;
import huella.model.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The look of the web map ({@code web/map/style.js}), for files. The map is the truth: a test runs its module and
 * compares every objective, precision and kind of drawing. Colour is the first objective's; the less is known of a
 * place, the more broken the line and the fainter the fill; whole towns and the region, which several initiatives
 * share, are outlines only.
 */
final class MapStyle {

    private record Look(String rgb, Mark mark) {}

    private static final Map<String, Look> OBJECTIVES = Map.of(
            "OE1", new Look("#0b5fa5", Mark.CIRCLE),
            "OE2", new Look("#00735a", Mark.SQUARE),
            "OE3", new Look("#9a4700", Mark.DIAMOND),
            "OE4", new Look("#5d4aa8", Mark.HEXAGON),
            "OE5", new Look("#b01657", Mark.PENTAGON));

    private static final Look UNKNOWN = new Look("#4a5563", Mark.CIRCLE);

    private static final Condition EXACT = new Condition(Field.UBICACION.column(), List.of("exacta"));
    private static final Condition ASSUMED = new Condition(Field.SUPUESTA.column(), List.of("true"));
    private static final Condition REGION = new Condition(Field.PRECISION.column(), List.of("region"));
    private static final Condition TOWN = new Condition(Field.PRECISION.column(), List.of("ciudad"));
    private static final Condition TOWN_OR_REGION =
            new Condition(Field.PRECISION.column(), List.of("ciudad", "region"));

    private static final Stroke ASSUMED_AREA = new Stroke(1.7, List.of(3d, 8d));
    private static final Stroke ASSUMED_LINE = new Stroke(2.8, List.of(4d, 9d));
    private static final Stroke REFERENTIAL_AREA = new Stroke(2, List.of(7d, 5d));
    private static final Stroke REFERENTIAL_LINE = new Stroke(3.6, List.of(11d, 6d));

    private static final List<Grade> GRADES = List.of(
            new Grade(
                    "exacta",
                    "Ubicación exacta",
                    List.of(EXACT),
                    new Stroke(2.5, List.of()),
                    0.32,
                    new Stroke(4, List.of()),
                    false),
            new Grade(
                    "supuesta_amplia",
                    "Ubicación supuesta, ciudad o región",
                    List.of(ASSUMED, TOWN_OR_REGION),
                    ASSUMED_AREA,
                    0,
                    ASSUMED_LINE,
                    true),
            new Grade("supuesta", "Ubicación supuesta", List.of(ASSUMED), ASSUMED_AREA, 0.04, ASSUMED_LINE, true),
            new Grade(
                    "region",
                    "Sólo la zona de la región",
                    List.of(REGION),
                    new Stroke(2, List.of(1d, 5d)),
                    0,
                    new Stroke(4, List.of(1d, 7d)),
                    false),
            new Grade(
                    "ciudad",
                    "Ubicación referencial, sólo la ciudad",
                    List.of(TOWN),
                    REFERENTIAL_AREA,
                    0,
                    REFERENTIAL_LINE,
                    false),
            new Grade(
                    "referencial",
                    "Ubicación referencial",
                    List.of(),
                    REFERENTIAL_AREA,
                    0.16,
                    REFERENTIAL_LINE,
                    false));

    /** A comuna is context: a quiet outline. */
    static final Palette COMUNA = new Palette(
            null,
            List.of(),
            new Colour("", "Comuna (contorno referencial)", "#75634a", Mark.CIRCLE),
            List.of(new Grade(
                    "todas", "", List.of(), new Stroke(1.5, List.of(5d, 3d)), 0, new Stroke(1.5, List.of()), false)));

    private MapStyle() {}

    static Palette palette(Vocabularies vocabularies) {
        return new Palette(
                Field.OBJETIVOS.column(),
                vocabularies.terms(Vocabularies.Name.OBJECTIVE).stream()
                        .map(MapStyle::colour)
                        .toList(),
                new Colour("", "Otros", UNKNOWN.rgb(), UNKNOWN.mark()),
                GRADES);
    }

    private static Colour colour(Term objective) {
        Look look = Optional.ofNullable(OBJECTIVES.get(objective.code())).orElse(UNKNOWN);
        return new Colour(objective.code(), objective.code() + " " + objective.nameEs(), look.rgb(), look.mark());
    }
}
