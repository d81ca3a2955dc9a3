package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of 100,000 rows are 15 to 100 MB; the heap is 24. */
class ManyRowsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_hundred_thousand_rows_fit_through_a_small_heap(Format format) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ManyRows.class.getName(),
                        format.name(),
                        directory.resolve("rows").toString(),
                        "100000")
                .redirectErrorStream(true)
                .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, program.waitFor(), said);
        System.out.print(said);
    }
}
