package huella.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.Client;
import huella.TestApp;
import huella.http.Entry;
import huella.http.KeptAnswers;
import huella.http.Limits;
import huella.http.Server;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every operation that is not for anyone, met by everybody who may not enter. The list is the service's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntriesTest {

    private final TestApp app = TestApp.start();
    private final Map<String, Entry> guarded = new TreeMap<>();

    EntriesTest() {
        app.entries().forEach((operation, entry) -> {
            if (entry != Entry.ANYONE && !operation.startsWith("HEAD ")) {
                guarded.put(operation, entry);
            }
        });
    }

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void there_is_something_to_guard() {
        assertTrue(guarded.size() >= 8, guarded::toString);
        assertEquals(Entry.ACCOUNT, guarded.get("POST /api/tokens"));
    }

    @Test
    void what_changes_something_is_for_somebody_but_signing_in() {
        Set<String> forAnyone = new TreeSet<>();
        app.entries().forEach((operation, entry) -> {
            if (entry == Entry.ANYONE && !operation.matches("(GET|HEAD|OPTIONS) .*")) {
                forAnyone.add(operation);
            }
        });
        assertEquals(Set.of("POST /api/session"), forAnyone);
    }

    @Test
    void a_route_that_changes_something_and_does_not_say_who_may_keeps_the_service_from_starting() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> Server.start(
                        "127.0.0.1",
                        0,
                        Limits.DEFAULT,
                        new KeptAnswers(0, () -> 0, (basis, publication) -> true),
                        List.of(config -> config.routes.post("/open", context -> {}))));
        assertEquals("POST /open declares no Entry", refused.getMessage());
    }

    @Test
    void nobody_enters_without_showing_who_they_are() {
        assertAll(401, app.client());
    }

    @Test
    void nobody_enters_with_what_is_no_session_or_no_token() {
        Secret unknown = Secret.random();
        assertAll(401, app.client(), "Cookie", "huella_session=" + unknown.text());
        assertAll(
                401,
                app.client(),
                "Authorization",
                "Bearer " + TokenText.random().text());
        assertAll(401, app.client(), "Authorization", "Basic bXJvamFzOmNsYXZl");
    }

    @Test
    void nobody_enters_with_a_session_that_was_ended() {
        Client client = app.signedIn("ended", "admin");
        String cookie = client.cookie().orElseThrow();
        String csrf = client.csrf().orElseThrow();
        client.send("DELETE", "/api/session", null);
        assertAll(401, app.client(), "Cookie", cookie, "X-Huella-CSRF", csrf);
    }

    @Test
    void no_change_is_made_by_the_cookie_alone_or_from_another_site() {
        Client client = app.signedIn("victim", "admin");
        for (String operation : changes()) {
            assertEquals(403, send(client, operation, "X-Huella-CSRF", "x").statusCode(), operation);
            assertEquals(
                    403, send(client, operation, "Sec-Fetch-Site", "cross-site").statusCode(), operation);
            assertEquals(
                    403,
                    send(client, operation, "Origin", "https://evil.example").statusCode(),
                    operation);
        }
        assertEquals(200, client.get("/api/sessions").statusCode(), "and the session is as it was");
    }

    @Test
    void no_change_is_made_by_a_token_that_reads() {
        Client client = app.signedIn("reader", "admin");
        HttpResponse<byte[]> made =
                client.send("POST", "/api/tokens", "{\"nombre\":\"x\",\"alcance\":\"leer\",\"dias\":1}");
        String token = TestApp.json(made).path("ficha").asText();
        for (String operation : changes()) {
            assertEquals(
                    403,
                    send(app.client(), operation, "Authorization", "Bearer " + token)
                            .statusCode(),
                    operation);
        }
    }

    @Test
    void each_enters_where_their_rights_lead_and_nowhere_else() {
        Map<String, Client> people = new LinkedHashMap<>();
        people.put("", app.signedIn("nothing"));
        people.put("PLANNER", app.signedIn("drafts", "planificador:calama"));
        people.put("REVIEWER", app.signedIn("publishes", "revisor:calama"));
        List<String> wrong = new ArrayList<>();
        people.forEach((right, client) -> guarded.forEach((operation, entry) -> {
            boolean mayEnter = switch (entry) {
                case ANYONE, ACCOUNT -> true;
                case STAFF -> !right.isEmpty();
                case PLANNER, REVIEWER, ADMIN -> entry.name().equals(right);
            };
            if (!mayEnter && send(client, operation).statusCode() != 403) {
                wrong.add(right + " " + operation);
            }
        }));
        assertEquals(List.of(), wrong);
    }

    @Test
    void what_is_for_somebody_is_kept_nowhere_and_shown_to_no_other_site() {
        Client client = app.signedIn("private", "admin");
        guarded.keySet().stream()
                .filter(operation -> operation.startsWith("GET "))
                .forEach(operation -> {
                    HttpResponse<byte[]> answer = send(client, operation);
                    assertNotEquals(401, answer.statusCode(), operation);
                    assertEquals(
                            "no-store",
                            answer.headers().firstValue("Cache-Control").orElse(""),
                            operation);
                    assertTrue(
                            answer.headers()
                                    .firstValue("Access-Control-Allow-Origin")
                                    .isEmpty(),
                            operation);
                });
    }

    private List<String> changes() {
        return guarded.keySet().stream()
                .filter(operation -> !operation.startsWith("GET "))
                .toList();
    }

    private void assertAll(int status, Client client, String... headers) {
        List<String> wrong = new ArrayList<>();
        for (String operation : guarded.keySet()) {
            int answered = send(client, operation, headers).statusCode();
            if (answered != status) {
                wrong.add(operation + " " + answered);
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static HttpResponse<byte[]> send(Client client, String operation, String... headers) {
        String[] parts = operation.split(" ");
        String path = parts[1].replaceAll("[{<][^}>]+[}>]", "1");
        return client.send(parts[0], path, parts[0].equals("GET") ? null : "{}", headers);
    }
}
