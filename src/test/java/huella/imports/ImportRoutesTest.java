package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.Client;
import huella.TestApp;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files on their way in, over HTTP, into the real database. */
class ImportRoutesTest {

    private static final String AREA = """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"codigo":"CAL-01","nombre":"Área de prueba"},"geometry":{"type":"Polygon",
              "coordinates":[[[-68.9,-22.5],[-68.8,-22.5],[-68.8,-22.4],[-68.9,-22.4],[-68.9,-22.5]]]}},
             {"type":"Feature","properties":{"nombre":"Se cruza"},"geometry":{"type":"Polygon",
              "coordinates":[[[-68.9,-22.5],[-68.8,-22.4],[-68.8,-22.5],[-68.9,-22.4],[-68.9,-22.5]]]}},
             {"type":"Feature","properties":{"nombre":"Lejos"},"geometry":{"type":"Point","coordinates":[2,48]}},
             {"type":"Feature","properties":{"nombre":"Sin forma"},"geometry":null}]}
            """;

    private static final String CSV = "nombre;este;norte\nPozo 1;510000;7500000\nPozo 2;511000;7501000\n";

    private static TestApp app;
    private static Client planner;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        planner = app.signedIn("carla", "planificador:calama");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_file_is_read_aside_and_each_feature_says_what_became_of_it() {
        Uploaded sent = Uploaded.of(planner, "área 1.geojson", bytes(AREA));
        JsonNode read = sent.read();
        assertEquals("listo", read.path("estado").asText(), read::toPrettyString);
        assertEquals("área 1.geojson", read.at("/archivo/nombre").asText());
        assertEquals(64, read.at("/archivo/sha256").asText().length());
        assertEquals("geojson", read.at("/formato/id").asText());
        assertEquals(4, read.path("objetos").asInt());
        assertEquals(2, read.path("buenos").asInt());
        assertEquals(2, read.path("rechazos_total").asInt());
        assertEquals(1, read.at("/capas/0/reparados").asInt());
        assertEquals("EPSG:4326", read.at("/capas/0/crs/codigo").asText());
        JsonNode features = sent.features();
        assertEquals(4, features.size());
        assertEquals("Polygon", features.at("/0/geometry/type").asText());
        assertEquals("MultiPolygon", features.at("/1/geometry/type").asText());
        assertEquals("Polygon", features.at("/1/properties/antes/type").asText());
        assertTrue(features.at("/1/properties/notas/0").asText().startsWith("Se reparó: "), features::toPrettyString);
        assertTrue(features.at("/2/properties/rechazo").asText().contains("norte de Chile"), features::toPrettyString);
        assertTrue(features.at("/2/geometry").isNull());
        assertTrue(features.at("/3/properties/rechazo").asText().startsWith("No tiene forma"));
        assertEquals(
                "Área de prueba", features.at("/0/properties/valores/nombre").asText());
    }

    @Test
    void a_table_without_a_system_asks_and_is_read_with_the_answer() {
        Uploaded sent = Uploaded.of(planner, "pozos.csv", bytes(CSV));
        JsonNode asked = sent.read();
        assertEquals("pregunta", asked.path("estado").asText(), asked::toPrettyString);
        JsonNode candidates = asked.at("/pregunta/candidatos");
        List<String> plausible = new java.util.ArrayList<>();
        candidates.forEach(candidate -> {
            if (candidate.path("plausible").asBoolean()) {
                plausible.add(candidate.path("crs").asText());
                assertFalse(candidate.path("muestra").isNull());
            }
        });
        assertTrue(plausible.containsAll(List.of("EPSG:32719", "EPSG:24879")), plausible::toString);
        assertEquals(409, planner.get("/api/imports/" + sent.id() + "/features").statusCode());
        HttpResponse<byte[]> chosen =
                planner.send("PUT", "/api/imports/" + sent.id() + "/choices", "{\"crs\":\"EPSG:24879\"}");
        assertEquals(202, chosen.statusCode(), () -> Client.text(chosen));
        JsonNode read = sent.read();
        assertEquals("listo", read.path("estado").asText(), read::toPrettyString);
        assertEquals("EPSG:24879", read.at("/capas/0/crs/codigo").asText());
        assertTrue(read.at("/capas/0/crs/exactitud_m").asDouble() > 0, read::toPrettyString);
        assertFalse(read.at("/capas/0/crs/operacion").asText().isEmpty());
        Uploaded at_once = Uploaded.of(planner, "pozos.csv", bytes(CSV), "crs", "EPSG:32719");
        assertEquals("listo", at_once.read().path("estado").asText());
        double psad56 = sent.features().at("/0/geometry/coordinates/0").asDouble();
        double wgs84 = at_once.features().at("/0/geometry/coordinates/0").asDouble();
        assertTrue(Math.abs(psad56 - wgs84) > 0.001, psad56 + " " + wgs84);
    }

    @Test
    void what_is_no_file_of_ours_is_refused_with_the_cure_and_nothing_is_left() throws Exception {
        Uploaded sent = Uploaded.of(planner, "mapa.geojson", bytes("%PDF-1.7 nada"));
        JsonNode read = sent.read();
        assertEquals("rechazado", read.path("estado").asText());
        assertTrue(read.path("motivo").asText().contains("PDF"), read::toPrettyString);
        assertTrue(read.path("sistemas").size() > 10, read::toPrettyString); // to be sent again with one of them
        assertEquals(
                409,
                planner.send("PUT", "/api/imports/" + sent.id() + "/choices", "{}")
                        .statusCode());
        assertFalse(Files.exists(stored(sent.id())));
    }

    @Test
    void what_is_left_is_gone() {
        Uploaded sent = Uploaded.of(planner, "área.geojson", bytes(AREA));
        sent.read();
        assertTrue(Files.exists(stored(sent.id())));
        assertEquals(
                204, planner.send("DELETE", "/api/imports/" + sent.id(), null).statusCode());
        assertEquals(404, planner.get("/api/imports/" + sent.id()).statusCode());
        assertFalse(Files.exists(stored(sent.id())));
    }

    @Test
    void nobody_sees_or_leaves_the_files_of_others() {
        Uploaded sent = Uploaded.of(planner, "área.geojson", bytes(AREA));
        sent.read();
        Client other = app.signedIn("otto", "planificador:calama", "revisor:calama");
        for (String path : List.of("", "/features")) {
            assertEquals(404, other.get("/api/imports/" + sent.id() + path).statusCode());
        }
        assertEquals(
                404, other.send("DELETE", "/api/imports/" + sent.id(), null).statusCode());
        assertEquals(
                404,
                other.send("PUT", "/api/imports/" + sent.id() + "/choices", "{}")
                        .statusCode());
        assertEquals(
                0, TestApp.json(other.get("/api/imports")).path("importaciones").size());
    }

    @Test
    void bad_options_are_named() {
        for (String[] option : List.of(
                new String[] {"crs", "EPSG:99999"},
                new String[] {"crs", "UTM 19"},
                new String[] {"ejes", "cruzados"},
                new String[] {"codificacion", "klingon"},
                new String[] {"color", "rojo"},
                new String[] {"x", "este"})) {
            HttpResponse<byte[]> answer = planner.upload("/api/imports", "pozos.csv", bytes(CSV), option);
            assertEquals(422, answer.statusCode(), () -> Client.text(answer));
            assertTrue(Client.text(answer).contains(option[0].equals("color") ? "color" : option[0]));
        }
    }

    @Test
    void a_file_over_the_limit_is_refused_by_its_name_before_it_is_read() {
        try (TestApp small = TestApp.start(java.util.Map.of("HUELLA_MAX_IMPORT_BYTES", "1000"))) {
            Client someone = small.signedIn("carla", "planificador:calama");
            HttpResponse<byte[]> answer = someone.upload("/api/imports", "a.csv", new byte[2_000]);
            assertEquals(422, answer.statusCode(), () -> Client.text(answer));
            assertTrue(Client.text(answer).contains("HUELLA_MAX_IMPORT_BYTES"), () -> Client.text(answer));
            HttpResponse<byte[]> large = someone.upload("/api/imports", "a.csv", new byte[103_000]);
            assertEquals(422, large.statusCode(), () -> Client.text(large));
        }
    }

    @Test
    void a_form_without_a_file_says_so() {
        HttpResponse<byte[]> answer = planner.send("POST", "/api/imports", "{}");
        assertEquals(422, answer.statusCode(), () -> Client.text(answer));
        assertTrue(Client.text(answer).contains("multipart/form-data"));
        assertEquals(404, planner.get("/api/imports/" + UUID.randomUUID()).statusCode());
        assertEquals(404, planner.get("/api/imports/nada").statusCode());
    }

    private static Path stored(String id) {
        return TestApp.DATA.resolve("imports").resolve(id);
    }

    @Test
    void who_answers_while_it_is_being_read_loses_nothing() {
        StringBuilder many = new StringBuilder("nombre,WKT\n");
        for (int i = 0; i < 4_000; i++) {
            many.append("p")
                    .append(i)
                    .append(",SRID=4326;POINT (-68.9 -22.")
                    .append(1_000 + i)
                    .append(")\n");
        }
        Uploaded sent = Uploaded.of(planner, "muchos.csv", bytes(many.toString()));
        int refused = 0;
        while (sent.now().path("estado").asText().equals("leyendo")) {
            HttpResponse<byte[]> answer =
                    planner.send("PUT", "/api/imports/" + sent.id() + "/choices", "{\"crs\":\"EPSG:4326\"}");
            if (answer.statusCode() == 409) {
                refused++;
            }
        }
        assertTrue(refused > 0, "it was never asked in time");
        JsonNode read = sent.read();
        int found = 0;
        for (int from = 0; ; ) {
            JsonNode page = TestApp.json(planner.get("/api/imports/" + sent.id() + "/features?desde=" + from))
                    .path("features");
            if (page.isEmpty()) {
                break;
            }
            found += page.size();
            from = page.get(page.size() - 1).path("id").asInt();
        }
        assertEquals(read.path("objetos").asInt(), found, read::toPrettyString);
        planner.send("DELETE", "/api/imports/" + sent.id(), null);
    }

    @Test
    void a_page_of_large_features_ends_early_and_the_next_one_goes_on() {
        StringBuilder large = new StringBuilder("nombre,texto,WKT\n");
        for (int i = 0; i < 600; i++) {
            large.append("p")
                    .append(i)
                    .append(',')
                    .append("a".repeat(9_900))
                    .append(",SRID=4326;POINT (-68.9 -22.5)\n");
        }
        Uploaded sent = Uploaded.of(planner, "largos.csv", bytes(large.toString()));
        assertEquals("listo", sent.read().path("estado").asText());
        JsonNode page = sent.features();
        assertTrue(page.size() > 100 && page.size() < 500, page.size() + " features");
        int last = page.get(page.size() - 1).path("id").asInt();
        assertEquals(page.size(), last);
        assertEquals(
                last + 1,
                TestApp.json(planner.get("/api/imports/" + sent.id() + "/features?desde=" + last))
                        .at("/features/0/id")
                        .asInt());
        planner.send("DELETE", "/api/imports/" + sent.id(), null);
    }

    @Test
    void a_token_for_another_layer_does_not_read_the_report_that_its_account_may_read() {
        Uploaded sent = Uploaded.of(planner, "área.geojson", bytes(AREA));
        sent.read();
        int version = TestApp.json(planner.get("/api/initiatives/CAL-01"))
                .at("/properties/version")
                .asInt();
        HttpResponse<byte[]> accepted = planner.send(
                "POST",
                "/api/imports/" + sent.id() + "/acceptance",
                "{\"destinos\":[{\"objeto\":1,\"codigo\":\"CAL-01\",\"base\":" + version + "}]}");
        assertEquals(201, accepted.statusCode(), () -> Client.text(accepted));
        String draft = TestApp.json(accepted).path("borrador").asText();
        HttpResponse<byte[]> seen = planner.get("/api/drafts/" + draft);
        HttpResponse<byte[]> submitted = planner.send(
                "POST",
                "/api/drafts/" + draft + "/submission",
                "{\"motivo\":\"Nuevo levantamiento\"}",
                "If-Match",
                seen.headers().firstValue("ETag").orElseThrow());
        assertEquals(200, submitted.statusCode(), () -> Client.text(submitted));
        Client reviewer = app.signedIn("rita", "revisor:calama", "revisor:tocopilla");
        assertEquals(200, reviewer.get("/api/imports/" + sent.id() + "/report").statusCode());
        JsonNode token = TestApp.json(reviewer.send(
                "POST",
                "/api/tokens",
                "{\"nombre\":\"tocopilla\",\"alcance\":\"leer\",\"capas\":[\"tocopilla\"],\"dias\":1}"));
        HttpResponse<byte[]> narrow = app.client()
                .get(
                        "/api/imports/" + sent.id() + "/report",
                        "Authorization",
                        "Bearer " + token.path("ficha").asText());
        assertEquals(404, narrow.statusCode(), () -> Client.text(narrow));
    }

    @Test
    void an_account_has_so_many_imports_waiting_and_no_more() {
        try (TestApp small = TestApp.start(java.util.Map.of("HUELLA_MAX_IMPORTS_PER_ACCOUNT", "1"))) {
            Client someone = small.signedIn("carla", "planificador:calama");
            Uploaded first = Uploaded.of(someone, "a.geojson", bytes(AREA));
            first.read();
            HttpResponse<byte[]> second = someone.upload("/api/imports", "b.geojson", bytes(AREA));
            assertEquals(409, second.statusCode(), () -> Client.text(second));
            assertTrue(Client.text(second).contains("HUELLA_MAX_IMPORTS_PER_ACCOUNT"));
            someone.send("DELETE", "/api/imports/" + first.id(), null);
            Uploaded.of(someone, "b.geojson", bytes(AREA)).read();
        }
    }
}
