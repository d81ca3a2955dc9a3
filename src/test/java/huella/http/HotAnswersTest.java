package huella.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Basis;
import huella.model.Change;
import huella.model.Touched;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An answer from memory is the answer of the routes, byte by byte, whichever of the two ways to it a request takes: as
 * it is usually written, and with something unusual that does not matter.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotAnswersTest {

    private static final String LARGE = "Huella de la iniciativa. ".repeat(2_000);

    /** No usual way to write a header: it is Jetty that reads this request. */
    private static final String UNUSUAL = "X-Lugar: Taltal \u00f1";

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong publication = new AtomicLong();
    private volatile long touched;
    private final KeptAnswers kept = keeping(48);
    private final Server hot = start(kept);
    private final Server cold = start(keeping(0));

    @AfterAll
    void close() {
        hot.close();
        cold.close();
    }

    private KeptAnswers keeping(int megabytes) {
        return new KeptAnswers(megabytes, publication::get, (basis, since) -> since >= touched);
    }

    private Server start(KeptAnswers answers) {
        return Server.start("127.0.0.1", 0, Limits.DEFAULT, answers, List.of(config -> {
            Reads.at(config, "/tile/<n>", this::tile);
            Reads.at(config, "/nothing", context -> {
                asked.incrementAndGet();
                Representation.sendNothing(context, "application/x-tile", Representation.REVALIDATE, now());
            });
            Reads.at(config, "/page", this::page);
            Reads.at(config, "/query", context -> send(context, "q=" + context.queryString()));
            Reads.at(config, "/private", context -> {
                context.cookie("huella_session", "secret");
                send(context, "for one alone");
            });
            Reads.at(config, "/languages", context -> {
                context.header("Vary", "Cookie");
                asked.incrementAndGet();
                new Representation("text/plain", bytes("cookie"))
                        .send(context, Representation.REVALIDATE, "Cookie", now());
            });
            Reads.at(config, "/fails", context -> {
                throw new IllegalStateException("claimed");
            });
        }));
    }

    private Keeping now() {
        return Keeping.of(new Basis(Set.of("calama"), Optional.empty()), publication.get());
    }

    private void tile(Context context) {
        asked.incrementAndGet();
        Params params = Params.of(context, Limits.DEFAULT, AddressVersion.NAME);
        AddressVersion version = AddressVersion.of(params, publication::get, () -> {});
        context.header("Huella-Publicacion", "7");
        String body = context.path().contains("large") ? LARGE + context.path() : "small";
        new Representation("application/x-tile", bytes(body))
                .send(
                        context,
                        Representation.REVALIDATE,
                        Keeping.of(new Basis(Set.of("calama"), Optional.empty()), publication.get(), version));
    }

    private void page(Context context) {
        asked.incrementAndGet();
        Negotiation wanted = Negotiation.of(context, Params.of(context, Limits.DEFAULT, "f", "lang"));
        String body = wanted + " " + new Origin(Optional.empty()).of(context) + LARGE;
        new Representation(wanted.html() ? "text/html; charset=utf-8" : "application/json", bytes(body))
                .send(context, Representation.REVALIDATE, Negotiation.VARY, now());
    }

    private void send(Context context, String body) {
        asked.incrementAndGet();
        new Representation("text/plain", bytes(body)).send(context, Representation.REVALIDATE, now());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Asks the same three times of a server that keeps and once of one that does not. */
    private void assertSame(String request, String... headers) {
        String[] unusual = plus(headers, UNUSUAL);
        try (Wire toHot = new Wire(hot.port());
                Wire toCold = new Wire(cold.port())) {
            Wire.Answer expected = toCold.ask(request, headers);
            assertEquals(expected.whole(), toHot.ask(request, headers).whole(), "when it is made");
            assertEquals(expected.whole(), toHot.ask(request, headers).whole(), "from memory");
            assertEquals(expected.whole(), toHot.ask(request, unusual).whole(), "from memory, by way of Jetty");
        }
    }

    private static String[] plus(String[] headers, String more) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(more);
        return all.toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tile/large",
                "/tile/small",
                "/tile/large?v=0",
                "/nothing",
                "/page",
                "/page?f=html&lang=en",
                "/query?a=1&b=%C3%B1",
                "/",
                "/main.js",
                "/favicon.svg",
                "/webjars/leaflet/1.9.4/dist/leaflet.js"
            })
    void an_answer_from_memory_is_the_answer_of_the_routes(String address) {
        for (String method : List.of("GET ", "HEAD ")) {
            String request = method + address + " HTTP/1.1";
            assertSame(request);
            assertSame(request, "Accept-Encoding: gzip, deflate, br");
            assertSame(request, "Accept-Encoding: gzip;q=0");
            assertSame(request, "Accept-Encoding: identity", "If-None-Match: *");
            assertSame(request, "Accept: text/html,*/*;q=0.8", "Accept-Language: en-US,en;q=0.5");
            assertSame(request, "Cookie: huella_session=somebody");
            for (String coding : List.of("identity", "gzip")) {
                String tag = tagOf(address, coding);
                String accept = "Accept-Encoding: " + coding;
                assertSame(request, accept, "If-None-Match: " + tag);
                assertSame(request, accept, "If-None-Match: W/" + tag);
                assertSame(request, accept, "If-None-Match: \"x\", W/" + tag + " , \"y\"");
                assertSame(request, accept, "If-None-Match: \"x\"");
            }
        }
    }

    private String tagOf(String address, String coding) {
        try (Wire wire = new Wire(cold.port())) {
            return wire.ask("GET " + address + " HTTP/1.1", "Accept-Encoding: " + coding)
                    .headers()
                    .getOrDefault("etag", "\"none\"");
        }
    }

    @Test
    void what_is_kept_is_not_asked_of_the_routes_again() {
        try (Wire wire = new Wire(hot.port())) {
            wire.ask("GET /tile/large-once HTTP/1.1");
            int before = asked.get();
            for (int i = 0; i < 5; i++) {
                assertEquals(200, wire.ask("GET /tile/large-once HTTP/1.1").code());
                assertEquals(
                        200, wire.ask("GET /tile/large-once HTTP/1.1", UNUSUAL).code());
                assertEquals(200, wire.ask("HEAD /tile/large-once HTTP/1.1").code());
            }
            assertEquals(before, asked.get());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Range: bytes=0-9",
                "If-Match: \"x\"",
                "If-Modified-Since: Mon, 23 Nov 2026 05:00:00 GMT",
                "If-Unmodified-Since: Mon, 23 Nov 2026 05:00:00 GMT",
                "If-Range: \"x\"",
                "Authorization: Bearer nobody",
                "Expect: 100-continue",
                "Content-Length: 0",
                "TE: trailers",
                "Accept-Encoding: gzip\r\nAccept-Encoding: br",
                "If-None-Match: \"a\"\r\nIf-None-Match: \"b\"",
                "rAnGe: bytes=0-1"
            })
    void what_is_not_understood_whole_is_left_to_the_routes(String header) {
        try (Wire wire = new Wire(hot.port());
                Wire toCold = new Wire(cold.port())) {
            wire.ask("GET /tile/large-odd HTTP/1.1");
            int before = asked.get();
            Wire.Answer answer = wire.ask("GET /tile/large-odd HTTP/1.1", header);
            assertEquals(before + 1, asked.get());
            assertEquals(toCold.ask("GET /tile/large-odd HTTP/1.1", header).whole(), answer.whole());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"})
    void another_method_gets_what_the_routes_say(String method) {
        try (Wire wire = new Wire(hot.port());
                Wire toCold = new Wire(cold.port())) {
            wire.ask("GET /tile/large HTTP/1.1");
            assertEquals(
                    toCold.ask(method + " /tile/large HTTP/1.1").whole(),
                    wire.ask(method + " /tile/large HTTP/1.1").whole());
        }
    }

    @Test
    void an_older_protocol_a_whole_address_and_a_last_request_are_answered_as_they_are_asked() {
        try (Wire wire = new Wire(hot.port())) {
            wire.ask("GET /tile/large HTTP/1.1");
            assertEquals(
                    LARGE + "/tile/large",
                    wire.ask("GET http://huella.test/tile/large HTTP/1.1").text());
            assertEquals(
                    "close",
                    wire.ask("GET /tile/large HTTP/1.1", "Connection: close")
                            .headers()
                            .get("connection"));
            assertTrue(wire.isAtEnd());
        }
        try (Wire wire = new Wire(hot.port())) {
            assertEquals(
                    LARGE + "/tile/large", wire.ask("GET /tile/large HTTP/1.0").text());
            assertTrue(wire.isAtEnd());
        }
    }

    @Test
    void requests_that_come_in_pieces_or_together_are_answered_one_by_one() {
        try (Wire wire = new Wire(hot.port())) {
            wire.ask("GET /tile/large HTTP/1.1");
            String two = "GET /tile/large HTTP/1.1\r\nHost: a\r\n\r\nHEAD /tile/small HTTP/1.1\r\nHost: a\r\n\r\n";
            wire.send(two + "GET /tile/small HTTP/1.1\r\nHo");
            assertEquals(LARGE + "/tile/large", wire.read(false).text());
            assertEquals(200, wire.read(true).code());
            wire.send("st: a\r\n\r\n");
            assertEquals("small", wire.read(false).text());
            assertEquals("small", wire.ask("GET /tile/small HTTP/1.1").text());
        }
    }

    @Test
    void an_answer_that_a_slow_reader_takes_in_pieces_comes_whole_and_the_next_one_after_it() {
        String address = "GET /query?" + "a".repeat(3_000);
        try (Wire wire = new Wire(hot.port())) {
            StringBuilder requests = new StringBuilder();
            wire.ask("GET /tile/large-slow HTTP/1.1");
            for (int i = 0; i < 400; i++) { // far more than the buffers of a connection hold
                requests.append("GET /tile/large-slow HTTP/1.1\r\nHost: a\r\n\r\n");
            }
            Thread sender = Thread.ofVirtual().start(() -> {
                for (String request : requests.toString().split("(?<=\r\n\r\n)")) {
                    wire.send(request);
                }
            });
            for (int i = 0; i < 400; i++) {
                assertEquals(LARGE + "/tile/large-slow", wire.read(false).text(), "answer " + i);
            }
            sender.join();
            assertEquals(200, wire.ask(address + " HTTP/1.1").code());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_host_that_somebody_makes_up_is_in_nobody_elses_answer() {
        try (Wire wire = new Wire(hot.port())) {
            for (String evil : List.of("evil.test", "evil.test:81", "EVIL.test", "[::1]", "huella.test:443")) {
                wire.send("GET /page?f=json HTTP/1.1\r\nHost: " + evil + "\r\n\r\n");
                assertTrue(wire.read(false).text().contains("http://" + evil.toLowerCase(java.util.Locale.ROOT))
                        || evil.startsWith("EVIL"));
            }
            for (String header : List.of("X-Plain: a", UNUSUAL)) {
                String ours = wire.ask("GET /page?f=json HTTP/1.1", header).text();
                assertTrue(ours.contains(" http://huella.testHuella"), ours.substring(0, 100));
            }
            wire.send("GET http://evil.test/page?f=json HTTP/1.1\r\nHost: huella.test\r\n\r\n");
            wire.read(false);
            assertTrue(wire.ask("GET /page?f=json HTTP/1.1").text().contains(" http://huella.testHuella"));
        }
    }

    @Test
    void each_reader_gets_the_form_and_the_language_they_ask_for() {
        try (Wire wire = new Wire(hot.port())) {
            for (int round = 0; round < 2; round++) {
                for (String accept : List.of("text/html", "application/json")) {
                    for (String language : List.of("es", "en")) {
                        String text = wire.ask(
                                        "GET /page HTTP/1.1", "Accept: " + accept, "Accept-Language: " + language)
                                .text();
                        assertTrue(text.contains(accept.equals("text/html") ? "HTML" : "JSON"), text);
                        assertTrue(text.contains("language=" + language.toUpperCase(java.util.Locale.ROOT)), text);
                    }
                }
            }
        }
    }

    @Test
    void what_is_somebodys_own_fails_or_depends_on_other_headers_is_not_kept() {
        try (Wire wire = new Wire(hot.port())) {
            for (String address : List.of("/private", "/languages", "/query?%61=1;x", "//query")) {
                wire.ask("GET " + address + " HTTP/1.1");
                int before = asked.get();
                wire.ask("GET " + address + " HTTP/1.1");
                assertEquals(
                        address.startsWith("/query") || address.startsWith("//") ? before : before + 1,
                        asked.get(),
                        address);
            }
        }
    }

    @Test
    void after_a_publication_the_next_request_is_asked_of_the_routes() {
        try (Wire wire = new Wire(hot.port())) {
            wire.ask("GET /tile/large-edited HTTP/1.1");
            wire.ask("GET /tile/large-edited HTTP/1.1");
            int before = asked.get();
            touched = publication.get() + 1;
            publication.incrementAndGet();
            wire.ask("GET /tile/large-edited HTTP/1.1");
            assertEquals(before + 1, asked.get());
            kept.changed(new Change(publication.get(), List.of(new Touched("calama", 0, 0, 0, 0, 0, 22)), false));
            wire.ask("GET /tile/large-edited HTTP/1.1", UNUSUAL);
            assertEquals(before + 2, asked.get());
        }
    }

    @Test
    void only_the_address_of_the_present_version_may_be_kept_for_ever() {
        try (Wire wire = new Wire(hot.port())) {
            publication.set(Math.max(5, publication.get()));
            long now = publication.get();
            String address = "GET /tile/large-versions";
            for (String header : List.of("X-Plain: a", UNUSUAL)) {
                for (int round = 0; round < 2; round++) {
                    assertEquals("no-cache", cacheControl(wire.ask(address + " HTTP/1.1", header)));
                    assertEquals(
                            AddressVersion.IMMUTABLE,
                            cacheControl(wire.ask(address + "?v=" + now + " HTTP/1.1", header)));
                    assertEquals("no-cache", cacheControl(wire.ask(address + "?v=" + (now - 1) + " HTTP/1.1", header)));
                    assertEquals("no-cache", cacheControl(wire.ask(address + "?v=" + (now + 9) + " HTTP/1.1", header)));
                    for (String wrong : List.of("?v=x", "?v=", "?v=-1", "?v=1&v=1", "?v=1234567890123456789", "?w=1")) {
                        assertEquals(
                                400,
                                wire.ask(address + wrong + " HTTP/1.1", header).code(),
                                wrong);
                    }
                }
            }
            publication.incrementAndGet(); // elsewhere: the tile is still true, its old address no longer for ever
            int before = asked.get();
            assertEquals("no-cache", cacheControl(wire.ask(address + "?v=" + now + " HTTP/1.1")));
            assertEquals(AddressVersion.IMMUTABLE, cacheControl(wire.ask(address + "?v=" + (now + 1) + " HTTP/1.1")));
            assertEquals(before, asked.get());
        }
    }

    private static String cacheControl(Wire.Answer answer) {
        return answer.headers().get("cache-control");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /tile/large HTTP/1.1\r\n\r\n",
                "GET /tile/large HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /tile/large HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /tile/large HTTP/1.1\r\nHost : a\r\n\r\n",
                "GET /tile/large HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n",
                "GET /tile/large HTTP/1.1\r\nHost: a\r\nnothing\r\n\r\n",
                "GET /tile/large HTTP/9.9\r\nHost: a\r\n\r\n",
                "GET  /tile/large HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /tile/large\tHTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /tile/large HTTP/1.1\nHost: a\n\n",
                "GET /tile/large HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET /tile/large HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc",
                " GET /tile/large HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /tile/large HTTP/1.1\r\nHost: a:0\r\n\r\n",
                "GET /tile/large HTTP/1.1\r\nHost:\r\n\r\n"
            })
    void a_mangled_request_gets_the_same_with_and_without_memory(String request) {
        try (Wire first = new Wire(hot.port());
                Wire toHot = new Wire(hot.port());
                Wire toCold = new Wire(cold.port())) {
            first.ask("GET /tile/large HTTP/1.1");
            toHot.send(request);
            toCold.send(request);
            assertEquals(toCold.read(false).whole(), toHot.read(false).whole());
        }
    }

    @Test
    void the_comparison_can_fail() {
        try (Wire wire = new Wire(hot.port())) {
            assertNotEquals(
                    wire.ask("GET /tile/large HTTP/1.1").whole(),
                    wire.ask("HEAD /tile/large HTTP/1.1").whole());
            assertFalse(wire.ask("GET /tile/small HTTP/1.1").headers().isEmpty());
            assertEquals(OptionalLong.empty(), OptionalLong.empty());
        }
    }
}
