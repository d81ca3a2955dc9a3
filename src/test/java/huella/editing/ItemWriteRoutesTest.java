package huella.editing;

import static huella.editing.Desk.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import huella.TestApp;
import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a program writes through OGC API Features becomes a draft, and the public sees it when it is published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ItemWriteRoutesTest {

    private static final String ITEMS = "/ogc/collections/calama/items";

    private final TestApp app = TestApp.start();
    private final Desk planner = new Desk(app.signedIn("paula", "planificador:calama"));
    private final Desk reviewer = new Desk(app.signedIn("rene", "revisor:calama"));

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void a_part_a_whole_and_a_new_feature_go_into_one_draft_and_the_public_sees_none_of_it() {
        JsonNode before = app.json(ITEMS + "?f=json");
        HttpResponse<byte[]> part =
                send("PATCH", "/CAL-01", "{\"properties\":{\"nota\":\"Desde un programa\"}}", tag("CAL-01"));
        String draft = done(202, part).path("borrador").asText();

        ObjectNode whole = (ObjectNode) app.json(ITEMS + "/CAL-02?f=json");
        ((ObjectNode) whole.path("properties")).put("nombre", "Nombre desde QGIS");
        HttpResponse<byte[]> put = planner.client().send("PUT", ITEMS + "/CAL-02", whole.toString());
        assertEquals(draft, done(202, put).path("borrador").asText());

        ObjectNode fresh = whole.deepCopy();
        fresh.remove("id");
        ((ObjectNode) fresh.path("properties")).remove("codigo");
        HttpResponse<byte[]> post = planner.client().send("POST", ITEMS, fresh.toString());
        String code = done(202, post).path("codigo").asText();
        assertEquals(ITEMS + "/" + code, post.headers().firstValue("Location").orElseThrow());

        done(202, send("DELETE", "/CAL-03", null, tag("CAL-03")));
        assertEquals(before, app.json(ITEMS + "?f=json"));

        JsonNode made = planner.draft(draft);
        assertEquals("ogc", made.path("origen").asText());
        assertEquals(4, made.path("ediciones").size(), made::toString);
        JsonNode renamed = made.path("ediciones").path(1);
        assertEquals("CAL-02", renamed.path("codigo").asText());
        // What came back as it was is no change: neither the other fields, nor the shape in seven decimals.
        assertEquals(1, renamed.path("campos").size(), renamed::toString);
        assertTrue(renamed.path("geometria").isNull(), renamed::toString);

        planner.submit(draft, "Desde un programa");
        reviewer.publish(draft);
        assertEquals(
                "Desde un programa",
                app.json(ITEMS + "/CAL-01?f=json")
                        .path("properties")
                        .path("nota")
                        .asText());
        assertEquals(
                "Nombre desde QGIS",
                app.json(ITEMS + "/" + code + "?f=json")
                        .path("properties")
                        .path("nombre")
                        .asText());
        assertEquals(404, app.get(ITEMS + "/CAL-03").statusCode());
    }

    @Test
    void a_write_says_on_which_version_it_was_made() {
        String patch = "{\"properties\":{\"nota\":\"x\"}}";
        assertEquals(
                428, planner.client().send("PATCH", ITEMS + "/CAL-05", patch).statusCode());
        assertEquals(
                428, planner.client().send("DELETE", ITEMS + "/CAL-05", null).statusCode());
        assertEquals(412, send("PATCH", "/CAL-05", patch, "\"v9-0123\"").statusCode());
        assertEquals(412, send("PATCH", "/CAL-05", patch, "*").statusCode());
        assertEquals(202, send("PATCH", "/CAL-05", patch, tag("CAL-05")).statusCode());
    }

    @Test
    void the_schema_says_that_what_a_draft_can_change_can_be_written() {
        Set<String> writable = FeatureType.INITIATIVE.fields().stream()
                .filter(Field::receivable)
                .map(Field::column)
                .collect(Collectors.toSet());
        assertEquals(Arrays.stream(Attribute.values()).map(Attribute::key).collect(Collectors.toSet()), writable);
        JsonNode properties = app.json("/ogc/collections/calama/schema?f=json").path("properties");
        assertFalse(properties.path("nombre").path("readOnly").asBoolean());
        assertTrue(properties.path("tema_nombre").path("readOnly").asBoolean());
    }

    @Test
    void coordinates_in_metres_arrive_where_they_belong() {
        JsonNode utm = app.json(ITEMS + "/CAL-06?f=json&crs=EPSG:32719");
        String patch = "{\"geometry\":" + utm.path("geometry") + "}";
        HttpResponse<byte[]> answer = planner.client()
                .send(
                        "PATCH",
                        ITEMS + "/CAL-06",
                        patch,
                        "If-Match",
                        tag("CAL-06"),
                        "Content-Crs",
                        "<http://www.opengis.net/def/crs/EPSG/0/32719>");
        String draft = done(202, answer).path("borrador").asText();
        JsonNode edit = null;
        for (JsonNode each : planner.draft(draft).path("ediciones")) {
            edit = each.path("codigo").asText().equals("CAL-06") ? each : edit;
        }
        // A quarter of a metre: the metres were published in centimetres, and are the same shape or next to it.
        JsonNode shape = edit.path("geometria").isNull() ? edit.path("geometria_base") : edit.path("geometria");
        assertEquals(app.json(ITEMS + "/CAL-06?f=json").path("geometry").path("type"), shape.path("type"));
        assertEquals(first(app.json(ITEMS + "/CAL-06?f=json").path("geometry")), first(shape), 2e-6);
    }

    /** The first longitude of a geometry. */
    private static double first(JsonNode geometry) {
        JsonNode node = geometry.path("coordinates");
        while (node.isArray()) {
            node = node.get(0);
        }
        return node.asDouble();
    }

    @Test
    void two_new_features_at_once_are_two_and_a_repeated_one_is_the_same() throws Exception {
        ObjectNode fresh = (ObjectNode) app.json(ITEMS + "/CAL-04?f=json");
        fresh.remove("id");
        ((ObjectNode) fresh.path("properties")).remove("codigo");
        String body = fresh.toString();
        List<Callable<String>> both = List.of(
                () -> done(202, planner.client().send("POST", ITEMS, body))
                        .path("codigo")
                        .asText(),
                () -> done(202, planner.client().send("POST", ITEMS, body))
                        .path("codigo")
                        .asText());
        Set<String> codes = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> code : threads.invokeAll(both)) {
                codes.add(code.get());
            }
        }
        assertEquals(2, codes.size(), codes::toString);
        JsonNode first = done(202, planner.client().send("POST", ITEMS, body, "Idempotency-Key", "una"));
        JsonNode again = done(202, planner.client().send("POST", ITEMS, body, "Idempotency-Key", "una"));
        assertEquals(first, again);
    }

    @Test
    void what_cannot_be_is_named() {
        assertEquals(
                422,
                send("PATCH", "/CAL-07", "{\"properties\":{\"inventado\":1}}", tag("CAL-07"))
                        .statusCode());
        assertEquals(
                404,
                send("PATCH", "/ANF-01", "{\"properties\":{\"nota\":\"x\"}}", "\"v1-0\"")
                        .statusCode());
        assertEquals(401, app.client().send("POST", ITEMS, "{}").statusCode());
        assertEquals(403, reviewer.client().send("POST", ITEMS, "{}").statusCode());
    }

    @Test
    void a_program_is_told_what_it_can_do() {
        HttpResponse<byte[]> items = app.send("OPTIONS", ITEMS);
        assertEquals(
                "GET, HEAD, POST, OPTIONS", items.headers().firstValue("Allow").orElseThrow());
        HttpResponse<byte[]> item = app.send("OPTIONS", ITEMS + "/CAL-01");
        assertEquals(
                "GET, HEAD, PUT, OPTIONS", item.headers().firstValue("Allow").orElseThrow());
        HttpResponse<byte[]> comunas = app.send("OPTIONS", "/ogc/collections/comunas/items");
        assertEquals("GET, HEAD, OPTIONS", comunas.headers().firstValue("Allow").orElseThrow());
    }

    private String tag(String code) {
        return app.get(ITEMS + "/" + code + "?f=json")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private HttpResponse<byte[]> send(String method, String path, String json, String tag) {
        return planner.client().send(method, ITEMS + path, json, "If-Match", tag);
    }
}
