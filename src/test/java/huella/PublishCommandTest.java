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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Publishing from the command line, everything there is, beside a running service. The order: all is made once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishCommandTest {

    private Path home;
    private Program.Service service;

    @TempDir
    private static Path out;

    private record Ended(int status, String text) {}

    @BeforeAll
    void serve() throws IOException {
        home = Program.newHome();
        service = Program.serve(home, Map.of());
    }

    @AfterAll
    void stop() throws Exception {
        assertTrue(service.process().isAlive(), "no publication stopped the service");
        service.process().destroy();
        service.process().waitFor(30, TimeUnit.SECONDS);
        Program.remove(home);
    }

    @Test
    @Order(1)
    void every_tile_set_and_every_layer_is_there() throws Exception {
        Ended ended = publish(out.resolve("emra").toString());
        assertEquals(0, ended.status(), ended::text);
        assertTrue(ended.text().contains("22 files, 22 of them new"), ended::text);
        JsonNode manifest = manifest();
        assertEquals(22, manifest.path("archivos").size());
        for (String name : List.of("base", "comunas", "iniciativas", "rutas", "regional", "calama")) {
            assertTrue(Files.size(out.resolve("emra/tiles/" + name + ".pmtiles")) > 10_000, name);
        }
        for (String name : List.of("rutas.geojson", "comunas.fgb")) {
            assertArrayEquals(sent("/export/" + name), Files.readAllBytes(out.resolve("emra/capas/" + name)), name);
        }
    }

    @Test
    @Order(2)
    void ended_without_a_word_it_leaves_what_was_published_and_the_next_run_clears_up() throws Exception {
        byte[] manifest = Files.readAllBytes(out.resolve("emra/catalogo.json"));
        Process process = Program.of(
                        home, Map.of(), "publish", out.resolve("emra").toString(), "--all")
                .start();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        while (line != null && !line.contains("Tiles of rutas")) {
            line = reader.readLine();
        }
        process.destroyForcibly();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertArrayEquals(manifest, Files.readAllBytes(out.resolve("emra/catalogo.json")));
        assertTrue(names().stream().anyMatch(name -> name.startsWith(".huella-")), "it was ended in the middle");

        Ended again = publish(out.resolve("emra").toString());
        assertEquals(0, again.status(), again::text);
        assertTrue(again.text().contains("22 files, none of them new"), again::text);
        assertArrayEquals(manifest, Files.readAllBytes(out.resolve("emra/catalogo.json")));
        assertEquals(List.of(".publicando", "capas", "catalogo.json", "index.html", "objetos", "tiles"), names());
    }

    @Test
    @Order(3)
    void asked_to_stop_it_says_so_and_leaves_nothing() throws Exception {
        Path other = out.resolve("otra");
        Process process =
                Program.of(home, Map.of(), "publish", other.toString()).start();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        while (line != null && !line.contains("Tiles of")) {
            line = reader.readLine();
        }
        process.destroy();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertTrue(process.exitValue() != 0);
        try (Stream<Path> files = Files.list(other)) {
            assertEquals(
                    List.of(".publicando"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/nowhere/at/all|There is no directory /nowhere/at",
                "/proc/emra|The directory /proc/emra cannot be written",
                "/dev/null|/dev/null is not a directory",
                "/etc|The directory /etc holds something else",
                "/tmp/x --endpoint http://127.0.0.1:9|--endpoint goes with a bucket",
                "s3://MAPAS/emra|«s3://MAPAS/emra» is not understood",
                "s3://mapas/emra --endpoint localhost|--endpoint: «localhost» is not understood",
                "s3://mapas/emra --endpoint http://127.0.0.1:9|http://127.0.0.1:9 cannot be reached",
            })
    @Order(4)
    void what_cannot_be_done_is_one_line_with_the_cure(String words, String text) throws Exception {
        Ended ended = publish(words.split(" "));
        assertEquals(1, ended.status(), ended::text);
        List<String> errors =
                ended.text().lines().filter(line -> line.contains("huella: ")).toList();
        assertEquals(1, errors.size(), ended::text);
        assertTrue(errors.getFirst().contains(text), ended::text);
        assertFalse(ended.text().contains("\tat ") || ended.text().contains("secreto"), ended::text);
    }

    private Ended publish(String... words) throws Exception {
        String[] arguments =
                Stream.concat(Stream.of("publish"), Stream.of(words)).toArray(String[]::new);
        Map<String, String> identity =
                Map.of("AWS_ACCESS_KEY_ID", "prueba", "AWS_SECRET_ACCESS_KEY", "secreto", "AWS_REGION", "us-east-1");
        Process process = Program.of(home, identity, arguments).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }

    private static JsonNode manifest() throws IOException {
        return new ObjectMapper().readTree(out.resolve("emra/catalogo.json").toFile());
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(out.resolve("emra"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
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
