package huella.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.TestApp;
import huella.geo.Gdal;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a municipality takes with it is complete, checked by its own sums, and read by GDAL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageRoutesTest {

    private final TestApp app = TestApp.start();

    @TempDir
    Path directory;

    @AfterAll
    void close() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "antofagasta,02101",
        "mejillones,02102",
        "sierra-gorda,02103",
        "taltal,02104",
        "calama,02201",
        "ollague,02202",
        "san-pedro-de-atacama,02203",
        "tocopilla,02301",
        "maria-elena,02302"
    })
    void a_package_holds_what_names_or_touches_its_comuna_in_every_format(String slug, String code)
            throws IOException, InterruptedException {
        Gdal.require();
        Path folder = unpacked("/export/" + slug + ".zip", "emra-comuna-" + slug);
        assertEquals("", run(folder, "sha256sum", "-c", "--quiet", "--strict", "SHA256SUMS"));
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(
                    files.filter(Files::isRegularFile).count() - 1,
                    Files.readAllLines(folder.resolve("SHA256SUMS")).size(),
                    "every file but the sums themselves has a sum");
        }
        Set<String> expected = touching(code);
        assertFalse(expected.isEmpty());
        for (String system : List.of("crs84", "epsg-32719")) {
            String data = folder + "/datos/" + system + "/iniciativas-" + slug;
            assertEquals(expected, codes(data + ".gpkg", "iniciativas-" + slug), system);
            assertEquals(expected, codes(data + ".fgb", "iniciativas-" + slug), system);
            assertEquals(expected, codes(data + ".csv", "iniciativas-" + slug), system);
            assertEquals(expected, codes(data + ".xlsx", "Datos"), system);
        }
        assertEquals(expected, codes(folder + "/datos/crs84/iniciativas-" + slug + ".geojson", "iniciativas-" + slug));
        String outline = folder + "/comuna/epsg-32719/contorno-" + slug + ".gpkg";
        assertEquals(Set.of(code), codes(outline, "contorno-" + slug));
        String readme = Files.readString(folder.resolve("LEEME.txt"));
        assertTrue(readme.contains("Iniciativas: " + expected.size() + "\n")
                && readme.contains("Ubicaciones referenciales"));
        assertTrue(Files.readString(folder.resolve("LICENCIA.txt")).contains("ODbL"));
    }

    @Test
    void a_package_of_a_selection_that_touches_nothing_says_so_and_still_opens() throws IOException {
        Gdal.require();
        Path folder = unpacked("/export/ollague.zip?tema=puertos", "emra-comuna-ollague");
        assertTrue(Files.readString(folder.resolve("LEEME.txt")).contains("ninguna iniciativa toca esta comuna"));
        assertTrue(Files.readString(folder.resolve("README.txt")).contains("no initiative touches this comuna"));
        assertEquals(Set.of(), codes(folder + "/datos/crs84/iniciativas-ollague.gpkg", "iniciativas-ollague"));
    }

    @Test
    void the_official_code_names_the_same_package_and_who_has_it_gets_no_second_one() {
        HttpResponse<byte[]> byName = app.get("/export/maria-elena.zip");
        HttpResponse<byte[]> byCode = app.get("/export/02302.zip");
        assertArrayEquals(byName.body(), byCode.body());
        String tag = byName.headers().firstValue("ETag").orElseThrow();
        assertEquals(tag, byCode.headers().firstValue("ETag").orElse(""));
        assertEquals(304, app.get("/export/02302.zip", "If-None-Match", tag).statusCode());
        assertEquals(
                200,
                app.get("/export/02302.zip?tema=aguas", "If-None-Match", tag).statusCode());
        assertEquals(
                "attachment; filename=\"emra-comuna-maria-elena.zip\"",
                byName.headers().firstValue("Content-Disposition").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/export/iquique.zip",
                "/export/Tocopilla.zip",
                "/export/2301.zip",
                "/export/023010.zip",
                "/export/Mar%C3%ADa%20Elena.zip",
                "/export/..%2f..%2fetc%2fpasswd.zip",
                "/export/tocopilla'--.zip",
                "/export/%27%20OR%201=1.zip",
                "/export/%00.zip",
                "/export/%F0%9F%92%A5.zip"
            })
    void a_name_that_is_no_comuna_is_refused_and_the_right_ones_are_told(String path) {
        HttpResponse<byte[]> response = app.get(path);
        assertTrue(response.statusCode() == 404 || response.statusCode() == 400, path + " " + response.statusCode());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void a_parameter_that_a_package_does_not_know_is_refused() {
        assertEquals(400, app.get("/export/tocopilla.zip?crs=EPSG:4326").statusCode());
        assertEquals(400, app.get("/export/tocopilla.zip?tema=nada").statusCode());
    }

    /** By another way than the package's own query. */
    private Set<String> touching(String comuna) {
        List<String> codes = app.database()
                .read(handle -> handle.createQuery("""
                        SELECT codigo FROM published WHERE :comuna = ANY (comunas_codigos)
                        UNION
                        SELECT codigo FROM published
                         WHERE NOT ST_Disjoint(geom, (SELECT geom FROM comuna WHERE code = :comuna))
                        """)
                        .bind("comuna", comuna)
                        .mapTo(String.class)
                        .list());
        return new TreeSet<>(codes);
    }

    private static Set<String> codes(String file, String layer) {
        Set<String> codes = new TreeSet<>();
        for (JsonNode feature : Gdal.read(file, layer).path("features")) {
            codes.add(feature.at("/properties/codigo").asText());
            if (layer.startsWith("iniciativas")) {
                assertTrue(feature.at("/properties/vinculo")
                        .asText()
                        .matches("nombrada y dibujada|sólo (nombrada|dibujada)"));
            }
        }
        return codes;
    }

    private Path unpacked(String path, String folder) throws IOException {
        HttpResponse<byte[]> response = app.get(path);
        assertEquals(200, response.statusCode());
        try (ZipInputStream zip = new ZipInputStream(new java.io.ByteArrayInputStream(response.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertTrue(
                        entry.getName().startsWith(folder + "/")
                                && !entry.getName().contains(".."),
                        entry.getName());
                Path file = directory.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        return directory.resolve(folder);
    }

    private static String run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        try (InputStream said = process.getInputStream()) {
            String text = new String(said.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), text);
            return text;
        }
    }
}
