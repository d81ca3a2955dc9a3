package huella.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.Client;
import huella.TestApp;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, sessions, passwords and tokens, as browsers and programs meet them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessRoutesTest {

    private final TestApp app = TestApp.start();
    private final Accounts accounts = new Accounts(app.database());

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void who_has_not_signed_in_is_nobody() {
        HttpResponse<byte[]> answer = app.client().get("/api/session");
        assertEquals(200, answer.statusCode());
        assertTrue(TestApp.json(answer).path("cuenta").isNull());
        assertPrivate(answer);
    }

    @Test
    void signing_in_tells_who_one_is_and_what_one_may() {
        Client client = app.signedIn("planner1", "planificador:calama", "revisor:rutas");
        JsonNode session = TestApp.json(client.get("/api/session"));
        assertEquals("planner1", session.at("/cuenta/usuario").asText());
        assertEquals("Cuenta planner1", session.at("/cuenta/nombre").asText());
        assertFalse(session.at("/cuenta/es_admin").asBoolean());
        assertEquals(
                "[{\"rol\":\"planificador\",\"capa\":\"calama\"},{\"rol\":\"revisor\",\"capa\":\"rutas\"}]",
                session.at("/cuenta/permisos").toString());
        assertEquals(client.csrf().orElseThrow(), session.path("csrf").asText());
        assertTrue(session.path("vence").asText().endsWith("Z"));
    }

    @Test
    void the_cookie_is_out_of_reach_of_scripts_and_other_sites_and_the_table_has_its_digest_only() {
        app.signedIn("planner2", "planificador:calama");
        HttpResponse<byte[]> answer = app.client().trySignIn("planner2", Client.PASSWORD);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.matches("huella_session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax"), cookie);
        assertPrivate(answer);
        String value = cookie.substring("huella_session=".length(), cookie.indexOf(';'));
        int rows = count("SELECT count(*) FROM session WHERE digest = sha256('" + value + "')");
        assertEquals(1, rows);
        assertEquals(0, count("SELECT count(*) FROM session s WHERE s::text LIKE '%" + value + "%'"));
    }

    @Test
    void every_sign_in_has_a_new_cookie_and_ends_the_one_before_in_that_browser() {
        Client client = app.signedIn("planner3", "planificador:calama");
        String before = client.cookie().orElseThrow();
        client.signIn("planner3", Client.PASSWORD);
        assertNotEquals(before, client.cookie().orElseThrow());
        assertTrue(TestApp.json(app.client().get("/api/session", "Cookie", before))
                .path("cuenta")
                .isNull());
    }

    @ParameterizedTest
    @CsvSource({"wrong1,otra clave cualquiera", "nobody,tres ranas en el salar", "'x; --',tres ranas en el salar"})
    void wrong_login_and_wrong_password_get_the_same_answer(String login, String password) {
        app.signedIn("wrong1");
        HttpResponse<byte[]> answer = app.client().trySignIn(login, password);
        assertEquals(401, answer.statusCode());
        assertEquals(
                "El usuario o la clave no son correctos. Revise mayúsculas y tildes; si olvidó la clave, pida una nueva a"
                        + " quien administra el servicio.",
                TestApp.json(answer).path("detail").asText());
        assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
        assertPrivate(answer);
    }

    @Test
    void capitals_and_blanks_in_the_login_do_no_harm_and_the_password_counts_to_the_letter() {
        app.signedIn("planner4");
        assertEquals(200, app.client().trySignIn("  Planner4 ", Client.PASSWORD).statusCode());
        assertEquals(
                401, app.client().trySignIn("planner4", Client.PASSWORD + " ").statusCode());
        assertEquals(
                401,
                app.client()
                        .trySignIn("planner4", Client.PASSWORD.toUpperCase(java.util.Locale.ROOT))
                        .statusCode());
    }

    @Test
    void after_ten_wrong_tries_one_waits_and_the_record_says_so_without_the_password() {
        app.signedIn("tried");
        TestApp own = TestApp.start(); // the limits of this address are this service's
        try {
            own.signedIn("tried");
            for (int i = 0; i < 10; i++) {
                assertEquals(
                        401,
                        own.client().trySignIn("tried", "clave equivocada " + i).statusCode());
            }
            HttpResponse<byte[]> answer = own.client().trySignIn("tried", Client.PASSWORD);
            assertEquals(429, answer.statusCode());
            int wait =
                    Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(wait > 0 && wait <= 90, () -> "wait " + wait);
            // Who says to come from elsewhere, without being a proxy of ours, is where the connection is.
            assertEquals(
                    429,
                    own.client()
                            .send(
                                    "POST",
                                    "/api/session",
                                    "{\"usuario\":\"tried\",\"clave\":\"x\"}",
                                    "X-Forwarded-For",
                                    "203.0.113.77")
                            .statusCode());
            assertEquals(
                    List.of("{\"limite\": \"pair\", \"direccion\": \"127.0.0.1\"}"),
                    texts(
                            own,
                            "SELECT detail::text FROM audit WHERE action = 'sesion.rechazada' AND subject = 'tried'"));
        } finally {
            own.close();
        }
    }

    @Test
    void a_change_without_the_session_token_or_from_another_page_is_refused_and_does_nothing() {
        Client client = app.signedIn("careful", "planificador:calama");
        assertEquals(
                403,
                client.send("DELETE", "/api/session", null, "X-Huella-CSRF", "x")
                        .statusCode());
        assertEquals(
                403,
                client.send("DELETE", "/api/sessions", null, "X-Huella-CSRF", "")
                        .statusCode());
        assertEquals(
                403,
                client.send("DELETE", "/api/session", null, "Sec-Fetch-Site", "cross-site")
                        .statusCode());
        assertEquals(
                403,
                client.send("DELETE", "/api/session", null, "Sec-Fetch-Site", "same-site")
                        .statusCode());
        assertEquals(
                403,
                client.send("DELETE", "/api/session", null, "Origin", "https://evil.example")
                        .statusCode());
        assertEquals(
                403,
                client.send(
                                "POST",
                                "/api/session",
                                "{\"usuario\":\"careful\",\"clave\":\"" + Client.PASSWORD + "\"}",
                                "Sec-Fetch-Site",
                                "cross-site")
                        .statusCode(),
                "nobody is signed in to an account of the attacker's");
        assertEquals("careful", who(client));
        assertEquals(
                200,
                client.send(
                                "POST",
                                "/api/session",
                                "{\"usuario\":\"careful\",\"clave\":\"" + Client.PASSWORD + "\"}",
                                "Sec-Fetch-Site",
                                "same-origin",
                                "Origin",
                                app.origin())
                        .statusCode());
    }

    @Test
    void one_can_sign_in_anew_from_a_page_that_does_not_know_of_the_session() {
        Client client = app.signedIn("tabs");
        String before = client.cookie().orElseThrow();
        HttpResponse<byte[]> answer = client.send(
                "POST",
                "/api/session",
                "{\"usuario\":\"tabs\",\"clave\":\"" + Client.PASSWORD + "\"}",
                "X-Huella-CSRF",
                "");
        assertEquals(200, answer.statusCode(), () -> Client.text(answer));
        assertEquals(401, app.client().get("/api/sessions", "Cookie", before).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void what_a_form_can_send_signs_nobody_in(String type) {
        app.signedIn("forms");
        HttpResponse<byte[]> answer = app.client()
                .send(
                        "POST",
                        "/api/session",
                        "{\"usuario\":\"forms\",\"clave\":\"" + Client.PASSWORD + "\"}",
                        "Content-Type",
                        type);
        assertEquals(422, answer.statusCode(), () -> Client.text(answer));
    }

    @Test
    void a_body_that_is_no_sign_in_is_not_even_read() {
        HttpResponse<byte[]> answer = app.client()
                .send("POST", "/api/session", "{\"usuario\":[" + "{},".repeat(100_000) + "{}],\"clave\":\"x\"}");
        assertEquals(413, answer.statusCode(), () -> Client.text(answer));
    }

    @Test
    void signing_out_ends_the_session_for_good() {
        Client client = app.signedIn("leaving");
        String cookie = client.cookie().orElseThrow();
        HttpResponse<byte[]> answer = client.send("DELETE", "/api/session", null);
        assertEquals(204, answer.statusCode());
        assertEquals(
                "huella_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
                answer.headers().firstValue("Set-Cookie").orElseThrow());
        HttpResponse<byte[]> after = app.client().get("/api/sessions", "Cookie", cookie);
        assertEquals(401, after.statusCode());
        assertPrivate(after);
    }

    @Test
    void one_sees_where_one_is_signed_in_and_can_end_it_all() {
        Client here = app.signedIn("many");
        Client there = app.signedIn("many");
        app.signedIn("other1");
        JsonNode sessions = TestApp.json(here.get("/api/sessions")).path("sesiones");
        assertEquals(2, sessions.size());
        assertEquals(
                1,
                sessions.findValues("actual").stream()
                        .filter(JsonNode::asBoolean)
                        .count());
        assertEquals(204, here.send("DELETE", "/api/sessions", null).statusCode());
        assertEquals(401, there.get("/api/sessions").statusCode());
        assertEquals("other1", who(app.signedIn("other1")));
    }

    @Test
    void a_session_left_idle_or_grown_old_is_over() {
        Client idle = app.signedIn("idle");
        as("UPDATE session SET last_used_at = last_used_at - interval '8 hours 1 second' WHERE account = "
                + id("idle"));
        assertEquals(401, idle.get("/api/sessions").statusCode());
        Client old = app.signedIn("old");
        as("UPDATE session SET expires_at = clock_timestamp() WHERE account = " + id("old"));
        assertEquals(401, old.get("/api/sessions").statusCode());
    }

    @Test
    void use_keeps_a_session_from_being_idle_but_not_from_its_end() {
        Client client = app.signedIn("busy");
        as("UPDATE session SET last_used_at = last_used_at - interval '7 hours' WHERE account = " + id("busy"));
        assertEquals("busy", who(client));
        assertEquals(
                0,
                count(
                        "SELECT count(*) FROM session WHERE last_used_at < clock_timestamp() - interval '1 hour' AND account = "
                                + id("busy")));
    }

    @Test
    void a_new_password_needs_the_current_one_and_ends_all_other_sessions() {
        Client here = app.signedIn("changing");
        Client there = app.signedIn("changing");
        String cookie = here.cookie().orElseThrow();
        assertField(
                "actual",
                here.send(
                        "PUT", "/api/account/password", "{\"actual\":\"no\",\"nueva\":\"cuatro zorros y un cerro\"}"));
        assertField("nueva", change(here, Client.PASSWORD, "corta"));
        assertField("nueva", change(here, Client.PASSWORD, "changing y su perro"));
        assertField("nueva", change(here, Client.PASSWORD, Client.PASSWORD));
        assertEquals(
                200, change(here, Client.PASSWORD, "cuatro zorros y un cerro").statusCode());
        assertNotEquals(cookie, here.cookie().orElseThrow());
        assertEquals("changing", who(here));
        assertEquals(401, there.get("/api/sessions").statusCode());
        assertEquals(401, app.client().trySignIn("changing", Client.PASSWORD).statusCode());
        assertEquals(
                200,
                app.client().trySignIn("changing", "cuatro zorros y un cerro").statusCode());
    }

    @Test
    void an_account_that_is_shut_is_out_at_once_and_its_sessions_and_tokens_never_come_back() {
        Client client = app.signedIn("leaver", "planificador:calama");
        String token = token(client, "editar", "null");
        assertEquals(200, bearer(token).statusCode());
        accounts.disable("leaver");
        assertEquals(401, client.get("/api/sessions").statusCode());
        assertEquals(401, bearer(token).statusCode());
        assertEquals(401, app.client().trySignIn("leaver", Client.PASSWORD).statusCode());
        accounts.enable("leaver");
        assertEquals(401, client.get("/api/sessions").statusCode());
        assertEquals(401, bearer(token).statusCode());
        assertEquals(200, app.client().trySignIn("leaver", Client.PASSWORD).statusCode());
    }

    @Test
    void a_right_that_is_taken_away_is_gone_from_the_next_request_on() {
        Client client = app.signedIn("less", "planificador:calama", "planificador:rutas");
        accounts.revoke(
                "less", Set.of(new huella.model.Grant(huella.model.Role.PLANIFICADOR, java.util.Optional.of("rutas"))));
        assertEquals(
                "[{\"rol\":\"planificador\",\"capa\":\"calama\"}]",
                TestApp.json(client.get("/api/session")).at("/cuenta/permisos").toString());
    }

    @Test
    void a_token_is_shown_once_and_works_as_bearer_and_as_password() {
        Client client = app.signedIn("qgis", "planificador:calama");
        HttpResponse<byte[]> answer = client.send(
                "POST", "/api/tokens", "{\"nombre\":\"QGIS\",\"alcance\":\"editar\",\"capas\":null,\"dias\":30}");
        assertEquals(201, answer.statusCode(), () -> Client.text(answer));
        assertPrivate(answer);
        String token = TestApp.json(answer).path("ficha").asText();
        String secret = token.substring(token.indexOf('.') + 1);
        assertEquals(200, bearer(token).statusCode());
        assertEquals("qgis", TestApp.json(bearer(token)).at("/cuenta/usuario").asText());
        assertTrue(TestApp.json(bearer(token)).path("csrf").isMissingNode());
        assertEquals(
                "qgis", TestApp.json(basic("qgis", token)).at("/cuenta/usuario").asText());
        assertEquals(401, basic("other", token).statusCode());
        assertEquals(
                401,
                bearer(token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A"))
                        .statusCode());
        String list = Client.text(client.get("/api/tokens"));
        assertTrue(list.contains("\"nombre\":\"QGIS\"") && !list.contains(secret), list);
        assertEquals(0, count("SELECT count(*) FROM token t WHERE t::text LIKE '%" + secret + "%'"));
        assertEquals(0, count("SELECT count(*) FROM audit t WHERE t::text LIKE '%" + secret + "%'"));
    }

    @Test
    void a_token_that_expired_or_was_revoked_is_refused_with_the_way_to_show_one() {
        Client client = app.signedIn("ending", "planificador:calama");
        String revoked = token(client, "leer", "null");
        String id = revoked.substring("huella_".length(), revoked.indexOf('.'));
        Client other = app.signedIn("other2", "planificador:calama");
        assertEquals(404, other.send("DELETE", "/api/tokens/" + id, null).statusCode(), "only one's own");
        assertEquals(200, bearer(revoked).statusCode());
        assertEquals(204, client.send("DELETE", "/api/tokens/" + id, null).statusCode());
        assertEquals(404, client.send("DELETE", "/api/tokens/" + id, null).statusCode());
        HttpResponse<byte[]> answer = bearer(revoked);
        assertEquals(401, answer.statusCode());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").orElseThrow().contains("Basic realm="));
        String expired = token(client, "leer", "null");
        as("UPDATE token SET created_at = created_at - interval '31 days', expires_at = expires_at - interval '31 days'"
                + " WHERE account = " + id("ending"));
        assertEquals(401, bearer(expired).statusCode());
    }

    @Test
    void a_token_has_at_most_the_rights_of_its_account_its_layers_and_its_scope() {
        Client client = app.signedIn("boss", "admin", "planificador:calama", "revisor:calama");
        assertEquals(
                "[{\"rol\":\"planificador\",\"capa\":\"calama\"}]", rights(token(client, "editar", "[\"calama\"]")));
        assertEquals(
                "[{\"rol\":\"planificador\",\"capa\":\"rutas\"},{\"rol\":\"revisor\",\"capa\":\"rutas\"}]",
                rights(token(client, "leer", "[\"rutas\"]")));
        Client planner = app.signedIn("narrow", "planificador:calama");
        assertEquals("[]", rights(token(planner, "editar", "[\"rutas\"]")));
        assertFalse(TestApp.json(bearer(token(client, "editar", "null")))
                .at("/cuenta/es_admin")
                .asBoolean());
    }

    @Test
    void no_token_changes_its_account_and_a_reading_one_changes_nothing() {
        Client client = app.signedIn("robot", "planificador:calama");
        for (String scope : List.of("leer", "editar")) {
            String[] header = {"Authorization", "Bearer " + token(client, scope, "null")};
            for (String path : List.of("/api/sessions", "/api/tokens")) {
                assertEquals(403, app.client().get(path, header).statusCode(), path);
                assertEquals(
                        403,
                        app.client()
                                .send(
                                        path.endsWith("s") && path.contains("token") ? "POST" : "DELETE",
                                        path,
                                        null,
                                        header)
                                .statusCode(),
                        path);
            }
            assertEquals(
                    403,
                    app.client()
                            .send("PUT", "/api/account/password", "{}", header)
                            .statusCode());
            assertEquals(
                    403, app.client().send("POST", "/api/session", "{}", header).statusCode());
        }
    }

    @Test
    void with_a_token_the_cookie_is_not_looked_at() {
        Client client = app.signedIn("both", "planificador:calama");
        Client other = app.signedIn("both2", "planificador:rutas");
        String token = token(other, "leer", "null");
        assertEquals(
                "both2",
                TestApp.json(client.get("/api/session", "Authorization", "Bearer " + token))
                        .at("/cuenta/usuario")
                        .asText());
        assertEquals(
                403,
                client.send("DELETE", "/api/session", null, "Authorization", "Bearer " + token)
                        .statusCode());
        assertEquals("both", who(client));
    }

    @Test
    void the_password_of_a_proxy_in_front_is_nothing_to_us() {
        Client client = app.signedIn("proxied");
        String basic = "Basic " + Base64.getEncoder().encodeToString("vista:previa".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                200,
                app.client()
                        .get("/layers/calama.geojson", "Authorization", basic)
                        .statusCode());
        assertEquals(
                "proxied",
                TestApp.json(client.get("/api/session", "Authorization", basic))
                        .at("/cuenta/usuario")
                        .asText());
        assertEquals(
                401, app.client().get("/api/sessions", "Authorization", basic).statusCode());
        assertEquals(
                403,
                client.send("DELETE", "/api/session", null, "Authorization", basic, "X-Huella-CSRF", "x")
                        .statusCode(),
                "and it opens no way around the session's own token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|nombre",
                "{\"nombre\":\"x\",\"dias\":3}|alcance",
                "{\"nombre\":\"x\",\"alcance\":\"todo\",\"dias\":3}|alcance",
                "{\"nombre\":\"x\",\"alcance\":\"leer\"}|dias",
                "{\"nombre\":\"x\",\"alcance\":\"leer\",\"dias\":0}|dias",
                "{\"nombre\":\"x\",\"alcance\":\"leer\",\"dias\":366}|dias",
                "{\"nombre\":\"x\",\"alcance\":\"leer\",\"dias\":3,\"capas\":[]}|capas",
                "{\"nombre\":\"x\",\"alcance\":\"leer\",\"dias\":3,\"capas\":[\"luna\"]}|capas",
                "{\"nombre\":\"x\",\"alcance\":\"leer\",\"dias\":3,\"rol\":\"admin\"}|rol",
            })
    void what_a_token_cannot_be_is_named(String body, String field) {
        assertField(field, app.signedIn("maker").send("POST", "/api/tokens", body));
    }

    @Test
    void what_is_public_neither_asks_who_one_is_nor_fails_with_a_cookie_that_is_nothing() {
        HttpResponse<byte[]> answer = app.client()
                .get(
                        "/layers/calama.geojson",
                        "Cookie",
                        "huella_session=" + Secret.random().text());
        assertEquals(200, answer.statusCode());
        assertEquals(
                "*", answer.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
    }

    @Test
    void every_act_stands_in_the_record() {
        Client client = app.signedIn("recorded", "planificador:calama");
        String token = token(client, "leer", "null");
        client.send("DELETE", "/api/tokens/" + token.substring("huella_".length(), token.indexOf('.')), null);
        change(client, Client.PASSWORD, "cuatro zorros y un cerro");
        client.send("DELETE", "/api/sessions", null);
        accounts.setPassword("recorded", "cinco guanacos cruzando");
        accounts.disable("recorded");
        accounts.enable("recorded");
        assertEquals(
                List.of(
                        "cuenta.creada",
                        "cuenta.permiso_dado",
                        "sesion.abierta",
                        "ficha.creada",
                        "ficha.revocada",
                        "cuenta.clave_cambiada",
                        "sesion.cerradas_todas",
                        "cuenta.clave_repuesta",
                        "cuenta.deshabilitada",
                        "cuenta.habilitada"),
                texts(app, "SELECT action FROM audit WHERE subject = 'recorded' ORDER BY n"));
    }

    private static void assertPrivate(HttpResponse<byte[]> answer) {
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(
                answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty(),
                () -> answer.headers().map().toString());
    }

    private static void assertField(String field, HttpResponse<byte[]> answer) {
        assertEquals(422, answer.statusCode(), () -> Client.text(answer));
        assertEquals(field, TestApp.json(answer).at("/campos/0/campo").asText());
    }

    private static String who(Client client) {
        return TestApp.json(client.get("/api/session")).at("/cuenta/usuario").asText();
    }

    private static HttpResponse<byte[]> change(Client client, String current, String wanted) {
        return client.send(
                "PUT", "/api/account/password", "{\"actual\":\"" + current + "\",\"nueva\":\"" + wanted + "\"}");
    }

    private static String token(Client client, String scope, String layers) {
        HttpResponse<byte[]> answer = client.send(
                "POST",
                "/api/tokens",
                "{\"nombre\":\"prueba\",\"alcance\":\"" + scope + "\",\"capas\":" + layers + ",\"dias\":30}");
        assertEquals(201, answer.statusCode(), () -> Client.text(answer));
        return TestApp.json(answer).path("ficha").asText();
    }

    private HttpResponse<byte[]> bearer(String token) {
        return app.client().get("/api/session", "Authorization", "Bearer " + token);
    }

    private HttpResponse<byte[]> basic(String login, String token) {
        String pair = Base64.getEncoder().encodeToString((login + ":" + token).getBytes(StandardCharsets.UTF_8));
        return app.client().get("/api/session", "Authorization", "Basic " + pair);
    }

    private String rights(String token) {
        return TestApp.json(bearer(token)).at("/cuenta/permisos").toString();
    }

    private long id(String login) {
        return count("SELECT id::int FROM account WHERE login = '" + login + "'");
    }

    private int count(String sql) {
        return app.database()
                .as(
                        huella.store.Duty.ACCESS,
                        0,
                        handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }

    private static List<String> texts(TestApp app, String sql) {
        return app.database()
                .as(
                        huella.store.Duty.ACCESS,
                        0,
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private void as(String sql) {
        app.database().as(huella.store.Duty.ACCESS, 0, handle -> handle.execute(sql));
    }
}
