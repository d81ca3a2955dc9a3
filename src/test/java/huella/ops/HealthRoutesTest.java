package huella.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import huella.TestApp;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {

    @Test
    void a_running_service_is_live_and_ready() {
        try (TestApp app = TestApp.start()) {
            assertEquals("ok", app.json("/health/live").path("estado").asText());
            assertEquals("ok", app.json("/health/ready").path("estado").asText());
        }
    }

    @Test
    void without_its_database_it_is_live_but_not_ready_and_layers_say_so() {
        TestApp app = TestApp.start();
        app.database().close();
        assertEquals(200, app.get("/health/live").statusCode());
        assertEquals(503, app.get("/health/ready").statusCode());
        var layer = app.get("/layers/iniciativas.geojson");
        assertEquals(503, layer.statusCode());
        assertEquals("5", layer.headers().firstValue("Retry-After").orElse(""));
        assertEquals(
                "application/problem+json",
                layer.headers().firstValue("Content-Type").orElse(""));
        app.claimLog("GET /layers/iniciativas.geojson");
        app.claimLog("Publications are not heard until the database answers");
        app.close();
    }
}
