package huella.editing;

import static huella.editing.Desk.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.Client;
import huella.TestApp;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The way of a proposal from its author to the public, and what stands in the way of mishaps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftRoutesTest {

    private final TestApp app = TestApp.start();
    private final Desk planner = new Desk(app.signedIn("paula", "planificador:calama", "planificador:tocopilla"));
    private final Desk reviewer = new Desk(app.signedIn("rene", "revisor:calama", "revisor:tocopilla"));
    private final Desk elsewhere = new Desk(app.signedIn("rita", "revisor:antofagasta", "planificador:antofagasta"));

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void a_draft_is_saved_submitted_and_published_and_only_then_public() {
        String before = name("CAL-01");
        String id = planner.start("Nombre de CAL-01");
        JsonNode draft = planner.rename(id, "CAL-01", current("CAL-01"), "Otro nombre");
        assertEquals(
                "Otro nombre",
                draft.path("ediciones").path(0).path("contenido").path("nombre").asText());
        assertEquals(before, name("CAL-01"));
        planner.submit(id, "Corrige el nombre");
        assertEquals(before, name("CAL-01"));
        int version = current("CAL-01");
        JsonNode made = reviewer.publish(id);
        assertEquals(version + 1, made.path("versiones").path("CAL-01").asInt());
        assertEquals("Otro nombre", name("CAL-01"));
        JsonNode last = history("CAL-01").path(0);
        assertEquals("Cuenta paula", last.path("autor").asText());
        assertEquals("Cuenta rene", last.path("revisor").asText());
        assertEquals("Corrige el nombre", last.path("motivo").asText());
        assertEquals("nombre", last.path("cambios").path("campos").path(0).asText());
        assertEquals("publicado", planner.draft(id).path("estado").asText());
    }

    @Test
    void a_write_without_if_match_is_428_and_with_an_old_one_412() {
        String id = planner.start("Dos ventanas");
        String old = planner.revision(id);
        planner.rename(id, "CAL-02", current("CAL-02"), "Primero");
        String edit = "{\"base\":1,\"campos\":{\"nombre\":\"Segundo\"}}";
        String path = "/api/drafts/" + id + "/edits/CAL-02";
        assertEquals(428, planner.client().send("PUT", path, edit).statusCode());
        assertEquals(
                412, planner.client().send("PUT", path, edit, "If-Match", old).statusCode());
        assertEquals(
                412, planner.client().send("PUT", path, edit, "If-Match", "*").statusCode());
        assertEquals(
                412,
                planner.client()
                        .send("PUT", path, edit, "If-Match", "W/" + planner.revision(id))
                        .statusCode());
        assertEquals(
                "Primero",
                planner.draft(id)
                        .path("ediciones")
                        .path(0)
                        .path("campos")
                        .path("nombre")
                        .asText());
    }

    @Test
    void the_same_request_sent_again_does_nothing_twice() {
        String key = "5f1c2d9e-once";
        HttpResponse<byte[]> first =
                planner.client().send("POST", "/api/drafts", "{\"titulo\":\"Una vez\"}", "Idempotency-Key", key);
        HttpResponse<byte[]> again =
                planner.client().send("POST", "/api/drafts", "{\"titulo\":\"Una vez\"}", "Idempotency-Key", key);
        assertEquals(done(201, first).path("id"), done(201, again).path("id"));
        HttpResponse<byte[]> other =
                planner.client().send("POST", "/api/drafts", "{\"titulo\":\"Otra\"}", "Idempotency-Key", key);
        assertEquals(422, other.statusCode(), () -> Client.text(other));

        String id = TestApp.json(first).path("id").asText();
        String edit = "{\"base\":1,\"campos\":{\"nombre\":\"Una sola vez\"}}";
        String path = "/api/drafts/" + id + "/edits/CAL-03";
        String revision = planner.revision(id);
        JsonNode saved =
                done(200, planner.client().send("PUT", path, edit, "If-Match", revision, "Idempotency-Key", "save"));
        JsonNode repeated =
                done(200, planner.client().send("PUT", path, edit, "If-Match", revision, "Idempotency-Key", "save"));
        assertEquals(saved.path("revision"), repeated.path("revision"));

        planner.submit(id, "Motivo");
        String tag = reviewer.preview(id).headers().firstValue("ETag").orElseThrow();
        String publish = "/api/drafts/" + id + "/publication";
        JsonNode published =
                done(200, reviewer.client().send("POST", publish, "{}", "If-Match", tag, "Idempotency-Key", "pub"));
        JsonNode twice =
                done(200, reviewer.client().send("POST", publish, "{}", "If-Match", tag, "Idempotency-Key", "pub"));
        assertEquals(published, twice);
        assertEquals(published.path("versiones").path("CAL-03").asInt(), current("CAL-03"));
    }

    @Test
    void edits_of_different_fields_of_one_initiative_merge() {
        int base = current("TOC-01");
        String one = planner.start("Nombre");
        planner.rename(one, "TOC-01", base, "Nombre nuevo");
        String other = planner.start("Nota");
        planner.save(other, "TOC-01", "{\"base\":" + base + ",\"campos\":{\"nota\":\"Nota nueva\"}}");
        planner.submit(one, "Nombre");
        planner.submit(other, "Nota");
        reviewer.publish(one);
        JsonNode preview = done(200, reviewer.preview(other));
        assertTrue(preview.path("se_puede").asBoolean(), preview::toString);
        reviewer.publish(other);
        JsonNode now = app.json("/api/initiatives/TOC-01").path("properties");
        assertEquals("Nombre nuevo", now.path("nombre").asText());
        assertEquals("Nota nueva", now.path("nota").asText());
    }

    @Test
    void two_values_for_one_field_are_a_conflict_that_somebody_decides() {
        int base = current("TOC-02");
        String one = planner.start("Uno");
        planner.rename(one, "TOC-02", base, "Nombre uno");
        String two = planner.start("Dos");
        planner.rename(two, "TOC-02", base, "Nombre dos");
        planner.submit(one, "Uno");
        planner.submit(two, "Dos");
        reviewer.publish(one);
        JsonNode conflict = done(200, reviewer.preview(two))
                .path("ediciones")
                .path(0)
                .path("conflictos")
                .path(0);
        assertEquals("nombre", conflict.path("campo").asText());
        assertEquals("Nombre uno", conflict.path("vigente").asText());
        assertEquals("Nombre dos", conflict.path("propuesta").asText());
        assertEquals(409, reviewer.tryPublish(two, "{}").statusCode());
        assertEquals("Nombre uno", name("TOC-02"));
        done(200, reviewer.tryPublish(two, "{\"TOC-02\":{\"nombre\":\"propuesta\"}}"));
        assertEquals("Nombre dos", name("TOC-02"));
    }

    @Test
    void what_changed_since_the_preview_is_412_and_publishes_nothing() {
        int base = current("TOC-03");
        String one = planner.start("Uno");
        planner.rename(one, "TOC-03", base, "Uno de TOC-03");
        String two = planner.start("Dos");
        planner.save(two, "TOC-03", "{\"base\":" + base + ",\"campos\":{\"nota\":\"Dos\"}}");
        planner.submit(one, "Uno");
        planner.submit(two, "Dos");
        String seen = reviewer.preview(two).headers().firstValue("ETag").orElseThrow();
        reviewer.publish(one);
        HttpResponse<byte[]> late =
                reviewer.client().send("POST", "/api/drafts/" + two + "/publication", "{}", "If-Match", seen);
        assertEquals(412, late.statusCode(), () -> Client.text(late));
        assertEquals(base + 1, current("TOC-03"));
    }

    @Test
    void a_returned_draft_says_why_and_is_open_again() {
        String id = planner.start("Se devuelve");
        planner.rename(id, "CAL-05", current("CAL-05"), "Sin sustento");
        planner.submit(id, "Motivo");
        assertEquals(
                409,
                planner.trySave(id, "CAL-05", "{\"base\":1,\"campos\":{\"nota\":\"x\"}}")
                        .statusCode());
        assertEquals(422, reviewer.step(id, "return", "{}").statusCode());
        done(200, reviewer.step(id, "return", "{\"comentario\":\"Falta la fuente\"}"));
        JsonNode draft = planner.draft(id);
        assertEquals("devuelto", draft.path("estado").asText());
        List<String> comments = StreamSupport.stream(draft.path("sucesos").spliterator(), false)
                .map(event -> event.path("comentario").asText())
                .toList();
        assertTrue(comments.contains("Falta la fuente"), comments::toString);
        planner.rename(id, "CAL-05", current("CAL-05"), "Con sustento");
        planner.submit(id, "Motivo");
        done(200, planner.step(id, "withdrawal", "{}"));
        done(200, planner.client().send("DELETE", "/api/drafts/" + id, null, "If-Match", planner.revision(id)));
        assertEquals("descartado", planner.draft(id).path("estado").asText());
        done(200, planner.step(id, "reopening", "{}"));
        assertEquals(1, planner.draft(id).path("ediciones").size());
    }

    @Test
    void a_new_initiative_gets_a_code_and_a_retired_one_leaves_the_map_but_not_the_history() {
        JsonNode model = app.json("/api/initiatives/CAL-04/versions/1");
        StringBuilder fields = new StringBuilder();
        for (Attribute attribute : Attribute.values()) {
            if (attribute != Attribute.NOMBRE && model.path("properties").has(attribute.key())) {
                fields.append(fields.isEmpty() ? "" : ",")
                        .append('"')
                        .append(attribute.key())
                        .append("\":")
                        .append(model.path("properties").path(attribute.key()));
            }
        }
        String code = done(200, planner.client().get("/api/codes/next?capa=calama"))
                .path("codigo")
                .asText();
        String id = planner.start("Nueva");
        planner.save(
                id,
                code,
                "{\"nueva\":true,\"campos\":{" + fields + ",\"nombre\":\"Iniciativa nueva\"},\"geometria\":"
                        + model.path("geometry") + "}");
        planner.submit(id, "Nueva");
        reviewer.publish(id);
        assertEquals("Iniciativa nueva", name(code));
        assertNotEquals(
                code,
                done(200, planner.client().get("/api/codes/next?capa=calama"))
                        .path("codigo")
                        .asText());

        String end = planner.start("Se retira");
        planner.save(end, code, "{\"base\":1,\"retirar\":{\"motivo\":\"Terminó\"}}");
        planner.submit(end, "Terminó");
        reviewer.publish(end);
        assertEquals(404, app.get("/api/initiatives/" + code).statusCode());
        assertEquals(2, history(code).size());
        assertTrue(history(code).path(0).path("retirada").asBoolean());

        HttpResponse<byte[]> restored = reviewer.client()
                .send(
                        "POST",
                        "/api/initiatives/" + code + "/versions/1/restoration",
                        "{\"motivo\":\"Sigue\"}",
                        "If-Match",
                        "\"2\"");
        assertEquals(3, done(201, restored).path("versiones").path(code).asInt());
        assertEquals("Iniciativa nueva", name(code));
        assertEquals(1, history(code).path(0).path("restaurada_de").asInt());
    }

    @Test
    void nobody_acts_where_they_have_no_right() {
        String id = planner.start("Sin permiso");
        assertEquals(
                403,
                planner.trySave(id, "ANF-01", "{\"base\":1,\"campos\":{\"nota\":\"x\"}}")
                        .statusCode());
        assertEquals(
                403,
                planner.trySave(id, "CAL-06", "{\"base\":1,\"campos\":{\"capa\":\"antofagasta\"}}")
                        .statusCode());
        planner.rename(id, "CAL-06", current("CAL-06"), "Con permiso");
        assertEquals(404, elsewhere.client().get("/api/drafts/" + id).statusCode());
        planner.submit(id, "Motivo");
        assertEquals(404, elsewhere.preview(id).statusCode());
        assertEquals(
                404,
                elsewhere
                        .client()
                        .send("POST", "/api/drafts/" + id + "/publication", "{}", "If-Match", "\"1\"")
                        .statusCode());
        assertEquals(
                403,
                planner.client()
                        .send("POST", "/api/drafts/" + id + "/publication", "{}", "If-Match", "\"1\"")
                        .statusCode());
        assertEquals(401, app.client().get("/api/drafts/" + id).statusCode());
        assertFalse(done(200, elsewhere.client().get("/api/drafts"))
                .path("borradores")
                .toString()
                .contains(id));
    }

    @Test
    void an_edit_on_an_old_version_needs_the_right_where_the_initiative_is_now() {
        Desk admin = new Desk(app.signedIn("alma", "admin"));
        int old = current("TOC-05");
        String move = admin.start("Cambia de capa");
        admin.save(move, "TOC-05", "{\"base\":" + old + ",\"campos\":{\"capa\":\"antofagasta\"}}");
        admin.submit(move, "Cambia de capa");
        admin.publish(move);
        String id = planner.start("Sobre la versión anterior");
        assertEquals(
                403,
                planner.trySave(id, "TOC-05", "{\"base\":" + old + ",\"campos\":{\"nota\":\"x\"}}")
                        .statusCode());
    }

    @Test
    void a_code_far_away_in_a_draft_does_not_lead_the_next_ones_astray() {
        String before = done(200, planner.client().get("/api/codes/next?capa=tocopilla"))
                .path("codigo")
                .asText();
        String id = planner.start("Código lejano");
        planner.save(id, "TOC-9999", "{\"nueva\":true,\"campos\":{\"capa\":\"tocopilla\"}}");
        assertEquals(
                before,
                done(200, planner.client().get("/api/codes/next?capa=tocopilla"))
                        .path("codigo")
                        .asText());
    }

    @Test
    void who_wrote_a_draft_does_not_publish_it_unless_nobody_else_is_there() {
        Desk both = new Desk(app.signedIn("bruno", "planificador:calama", "revisor:calama"));
        String id = both.start("Propio");
        both.rename(id, "CAL-07", current("CAL-07"), "Propio");
        both.submit(id, "Motivo");
        assertEquals(409, both.tryPublish(id, "{}").statusCode());
        Desk admin = new Desk(app.signedIn("ada", "admin"));
        String own = admin.start("Del administrador");
        admin.save(own, "TOC-04", "{\"base\":" + current("TOC-04") + ",\"campos\":{\"nota\":\"Urgente\"}}");
        admin.submit(own, "Urgente");
        admin.publish(own);
        assertEquals(
                "Urgente",
                app.json("/api/initiatives/TOC-04")
                        .path("properties")
                        .path("nota")
                        .asText());
    }

    private String name(String code) {
        return app.json("/api/initiatives/" + code)
                .path("properties")
                .path("nombre")
                .asText();
    }

    private int current(String code) {
        return history(code).path(0).path("version").asInt();
    }

    private JsonNode history(String code) {
        return app.json("/api/initiatives/" + code + "/versions").path("versiones");
    }
}
