package huella;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as its operator meets it: a process, its output, its exit code. */
class ServeTest {

    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Program.newHome();
    }

    @AfterEach
    void removeHome() throws Exception {
        Program.remove(home);
    }

    @Test
    void it_serves_survives_a_kill_and_stops_cleanly() throws Exception {
        Program.Service first = serve(Map.of());
        assertTrue(
                first.lines().stream().anyMatch(line -> line.contains("37 initiatives, 37 new or changed")),
                first::toString);
        assertEquals(37, features(first.address()));
        first.process().destroyForcibly().waitFor();

        Program.Service second = serve(Map.of());
        assertTrue(
                second.lines().stream().anyMatch(line -> line.contains("37 initiatives, none changed")),
                second::toString);
        assertEquals(37, features(second.address()));
        second.process().destroy();
        assertTrue(second.process().waitFor(30, TimeUnit.SECONDS));
        assertTrue(Files.notExists(home.resolve("postgres/postmaster.pid")), "the database stopped with the service");
    }

    @Test
    void stopped_while_it_starts_it_leaves_no_database_running() throws Exception {
        Process process = java(Map.of(), "serve").start();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        while (!line.contains("Creating the database")) {
            line = reader.readLine();
        }
        process.destroy();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertTrue(Files.notExists(home.resolve("postgres/postmaster.pid")), "no database is left running");
    }

    @Test
    void a_taken_port_is_one_line_with_the_cure() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            assertRefused(
                    Map.of("HUELLA_PORT", Integer.toString(taken.getLocalPort())),
                    "Port " + taken.getLocalPort() + " on 127.0.0.1 cannot be used");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATABASE_URL|postgresql://nobody:secreto@127.0.0.1:9/mapa|No PostgreSQL answers there",
                "DATABASE_URL|postgresql://nobody:secreto@no-such-host.invalid/mapa|Cannot use the database",
                "DATABASE_URL|oracle://x|Expected DATABASE_URL=postgresql://",
                "HUELLA_DATA|/proc/huella|The data directory /proc/huella cannot be written",
                "HUELLA_PORT|http|HUELLA_PORT=http is not accepted; it must be a whole number from 0 to 65535",
                "HUELLA_HOST|203.0.113.7|HUELLA_HOST=203.0.113.7 is not an address of this machine",
                "HUELLA_GEODATA|/nowhere|falta el archivo",
                "HUELLA_PUBLIC_URL|mapa.example|it must be scheme and host",
                "HUELLA_POSTGRES_BIN|/nowhere|No PostgreSQL 15 or newer was found",
            })
    void what_the_operator_must_mend_is_said_and_the_exit_code_is_not_zero(String variable, String value, String line)
            throws Exception {
        assertRefused(Map.of(variable, value), line);
    }

    @Test
    void the_version_is_printed() throws Exception {
        Process process = java(Map.of(), "--version").start();
        assertEquals(
                "huella " + Version.get(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        assertEquals(0, process.waitFor());
    }

    @Test
    void an_unknown_command_shows_the_known_ones() throws Exception {
        Process process = java(Map.of(), "servir").start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(output.contains("huella serve"), output);
        assertEquals(2, process.waitFor());
    }

    @Test
    void the_files_can_be_checked_without_a_database() throws Exception {
        Process process =
                java(Map.of("HUELLA_POSTGRES_BIN", "/nowhere"), "check").start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(output.contains("37 initiatives"), output);
        assertEquals(0, process.waitFor());
    }

    private void assertRefused(Map<String, String> environment, String expected) throws Exception {
        Process process = java(environment, "serve").start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor() != 0, "the exit code is not 0");
        List<String> errors =
                output.lines().filter(line -> line.contains("huella: ")).toList();
        assertEquals(1, errors.size(), output);
        assertTrue(output.contains(expected), output);
        assertTrue(!output.contains("\tat ") && !output.contains("Exception") && !output.contains("secreto"), output);
    }

    private Program.Service serve(Map<String, String> environment) throws IOException {
        return Program.serve(home, environment);
    }

    private ProcessBuilder java(Map<String, String> environment, String... arguments) {
        return Program.of(home, environment, arguments);
    }

    private static int features(String address) throws Exception {
        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + "layers/iniciativas.geojson"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        return TestApp.json(response).path("features").size();
    }
}
