package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.Client;
import huella.TestApp;
import huella.imports.Uploaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every bad file sent to the running service, as a planner would: each is refused with its cause and cure, asked about
 * or read; none is an error of ours (which would be logged, and fail this test), the reading process outlives them all
 * within its memory, and nothing of what was refused is left on the disk.
 */
class BadFilesOverHttpTest {

    private static TestApp app;
    private static Client planner;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        planner = app.signedIn("carla", "planificador:calama");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource
    void each_ends_as_stated(BadFiles format) {
        for (BadFile file : format.files()) {
            Uploaded sent = Uploaded.of(planner, file.name(), file.bytes());
            JsonNode read = sent.read();
            String state = read.path("estado").asText();
            switch (file.expected()) {
                case BadFile.Expected.Refused refused -> {
                    assertEquals("rechazado", state, file::name);
                    assertTrue(
                            read.path("motivo").asText().contains(refused.words()),
                            () -> file.name() + ": " + read.path("motivo"));
                    assertFalse(Files.exists(directory().resolve(sent.id())), file::name);
                }
                case BadFile.Expected.FeaturesRefused some -> assertTrue(isReadOrAsked(state), file::name);
                case BadFile.Expected.Mended mended -> assertTrue(isReadOrAsked(state), file::name);
                case BadFile.Expected.Reads reads ->
                    assertTrue(reads.features() == 0 || isReadOrAsked(state), file::name); // nothing in it: refused
            }
            if (!state.equals("rechazado")) {
                assertEquals(
                        204,
                        planner.send("DELETE", "/api/imports/" + sent.id(), null)
                                .statusCode());
            }
        }
    }

    private static boolean isReadOrAsked(String state) {
        return state.equals("listo") || state.equals("pregunta");
    }

    @Test
    void a_good_file_is_read_as_if_nothing_had_been() throws IOException {
        Uploaded sent =
                Uploaded.of(planner, "bueno.geojson", BadGeoJsonFiles.seeds().getFirst());
        assertTrue(isReadOrAsked(sent.read().path("estado").asText()));
        planner.send("DELETE", "/api/imports/" + sent.id(), null);
        try (Stream<Path> arriving = Files.list(directory().resolve("llegando"))) {
            assertEquals(0, arriving.count());
        }
    }

    private static Path directory() {
        return TestApp.DATA.resolve("imports");
    }
}
