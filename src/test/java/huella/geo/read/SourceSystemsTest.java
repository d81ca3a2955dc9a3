package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.geo.read.Placement.Candidate;
import huella.geo.read.Placement.Placed;
import huella.geo.read.Placement.Question;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

class SourceSystemsTest {

    private static final StatedCrs UTM = new StatedCrs.Code(32719, "gpkg_spatial_ref_sys");
    private static final StatedCrs PSAD = new StatedCrs.Code(24879, "gpkg_spatial_ref_sys");
    private static final StatedCrs DEGREES = new StatedCrs.Code(4326, "miembro crs");
    private static final StatedCrs NONE = new StatedCrs.Unstated();

    @Test
    void what_the_file_states_and_can_be_is_placed() {
        Placed placed = placed(UTM, 376_215, 7_555_616);
        assertEquals(32719, placed.crs().epsg());
        assertEquals("gpkg_spatial_ref_sys dice EPSG:32719", placed.how());
        assertFalse(placed.swapped());
    }

    @Test
    void a_format_that_knows_only_degrees_is_believed_and_checked() {
        assertEquals(4326, placed(new StatedCrs.ByFormat(), -70.2, -22.1).crs().epsg());
        assertTrue(ask(new StatedCrs.ByFormat(), 376_215, 7_555_616).text().contains("parecen metros"));
    }

    @Test
    void the_report_names_operation_number_and_accuracy() {
        Placed placed = placed(PSAD, 376_215, 7_555_616);
        assertEquals("PSAD56 to WGS 84 (15)", placed.crs().operation().orElseThrow());
        assertEquals(6971, placed.crs().operationCode().orElseThrow());
        assertEquals(17, placed.crs().accuracyM());
        assertEquals(
                List.of(
                        "Cambio de datum: PSAD56 to WGS 84 (15), EPSG:6971, exactitud de 17 m; sin grilla de corrección."),
                placed.notes());
    }

    @Test
    void without_a_change_of_datum_the_report_says_so() {
        Placed placed = placed(new StatedCrs.Code(9155, "x"), 376_215, 7_555_616);
        assertEquals(2, placed.crs().accuracyM());
        assertTrue(
                placed.notes().getFirst().startsWith("Sin cambio de datum, hasta 2 m"),
                placed.notes().toString());
        assertTrue(
                placed.notes().getFirst().contains("SIRGAS-Chile 2016 y WGS 84"),
                placed.notes().toString());
        assertEquals(
                List.of("Sin cambio de datum: ya es WGS 84."),
                placed(UTM, 376_215, 7_555_616).notes());
    }

    @Test
    void the_operation_is_the_one_for_where_the_layer_lies() {
        assertEquals(
                6971, placed(PSAD, 400_000, 7_200_000).crs().operationCode().orElseThrow());
        assertEquals(
                6972, placed(PSAD, 400_000, 7_000_000).crs().operationCode().orElseThrow());
    }

    @Test
    void a_layer_that_leaves_the_area_of_the_operation_is_told() {
        Placed placed = placed(PSAD, 400_000, 7_300_000, 400_000, 7_290_000, 400_000, 7_000_000);
        assertEquals(6971, placed.crs().operationCode().orElseThrow());
        assertTrue(
                placed.notes().getLast().contains("north of 26°S"),
                placed.notes().toString());
    }

    @Test
    void stray_shapes_are_told_and_do_not_decide() {
        Placed placed = placed(UTM, 376_215, 7_555_616, 380_000, 7_560_000, 0, 0);
        assertTrue(
                placed.notes().getLast().startsWith("1 de las 3 formas"),
                placed.notes().toString());
    }

    @Test
    void a_choice_wins_and_is_checked_too() {
        Placed placed = assertInstanceOf(
                Placed.class, Systems.ALL.place(Systems.survey(UTM, 376_215, 7_555_616), choice(24879, false)));
        assertEquals(24879, placed.crs().epsg());
        assertEquals("elegido por quien importa", placed.how());
        Question question = assertInstanceOf(
                Question.class, Systems.ALL.place(Systems.survey(UTM, 376_215, 7_555_616), choice(4326, false)));
        assertTrue(question.text().contains("elegido por quien importa"), question.text());
        Question unknown = assertInstanceOf(
                Question.class, Systems.ALL.place(Systems.survey(UTM, 376_215, 7_555_616), choice(4267, false)));
        assertTrue(unknown.text().startsWith("No se puede usar EPSG:4267"), unknown.text());
    }

    @Test
    void swapped_axes_are_noticed_and_can_be_chosen() {
        Question question = ask(DEGREES, -22.1, -70.2);
        Candidate first = question.candidates().getFirst();
        assertTrue(first.swapped() && first.plausible());
        assertEquals(4326, first.crs().epsg());
        assertTrue(question.text().contains("ejes están intercambiados"), question.text());
        assertEquals(-70.2, first.sample().getFirst().getCoordinate().x, 1e-9);
        Placed placed = assertInstanceOf(
                Placed.class, Systems.ALL.place(Systems.survey(DEGREES, -22.1, -70.2), choice(4326, true)));
        assertTrue(placed.swapped());
        Candidate metres = ask(PSAD, 7_555_616, 376_215).candidates().getFirst();
        assertTrue(metres.swapped() && metres.crs().epsg() == 24879);
    }

    @Test
    void the_wrong_zone_is_noticed() {
        // A place near Calama in zone 19, said to be in zone 18.
        Question question = ask(new StatedCrs.Code(32718, "x"), 507_000, 7_515_000, 510_000, 7_517_000);
        assertTrue(question.text().contains("EPSG:32718"), question.text());
        assertEquals(32719, plausible(question).getFirst().crs().epsg());
    }

    @Test
    void degrees_under_the_name_of_metres_are_noticed() {
        Question question = ask(UTM, -69.1, -22.4);
        assertTrue(question.text().contains("parecen grados"), question.text());
        assertEquals(4326, question.candidates().getFirst().crs().epsg());
    }

    @Test
    void without_a_system_everything_usual_is_offered_and_the_datum_is_named() {
        Question question = ask(NONE, 376_215, 7_555_616);
        assertTrue(question.text().contains("entre PSAD56 y WGS 84 hay unos 400 m"), question.text());
        List<Integer> likely =
                plausible(question).stream().map(c -> c.crs().epsg()).toList();
        assertTrue(likely.containsAll(List.of(32719, 24879, 29189, 5361, 9155)), likely.toString());
        assertEquals(32719, likely.getFirst());
        assertTrue(question.candidates().size() >= Systems.ALL.usual().size());
        Candidate psad = plausible(question).stream()
                .filter(c -> c.crs().epsg() == 24879)
                .findFirst()
                .orElseThrow();
        assertTrue(psad.remark().matches(".*a \\d{3} m de donde lo pone WGS 84 / UTM huso 19 sur\\."), psad.remark());
        assertFalse(psad.sample().isEmpty());
    }

    @Test
    void answers_carry_only_some_of_a_large_sample() {
        double[] many = new double[20_000];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = 376_215 + i;
            many[i + 1] = 7_555_616;
        }
        Question question = ask(NONE, many);
        assertTrue(question.candidates().stream().allMatch(c -> c.sample().size() <= 2_000));
        assertTrue(plausible(question).getFirst().sample().size() > 500);
    }

    @Test
    void what_can_be_nowhere_says_what_to_check() {
        Question question = ask(NONE, 12, 48);
        assertTrue(question.text().contains("Ningún sistema usual"), question.text());
        assertTrue(question.candidates().stream().noneMatch(Candidate::plausible));
        Question far = ask(UTM, 1e12, -1e12);
        assertTrue(far.text().contains("en ningún lugar de la Tierra"), far.text());
        assertTrue(far.candidates().getFirst().sample().isEmpty());
    }

    @Test
    void a_number_that_is_no_horizontal_system_is_a_question() {
        assertTrue(ask(new StatedCrs.Code(5773, "x"), -70, -22).text().contains("no es un sistema"));
        assertTrue(ask(new StatedCrs.Code(123, "x"), -70, -22).text().contains("no es un sistema"));
        assertTrue(ask(new StatedCrs.Code(4267, "x"), -70, -22).text().contains("un paso de ese sistema"));
    }

    @Test
    void a_layer_without_coordinates_asks_nothing() {
        LayerSurvey empty =
                new LayerSurvey(Systems.survey(NONE, 1, 1).layer(), java.util.Map.of(), 3, new Envelope(), List.of());
        Placed placed = assertInstanceOf(Placed.class, Systems.ALL.place(empty, Choices.NONE));
        assertEquals(4326, placed.crs().epsg());
    }

    @Test
    void usual_systems_are_those_of_the_register() {
        assertEquals("PSAD56 / UTM huso 19 sur", title(24879));
        assertEquals("SIRGAS-Chile 2002 / UTM huso 18 sur", title(5362));
        assertEquals("SIRGAS-Chile 2016 / UTM huso 18 sur", title(9154));
        assertEquals("SAD69 / UTM huso 19 sur", title(29189));
        assertEquals("WGS 84, longitud y latitud", title(4326));
        assertEquals(4326, Systems.ALL.usual().getFirst().epsg());
        assertEquals(
                Systems.ALL.usual().size(),
                Systems.ALL.usual().stream().map(SourceCrs::epsg).distinct().count());
    }

    /** The library cannot make the chains of operations that the register has for these. */
    @ParameterizedTest
    @ValueSource(ints = {2597, 2627, 2637, 2521, 2613})
    void a_system_with_operations_that_cannot_be_made_is_just_not_found(int epsg) {
        assertTrue(Systems.ALL.find(epsg).isEmpty());
        assertTrue(ask(new StatedCrs.Code(epsg, "x"), 500_000, 7_000_000).text().contains("EPSG:" + epsg));
    }

    @Test
    void abolished_and_foreign_numbers_lead_to_the_ones_of_today() {
        assertEquals(29189, Systems.ALL.find(29179).orElseThrow().epsg());
        assertEquals(3857, Systems.ALL.find(102100).orElseThrow().epsg());
        assertEquals(4326, Systems.ALL.find(4979).orElseThrow().epsg());
    }

    private static String title(int epsg) {
        return Systems.ALL.usual().stream()
                .filter(crs -> crs.epsg() == epsg)
                .findFirst()
                .orElseThrow()
                .title();
    }

    private static List<Candidate> plausible(Question question) {
        return question.candidates().stream().filter(Candidate::plausible).toList();
    }

    private static Placed placed(StatedCrs stated, double... xy) {
        return assertInstanceOf(Placed.class, Systems.ALL.place(Systems.survey(stated, xy), Choices.NONE));
    }

    private static Question ask(StatedCrs stated, double... xy) {
        return assertInstanceOf(Question.class, Systems.ALL.place(Systems.survey(stated, xy), Choices.NONE));
    }

    private static Choices choice(int epsg, boolean swapped) {
        return new Choices(
                OptionalInt.of(epsg), swapped, Choices.NONE.charset(), List.of(), Choices.NONE.x(), Choices.NONE.y());
    }
}
