package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** GDAL's programs, which read files that we wrote: a witness that does not share our mistakes. */
public final class Gdal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Gdal() {}

    /** Where CI is set its absence is a failure; elsewhere the test is skipped. */
    public static void require() {
        boolean present = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "ogr2ogr")));
        String cure = "GDAL is missing: install the package gdal-bin";
        if (System.getenv("CI") != null) {
            assertTrue(present, cure);
        }
        Assumptions.assumeTrue(present, cure);
    }

    /** What a program says; any warning fails. */
    public static String run(String... command) {
        try {
            Path errors = Files.createTempFile("gdal", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            try (InputStream said = process.getInputStream()) {
                String text = new String(said.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                int exit = process.waitFor();
                assertEquals("", Files.readString(errors), () -> String.join(" ", command));
                assertEquals(0, exit, () -> String.join(" ", command));
                return text;
            } finally {
                Files.delete(errors);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A layer as GeoJSON in its own coordinate system, which stands in the member {@code crs}. */
    public static JsonNode read(String source, String layer, String... options) {
        List<String> command = Stream.of(
                        Stream.of("ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=9"),
                        Arrays.stream(options),
                        Stream.of("/vsistdout/", source, layer))
                .flatMap(part -> part)
                .toList();
        try {
            return JSON.readTree(run(command.toArray(String[]::new)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String layers(String source) {
        return run("ogrinfo", "-q", source);
    }
}
