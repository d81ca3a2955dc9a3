package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.Client;
import huella.TestApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Shapes that were made to be hard: the process that reads them is ended, by name of the limit, and the service goes
 * on.
 */
class RunawayTest {

    /** An outline that crosses itself some million times: repairing it takes minutes and gigabytes. */
    private static byte[] tangle(int vertices) {
        Random random = new Random(1);
        StringBuilder json = new StringBuilder("{\"type\":\"Polygon\",\"coordinates\":[[");
        String first = null;
        for (int i = 0; i < vertices; i++) {
            String position =
                    String.format(Locale.ROOT, "[%.6f,%.6f]", -69 + random.nextDouble(), -23 + random.nextDouble());
            first = first == null ? position : first;
            json.append(position).append(',');
        }
        return json.append(first).append("]]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static final byte[] GOOD =
            "{\"type\":\"Point\",\"coordinates\":[-68.9,-22.5]}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"HUELLA_MAX_IMPORT_SECONDS,2", "HUELLA_MAX_IMPORT_MEMORY_MB,64"})
    void what_goes_beyond_a_limit_is_ended_and_the_next_file_is_read(String limit, String value) throws IOException {
        try (TestApp app = TestApp.start(Map.of(limit, value))) {
            Client planner = app.signedIn("carla", "planificador:calama");
            Uploaded sent = Uploaded.of(planner, "enredo.geojson", tangle(3_000));
            JsonNode read = sent.read();
            assertEquals("rechazado", read.path("estado").asText(), read::toPrettyString);
            assertTrue(read.path("motivo").asText().contains(limit), read::toPrettyString);
            assertEquals(
                    "listo",
                    Uploaded.of(planner, "bueno.geojson", GOOD)
                            .read()
                            .path("estado")
                            .asText());
            assertTrue(Files.notExists(TestApp.DATA.resolve("imports").resolve(sent.id())));
        }
    }

    @Test
    void a_file_that_is_left_while_it_is_read_is_read_no_more() throws IOException {
        try (TestApp app = TestApp.start()) {
            Client planner = app.signedIn("carla", "planificador:calama");
            Uploaded sent = Uploaded.of(planner, "enredo.geojson", tangle(3_000));
            while (!sent.now().at("/avance/etapa").asText().equals("leer")) {
                Thread.onSpinWait();
            }
            assertEquals(
                    204,
                    planner.send("DELETE", "/api/imports/" + sent.id(), null).statusCode());
            // Only one file is read at a time here: the next one has its turn because the first has ended.
            assertEquals(
                    "listo",
                    Uploaded.of(planner, "bueno.geojson", GOOD)
                            .read()
                            .path("estado")
                            .asText());
            try (Stream<java.nio.file.Path> left = Files.list(TestApp.DATA.resolve("imports"))) {
                assertEquals(
                        0,
                        left.filter(file -> file.getFileName().toString().equals(sent.id()))
                                .count());
            }
        }
    }
}
