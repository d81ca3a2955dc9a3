package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.imports.AcceptanceRequest.Destination;
import huella.model.Problem;
import huella.model.Rejected;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is wrong with a whole file is told as far as anybody reads, and looked for no further. */
class AcceptanceTest {

    private static final int MANY = 5_000;

    private final Counted features = new Counted();

    @Test
    void objects_that_are_not_there_are_looked_for_until_enough_are_told() {
        assertEquals(50, findings(Map.of()).size());
        assertTrue(features.looked <= 60, () -> "looked at " + features.looked);
    }

    @Test
    void cells_that_do_not_fit_are_looked_at_until_enough_are_told() {
        IntStream.rangeClosed(1, MANY).forEach(number -> features.put(number, feature(number)));
        List<Problem.FieldFinding> told = findings(Map.of("NUM", "fuente_numero"));
        assertEquals(50, told.size());
        assertTrue(told.getFirst().detail().contains("«siete» no es un número"), told::toString);
        assertTrue(features.looked < MANY + 500, () -> "looked at " + features.looked);
    }

    @Test
    void two_columns_of_a_layer_do_not_say_one_field_but_those_of_two_layers_may() {
        features.put(1, feature(1));
        Rejected refused = assertThrows(
                Rejected.class,
                () -> ColumnFields.of(Map.of("NUM", "fuente_numero", "N2", "fuente_numero"), report().report()));
        assertTrue(refused.getMessage().contains("«NUM» de la misma capa"), refused.getMessage());
        ColumnFields apart = ColumnFields.of(
                Map.of("NUM", "fuente_numero", "N3", "fuente_numero", "OTRA", "nota"), report().report());
        assertEquals(List.of("NUM"), List.copyOf(apart.in(0).keySet()));
        assertEquals(List.of("N3"), List.copyOf(apart.in(1).keySet()));
        ColumnFields.of(Map.of("NUM", "codigo", "N2", "codigo"), report().report());
    }

    @Test
    void columns_that_the_file_has_not_are_not_kept() {
        AcceptanceRequest asked = request(Map.of("NUM", "fuente_numero", "x".repeat(1_000), "nota"));
        assertEquals(
                Map.of("NUM", "fuente_numero"), asked.among(report().columns()).columns());
    }

    private List<Problem.FieldFinding> findings(Map<String, String> columns) {
        Rejected refused = assertThrows(
                Rejected.class,
                () -> Acceptance.plan(
                        request(columns),
                        features,
                        report(),
                        FieldValueTest.vocabularies(),
                        new Uniting(areas -> areas.getFirst())));
        return assertInstanceOf(Problem.BadInput.class, refused.problem()).fields();
    }

    private static AcceptanceRequest request(Map<String, String> columns) {
        return new AcceptanceRequest(
                Optional.empty(),
                columns,
                false,
                Map.of(huella.editing.Attribute.CAPA, "calama"),
                IntStream.rangeClosed(1, MANY)
                        .mapToObj(
                                each -> new Destination(each, Optional.empty(), OptionalInt.empty(), Optional.empty()))
                        .toList());
    }

    private static StagedFeature feature(int number) {
        return new StagedFeature(
                number,
                0,
                "fila " + number,
                "{\"NUM\":\"siete\"}",
                Optional.of(LikenessTest.read("POINT (-68.9 -22.5)")),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static FileFacts report() {
        return new FileFacts("a.csv", ImportJson.parse("""
                {"capas":[{"nombre":"a","columnas":[{"nombre":"NUM"},{"nombre":"N2"}]},
                 {"nombre":"b","columnas":[{"nombre":"N3"}]}]}"""));
    }

    /** Counts how often a feature is asked for. */
    private static final class Counted extends HashMap<Integer, StagedFeature> {
        private static final long serialVersionUID = 1L;
        private int looked;

        @Override
        public StagedFeature get(Object number) {
            looked++;
            return super.get(number);
        }
    }
}
