package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.geo.EpsgDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** The process that reads a file opens the same EPSG database as the service that runs, maybe for the first time. */
class SharedRegisterTest {

    /** Opens the database in a directory, says where a PSAD56 place is, and keeps it open until its input ends. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] directory) throws Exception {
            Coordinate place = new SourceSystems(EpsgDatabase.in(Path.of(directory[0])))
                    .find(24879)
                    .orElseThrow()
                    .toCrs84(new GeometryFactory().createPoint(new Coordinate(376_215, 7_555_616)), false)
                    .orElseThrow()
                    .getCoordinate();
            System.out.printf(java.util.Locale.ROOT, "%.6f %.6f%n", place.x, place.y);
            System.in.read();
        }
    }

    @TempDir
    Path directory;

    @Test
    void several_processes_unpack_and_open_it_at_once() throws Exception {
        Path shared = directory.resolve("epsg");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherProcess.class.getName(),
                            shared.toString())
                    .redirectError(
                            Files.createTempFile(directory, "other", ".err").toFile())
                    .start());
        }
        try {
            for (Process process : processes) {
                assertEquals(
                        "-70.201813 -22.103376",
                        process.inputReader(StandardCharsets.UTF_8).readLine());
            }
            // All three have it open now.
            for (Process process : processes) {
                process.getOutputStream().close();
                assertTrue(process.waitFor(1, TimeUnit.MINUTES));
                assertEquals(0, process.exitValue());
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }
}
