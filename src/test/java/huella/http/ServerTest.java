package huella.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.TestApp;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerTest {

    private final TestApp app = TestApp.start();

    @AfterAll
    void close() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/layers/iniciativas.geojson", "/nada", "/api/facets", "/favicon.svg"})
    void every_answer_has_the_headers_that_protect_the_reader(String path) {
        HttpResponse<byte[]> response = app.get(path);
        String policy = response.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals(
                "nosniff",
                response.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertEquals(
                "strict-origin-when-cross-origin",
                response.headers().firstValue("Referrer-Policy").orElse(""));
        assertTrue(response.headers().firstValue("Server").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/main.js", "/styles/base.css", "/webjars/leaflet/1.9.4/dist/leaflet.js"})
    void what_pages_are_made_of_is_spared_the_headers_of_pages(String path) {
        for (int again = 0; again < 2; again++) { // made, and kept
            HttpResponse<byte[]> response = app.get(path);
            assertEquals(
                    Set.of(),
                    Server.OF_PAGES.stream()
                            .filter(name -> response.headers().firstValue(name).isPresent())
                            .collect(Collectors.toSet()));
            assertEquals(
                    "nosniff",
                    response.headers().firstValue("X-Content-Type-Options").orElse(""));
            assertTrue(response.headers().firstValue("ETag").isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /layers/%zz.geojson HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
                "GET /vendor/..%2f..%2fhuella%2fApp.class HTTP/1.1",
                "GET /layers/a%00b.geojson HTTP/1.1",
                "GET //etc/passwd HTTP/1.1",
                "BREW / HTTP/1.1",
                "GET / HTTP/9.9",
                "\0\1\2"
            })
    void a_mangled_request_gets_a_4xx_or_505_and_nothing_of_ours(String requestLine) throws IOException {
        String answer = raw(requestLine + "\r\nHost: x\r\nConnection: close\r\n\r\n");
        int status = Integer.parseInt(answer.split(" ")[1]);
        assertTrue(status >= 400 && status < 500 || status == 505, answer);
        assertFalse(answer.contains("root:") || answer.contains("\tat ") || answer.contains("Jetty"), answer);
    }

    @Test
    void the_parts_of_the_map_that_go_by_their_content_are_kept_for_ever() {
        Matcher part = Pattern.compile("<link rel=\"modulepreload\" href=\"(/packed/[^\"]+)\"")
                .matcher(new String(app.get("/").body(), StandardCharsets.UTF_8));
        assertTrue(part.find(), "the page names what main.js needs");
        HttpResponse<byte[]> file = app.get(part.group(1));
        assertEquals(200, file.statusCode());
        assertTrue(header(file, "Cache-Control").contains("immutable"), header(file, "Cache-Control"));
    }

    @ParameterizedTest
    @CsvSource({
        "/,text/html;charset=utf-8,no-cache",
        "/main.js,text/javascript;charset=utf-8,no-cache",
        "/styles/map.css,text/css;charset=utf-8,no-cache",
        "/favicon.svg,image/svg+xml,no-cache",
        "/manifest.webmanifest,application/manifest+json,no-cache",
        "/webjars/leaflet/1.9.4/dist/leaflet.js,text/javascript;charset=utf-8,immutable"
    })
    void a_file_of_the_map_is_tagged_by_its_content_and_compressed(String path, String mediaType, String cache) {
        HttpResponse<byte[]> plain = app.get(path);
        assertEquals(mediaType, header(plain, "Content-Type").replace("; ", ";"));
        assertTrue(header(plain, "Cache-Control").contains(cache), header(plain, "Cache-Control"));
        assertEquals("Accept-Encoding", header(plain, "Vary"));
        HttpResponse<byte[]> packed = app.get(path, "Accept-Encoding", "gzip");
        assertTrue(header(packed, "ETag").startsWith("\""), "a strong tag");
        assertTrue(packed.body().length <= plain.body().length);
        assertEquals(
                304,
                app.get(path, "Accept-Encoding", "gzip", "If-None-Match", header(packed, "ETag"))
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/styles",
                "/styles/",
                "/webjars/",
                "/package.json",
                "/.npmrc",
                "/test/url.test.js",
                "/huella/version.properties",
                "/META-INF/MANIFEST.MF",
                "/main.js/",
                "/styles/..%2fmain.js",
                "/webjars/leaflet/1.9.4/package.json",
                "/i18n"
            })
    void what_is_no_file_of_the_map_is_not_there(String path) {
        HttpResponse<byte[]> response = app.get(path);
        assertTrue(response.statusCode() == 404 || response.statusCode() == 400, path + " " + response.statusCode());
        assertEquals("application/problem+json", header(response, "Content-Type"));
    }

    @Test
    void headers_past_the_limit_are_refused() throws IOException {
        String answer =
                raw("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n");
        assertEquals("431", answer.split(" ")[1]);
    }

    @Test
    void an_error_of_ours_is_logged_under_a_reference_and_shows_nothing_else() {
        app.database().publish(handle -> handle.execute("ALTER VIEW published RENAME TO hidden"));
        try {
            HttpResponse<byte[]> response = app.get("/layers/calama.geojson");
            assertEquals(500, response.statusCode());
            JsonNode problem = TestApp.json(response);
            assertFalse(problem.path("referencia").asText().isBlank());
            assertFalse(
                    problem.toString().contains("published")
                            || problem.toString().contains("SELECT"),
                    problem::toString);
            app.claimLog(problem.path("referencia").asText());
        } finally {
            app.database().publish(handle -> handle.execute("ALTER VIEW hidden RENAME TO published"));
        }
        assertEquals(200, app.get("/layers/calama.geojson").statusCode());
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private String raw(String request) throws IOException {
        URI origin = URI.create(app.origin());
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
