package huella.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsRoutesTest {

    private final TestApp app = TestApp.start();

    @AfterAll
    void close() {
        app.close();
    }

    private double figure(String name) {
        String text = new String(app.get("/metrics").body(), StandardCharsets.UTF_8);
        Matcher matcher =
                Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(text);
        assertTrue(matcher.find(), () -> name + " is not in\n" + text);
        return Double.parseDouble(matcher.group(1));
    }

    @Test
    void what_comes_from_memory_is_counted_and_so_is_what_the_routes_answer() {
        app.get("/layers/rutas.geojson");
        double hits = figure("huella_kept_hits_total");
        double answers = figure("huella_answers_total{status=\"2xx\"}");
        for (int i = 0; i < 3; i++) {
            app.get("/layers/rutas.geojson");
        }
        app.get("/layers/rutas.geojson", "If-None-Match", "*");
        assertEquals(hits + 4, figure("huella_kept_hits_total"));
        assertEquals(answers + 2, figure("huella_answers_total{status=\"2xx\"}"), "only the figures themselves");
        assertTrue(figure("huella_kept_not_modified_total") >= 1);
        assertTrue(figure("huella_kept_bytes") > 0);
        assertEquals(48.0 * (1 << 20), figure("huella_kept_limit_bytes"));
    }

    @Test
    void the_figures_are_in_the_text_format_of_Prometheus() {
        HttpResponse<byte[]> answer = app.get("/metrics");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain; version=0.0.4"));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        for (String line : new String(answer.body(), StandardCharsets.UTF_8).split("\n")) {
            assertTrue(
                    line.matches(
                            "# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{[a-z_]+=\"[^\"]+\"(,[a-z_]+=\"[^\"]+\")*,?})? [-0-9.eE+]+"),
                    line);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 203.0.113.7",
                "X-Forwarded-For: 127.0.0.1",
                "Forwarded: for=203.0.113.7",
                "Via: 1.1 proxy"
            })
    void whoever_comes_by_a_proxy_that_is_not_ours_finds_nothing(String header) {
        String[] parts = header.split(": ");
        assertEquals(404, app.get("/metrics", parts[0], parts[1]).statusCode());
    }

    @Test
    void only_the_networks_that_the_operator_names_may_ask() {
        try (TestApp closed = TestApp.start(Map.of("HUELLA_METRICS_FROM", "10.0.0.0/8"))) {
            assertEquals(404, closed.get("/metrics").statusCode());
            assertEquals(404, closed.get("/metrics?f=json").statusCode());
        }
        try (TestApp behind =
                TestApp.start(Map.of("HUELLA_METRICS_FROM", "10.0.0.0/8", "HUELLA_PROXIES", "127.0.0.1"))) {
            assertEquals(
                    200, behind.get("/metrics", "X-Forwarded-For", "10.1.2.3").statusCode());
            assertEquals(
                    404,
                    behind.get("/metrics", "X-Forwarded-For", "10.1.2.3, 192.0.2.1")
                            .statusCode());
        }
    }
}
