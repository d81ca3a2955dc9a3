package huella.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueRoutesTest {

    private final TestApp app = TestApp.start();

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void one_initiative_comes_with_its_history() {
        JsonNode json = app.json("/api/initiatives/CAL-03");
        assertEquals(
                "Diseño Continuidad Borde Río El Loa (nuevas fases)",
                json.at("/properties/nombre").asText());
        assertEquals(
                "Diseño Continuidad Borde Rio El Loa (nuevas fases)*",
                json.at("/properties/fuente_nombre").asText());
        assertEquals(1, json.path("historia").size());
        assertEquals(1, json.at("/historia/0/version").asInt());
        assertTrue(json.at("/historia/0/motivo").asText().startsWith("Carga inicial"));
    }

    @Test
    void a_code_may_be_written_in_small_letters() {
        assertEquals("TOC-01", app.json("/api/initiatives/toc-01").path("id").asText());
    }

    @ParameterizedTest
    @CsvSource({"CAL-99,404", "XXX-01,404", "CAL,400", "CAL-03%27,400", "..%2f..,400", "CAL-03?a=1,400"})
    void what_is_no_initiative_gets_a_problem(String code, int status) {
        assertEquals(status, app.get("/api/initiatives/" + code).statusCode());
    }

    @Test
    void facets_carry_the_full_wording_of_the_objectives_in_order() {
        JsonNode objectives = app.json("/api/facets").path("objetivos");
        assertEquals(5, objectives.size());
        assertEquals("OE4", objectives.get(3).path("codigo").asText());
        assertEquals(0, objectives.get(3).path("cantidad").asInt());
        assertTrue(objectives.get(2).path("descripcion").asText().startsWith("Fomentar la creación"));
    }

    @Test
    void places_come_most_important_first() {
        JsonNode places = app.json("/api/places").path("features");
        assertEquals(54, places.size());
        assertEquals(1, places.get(0).at("/properties/rango").asInt());
        assertEquals("Antofagasta", places.get(0).at("/properties/nombre").asText());
    }
}
