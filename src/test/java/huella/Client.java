package huella;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Somebody who speaks to the service as a page of ours does: with the cookie and, for changes, the session's token. */
public final class Client {

    /** Of every account that a test makes. */
    public static final String PASSWORD = "tres ranas en el salar";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String origin;
    private String cookie;
    private String csrf;

    Client(String origin) {
        this.origin = origin;
    }

    /** The same person, with the same cookie, where the service answers now. */
    public Client at(String elsewhere) {
        Client client = new Client(elsewhere);
        client.cookie = cookie;
        client.csrf = csrf;
        return client;
    }

    /** Signs in and stays so; the answer is asserted. */
    public JsonNode signIn(String login, String password) {
        HttpResponse<byte[]> answer = trySignIn(login, password);
        assertEquals(200, answer.statusCode(), () -> text(answer));
        return TestApp.json(answer);
    }

    public HttpResponse<byte[]> trySignIn(String login, String password) {
        return send("POST", "/api/session", "{\"usuario\":\"" + login + "\",\"clave\":\"" + password + "\"}");
    }

    public HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** @param json the body, or null for none */
    public HttpResponse<byte[]> send(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = request(method, path);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        HttpResponse<byte[]> answer = exchange(request.method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json))
                .build());
        answer.headers().firstValue("Set-Cookie").ifPresent(given -> {
            cookie = given.contains("Max-Age=0") ? null : given.split(";")[0];
            csrf = cookie == null || answer.body().length == 0
                    ? null
                    : TestApp.json(answer).path("csrf").asText();
        });
        return answer;
    }

    private HttpRequest.Builder request(String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        if (csrf != null && !method.equals("GET")) {
            request.header("X-Huella-CSRF", csrf);
        }
        return request;
    }

    /**
     * Sends a file as a form does, in the field {@code archivo}.
     *
     * @param fields name and value, by turns
     */
    public HttpResponse<byte[]> upload(String path, String fileName, byte[] file, String... fields) {
        String boundary = "----huella-" + Integer.toHexString(java.util.Arrays.hashCode(file));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n"
                            + fields[i + 1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"archivo\"; filename=\""
                        + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return exchange(request("POST", path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    /** The cookie as it is sent, name and value. */
    public Optional<String> cookie() {
        return Optional.ofNullable(cookie);
    }

    public Optional<String> csrf() {
        return Optional.ofNullable(csrf);
    }

    public static String text(HttpResponse<byte[]> answer) {
        return answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
