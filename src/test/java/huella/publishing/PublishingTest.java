package huella.publishing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import huella.TestApp;
import huella.model.Rejected;
import huella.model.TileCoord;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Publications in a directory, beside the service that they are made of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishingTest {

    private static final Set<String> SOME = Set.of("calama", "tocopilla", "iniciativas");
    private static final String CALAMA = "tiles/calama.pmtiles";

    private TestApp app;
    private Scene scene;

    /** What was published when the service was started. */
    @TempDir
    private static Path first;

    @TempDir
    private Path temporary;

    private Path directory;

    @BeforeAll
    void start() {
        app = TestApp.start();
        scene = Scene.of(app.database(), product -> SOME.contains(product.collection()));
        scene.publish(first);
    }

    /** The first publication and all since; most tests begin with one. */
    @BeforeEach
    void copy() throws IOException {
        directory = temporary.resolve("emra");
        assertEquals(
                0,
                new ProcessBuilder("cp", "-R", first.toString(), directory.toString())
                        .start()
                        .onExit()
                        .join()
                        .exitValue());
    }

    private Path empty(String name) throws IOException {
        return Files.createDirectory(temporary.resolve(name));
    }

    @AfterAll
    void stop() {
        scene.close();
        app.close();
    }

    @Test
    void an_archive_has_the_bytes_that_the_service_answers_with_and_no_tile_less() throws IOException {
        publish(directory);
        try (ArchiveReader archive = ArchiveReader.open(directory.resolve(CALAMA))) {
            Set<TileCoord> around = new HashSet<>();
            int tiles = 0;
            for (Entry entry : archive.entries()) {
                for (long id = entry.id(); id < entry.end(); id++) {
                    TileCoord tile = TileIds.tile(id);
                    tiles++;
                    around.addAll(neighbours(tile));
                    HttpResponse<byte[]> answer = tile("calama", tile);
                    assertEquals(200, answer.statusCode(), tile::toString);
                    assertArrayEquals(answer.body(), archive.find(tile).orElseThrow(), tile::toString);
                }
            }
            assertEquals(archive.header().addressed(), tiles);
            assertEquals(14, archive.header().maxZoom());
            for (TileCoord tile : around) {
                if (archive.find(tile).isEmpty()) {
                    assertEquals(204, tile("calama", tile).statusCode(), tile::toString);
                }
            }
        }
    }

    @Test
    void an_archive_says_what_is_in_it_and_how_it_is_to_be_taken() throws IOException {
        publish(directory);
        try (ArchiveReader archive = ArchiveReader.open(directory.resolve(CALAMA))) {
            JsonNode metadata = new ObjectMapper().readTree(archive.metadata());
            assertEquals("calama", metadata.path("name").asText());
            assertTrue(metadata.path("description").asText().contains("Ubicaciones referenciales"));
            assertTrue(metadata.path("attribution").asText().contains("OpenStreetMap"));
            assertEquals("calama", metadata.at("/vector_layers/0/id").asText());
            assertEquals("String", metadata.at("/vector_layers/0/fields/codigo").asText());
            assertTrue(metadata.path("tiles").isMissingNode());
            Envelope box = archive.header().box();
            assertTrue(new Envelope(-69.1, -68.8, -22.6, -22.3).contains(box), box::toString);
            assertTrue(box.contains(archive.header().center()));
        }
    }

    @Test
    void the_manifest_names_every_file_with_its_digest_and_the_page_too() throws IOException {
        publish(directory);
        JsonNode manifest = manifest(directory);
        assertEquals(9, manifest.path("archivos").size());
        assertEquals(scene.publication(), manifest.path("publicacion").asLong());
        assertTrue(manifest.path("aviso").asText().startsWith("Ubicaciones referenciales"));
        String page = Files.readString(directory.resolve("index.html"));
        for (JsonNode file : manifest.path("archivos")) {
            for (String name : List.of("nombre", "objeto")) {
                Path path = directory.resolve(file.path(name).asText());
                assertEquals(file.path("sha256").asText(), Digests.of(path));
                assertEquals(file.path("bytes").asLong(), Files.size(path));
            }
            assertTrue(page.contains("href=\"" + file.path("nombre").asText() + "\""));
            assertFalse(file.path("licencia").asText().isEmpty());
        }
    }

    @Test
    void a_second_run_without_changes_writes_nothing() throws IOException {
        publish(directory);
        Map<String, Object> before = traces(directory);
        Publishing.Outcome outcome = publish(directory);
        assertEquals(0, outcome.sent());
        assertEquals(0, outcome.tiles());
        assertEquals(before, traces(directory));
    }

    @Test
    void after_any_publication_the_next_run_makes_what_a_run_from_nothing_makes_but_looks_at_few_tiles()
            throws IOException {
        publish(directory);
        Geometry far = scene.geometry("TOC-01");
        int round = 0;
        for (List<huella.store.Publishing> changes : List.of(
                List.of(
                        huella.store.Publishing.because("Nota").version("CAL-03", Map.of("note_es", "otra")),
                        huella.store.Publishing.because("Lugar").version("CAL-03", Map.of("geom", far)),
                        huella.store.Publishing.because("Nueva").create("CAL-99", "CAL-01", "Otra")),
                List.of(
                        huella.store.Publishing.because("Fuera").retire("CAL-99"),
                        huella.store.Publishing.because("Capa").version("CAL-02", Map.of("layer", "tocopilla"))))) {
            Map<String, String> before = digests(directory);
            changes.forEach(change -> change.in(app.database()));
            Publishing.Outcome outcome = publish(directory);
            Path whole = empty("whole-" + ++round);
            Publishing.Outcome other = publish(whole);
            assertTrue(outcome.tiles() < other.tiles() / 2, outcome + " " + other);
            Map<String, String> expected = digests(whole);
            if (round == 1) { // what did not change still has the number of the publication that it was made with
                expected.put("capas/tocopilla.fgb", before.get("capas/tocopilla.fgb"));
                expected.put("capas/tocopilla.geojson", before.get("capas/tocopilla.geojson"));
            }
            assertEquals(expected, digests(directory));
        }
    }

    @Test
    void only_tiles_that_the_publication_touched_become_different_and_only_their_files_are_new() throws IOException {
        publish(directory);
        Map<TileCoord, byte[]> before = tiles(directory.resolve("tiles/iniciativas.pmtiles"));
        JsonNode old = manifest(directory);
        Envelope box = scene.geometry("CAL-04").getEnvelopeInternal();
        long publication = huella.store.Publishing.because("Nota")
                .version("CAL-04", Map.of("note_es", "Otra nota"))
                .in(app.database());
        publish(directory);
        Map<TileCoord, byte[]> after = tiles(directory.resolve("tiles/iniciativas.pmtiles"));
        assertEquals(before.keySet(), after.keySet());
        int different = 0;
        for (TileCoord tile : before.keySet()) {
            boolean touched = TileCoverTest.degrees(tile).intersects(box);
            boolean same = java.util.Arrays.equals(before.get(tile), after.get(tile));
            assertTrue(same || touched, () -> tile + " did not show it");
            different += same ? 0 : 1;
        }
        assertTrue(different >= 15, "at least one of each zoom: " + different);
        JsonNode manifest = manifest(directory);
        assertEquals(publication, manifest.path("publicacion").asLong());
        for (JsonNode file : manifest.path("archivos")) {
            boolean same = old.path("archivos")
                    .findValuesAsText("sha256")
                    .contains(file.path("sha256").asText());
            assertEquals(file.path("coleccion").asText().equals("tocopilla"), same, file::toString);
        }
    }

    @Test
    void objects_of_the_last_manifest_stay_for_those_who_are_reading_and_go_with_the_next() throws IOException {
        publish(directory);
        String first = object(CALAMA);
        change("CAL-05", "a");
        publish(directory);
        String second = object(CALAMA);
        assertTrue(Files.exists(directory.resolve(first)));
        change("CAL-05", "b");
        publish(directory);
        assertFalse(Files.exists(directory.resolve(first)));
        assertFalse(Files.exists(directory.resolve(first).getParent()), "an empty folder goes too");
        assertTrue(Files.exists(directory.resolve(second)));
    }

    @Test
    void a_run_that_is_ended_leaves_what_was_there_and_the_next_one_what_should_be() throws IOException {
        publish(directory);
        change("CAL-06", "c");
        Map<String, String> before = digests(directory);
        int steps = 0;
        boolean ended = true;
        while (ended) {
            AtomicInteger left = new AtomicInteger(steps);
            try (Place place = Folder.open(directory, Manifest.TOP)) {
                scene.publishing(new Steps(step -> {}, () -> left.decrementAndGet() < 0))
                        .publish(place, false);
                ended = false;
            } catch (Rejected e) {
                assertTrue(e.getMessage().startsWith("Stopped before all was published"), e.getMessage());
                whole(directory);
                assertEquals(before.get("publicacion"), digests(directory).get("publicacion"));
                steps += steps < 8 ? 1 : 29;
            }
        }
        assertTrue(steps > 60, "it was ended at many places: " + steps);
        whole(directory);
        assertTrue(names(directory).stream().noneMatch(name -> name.startsWith(".huella-")));
    }

    @Test
    void what_is_missing_or_damaged_at_the_place_is_made_again() throws IOException {
        publish(directory);
        Map<String, String> good = digests(directory);
        Files.delete(directory.resolve(CALAMA));
        Files.delete(directory.resolve(object("capas/tocopilla.fgb")));
        Files.write(
                directory.resolve(object("capas/calama.geojson")), new byte[3], StandardOpenOption.TRUNCATE_EXISTING);
        publish(directory);
        assertEquals(good, digests(directory));
        whole(directory);
        Files.writeString(directory.resolve(Manifest.NAME), "{\"formato\":");
        publish(directory);
        assertEquals(good, digests(directory));
    }

    @Test
    void tiles_are_not_taken_over_from_an_archive_with_other_bytes() throws IOException {
        publish(directory);
        Path object = directory.resolve(object(CALAMA));
        byte[] bytes = Files.readAllBytes(object);
        bytes[bytes.length - 5] ^= 1;
        Files.write(object, bytes);
        change("CAL-07", "d");
        publish(directory);
        whole(directory);
        tiles(directory.resolve(CALAMA)); // each can be unpacked
    }

    @Test
    void a_publication_while_it_runs_is_in_it() throws IOException {
        AtomicInteger times = new AtomicInteger();
        try (Place place = Folder.open(directory, Manifest.TOP)) {
            scene.publishing(new Steps(
                            step -> {
                                if (step.equals("Writing capas/tocopilla.fgb") && times.getAndIncrement() == 0) {
                                    change("CAL-01", "meanwhile");
                                }
                            },
                            () -> false))
                    .publish(place, false);
        }
        Path whole = empty("afterwards");
        publish(whole);
        assertEquals(digests(whole), digests(directory));
    }

    @Test
    void a_layer_without_initiatives_has_no_archive_and_the_old_one_goes() throws IOException {
        publish(directory);
        List<String> codes = scene.codes("tocopilla");
        huella.store.Publishing out = huella.store.Publishing.because("Todas fuera");
        codes.forEach(out::retire);
        out.in(app.database());
        try {
            publish(directory);
            assertFalse(Files.exists(directory.resolve("tiles/tocopilla.pmtiles")));
            assertTrue(Files.exists(directory.resolve("capas/tocopilla.geojson")));
            assertEquals(8, manifest(directory).path("archivos").size());
        } finally {
            huella.store.Publishing in = huella.store.Publishing.because("Todas de vuelta");
            codes.forEach(code -> in.version(code, Map.of()));
            in.in(app.database());
        }
        publish(directory);
        assertTrue(Files.exists(directory.resolve("tiles/tocopilla.pmtiles")));
    }

    @Test
    void a_directory_with_something_else_in_it_is_left_alone() throws IOException {
        Path other = empty("cartas");
        Files.writeString(other.resolve("cartas.txt"), "mías");
        Rejected e = assertThrows(Rejected.class, () -> publish(other));
        assertTrue(e.getMessage().contains("holds something else («cartas.txt»)"), e.getMessage());
        assertEquals(1, names(other).size());
    }

    @Test
    void two_at_once_are_told_so() throws IOException {
        try (Place place = Folder.open(directory, Manifest.TOP)) {
            Rejected e = assertThrows(Rejected.class, () -> publish(directory));
            assertTrue(e.getMessage().startsWith("Another program publishes to"), e.getMessage());
            assertFalse(place.list().isEmpty());
        }
    }

    private void change(String code, String note) {
        huella.store.Publishing.because("Nota")
                .version(code, Map.of("note_es", note))
                .in(app.database());
    }

    private Publishing.Outcome publish(Path where) {
        return scene.publish(where);
    }

    private HttpResponse<byte[]> tile(String name, TileCoord tile) {
        return app.get("/tiles/" + name + "/" + tile.z() + "/" + tile.x() + "/" + tile.y() + ".mvt");
    }

    private static Set<TileCoord> neighbours(TileCoord tile) {
        Set<TileCoord> around = new HashSet<>();
        int last = (1 << tile.z()) - 1;
        for (int x = Math.max(0, tile.x() - 1); x <= Math.min(last, tile.x() + 1); x++) {
            for (int y = Math.max(0, tile.y() - 1); y <= Math.min(last, tile.y() + 1); y++) {
                around.add(new TileCoord(tile.z(), x, y));
            }
        }
        return around;
    }

    static Map<TileCoord, byte[]> tiles(Path file) throws IOException {
        Map<TileCoord, byte[]> tiles = new HashMap<>();
        try (ArchiveReader archive = ArchiveReader.open(file)) {
            for (Entry entry : archive.entries()) {
                for (long id = entry.id(); id < entry.end(); id++) {
                    tiles.put(TileIds.tile(id), Gzip.unpack(archive.packed(entry)));
                }
            }
        }
        return tiles;
    }

    private static JsonNode manifest(Path where) throws IOException {
        return new ObjectMapper().readTree(where.resolve(Manifest.NAME).toFile());
    }

    private String object(String name) throws IOException {
        for (JsonNode file : manifest(directory).path("archivos")) {
            if (file.path("nombre").asText().equals(name)) {
                return file.path("objeto").asText();
            }
        }
        throw new AssertionError("the manifest does not name " + name);
    }

    /** The digests that a manifest names, by file, and its publication. */
    private static Map<String, String> digests(Path where) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        JsonNode manifest = manifest(where);
        digests.put("publicacion", manifest.path("publicacion").asText());
        for (JsonNode file : manifest.path("archivos")) {
            digests.put(file.path("nombre").asText(), file.path("sha256").asText());
        }
        return digests;
    }

    /** Fails unless everything that the manifest names as an object is there and has that digest. */
    private static void whole(Path where) throws IOException {
        for (JsonNode file : manifest(where).path("archivos")) {
            assertEquals(
                    file.path("sha256").asText(),
                    Digests.of(where.resolve(file.path("objeto").asText())));
            Optional<Path> named = Optional.of(where.resolve(file.path("nombre").asText()));
            assertTrue(named.filter(Files::exists).isPresent());
        }
    }

    private static List<String> names(Path where) throws IOException {
        try (var files = Files.list(where)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** What would show that a file was written, even with the same bytes. */
    private static Map<String, Object> traces(Path where) throws IOException {
        Map<String, Object> traces = new TreeMap<>();
        try (var files = Files.walk(where)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                traces.put(
                        where.relativize(file).toString(),
                        Files.getLastModifiedTime(file) + " "
                                + Files.readAttributes(file, "unix:ino").get("ino"));
            }
        }
        return traces;
    }
}
