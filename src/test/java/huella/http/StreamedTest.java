package huella.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client gets of an answer that is sent while it is made, and of one that could not be finished. */
class StreamedTest {

    private static final byte[] LINE =
            "una línea de texto que se repite muchas veces\n".getBytes(StandardCharsets.UTF_8);

    private final AtomicReference<Streamed.Content> content = new AtomicReference<>();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger state = new AtomicInteger(1);
    private final Turns turns = new Turns(Limits.DEFAULT);
    private Javalin server;

    @BeforeEach
    void start() {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            Problems.handle(config.routes);
            Reads.at(
                    config,
                    "/it",
                    context -> new Streamed("text/plain", this::tag, this::tag, out -> {
                                made.incrementAndGet();
                                content.get().writeTo(out);
                            })
                            .send(context, "", Keeping.ALWAYS, turns));
        });
        server.start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 11_150, 11_200, 100_000})
    void what_is_written_arrives_be_it_short_or_long_compressed_or_not(int lines) throws Exception {
        content.set(out -> write(out, lines));
        byte[] expected = new String(LINE, StandardCharsets.UTF_8).repeat(lines).getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(expected, get("GET", "").body());
        HttpResponse<byte[]> packed = get("GET", "gzip");
        if (lines > 100) {
            assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElse(""));
            assertArrayEquals(expected, new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gzip"})
    void a_long_answer_that_could_not_be_finished_is_no_answer(String accepted) throws Exception {
        content.set(out -> {
            write(out, 20_000);
            throw new IllegalStateException("the database went away");
        });
        assertThrows(IOException.class, () -> get("GET", accepted));
        String raw = raw("GET /it HTTP/1.1\r\nHost: x\r\nAccept-Encoding: " + accepted + "\r\n\r\n");
        assertTrue(raw.startsWith("HTTP/1.1 200"), "it had begun");
        assertTrue(raw.length() > 200);
        assertFalse(raw.endsWith("0\r\n\r\n"), "the end that HTTP asks for is not there");
        content.set(out -> write(out, 1));
        assertEquals(200, get("GET", "").statusCode(), "others are served on");
    }

    @Test
    void a_short_answer_that_could_not_be_finished_is_an_error() throws Exception {
        content.set(out -> {
            write(out, 10);
            throw new IllegalStateException("the database went away");
        });
        assertEquals(500, get("GET", "").statusCode());
    }

    @Test
    void when_all_turns_are_taken_a_long_answer_is_refused_and_a_short_one_is_not() throws Exception {
        content.set(out -> write(out, 20_000));
        for (int i = 0; i < Limits.DEFAULT.exports(); i++) {
            turns.take();
        }
        HttpResponse<byte[]> refused = get("GET", "");
        assertEquals(503, refused.statusCode());
        assertTrue(refused.headers().firstValue("ETag").isEmpty());
        content.set(out -> write(out, 10));
        assertEquals(200, get("GET", "").statusCode());
    }

    @Test
    void the_beginning_is_there_before_the_end_is_made() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        content.set(out -> {
            write(out, 20_000);
            try {
                assertTrue(seen.await(60, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            write(out, 20_000);
        });
        HttpResponse<InputStream> response = HttpClient.newHttpClient()
                .send(request("GET", "gzip").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (GZIPInputStream body = new GZIPInputStream(response.body())) {
            assertArrayEquals(LINE, body.readNBytes(LINE.length));
            seen.countDown();
            assertEquals(39_999L * LINE.length, body.readAllBytes().length);
        }
    }

    @Test
    void who_has_a_long_answer_does_not_get_it_again_and_it_is_not_made() throws Exception {
        content.set(out -> write(out, 20_000));
        HttpResponse<byte[]> first = get("GET", "gzip");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertNotEquals(tag, get("GET", "").headers().firstValue("ETag").orElseThrow(), "other bytes, another name");
        int before = made.get();
        HttpResponse<byte[]> again = HttpClient.newHttpClient()
                .send(
                        request("GET", "gzip").header("If-None-Match", tag).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(304, again.statusCode());
        assertEquals(before, made.get());
        state.incrementAndGet();
        HttpResponse<byte[]> changed = HttpClient.newHttpClient()
                .send(
                        request("GET", "gzip").header("If-None-Match", tag).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, changed.statusCode());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100_000})
    void who_asks_for_the_head_gets_the_headers_and_nothing_is_made_to_its_end(int lines) throws Exception {
        AtomicInteger written = new AtomicInteger();
        content.set(out -> {
            for (int i = 0; i < lines; i++) {
                out.write(LINE);
                written.incrementAndGet();
            }
        });
        HttpResponse<byte[]> head = get("HEAD", "");
        assertEquals(200, head.statusCode());
        assertEquals(0, head.body().length);
        assertTrue(written.get() <= Streamed.WHOLE / LINE.length + 1, written::toString);
        assertEquals(get("GET", "").headers().firstValue("ETag"), head.headers().firstValue("ETag"));
    }

    private EntityTag tag() {
        return EntityTag.ofCauses(List.of("test", Integer.toString(state.get())));
    }

    private static void write(java.io.OutputStream out, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            out.write(LINE);
        }
    }

    private HttpResponse<byte[]> get(String method, String accepted) throws Exception {
        return HttpClient.newHttpClient()
                .send(request(method, accepted).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String method, String accepted) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/it"))
                .method(method, HttpRequest.BodyPublishers.noBody());
        return accepted.isEmpty() ? request : request.header("Accept-Encoding", accepted);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(readToItsEnd(socket.getInputStream()), StandardCharsets.ISO_8859_1);
        }
    }

    /** A connection that is cut may end as one that was reset. */
    private static byte[] readToItsEnd(InputStream in) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (IOException e) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }
}
