package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.imports.Suggestion.Action;
import huella.imports.Suggestion.By;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Which initiative a feature is: by its code, its place or its name, and never decided without the planner. */
class MatchingTest {

    private static final String PARK =
            "POLYGON ((-68.95 -22.5, -68.9 -22.5, -68.9 -22.45, -68.95 -22.45, -68.95 -22.5))";
    private static final String ROAD = "LINESTRING (-68.9 -22.5, -68.8 -22.4, -68.5 -22.4)";
    private static final String MUSEUM = "POINT (-68.92 -22.46)";

    private static final PublishedPlaces PLACES = new PublishedPlaces(
            List.of(
                    published("CAL-01", "Parque Los Yacimientos", 3, PARK),
                    published("CAL-02", "Ruta del Desierto de Calama", 1, ROAD),
                    published("CAL-03", "Museo Regional", 2, MUSEUM)),
            Set.of("CAL-09"));
    private static final Map<String, String> COLUMNS = Map.of("COD", "codigo", "NOM", "nombre");

    @Test
    void by_the_code_that_it_says_however_written() {
        Suggestion found = suggest(moved(PARK, 0.01), Map.of("COD", "cal 1"));
        assertEquals(Action.CAMBIAR, found.action());
        assertEquals(Optional.of("CAL-01"), found.code());
        assertEquals(OptionalInt.of(3), found.base());
        assertEquals(Optional.of(By.CODIGO), found.by());
        assertEquals(0.67, found.likeness().orElseThrow(), 0.02);
        assertEquals(Optional.empty(), found.note());
    }

    @Test
    void the_code_counts_more_than_the_place_and_a_far_place_is_told() {
        Suggestion found = suggest(moved(PARK, 0.5), Map.of("COD", "CAL-01"));
        assertEquals(Optional.of("CAL-01"), found.code());
        assertEquals(OptionalDouble.of(0), found.likeness());
        assertTrue(found.note().orElseThrow().contains("a unos 46 km"), found.note()::get);
        Suggestion other = suggest(LikenessTest.read(PARK), Map.of("COD", "CAL-02"));
        assertEquals(Optional.of("CAL-02"), other.code());
        assertEquals("CAL-01", other.others().getFirst().code());
    }

    @Test
    void by_overlap_when_no_code_is_said() {
        Suggestion found = suggest(moved(PARK, 0.005), Map.of());
        assertEquals(Optional.of("CAL-01"), found.code());
        assertEquals(Optional.of(By.SUPERPOSICION), found.by());
        assertEquals(0.82, found.likeness().orElseThrow(), 0.02);
        assertEquals(
                Optional.of("CAL-02"), suggest(moved(ROAD, 0.0002), Map.of()).code());
        assertEquals(
                Optional.of("CAL-03"), suggest(moved(MUSEUM, 0.0002), Map.of()).code());
    }

    @Test
    void what_overlaps_little_is_new_and_the_other_is_only_offered() {
        Suggestion found = suggest(moved(PARK, 0.03), Map.of());
        assertEquals(Action.NUEVA, found.action());
        assertEquals(Optional.empty(), found.code());
        assertEquals("CAL-01", found.others().getFirst().code());
        assertEquals(3, found.others().getFirst().base());
        assertEquals(0.25, found.others().getFirst().likeness(), 0.02);
    }

    @Test
    void one_of_another_kind_at_the_same_place_is_offered_too() {
        Suggestion found = suggest(LikenessTest.read(MUSEUM).buffer(0.001), Map.of());
        assertEquals(Action.NUEVA, found.action());
        assertTrue(found.others().stream().anyMatch(other -> other.code().equals("CAL-03")));
    }

    @Test
    void by_name_when_nothing_lies_there() {
        Suggestion found = suggest(moved(PARK, 0.5), Map.of("NOM", "PARQUE YACIMIENTOS"));
        assertEquals(Optional.of("CAL-01"), found.code());
        assertEquals(Optional.of(By.NOMBRE), found.by());
        assertEquals(
                Action.NUEVA,
                suggest(moved(PARK, 0.5), Map.of("NOM", "Parque Nuevo")).action());
    }

    @Test
    void of_a_name_that_is_no_name_any_more_only_the_beginning_counts() {
        String name = "PARQUE YACIMIENTOS" + " ".repeat(300) + "una palabra y otra".repeat(500);
        Suggestion found = suggest(moved(PARK, 0.5), Map.of("NOM", name));
        assertEquals(Optional.of("CAL-01"), found.code());
        StringBuilder many = new StringBuilder();
        IntStream.range(0, 1_000).forEach(i -> many.append('w').append(i).append(' '));
        assertTrue(Folded.words(many.toString()).size() <= 300 / 3);
    }

    @Test
    void the_same_shape_within_a_centimetre_has_nothing_to_change() {
        for (Map<String, Object> values : List.of(Map.<String, Object>of(), Map.<String, Object>of("COD", "CAL-01"))) {
            Suggestion found = suggest(moved(PARK, 5e-8), values);
            assertEquals(Action.IGUAL, found.action());
            assertEquals(Optional.of("CAL-01"), found.code());
            assertEquals(OptionalDouble.of(1), found.likeness());
        }
        assertEquals(Action.CAMBIAR, suggest(moved(PARK, 2e-7), Map.of()).action());
    }

    @Test
    void a_code_that_is_unknown_or_retired_is_told_and_the_place_still_counts() {
        Suggestion unknown = suggest(moved(PARK, 0.5), Map.of("COD", "CAL-77"));
        assertEquals(Action.NUEVA, unknown.action());
        assertTrue(unknown.note().orElseThrow().startsWith("No hay una iniciativa CAL-77."));
        Suggestion retired = suggest(moved(PARK, 0.001), Map.of("COD", "CAL-09"));
        assertEquals(Optional.of("CAL-01"), retired.code());
        assertTrue(retired.note().orElseThrow().startsWith("CAL-09 fue retirada."));
        assertEquals(
                Optional.empty(),
                suggest(moved(PARK, 0.5), Map.of("COD", "s/n")).note());
    }

    @Test
    void what_was_refused_is_left_out() {
        assertEquals(
                Action.OMITIR,
                new Matching(PLACES, COLUMNS)
                        .of(Optional.empty(), Map.of("COD", "CAL-01"))
                        .action());
    }

    @Test
    void five_others_at_most_the_likeliest_first() {
        List<Published> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(
                    new Published("CAL-" + (10 + i), "Parque " + i, "calama", 1, false, moved(PARK, 0.001 * (20 - i))));
        }
        Suggestion found = new Matching(new PublishedPlaces(many, Set.of()), Map.of())
                .of(Optional.of(LikenessTest.read(PARK)), Map.of());
        assertEquals(Optional.of("CAL-29"), found.code());
        assertEquals(
                List.of("CAL-28", "CAL-27", "CAL-26", "CAL-25", "CAL-24"),
                found.others().stream().map(Suggestion.Other::code).toList());
    }

    /** Everything lies upon everything, with as many vertices as there can be; beyond the budget only boxes count. */
    @Test
    void many_large_shapes_upon_many_are_compared_within_a_budget() {
        Geometry large = LikenessTest.read("POINT (-69 -22)").buffer(0.5, 2_400);
        List<Published> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Geometry shape =
                    AffineTransformation.translationInstance(0.0001 * i, 0).transform(large);
            many.add(new Published("CAL-" + (100 + i), "Zona " + i, "calama", 1, false, shape));
        }
        Matching matching = new Matching(new PublishedPlaces(many, Set.of()), Map.of());
        int rough = 0;
        for (int i = 0; i < 300; i++) {
            Geometry feature = LikenessTest.read("POINT (-69 -22)").buffer(0.45 + 1e-5 * i, 10);
            Suggestion found = matching.of(Optional.of(feature), Map.of());
            assertTrue(found.code().isPresent());
            rough += found.note().isPresent() ? 1 : 0;
        }
        assertTrue(rough > 0, "the budget was not reached");
    }

    private static Suggestion suggest(Geometry shape, Map<String, Object> values) {
        return new Matching(PLACES, COLUMNS).of(Optional.of(shape), values);
    }

    private static Geometry moved(String wkt, double by) {
        return AffineTransformation.translationInstance(by, 0).transform(LikenessTest.read(wkt));
    }

    private static Published published(String code, String name, int version, String wkt) {
        return new Published(code, name, "calama", version, true, LikenessTest.read(wkt));
    }
}
