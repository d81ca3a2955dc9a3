package huella.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {

    @Test
    void a_later_run_takes_the_place_of_the_earlier_one_and_of_nothing_else(@TempDir Path directory)
            throws IOException {
        Path report = directory.resolve("benchmarks.md");
        BenchReport.save(report, "hot", "## Hot\n\nfirst\n");
        BenchReport.save(report, "cold", "## Cold\n\nother\n");
        String both = Files.readString(report);
        BenchReport.save(report, "hot", "## Hot\n\nsecond\n");
        assertEquals(both.replace("first", "second"), Files.readString(report));
    }
}
