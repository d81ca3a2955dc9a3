package huella.editing;

import static huella.editing.Desk.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.Client;
import huella.TestApp;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody means is refused and named; what is only wrong is kept, explained, and goes no further. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftBadInputTest {

    private final TestApp app = TestApp.start();
    private final Desk planner = new Desk(app.signedIn("paula", "planificador:calama"));
    private final String draft = planner.start("Entradas malas");

    @AfterAll
    void close() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "nada",
                "{\"base\":1,\"base\":2}",
                "{\"base\":1} {}",
                "{\"base\":1,\"otro\":1}",
                "{\"base\":\"1\"}",
                "{\"base\":1.5}",
                "{\"base\":1,\"nueva\":true}",
                "{\"campos\":{}}",
                "{\"base\":1,\"campos\":[]}",
                "{\"base\":1,\"campos\":{\"inventado\":1}}",
                "{\"base\":1,\"campos\":{\"codigo\":\"CAL-09\"}}",
                "{\"base\":1,\"campos\":{\"nombre\":1}}",
                "{\"base\":1,\"campos\":{\"nombre\":\"a\\u0000b\"}}",
                "{\"base\":1,\"campos\":{\"nombre\":\"\\ud800\"}}",
                "{\"base\":1,\"campos\":{\"objetivos\":\"OE1\"}}",
                "{\"base\":1,\"campos\":{\"objetivos\":[1]}}",
                "{\"base\":1,\"campos\":{\"supuesta\":\"true\"}}",
                "{\"base\":1,\"campos\":{\"fuente_numero\":1e99}}",
                "{\"base\":1,\"geometria\":{}}",
                "{\"base\":1,\"geometria\":\"POINT (1 2)\"}",
                "{\"base\":1,\"geometria\":{\"type\":\"Point\",\"coordinates\":[NaN,1]}}",
                "{\"base\":1,\"geometria\":{\"type\":\"Point\",\"coordinates\":[1e400,1]}}",
                "{\"base\":1,\"geometria\":{\"type\":\"Point\",\"coordinates\":[1e300,1]}}",
                "{\"base\":1,\"geometria\":{\"type\":\"Point\",\"coordinates\":[\"1\",1]}}",
                "{\"base\":1,\"geometria\":{\"type\":\"Point\",\"coordinates\":[]}}",
                "{\"base\":1,\"geometria\":{\"type\":\"LineString\",\"coordinates\":[[-68,-22]]}}",
                "{\"base\":1,\"geometria\":{\"type\":\"Polygon\",\"coordinates\":[]}}",
                "{\"base\":1,\"geometria\":{\"type\":\"Polygon\",\"coordinates\":[[[-68,-22],[-68,-23],[-69,-23]]]}}",
                "{\"base\":1,\"geometria\":{\"type\":\"GeometryCollection\",\"geometries\":[]}}",
                "{\"base\":1,\"geometria\":{\"type\":\"MultiPolygon\",\"coordinates\":[[]]}}",
                "{\"base\":1,\"retirar\":{}}",
                "{\"base\":1,\"retirar\":{\"motivo\":\"  \"}}",
                "{\"base\":99,\"campos\":{\"nota\":\"x\"}}"
            })
    void what_cannot_be_is_refused_and_the_draft_stays(String body) {
        String revision = planner.revision(draft);
        HttpResponse<byte[]> answer = planner.trySave(draft, "CAL-04", body);
        assertTrue(answer.statusCode() == 422 || answer.statusCode() == 404, () -> body + " " + Client.text(answer));
        assertFalse(TestApp.json(answer).path("detail").asText().isBlank());
        assertEquals(revision, planner.revision(draft));
    }

    @Test
    void more_vertices_than_anybody_draws_are_refused_by_their_number() {
        StringBuilder line = new StringBuilder("[-68,-22]");
        for (int i = 0; i < 10_000; i++) {
            line.append(",[-68.").append(i).append(",-22]");
        }
        HttpResponse<byte[]> answer = planner.trySave(
                draft, "CAL-04", "{\"base\":1,\"geometria\":{\"type\":\"LineString\",\"coordinates\":[" + line + "]}}");
        assertEquals(422, answer.statusCode());
        assertTrue(Client.text(answer).contains("10000"), () -> Client.text(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Polygon\",\"coordinates\":[[[-68.93,-22.45],[-68.92,-22.46],[-68.92,-22.45],[-68.93,-22.46],[-68.93,-22.45]]]}",
                "{\"type\":\"Point\",\"coordinates\":[-22.45,-68.93]}",
                "{\"type\":\"Point\",\"coordinates\":[507000,7516000]}",
                "{\"type\":\"Point\",\"coordinates\":[2,48]}",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[]}"
            })
    void a_wrong_shape_is_kept_and_explained_and_cannot_be_submitted(String shape) {
        String id = planner.start("Forma mala");
        JsonNode saved = planner.save(id, "CAL-04", "{\"base\":1,\"geometria\":" + shape + "}");
        JsonNode edit = saved.path("ediciones").path(0);
        assertEquals(
                TestApp.json(planner.client().get("/api/drafts/" + id))
                        .path("ediciones")
                        .path(0)
                        .path("geometria"),
                edit.path("geometria"));
        boolean blocks = false;
        for (JsonNode finding : edit.path("hallazgos")) {
            blocks |= finding.path("gravedad").asText().equals("bloquea");
            assertFalse(finding.path("texto").asText().isBlank());
            assertFalse(finding.path("texto_en").asText().isBlank());
        }
        assertTrue(blocks, saved::toString);
        HttpResponse<byte[]> refused = planner.step(id, "submission", "{\"motivo\":\"x\"}");
        assertEquals(409, refused.statusCode(), () -> Client.text(refused));
        done(200, planner.client().send("DELETE", "/api/drafts/" + id, null, "If-Match", planner.revision(id)));
    }

    @Test
    void a_body_beyond_the_limit_is_413_and_names_the_limit() {
        HttpResponse<byte[]> answer = planner.trySave(
                draft, "CAL-04", "{\"base\":1,\"campos\":{\"nota\":\"" + "x".repeat(2_100_000) + "\"}}");
        assertEquals(413, answer.statusCode(), () -> Client.text(answer));
        assertTrue(Client.text(answer).contains("HUELLA_MAX_BODY_BYTES"), () -> Client.text(answer));
    }
}
