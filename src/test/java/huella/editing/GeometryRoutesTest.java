package huella.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.Client;
import huella.TestApp;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is published, looked over by the checks; and the operations as the editor asks for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeometryRoutesTest {

    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[-68.95,-22.5],[-68.9,-22.5],[-68.9,-22.45],[-68.95,-22.45],[-68.95,-22.5]]]}";

    private TestApp app;
    private Client planner;

    @BeforeAll
    void start() {
        app = TestApp.start();
        planner = app.signedIn("planner", "planificador:calama");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void nothing_that_is_published_is_refused_and_only_the_port_is_doubted() {
        SurroundingsStore store = new SurroundingsStore(app.database());
        EditingStore editing = new EditingStore(app.database());
        List<String> doubted = new ArrayList<>();
        JsonNode all = app.json("/layers/iniciativas.geojson").path("features");
        assertEquals(37, all.size());
        for (JsonNode feature : all) {
            String code = feature.path("id").asText();
            Content content = editing.published(versions -> versions.find(code, 1))
                    .orElseThrow()
                    .content();
            for (Finding finding : Checks.of(content, store.get(code, content))) {
                assertTrue(!finding.blocks(), () -> code + " " + finding.text().es());
                doubted.add(code + " " + finding.check().id());
            }
        }
        assertEquals(List.of("TOC-07 en_el_mar"), doubted); // a port
    }

    @Test
    void neighbours_are_those_whose_box_meets_the_shape_or_who_have_the_name_and_never_itself() {
        SurroundingsStore store = new SurroundingsStore(app.database());
        Content parque = new EditingStore(app.database())
                .published(versions -> versions.find("CAL-04", 1))
                .orElseThrow()
                .content();
        List<String> near = codes(store.get("CAL-04", parque));
        assertTrue(near.contains("CAL-02") && !near.contains("CAL-04") && !near.contains("TOC-07"), near::toString);
        Content elsewhere = new Content(
                Map.of(
                        Attribute.NOMBRE,
                        parque.value(Attribute.NOMBRE).orElseThrow().toString().toUpperCase()),
                Optional.of(Proposals.read("POINT (7516000 507000)")),
                false);
        assertEquals(List.of("CAL-04"), codes(store.get("", elsewhere)));
        assertEquals(9, store.get("", elsewhere).comunas().size());
        assertEquals(1, store.get("", elsewhere).sea().size());
    }

    @Test
    void a_buffer_comes_back_with_its_measures_and_what_is_wrong_with_it() {
        JsonNode answer =
                ok("buffer", "{\"geometria\":{\"type\":\"Point\",\"coordinates\":[-68.9,-22.5]},\"metros\":1000}");
        assertEquals("Polygon", answer.at("/geometria/type").asText());
        assertEquals(1, answer.at("/vertices/antes").asInt());
        assertEquals(33, answer.at("/vertices/despues").asInt());
        assertEquals(3_121_445, answer.path("superficie_m2").asDouble(), 4_000);
        assertEquals(0, answer.path("hallazgos").size());
    }

    @Test
    void a_split_area_comes_back_as_one_valid_shape_and_as_pieces() {
        JsonNode answer = ok(
                "split",
                "{\"geometria\":" + SQUARE
                        + ",\"cuchillo\":{\"type\":\"LineString\",\"coordinates\":[[-69,-22.47],[-68.8,-22.46]]}}");
        assertEquals("MultiPolygon", answer.at("/geometria/type").asText());
        assertEquals(2, answer.path("geometrias").size());
        assertEquals(0, answer.path("hallazgos").size(), answer::toString);
    }

    @Test
    void checks_look_at_a_shape_that_is_not_saved() {
        JsonNode answer = ok(
                "checks",
                "{\"geometria\":{\"type\":\"Polygon\",\"coordinates\":[[[-69,-22],[-68.9,-21.9],[-68.9,-22],[-69,-21.9],[-69,-22]]]}}");
        JsonNode finding = answer.at("/hallazgos/0");
        assertEquals("autointerseccion", finding.path("revision").asText());
        assertEquals("bloquea", finding.path("gravedad").asText());
        assertEquals("Point", finding.at("/lugar/type").asText());
        JsonNode metres = ok("checks", "{\"geometria\":{\"type\":\"Point\",\"coordinates\":[507000,7516000]}}");
        assertEquals("en_metros", metres.at("/hallazgos/0/revision").asText());
        assertEquals("Point", metres.at("/hallazgos/0/reparacion/type").asText());
    }

    @Test
    void what_is_missing_or_of_another_kind_is_named() {
        refused("buffer", "{\"geometria\":" + SQUARE + "}", "metros");
        refused("split", "{\"geometria\":" + SQUARE + ",\"cuchillo\":" + SQUARE + "}", "cuchillo");
        refused("merge", "{\"geometrias\":{}}", "geometrias");
        refused("repair", "{}", "geometria");
    }

    @Test
    void only_planners_may_ask() {
        String body = "{\"geometria\":" + SQUARE + "}";
        assertEquals(
                401, app.client().send("POST", "/api/geometry/repair", body).statusCode());
        Client reviewer = app.signedIn("reviewer", "revisor:calama");
        assertEquals(403, reviewer.send("POST", "/api/geometry/repair", body).statusCode());
    }

    private static List<String> codes(Surroundings around) {
        return around.neighbours().stream().map(Surroundings.Neighbour::code).toList();
    }

    private JsonNode ok(String operation, String body) {
        HttpResponse<byte[]> answer = planner.send("POST", "/api/geometry/" + operation, body);
        assertEquals(200, answer.statusCode(), () -> new String(answer.body(), StandardCharsets.UTF_8));
        return TestApp.json(answer);
    }

    private void refused(String operation, String body, String field) {
        HttpResponse<byte[]> answer = planner.send("POST", "/api/geometry/" + operation, body);
        assertEquals(422, answer.statusCode());
        assertEquals(field, TestApp.json(answer).at("/campos/0/campo").asText());
    }
}
