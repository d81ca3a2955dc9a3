package huella.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import huella.Client;
import huella.TestApp;
import java.net.http.HttpResponse;

/** What planners and reviewers do through the interface while a browser looks on; every answer is asserted. */
final class Planning {

    private final TestApp app;
    private final Client planner;
    private final Client reviewer;

    /** Both may do their part in all of Calama, Tocopilla and Antofagasta. */
    Planning(TestApp app) {
        this.app = app;
        planner = app.signedIn("paula", "planificador:calama", "planificador:tocopilla", "planificador:antofagasta");
        reviewer = app.signedIn("rene", "revisor:calama", "revisor:tocopilla", "revisor:antofagasta");
    }

    Client reviewer() {
        return reviewer;
    }

    /** A submitted draft with one edit. @param edit members of the edit besides its base @return its id */
    String submitted(String title, String code, String edit) {
        String id = done(201, planner.send("POST", "/api/drafts", "{\"titulo\":\"" + title + "\"}"))
                .path("id")
                .asText();
        edit(id, code, edit);
        done(200, step(planner, id, "submission", "{\"motivo\":\"Porque " + title + "\"}"));
        return id;
    }

    private void edit(String id, String code, String edit) {
        String body = "{\"base\":" + current(code) + "," + edit + "}";
        done(200, planner.send("PUT", "/api/drafts/" + id + "/edits/" + code, body, "If-Match", revision(planner, id)));
    }

    /** Somebody else proposes and publishes this meanwhile. */
    void published(String title, String code, String edit) {
        publish(submitted(title, code, edit));
    }

    void publish(String id) {
        String path = "/api/drafts/" + id + "/publication";
        String tag = reviewer.get(path).headers().firstValue("ETag").orElseThrow();
        done(200, reviewer.send("POST", path, "{}", "If-Match", tag));
    }

    void withdraw(String id) {
        done(200, step(planner, id, "withdrawal", "{}"));
    }

    JsonNode draft(String id) {
        return done(200, planner.get("/api/drafts/" + id));
    }

    int current(String code) {
        return versions(code).path(0).path("version").asInt();
    }

    /** The versions of an initiative, newest first. */
    JsonNode versions(String code) {
        return app.json("/api/initiatives/" + code + "/versions").path("versiones");
    }

    JsonNode fields(String code) {
        return app.json("/api/initiatives/" + code).path("properties");
    }

    JsonNode shape(String code) {
        return app.json("/api/initiatives/" + code).path("geometry");
    }

    private static HttpResponse<byte[]> step(Client client, String id, String step, String body) {
        return client.send("POST", "/api/drafts/" + id + "/" + step, body, "If-Match", revision(client, id));
    }

    private static String revision(Client client, String id) {
        return "\""
                + done(200, client.get("/api/drafts/" + id)).path("revision").asInt() + "\"";
    }

    private static JsonNode done(int status, HttpResponse<byte[]> answer) {
        assertEquals(status, answer.statusCode(), () -> Client.text(answer));
        return TestApp.json(answer);
    }
}
