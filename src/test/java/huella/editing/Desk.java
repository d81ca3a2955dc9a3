package huella.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import huella.Client;
import huella.TestApp;
import java.net.http.HttpResponse;

/** What a planner or a reviewer does through the interface, with the revision that they saw; answers are asserted. */
final class Desk {

    private final Client client;

    Desk(Client client) {
        this.client = client;
    }

    Client client() {
        return client;
    }

    /** A new draft: its id. */
    String start(String title) {
        return done(201, client.send("POST", "/api/drafts", "{\"titulo\":\"" + title + "\"}"))
                .path("id")
                .asText();
    }

    JsonNode draft(String id) {
        return done(200, client.get("/api/drafts/" + id));
    }

    String revision(String id) {
        return "\"" + draft(id).path("revision").asInt() + "\"";
    }

    HttpResponse<byte[]> trySave(String id, String code, String edit) {
        return client.send("PUT", "/api/drafts/" + id + "/edits/" + code, edit, "If-Match", revision(id));
    }

    JsonNode save(String id, String code, String edit) {
        return done(200, trySave(id, code, edit));
    }

    /** Renames an initiative. */
    JsonNode rename(String id, String code, int base, String name) {
        return save(id, code, "{\"base\":" + base + ",\"campos\":{\"nombre\":\"" + name + "\"}}");
    }

    HttpResponse<byte[]> step(String id, String step, String body) {
        return client.send("POST", "/api/drafts/" + id + "/" + step, body, "If-Match", revision(id));
    }

    JsonNode submit(String id, String reason) {
        return done(200, step(id, "submission", "{\"motivo\":\"" + reason + "\"}"));
    }

    HttpResponse<byte[]> preview(String id) {
        return client.get("/api/drafts/" + id + "/publication");
    }

    HttpResponse<byte[]> tryPublish(String id, String choices) {
        String tag = preview(id).headers().firstValue("ETag").orElseThrow();
        return client.send(
                "POST", "/api/drafts/" + id + "/publication", "{\"resoluciones\":" + choices + "}", "If-Match", tag);
    }

    JsonNode publish(String id) {
        return done(200, tryPublish(id, "{}"));
    }

    static JsonNode done(int status, HttpResponse<byte[]> answer) {
        assertEquals(status, answer.statusCode(), () -> Client.text(answer));
        return TestApp.json(answer);
    }
}
