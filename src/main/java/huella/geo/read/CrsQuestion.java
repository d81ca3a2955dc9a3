package huella.geo.read;

import huella.geo.read.Placement.Candidate;
import huella.geo.read.Placement.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The question where a layer lies, with all usual answers. Every answer shows where it would put the layer, the likely
 * ones come first, and what cannot be told from the numbers alone (the datum) is said.
 */
final class CrsQuestion {

    private static final int WGS84 = 4326;
    private static final double METRES_PER_DEGREE = 111_320;
    private static final double NOTICEABLE_M = 3;
    private static final int SHOWN_VERTICES = 2_000;

    private record Key(int epsg, boolean swapped) {}

    private final LayerSurvey survey;
    private final CrsRegister register;
    private final List<SourceCrs> usual;

    CrsQuestion(LayerSurvey survey, CrsRegister register, List<SourceCrs> usual) {
        this.survey = thinned(survey);
        this.register = register;
        this.usual = usual;
    }

    /** Each of some thirty answers carries the sample, so it must not be long: some shapes from all over it. */
    private static LayerSurvey thinned(LayerSurvey survey) {
        List<Geometry> sample = survey.sample();
        long vertices = sample.stream().mapToLong(Geometry::getNumPoints).sum();
        int step = (int) Math.max(1, Math.ceilDiv(vertices, SHOWN_VERTICES));
        List<Geometry> kept = IntStream.range(0, sample.size())
                .filter(i -> i % step == 0)
                .mapToObj(sample::get)
                .toList();
        return new LayerSurvey(survey.layer(), survey.columns(), survey.features(), survey.box(), kept);
    }

    /** Nothing usable was stated. */
    Question unknown(String why, List<Integer> likely) {
        List<SourceCrs> nearest =
                likely.stream().flatMap(code -> register.find(code).stream()).toList();
        return asked(why + " ", trials(nearest), nearest);
    }

    /** A system was stated or chosen, and it puts the layer where no footprint can be. */
    Question implausible(Trial stated, String how) {
        String why = "Con " + stated.crs() + " (" + how + ") la capa quedaría "
                + (stated.centre() == null ? "en ningún lugar de la Tierra" : "en " + shown(stated.centre()))
                + ", fuera del norte de Chile. " + mismatch(stated.crs());
        return asked(why, trials(List.of(stated.crs())), List.of(stated.crs()));
    }

    /** A system was stated that puts the layer outside of the region, and in the next UTM zone it would lie inside. */
    Question otherZone(Trial stated, String how, Trial nearer) {
        String why = "Con " + stated.crs() + " (" + how + ") la capa quedaría en " + shown(stated.centre())
                + ", fuera de la Región de Antofagasta; con " + nearer.crs().title()
                + " quedaría dentro. Parece que el huso está equivocado. ";
        return asked(why, trials(List.of(nearer.crs(), stated.crs())), List.of(stated.crs()));
    }

    /** Degrees where metres were stated, or the other way round. */
    private String mismatch(SourceCrs stated) {
        boolean degrees = likeDegrees(survey.box());
        if (stated.geographic() && !degrees) {
            return "Ese sistema cuenta en grados y los números llegan a "
                    + String.format(Locale.of("es", "CL"), "%,.0f", largest(survey.box())) + ": parecen metros. ";
        }
        return !stated.geographic() && degrees
                ? "Ese sistema cuenta en metros y los números son pequeños: parecen grados. "
                : "";
    }

    private static boolean likeDegrees(Envelope box) {
        return largest(box) <= 360;
    }

    private static double largest(Envelope box) {
        return Math.max(
                Math.max(Math.abs(box.getMinX()), Math.abs(box.getMaxX())),
                Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY())));
    }

    /** Every usual system and those first named, and with exchanged axes where that puts the layer here. */
    private List<Trial> trials(List<SourceCrs> first) {
        Map<Key, Trial> found = new LinkedHashMap<>();
        List<SourceCrs> all = new ArrayList<>(first);
        all.addAll(usual);
        for (SourceCrs crs : all) {
            found.computeIfAbsent(new Key(crs.epsg(), false), key -> Trial.of(crs, false, survey, register));
            Key swapped = new Key(crs.epsg(), true);
            if (!found.containsKey(swapped)) {
                Trial trial = Trial.of(crs, true, survey, register);
                if (trial.plausible()) {
                    found.put(swapped, trial);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private Question asked(String why, List<Trial> trials, List<SourceCrs> stated) {
        Optional<Trial> reference = trials.stream()
                .filter(trial -> trial.plausible() && trial.crs().base() == WGS84)
                .max(Comparator.comparing(Trial::inRegion));
        List<Candidate> candidates = trials.stream()
                .sorted(Comparator.comparing(Trial::plausible)
                        .thenComparing(Trial::inRegion)
                        .thenComparing(trial -> isOneOf(stated, trial))
                        .reversed())
                .map(trial -> new Candidate(
                        trial.crs(),
                        trial.swapped(),
                        trial.moved(),
                        trial.plausible(),
                        remark(trial, isOneOf(stated, trial), reference)))
                .toList();
        return new Question(why + advice(trials), candidates);
    }

    private static boolean isOneOf(List<SourceCrs> stated, Trial trial) {
        return stated.stream().anyMatch(crs -> crs.epsg() == trial.crs().epsg());
    }

    private static String advice(List<Trial> trials) {
        List<Trial> plausible = trials.stream().filter(Trial::plausible).toList();
        if (plausible.isEmpty()) {
            return "Ningún sistema usual pone la capa en el norte de Chile. Revise que las coordenadas estén completas,"
                    + " en un solo sistema y sin cifras perdidas, o pida a quien hizo el archivo su código EPSG.";
        }
        String swapped =
                plausible.stream().allMatch(Trial::swapped) ? "Parece que los ejes están intercambiados. " : "";
        long datums = plausible.stream()
                .filter(trial ->
                        trial.crs().operation().isPresent() && trial.crs().accuracyM() > NOTICEABLE_M)
                .map(trial -> trial.crs().base())
                .distinct()
                .count();
        return swapped + "Elija dónde está"
                + (datums == 0
                        ? "."
                        : ". Los números solos no dicen el datum: entre PSAD56 y WGS 84 hay unos 400 m, entre SAD69 y"
                                + " WGS 84 unos 70 m; SIRGAS y WGS 84 coinciden dentro de 2 m. Compare con el mapa, o"
                                + " pregunte a quien hizo el archivo.");
    }

    private String remark(Trial trial, boolean stated, Optional<Trial> reference) {
        String said =
                (stated ? "Lo que dice el archivo. " : "") + (trial.swapped() ? "Con los ejes intercambiados. " : "");
        if (trial.centre() == null) {
            return said + "No puede ser: esas coordenadas no existen en este sistema.";
        }
        if (!trial.plausible()) {
            return said + "No puede ser: quedaría en " + shown(trial.centre()) + ".";
        }
        String where = trial.inRegion()
                ? "Queda en la Región de Antofagasta, en " + shown(trial.centre())
                : "Queda fuera de la Región de Antofagasta, en " + shown(trial.centre());
        return said + where + reference.map(other -> apart(trial, other)).orElse("") + ".";
    }

    private static String apart(Trial trial, Trial reference) {
        double metres = metres(trial, reference);
        return trial == reference || metres < NOTICEABLE_M || metres > 5_000
                ? ""
                : ", a " + Math.round(metres) + " m de donde lo pone "
                        + reference.crs().title();
    }

    private static double metres(Trial one, Trial other) {
        Coordinate a = one.centre();
        Coordinate b = other.centre();
        return METRES_PER_DEGREE * Math.hypot((a.x - b.x) * Math.cos(Math.toRadians(a.y)), a.y - b.y);
    }

    private static String shown(Coordinate lonLat) {
        return String.format(
                Locale.of("es", "CL"),
                "%.2f° %s, %.2f° %s",
                Math.abs(lonLat.y),
                lonLat.y < 0 ? "sur" : "norte",
                Math.abs(lonLat.x),
                lonLat.x < 0 ? "oeste" : "este");
    }
}
