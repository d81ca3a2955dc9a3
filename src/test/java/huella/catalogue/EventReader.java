package huella.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import huella.TestApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** One listener of {@code /api/events}, as a browser is one: it waits for what comes. */
public final class EventReader implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    /** @param name of the event, or {@code comment} */
    public record Event(String id, String name, JsonNode data) {}

    public EventReader(TestApp app, String query, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(app.origin() + "/api/events" + query));
        if (headers.length > 0) {
            request.headers(headers);
        }
        response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    /** The next event, comments left out; null at the end of the stream. */
    public Event next() throws IOException {
        Event event = nextOrComment();
        while (event != null && event.name().equals("comment")) {
            event = nextOrComment();
        }
        return event;
    }

    Event nextOrComment() throws IOException {
        String id = null;
        String name = null;
        JsonNode data = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && name != null) {
                return new Event(id, name, data);
            }
            if (line.startsWith(":")) {
                name = "comment";
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = JSON.readTree(line.substring(6));
            }
        }
        return null;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
