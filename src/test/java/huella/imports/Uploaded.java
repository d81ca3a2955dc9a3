package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.Client;
import huella.TestApp;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** A file that a client sent, and what came of it. */
public record Uploaded(Client client, String id) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Sends and asserts that it was taken. */
    public static Uploaded of(Client client, String name, byte[] file, String... fields) {
        HttpResponse<byte[]> answer = client.upload("/api/imports", name, file, fields);
        assertEquals(202, answer.statusCode(), () -> Client.text(answer));
        return new Uploaded(client, TestApp.json(answer).path("id").asText());
    }

    public JsonNode now() {
        HttpResponse<byte[]> answer = client.get("/api/imports/" + id);
        assertEquals(200, answer.statusCode(), () -> Client.text(answer));
        return TestApp.json(answer);
    }

    /** The import once it has been read. */
    public JsonNode read() {
        Instant end = Instant.now().plus(LIMIT);
        JsonNode found = now();
        while (found.path("estado").asText().equals("leyendo")) {
            assertTrue(Instant.now().isBefore(end), "it is still being read");
            LockSupport.parkNanos(10_000_000);
            found = now();
        }
        return found;
    }

    public JsonNode features() {
        HttpResponse<byte[]> answer = client.get("/api/imports/" + id + "/features");
        assertEquals(200, answer.statusCode(), () -> Client.text(answer));
        return TestApp.json(answer).path("features");
    }
}
