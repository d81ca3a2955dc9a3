package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.Client;
import huella.TestApp;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was read becomes a draft, all of it or nothing, over HTTP and into the real database. */
class AcceptanceRoutesTest {

    private static final String FILE = """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"COD":"cal 1","NOMBRE":"Uno","NUM":"siete"},"geometry":{"type":"Polygon",
              "coordinates":[[[-68.9,-22.5],[-68.8,-22.5],[-68.8,-22.4],[-68.9,-22.4],[-68.9,-22.5]]]}},
             {"type":"Feature","properties":{"NOMBRE":"Se cruza","NUM":"4"},"geometry":{"type":"Polygon",
              "coordinates":[[[-68.7,-22.5],[-68.6,-22.4],[-68.6,-22.5],[-68.7,-22.4],[-68.7,-22.5]]]}},
             {"type":"Feature","properties":{"NOMBRE":"Lejos"},"geometry":{"type":"Point","coordinates":[2,48]}},
             {"type":"Feature","properties":{"NOMBRE":"Vecina","NUM":"5"},"geometry":{"type":"Polygon",
              "coordinates":[[[-68.8,-22.5],[-68.7,-22.5],[-68.7,-22.4],[-68.8,-22.4],[-68.8,-22.5]]]}},
             {"type":"Feature","properties":{"NOMBRE":"Un punto"},"geometry":{"type":"Point","coordinates":[-68.9,-22.4]}}]}
            """;

    private static TestApp app;
    private static Client planner;
    private static Uploaded untouched;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        planner = app.signedIn("carla", "planificador:calama");
        untouched = sent();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void features_come_with_a_proposal_and_columns_with_a_guess() {
        Uploaded sent = untouched;
        JsonNode columns = sent.now().at("/capas/0/columnas");
        assertEquals("codigo", column(columns, "COD"));
        assertEquals("nombre", column(columns, "NOMBRE"));
        JsonNode proposal = sent.features().at("/0/properties/propuesta");
        assertEquals("cambiar", proposal.path("accion").asText(), proposal::toPrettyString);
        assertEquals("CAL-01", proposal.path("codigo").asText());
        assertEquals(1, proposal.path("base").asInt());
        assertEquals("codigo", proposal.path("por").asText());
        assertEquals(
                "omitir", sent.features().at("/2/properties/propuesta/accion").asText());
        assertEquals(
                "nueva", sent.features().at("/3/properties/propuesta/accion").asText());
    }

    @Test
    void what_is_accepted_is_a_draft_that_tells_its_file_and_the_report_stays_with_it() {
        Uploaded sent = sent();
        HttpResponse<byte[]> answer = accept(sent, """
                {"titulo":"Área nueva","columnas":{"NOMBRE":"nombre","NUM":"fuente_numero"},
                 "comunes":{"capa":"calama","precision":"sector"},
                 "destinos":[{"objeto":1,"codigo":"CAL-01","base":1},{"objeto":2,"nueva":true,"grupo":"a"},
                             {"objeto":4,"nueva":true,"grupo":"a"}]}
                """);
        assertEquals(201, answer.statusCode(), () -> Client.text(answer));
        String id = TestApp.json(answer).path("borrador").asText();
        assertEquals(
                "/api/drafts/" + id, answer.headers().firstValue("Location").orElseThrow());
        JsonNode draft = TestApp.json(planner.get("/api/drafts/" + id));
        assertEquals("importacion", draft.path("origen").asText());
        assertEquals("Área nueva", draft.path("titulo").asText());
        assertEquals(2, draft.path("ediciones").size());
        JsonNode changed = draft.at("/ediciones/0");
        assertEquals("CAL-01", changed.path("codigo").asText());
        JsonNode basisNow = changed.path("campos");
        assertEquals(3, basisNow.size(), "its shape and what goes with it: its fields were not asked for");
        assertTrue(basisNow.path("sustento").asText().startsWith("Importado de «área.geojson»"), basisNow::toString);
        assertTrue(basisNow.path("sustento_en").asText().startsWith("Imported from"), basisNow::toString);
        assertEquals("sector", basisNow.path("precision").asText(), "the planner said so");
        assertEquals("Polygon", changed.at("/geometria/type").asText());
        JsonNode made = draft.at("/ediciones/1");
        assertTrue(made.path("nueva").asBoolean());
        assertEquals("Se cruza", made.at("/campos/nombre").asText(), "the first of the group decides");
        assertEquals(4, made.at("/campos/fuente_numero").asInt());
        assertEquals("sector", made.at("/campos/precision").asText());
        assertEquals("calama", made.at("/campos/capa").asText());
        String basis = made.at("/campos/sustento").asText();
        assertTrue(basis.contains("«área.geojson»") && basis.contains("EPSG:4326"), basis);
        assertTrue(made.at("/campos/sustento_en").asText().startsWith("Imported from"));
        assertEquals("MultiPolygon", made.at("/geometria/type").asText());
        JsonNode from = draft.path("importacion");
        assertEquals(sent.id(), from.path("id").asText());
        assertEquals("área.geojson", from.path("archivo").asText());
        assertEquals("EPSG:4326", from.path("crs").asText());
        assertEquals("Cuenta carla", from.path("autor").asText());

        JsonNode after = sent.now();
        assertEquals("aceptado", after.path("estado").asText());
        assertEquals(id, after.path("borrador").asText());
        JsonNode report = TestApp.json(planner.get(from.path("informe").asText()));
        assertEquals(from.path("sha256").asText(), report.at("/archivo/sha256").asText());
        assertEquals("Cuenta carla", report.path("autor").asText());
        assertEquals(1, report.path("rechazos").size());
        assertTrue(report.at("/reparaciones/0/notas/0").asText().startsWith("Se reparó"));
        assertEquals("CAL-01", report.at("/aceptacion/destinos/0/codigo").asText());
        assertEquals(
                made.path("codigo").asText(),
                report.at("/aceptacion/destinos/1/codigo").asText());
        assertEquals(2, report.at("/aceptacion/destinos/1/objetos").size());
        String text = Client.text(planner.get(from.path("informe").asText() + "?formato=texto"));
        for (String said : List.of(
                "Archivo: área.geojson",
                "SHA-256: " + from.path("sha256").asText(),
                "Enviado por: Cuenta carla",
                "Sistema de coordenadas: WGS 84, longitud y latitud (EPSG:4326)",
                "NOMBRE → nombre",
                "Donde cambió la forma, el sustento anterior ya no valía",
                "la precisión es «sector»",
                "- CAL-01 (sobre la versión 1): objeto 1 (área)",
                "- " + made.path("codigo").asText() + " (nueva): objeto 2",
                "Se reparó",
                "norte de Chile",
                "Objetos del archivo que no se importaron: 2")) {
            assertTrue(text.contains(said), () -> said + " in:\n" + text);
        }
    }

    @Test
    void a_precision_that_nobody_gave_stays_and_a_basis_that_the_planner_gave_counts() {
        Uploaded sent = sent();
        String draft = TestApp.json(accept(sent, """
                {"comunes":{"sustento":"Levantamiento en terreno"},
                 "destinos":[{"objeto":1,"codigo":"CAL-01","base":1}]}""")).path("borrador").asText();
        JsonNode fields = TestApp.json(planner.get("/api/drafts/" + draft)).at("/ediciones/0/campos");
        assertEquals("Levantamiento en terreno", fields.path("sustento").asText());
        assertTrue(fields.path("precision").isMissingNode(), fields::toString);
    }

    @Test
    void more_initiatives_than_a_draft_takes_are_refused_before_anything_is_looked_up() {
        StringBuilder targets = new StringBuilder();
        for (int object = 1; object <= 201; object++) {
            targets.append(object == 1 ? "" : ",").append("{\"objeto\":" + object + ",\"nueva\":true}");
        }
        HttpResponse<byte[]> answer =
                accept(untouched, "{\"comunes\":{\"capa\":\"calama\"},\"destinos\":[" + targets + "]}");
        assertEquals(409, answer.statusCode(), () -> Client.text(answer));
        assertTrue(Client.text(answer).contains("van a 201 iniciativas"), () -> Client.text(answer));
        assertTrue(Client.text(answer).contains("HUELLA_MAX_DRAFT_EDITS"), () -> Client.text(answer));
    }

    @Test
    void the_report_is_for_the_author_and_for_who_reviews_the_draft_and_nobody_else() {
        Uploaded sent = sent();
        String draft = TestApp.json(accept(sent, change(1))).path("borrador").asText();
        Client reviewer = app.signedIn("rosa", "revisor:calama");
        Client elsewhere = app.signedIn("rita", "revisor:antofagasta");
        Client colleague = app.signedIn("otto", "planificador:calama");
        String report = "/api/imports/" + sent.id() + "/report";
        assertEquals(404, reviewer.get(report).statusCode(), "not submitted yet");
        String revision = "\""
                + TestApp.json(planner.get("/api/drafts/" + draft))
                        .path("revision")
                        .asInt() + "\"";
        HttpResponse<byte[]> submitted = planner.send(
                "POST", "/api/drafts/" + draft + "/submission", "{\"motivo\":\"Del archivo\"}", "If-Match", revision);
        assertEquals(200, submitted.statusCode(), () -> Client.text(submitted));
        assertEquals(200, planner.get(report).statusCode());
        assertEquals(200, reviewer.get(report).statusCode());
        assertEquals(
                "área.geojson",
                TestApp.json(reviewer.get("/api/drafts/" + draft))
                        .at("/importacion/archivo")
                        .asText());
        assertEquals(404, elsewhere.get(report).statusCode());
        assertEquals(404, colleague.get(report).statusCode());
        assertEquals(401, app.client().get(report).statusCode());
    }

    @Test
    void a_file_is_accepted_once_and_who_did_not_hear_it_hears_it_again() {
        Uploaded sent = sent();
        String[] key = {"Idempotency-Key", "aceptar-1"};
        String path = "/api/imports/" + sent.id() + "/acceptance";
        HttpResponse<byte[]> first = planner.send("POST", path, change(2), key);
        HttpResponse<byte[]> again = planner.send("POST", path, change(2), key);
        assertEquals(201, first.statusCode(), () -> Client.text(first));
        assertEquals(201, again.statusCode(), () -> Client.text(again));
        assertEquals(TestApp.json(first).path("borrador"), TestApp.json(again).path("borrador"));
        HttpResponse<byte[]> other = planner.send("POST", path, change(3));
        assertEquals(409, other.statusCode());
        assertTrue(
                Client.text(other).contains(TestApp.json(first).path("borrador").asText()));
        assertEquals(
                409, planner.send("DELETE", "/api/imports/" + sent.id(), null).statusCode());
        assertEquals(409, planner.get("/api/imports/" + sent.id() + "/features").statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422|no tiene un objeto 77|{\"destinos\":[{\"objeto\":77,\"codigo\":\"CAL-01\",\"base\":1}]}",
                "422|objeto 3 no se puede usar|{\"destinos\":[{\"objeto\":3,\"codigo\":\"CAL-01\",\"base\":1}]}",
                "422|es un área y el objeto 5 es un punto|{\"destinos\":[{\"objeto\":1,\"codigo\":\"CAL-01\",\"base\":1},"
                        + "{\"objeto\":5,\"codigo\":\"CAL-01\",\"base\":1}]}",
                "422|Diga en qué capa|{\"destinos\":[{\"objeto\":1,\"nueva\":true}]}",
                "422|«siete» no es un número|{\"columnas\":{\"NUM\":\"fuente_numero\"},\"comunes\":{\"capa\":\"calama\"},"
                        + "\"destinos\":[{\"objeto\":1,\"nueva\":true}]}",
                "422|«NOMBRE» de la misma capa|{\"columnas\":{\"NOMBRE\":\"nombre\",\"NUM\":\"nombre\"},"
                        + "\"comunes\":{\"capa\":\"calama\"},\"destinos\":[{\"objeto\":1,\"nueva\":true}]}",
                "422|no es un campo que se pueda importar|{\"columnas\":{\"NUM\":\"version\"},\"destinos\":[{\"objeto\":1,\"nueva\":true}]}",
                "422|ya tiene un destino|{\"destinos\":[{\"objeto\":1,\"nueva\":true},{\"objeto\":1,\"nueva\":true}]}",
                "422|Diga sobre qué versión|{\"destinos\":[{\"objeto\":1,\"codigo\":\"CAL-01\"}]}",
                "422|Diga la misma en todos|{\"destinos\":[{\"objeto\":1,\"codigo\":\"CAL-01\",\"base\":1},{\"objeto\":2,\"codigo\":\"CAL-01\",\"base\":2}]}",
                "422|o que es nueva|{\"destinos\":[{\"objeto\":1}]}",
                "422|al menos un objeto|{\"destinos\":[]}",
                "422|al menos un objeto|{}",
                "422|se unen por su código|{\"destinos\":[{\"objeto\":1,\"codigo\":\"CAL-01\",\"base\":1,\"grupo\":\"a\"}]}",
                "422|destinos[0].nueva|{\"destinos\":[{\"objeto\":1,\"nueva\":\"sí\"}]}",
                "422|no es una capa|{\"comunes\":{\"capa\":\"luna\"},\"destinos\":[{\"objeto\":1,\"nueva\":true}]}",
                "403|antofagasta|{\"comunes\":{\"capa\":\"antofagasta\"},\"destinos\":[{\"objeto\":1,\"nueva\":true}]}",
                "403|antofagasta|{\"destinos\":[{\"objeto\":1,\"codigo\":\"ANF-03\",\"base\":1}]}",
                "404|No hay una versión 9|{\"destinos\":[{\"objeto\":1,\"codigo\":\"CAL-01\",\"base\":9}]}",
            })
    void what_cannot_be_is_told_and_nothing_is_done(int status, String said, String body) {
        int drafts = drafts();
        HttpResponse<byte[]> answer = accept(untouched, body);
        assertEquals(status, answer.statusCode(), () -> Client.text(answer));
        assertTrue(Client.text(answer).contains(said), () -> Client.text(answer));
        assertEquals("listo", untouched.now().path("estado").asText());
        assertEquals(drafts, drafts());
    }

    @Test
    void a_file_that_says_what_is_published_makes_no_draft() {
        byte[] published = app.get("/export/calama.geojson").body();
        Uploaded sent = Uploaded.of(planner, "calama.geojson", published);
        JsonNode read = sent.read();
        assertEquals("listo", read.path("estado").asText(), read::toPrettyString);
        StringBuilder targets = new StringBuilder();
        for (JsonNode feature : sent.features()) {
            JsonNode proposal = feature.at("/properties/propuesta");
            assertEquals("igual", proposal.path("accion").asText(), feature::toPrettyString);
            targets.append(targets.isEmpty() ? "" : ",")
                    .append("{\"objeto\":" + feature.path("id") + ",\"codigo\":" + proposal.path("codigo")
                            + ",\"base\":" + proposal.path("base") + "}");
        }
        StringBuilder columns = new StringBuilder();
        for (JsonNode column : read.at("/capas/0/columnas")) {
            if (column.path("campo").isTextual()) {
                columns.append(columns.isEmpty() ? "" : ",").append(column.path("nombre") + ":" + column.path("campo"));
            }
        }
        HttpResponse<byte[]> answer = accept(
                sent, "{\"actualizar_campos\":true,\"columnas\":{" + columns + "},\"destinos\":[" + targets + "]}");
        assertEquals(409, answer.statusCode(), () -> Client.text(answer));
        assertTrue(Client.text(answer).contains("lo mismo que está publicado"), () -> Client.text(answer));
    }

    @Test
    void nobody_accepts_the_file_of_another() {
        Uploaded sent = untouched;
        Client other = app.signedIn("otto", "planificador:calama");
        assertEquals(
                404,
                other.send("POST", "/api/imports/" + sent.id() + "/acceptance", change(1))
                        .statusCode());
        assertFalse(sent.now().path("estado").asText().equals("aceptado"));
    }

    private static String change(int code) {
        return "{\"destinos\":[{\"objeto\":1,\"codigo\":\"CAL-0" + code + "\",\"base\":1}]}";
    }

    private static Uploaded sent() {
        Uploaded sent = Uploaded.of(planner, "área.geojson", FILE.getBytes(StandardCharsets.UTF_8));
        assertEquals("listo", sent.read().path("estado").asText());
        return sent;
    }

    private static HttpResponse<byte[]> accept(Uploaded sent, String body) {
        return planner.send("POST", "/api/imports/" + sent.id() + "/acceptance", body);
    }

    private static int drafts() {
        return TestApp.json(planner.get("/api/drafts")).path("borradores").size();
    }

    private static String column(JsonNode columns, String name) {
        for (JsonNode column : columns) {
            if (column.path("nombre").asText().equals(name)) {
                return column.path("campo").asText();
            }
        }
        return "";
    }
}
