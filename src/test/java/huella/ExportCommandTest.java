package huella;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files from the command line: with and without a running service, whole or not there at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportCommandTest {

    private static final String PUBLIC = "https://mapa.example.cl";

    private Path home;
    private Program.Service service;
    private Path out;

    /** @param text errors and output in one */
    private record Ended(int status, String text) {}

    @BeforeAll
    void serve() throws IOException {
        home = Program.newHome();
        service = Program.serve(home, Map.of("HUELLA_PUBLIC_URL", PUBLIC));
    }

    @AfterAll
    void stop() throws Exception {
        assertTrue(service.process().isAlive(), "no export stopped the service");
        service.process().destroy();
        service.process().waitFor(30, TimeUnit.SECONDS);
        Program.remove(home);
    }

    @BeforeEach
    void makeDirectory() throws IOException {
        out = Files.createTempDirectory("huella-out");
    }

    @AfterEach
    void removeDirectory() throws Exception {
        Program.remove(out);
    }

    @Test
    void without_a_service_the_database_is_started_loaded_once_and_stopped() throws Exception {
        Path own = Program.newHome();
        try {
            Ended first = export(own, Map.of(), "iniciativas", "geojson", "--out", out.toString());
            assertEquals(0, first.status(), first::text);
            assertTrue(first.text().contains("Loading "), first::text);
            assertEquals(
                    37,
                    json(out.resolve("emra-iniciativas.geojson"))
                            .path("features")
                            .size());
            assertTrue(
                    Files.notExists(own.resolve("postgres/postmaster.pid")), "the database stopped with the command");

            Ended second =
                    export(own, Map.of("HUELLA_GEODATA", "/nowhere"), "comunas", "geojson", "-o", out.toString());
            assertEquals(0, second.status(), second::text);
            assertFalse(second.text().contains("Loading "), second::text);
            assertEquals(
                    9,
                    json(out.resolve("emra-comunas.geojson")).path("features").size());
            assertEquals(List.of("emra-comunas.geojson", "emra-iniciativas.geojson"), names());
        } finally {
            Program.remove(own);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iniciativas|gpkg|EPSG:32719|emra-iniciativas-32719.gpkg",
                "calama|shp|EPSG:5361|emra-calama-5361.shp.zip",
                "comunas|csv|OGC:CRS84|emra-comunas.csv"
            })
    void while_the_service_runs_the_file_is_the_one_that_it_sends(
            String collection, String format, String crs, String name) throws Exception {
        Ended ended = export(collection, format, "--crs", crs, "--out", out.toString());
        assertEquals(0, ended.status(), ended::text);
        assertEquals(List.of(name), names());
        assertArrayEquals(
                sent("/export/" + collection + "." + format + "?crs=" + crs), Files.readAllBytes(out.resolve(name)));
    }

    @Test
    void a_filter_selects_as_it_does_on_the_web() throws Exception {
        String where = "tema = 'aguas' AND supuesta = false";
        Path file = out.resolve("aguas.geojson");
        Ended ended = export("iniciativas", "geojson", "--where", where, "--out", file.toString());
        assertEquals(0, ended.status(), ended::text);
        assertArrayEquals(
                sent("/export/iniciativas.geojson?filter=" + URLEncoder.encode(where, StandardCharsets.UTF_8)),
                Files.readAllBytes(file));
        int found = json(file).path("features").size();
        assertTrue(found > 0 && found < 37, "it is a part");
    }

    @Test
    void the_package_of_a_comuna_is_the_one_that_the_service_sends() throws Exception {
        Ended ended = export(home, Map.of("HUELLA_PUBLIC_URL", PUBLIC), "--comuna", "calama", "--out", out.toString());
        assertEquals(0, ended.status(), ended::text);
        assertArrayEquals(sent("/export/calama.zip"), Files.readAllBytes(out.resolve("emra-comuna-calama.zip")));
    }

    @Test
    void standard_output_gets_the_file_and_nothing_else() throws Exception {
        Process process = Program.of(home, Map.of(), "export", "rutas", "kml", "--out", "-")
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] sent = process.getInputStream().readAllBytes();
        assertEquals(0, process.waitFor());
        assertArrayEquals(sent("/export/rutas.kml"), sent);
    }

    @Test
    void a_database_that_somebody_else_looks_after_is_only_read() throws Exception {
        Ended ended = export(home, Map.of("DATABASE_URL", address("huella")), "rutas", "csv", "-o", out.toString());
        assertEquals(0, ended.status(), ended::text);
        assertArrayEquals(sent("/export/rutas.csv"), Files.readAllBytes(out.resolve("emra-rutas.csv")));

        Ended empty = export(home, Map.of("DATABASE_URL", address("postgres")), "rutas", "kml", "-o", out.toString());
        assertRefused(empty, "was not prepared by this version of Huella");
    }

    @Test
    void a_file_that_is_there_is_replaced_only_when_told_to() throws Exception {
        Path file = Files.writeString(out.resolve("mine.csv"), "mine");
        assertRefused(export("rutas", "csv", "--out", file.toString()), "exists already");
        assertEquals("mine", Files.readString(file));
        assertEquals(
                0, export("rutas", "csv", "--out", file.toString(), "--force").status());
        assertArrayEquals(sent("/export/rutas.csv"), Files.readAllBytes(file));
        assertEquals(List.of("mine.csv"), names());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minas gpkg|There is no collection «minas». The collections are: ",
                "calama dwg|There is no format «dwg». The formats are: ",
                "calama gpkg --crs EPSG:1|There is no coordinate system «EPSG:1» here. The systems are: ",
                "calama kml --crs EPSG:32719|kml files know longitude and latitude (WGS 84) only",
                "calama gpkg --where tema=|--where: ",
                "calama gpkg --where mineral='cobre'|--where: ",
                "comunas gpkg --where tema='aguas'|--where: ",
                "--comuna atlantida|There is no comuna «atlantida». The comunas are: ",
                "calama gpkg --out /nowhere/x.gpkg|There is no directory /nowhere",
                "calama gpkg --out /proc/x.gpkg|The directory /proc cannot be written",
                "calama gpkg --out /dev/full|/dev/full is not a file",
            })
    void what_cannot_be_done_is_one_line_with_the_cure_and_leaves_nothing(String words, String line) throws Exception {
        String[] arguments = words.contains("--out") ? words.split(" ") : (words + " --out " + out).split(" ");
        assertRefused(export(arguments), line);
        assertEquals(List.of(), names());
    }

    @ParameterizedTest
    @CsvSource({"calama", "calama gpkg --comuna calama", "--comuna calama --crs EPSG:32719"})
    void words_that_make_no_command_show_how_it_is_written(String words) throws Exception {
        Ended ended = export(words.split(" "));
        assertEquals(2, ended.status(), ended::text);
        assertTrue(ended.text().contains("Usage: huella export COLLECTION FORMAT"), ended::text);
    }

    @Test
    void an_address_where_no_database_answers_is_said() throws Exception {
        Map<String, String> nowhere = Map.of("DATABASE_URL", "postgresql://nobody:secreto@127.0.0.1:9/mapa");
        assertRefused(export(home, nowhere, "rutas", "csv", "-o", out.toString()), "No PostgreSQL answers there");
    }

    @Test
    void stopped_while_it_starts_it_leaves_no_file_and_no_database_running() throws Exception {
        Path own = Program.newHome();
        try {
            Process process = Program.of(own, Map.of(), "export", "rutas", "csv", "--out", out.toString())
                    .start();
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            while (!line.contains("Creating the database")) {
                line = reader.readLine();
            }
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertTrue(process.exitValue() != 0, "it did not end well");
            assertEquals(List.of(), names());
            assertTrue(Files.notExists(own.resolve("postgres/postmaster.pid")), "no database is left running");
        } finally {
            Program.remove(own);
        }
    }

    private static void assertRefused(Ended ended, String line) {
        assertEquals(1, ended.status(), ended::text);
        List<String> errors =
                ended.text().lines().filter(each -> each.contains("huella: ")).toList();
        assertEquals(1, errors.size(), ended::text);
        assertTrue(errors.getFirst().contains(line), ended::text);
        assertFalse(
                ended.text().contains("\tat ")
                        || ended.text().contains("Exception")
                        || ended.text().contains("secreto"),
                ended::text);
    }

    private Ended export(String... words) throws Exception {
        return export(home, Map.of(), words);
    }

    private static Ended export(Path home, Map<String, String> environment, String... words) throws Exception {
        String[] arguments =
                Stream.concat(Stream.of("export"), Stream.of(words)).toArray(String[]::new);
        Process process = Program.of(home, environment, arguments).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }

    /** The service's own database, as an operator's. */
    private String address(String database) {
        return "postgresql://huella_admin@localhost/" + database
                + "?sslmode=disable&socketFactory=org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg&socketFactoryArg="
                + home.resolve("run/.s.PGSQL.5432");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private byte[] sent(String path) throws Exception {
        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(service.address().replaceFirst("/$", "") + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, response.statusCode(), path);
        return response.body();
    }
}
