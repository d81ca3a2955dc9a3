package huella.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import huella.TestApp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public resources of the whole service, with memory and without: nobody can tell the difference. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptRoutesTest {

    private final TestApp hot = TestApp.start();
    private final TestApp cold = TestApp.start(Map.of("HUELLA_KEPT_MB", "0"));

    @AfterAll
    void close() {
        hot.close();
        cold.close();
    }

    private static Wire wire(TestApp app) {
        return new Wire(URI.create(app.origin()).getPort());
    }

    private double hits() {
        String figures = new String(hot.get("/metrics").body(), java.nio.charset.StandardCharsets.UTF_8);
        return figures.lines()
                .filter(line -> line.startsWith("huella_kept_hits_total "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tiles/iniciativas/9/154/288.mvt",
                "/tiles/iniciativas/0/0/0.mvt",
                "/tiles/iniciativas/14/1/1.mvt",
                "/tiles/base/8/77/144.mvt",
                "/tiles/iniciativas.json",
                "/ogc/tiles/WebMercatorQuad/8/144/77",
                "/layers/iniciativas.geojson",
                "/layers/calama.geojson?horizonte=corto",
                "/ogc?f=html&lang=en",
                "/ogc/collections",
                "/ogc/collections/calama/items?limit=3",
                "/ogc/collections/calama/items?limit=3&f=html",
                "/ogc/collections/calama/items/CAL-03",
                "/ogc/collections/calama/items/CAL-03?f=html&lang=en",
                "/ogc/conformance",
                "/api/facets",
                "/api/places",
                "/api/initiatives/CAL-03",
                "/",
                "/main.js"
            })
    void a_kept_answer_is_the_answer_that_is_made(String address) {
        double before = hits();
        int asked = 0;
        try (Wire toHot = wire(hot);
                Wire toCold = wire(cold)) {
            for (String method : new String[] {"GET ", "HEAD "}) {
                for (String coding : new String[] {"identity", "gzip"}) {
                    String request = method + address + " HTTP/1.1";
                    String[] headers = {
                        "Accept-Encoding: " + coding, "Accept: text/html;q=0.5,*/*", "Accept-Language: es-CL,es;q=0.9"
                    };
                    Wire.Answer made = toCold.ask(request, headers);
                    assertTrue(made.code() == 200 || made.code() == 204, made.status());
                    toHot.ask(request, headers);
                    assertEquals(made.whole(), toHot.ask(request, headers).whole());
                    String tag = made.headers().getOrDefault("etag", "\"none\"");
                    String[] condition = {headers[0], headers[1], headers[2], "If-None-Match: W/" + tag};
                    assertEquals(
                            toCold.ask(request, condition).whole(),
                            toHot.ask(request, condition).whole());
                    asked += 2;
                }
            }
        }
        double answered = hits() - before;
        int expected = asked;
        assertTrue(answered >= expected, () -> answered + " of " + expected + " came from memory");
    }

    @Test
    void brotli_comes_once_it_is_packed_and_holds_the_same() throws IOException {
        Assumptions.assumeTrue(Brotli4jLoader.isAvailable());
        try (Wire wire = wire(hot)) {
            String request = "GET /layers/regional.geojson HTTP/1.1";
            byte[] plain = wire.ask(request).body();
            Wire.Answer packed = wire.ask(request, "Accept-Encoding: gzip, br");
            String gzipTag = packed.headers().get("etag");
            for (int i = 0; i < 20_000 && !"br".equals(packed.headers().get("content-encoding")); i++) {
                packed = wire.ask(request, "Accept-Encoding: gzip, br");
            }
            assertEquals("br", packed.headers().get("content-encoding"));
            assertTrue(packed.headers().get("etag").endsWith("-br\""));
            try (BrotliInputStream in = new BrotliInputStream(new ByteArrayInputStream(packed.body()))) {
                assertEquals(new String(plain), new String(in.readAllBytes()));
            }
            assertEquals(
                    "gzip", wire.ask(request, "Accept-Encoding: gzip").headers().get("content-encoding"));
            assertEquals(
                    "gzip",
                    wire.ask(request, "Accept-Encoding: br;q=0.1, gzip")
                            .headers()
                            .get("content-encoding"));
            Wire.Answer known = wire.ask(request, "Accept-Encoding: gzip, br", "If-None-Match: " + gzipTag);
            assertEquals(304, known.code(), "who has the gzip form keeps it");
            assertEquals(gzipTag, known.headers().get("etag"));
        }
    }
}
