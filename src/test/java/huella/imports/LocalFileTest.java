package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import huella.TestApp;
import huella.access.Accounts;
import huella.geo.read.Choices;
import huella.geo.read.ReadLimits;
import huella.model.Account;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of this machine, read without the web. */
class LocalFileTest {

    private static final int TIMES = 30;

    @TempDir
    private Path directory;

    @Test
    void who_waits_for_a_file_hears_how_it_ended_however_short_it_is() throws Exception {
        Path file = Files.writeString(
                directory.resolve("punto.geojson"), "{\"type\":\"Point\",\"coordinates\":[-68.9,-22.5]}");
        ImportSettings settings = new ImportSettings(
                ReadLimits.DEFAULT, 60, 256, 1, 10, 24, directory.resolve("imports"), TestApp.DATA.resolve("epsg"));
        try (TestApp app = TestApp.start();
                Imports imports = Imports.aside(app.database(), settings)) {
            app.signedIn("carla", "planificador:calama");
            Account account = new Accounts(app.database()).require("carla");
            for (int i = 0; i < TIMES; i++) {
                Imports.Reading reading = imports.read(account, file, Choices.NONE, (stage, done) -> {});
                assertEquals("listo", reading.state());
                imports.leave(account, reading.id());
            }
        }
    }
}
