package huella.publishing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.geodata.GeodataLoader;
import huella.model.Rejected;
import huella.store.Database;
import huella.store.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/** Publications in a bucket, by the library that Amazon keeps, against a store on this machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BucketTest {

    private static final BucketName NAME = BucketName.parse("s3://mapas/emra");
    private static final String SECRET = "esto-no-se-dice";
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    private static final Map<String, String> IDENTITY =
            Map.of("aws.accessKeyId", "prueba", "aws.secretAccessKey", SECRET, "aws.region", "us-east-1");

    private final Map<String, String> before = new HashMap<>();
    private Database database;
    private Scene scene;
    private ObjectStore store;

    @TempDir
    private Path directory;

    @BeforeAll
    void open() {
        database = TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(TestApp.GEODATA));
        scene = Scene.of(database, product -> product.collection().equals("calama"));
        IDENTITY.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
    }

    @AfterAll
    void close() {
        scene.close();
        database.close();
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @BeforeEach
    void startStore() throws IOException {
        store = new ObjectStore();
    }

    @AfterEach
    void stopStore() {
        store.close();
    }

    @Test
    void a_bucket_gets_the_files_that_a_directory_gets_and_is_told_how_long_they_may_be_kept() throws IOException {
        Path folder = directory.resolve("carpeta");
        scene.publish(folder);
        publish();
        Map<String, byte[]> expected = files(folder);
        assertEquals(expected.keySet(), store.objects.keySet());
        expected.forEach((name, bytes) ->
                assertArrayEquals(bytes, store.objects.get(name).bytes(), name));
        store.objects.forEach((name, object) ->
                assertEquals(name.startsWith("emra/objetos/") ? IMMUTABLE : "no-cache", object.cacheControl(), name));
        assertEquals(
                "application/vnd.pmtiles",
                store.objects.get("emra/tiles/calama.pmtiles").mediaType());
        assertEquals("application/json", store.objects.get("emra/catalogo.json").mediaType());
    }

    @Test
    void the_manifest_comes_last_and_what_it_names_first() {
        publish();
        List<String> puts = store.asked.stream()
                .filter(request -> request.startsWith("PUT") && !request.endsWith(".publicando"))
                .toList();
        assertEquals("PUT emra/catalogo.json", puts.getLast());
        assertEquals(8, puts.size());
        assertTrue(puts.subList(0, 3).stream().allMatch(request -> request.startsWith("PUT emra/objetos/")));
    }

    @Test
    void without_changes_nothing_is_sent_and_after_one_only_what_became_different() {
        publish();
        store.asked.clear();
        assertEquals(0, publish().sent());
        assertTrue(
                store.asked.stream().allMatch(request -> request.startsWith("GET") || request.endsWith(".publicando")),
                store.asked::toString);
        huella.store.Publishing.because("Nota")
                .version("CAL-03", Map.of("note_es", "a"))
                .in(database);
        Publishing.Outcome outcome = publish();
        assertEquals(3, outcome.sent());
        assertTrue(outcome.tiles() < 54, outcome::toString);
        assertEquals(
                6,
                store.objects.keySet().stream()
                        .filter(name -> name.contains("objetos"))
                        .count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"objetos", "tiles/calama.pmtiles", "index.html", "catalogo.json"})
    void a_store_that_fails_in_the_middle_keeps_what_it_had_and_the_next_run_sends_only_the_rest(String where) {
        publish();
        byte[] manifest = store.objects.get("emra/catalogo.json").bytes();
        Map<String, ObjectStore.Kept> old = new TreeMap<>(store.objects);
        huella.store.Publishing.because("Nota")
                .version("CAL-04", Map.of("note_es", where))
                .in(database);
        store.refuse(request -> request.startsWith("PUT emra/" + where), 507, "InsufficientStorage");
        Rejected e = assertThrows(Rejected.class, this::publish);
        assertTrue(e.getMessage().contains("answers 507 (InsufficientStorage)"), e.getMessage());
        assertArrayEquals(manifest, store.objects.get("emra/catalogo.json").bytes());
        old.keySet().stream()
                .filter(name -> name.startsWith("emra/objetos"))
                .forEach(name -> assertArrayEquals(
                        old.get(name).bytes(), store.objects.get(name).bytes()));
        store.refuseNothing();
        assertEquals(where.equals("objetos") ? 3 : 0, publish().sent());
        assertFalse(java.util.Arrays.equals(
                manifest, store.objects.get("emra/catalogo.json").bytes()));
        assertFalse(store.objects.containsKey("emra/.publicando"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|AccessDenied|does not let these credentials do s3:PutObject in s3://mapas/emra. Give them",
                "403|SignatureDoesNotMatch|refuses (SignatureDoesNotMatch). Look at AWS_ACCESS_KEY_ID",
                "403|InvalidAccessKeyId|refuses (InvalidAccessKeyId). Look at AWS_ACCESS_KEY_ID",
                "404|NoSuchBucket|There is no bucket «mapas» at http",
                "301|PermanentRedirect|is in another region. Set AWS_REGION",
                "400|InvalidRequest|refuses (InvalidRequest)",
                "501|NotImplemented|answers 501 (NotImplemented) to s3:PutObject",
            })
    void what_a_store_refuses_is_said_before_anything_is_made_with_the_cure(int status, String code, String text) {
        store.refuse(request -> request.startsWith("PUT"), status, code);
        Rejected e = assertThrows(Rejected.class, this::publish);
        assertTrue(e.getMessage().contains(text), e.getMessage());
        assertFalse(e.getMessage().contains(SECRET), e.getMessage());
        assertEquals(List.of(), List.copyOf(store.objects.keySet()));
    }

    @Test
    void a_store_that_does_not_answer_is_named() {
        String address = store.address();
        store.close();
        Rejected e = assertThrows(Rejected.class, () -> Place.open("s3://mapas/emra", Optional.of(address), directory));
        assertTrue(e.getMessage().startsWith(address + " cannot be reached"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"s3://", "s3://MAPAS", "s3://a", "s3://mapas//x", "s3://mapas/a b", "s3:mapas", "s3://mapas/ñ"})
    void an_address_that_names_no_bucket_is_refused_with_the_form(String address) {
        Rejected e = assertThrows(Rejected.class, () -> BucketName.parse(address));
        assertTrue(e.getMessage().contains("s3://mapas/emra"), e.getMessage());
    }

    @Test
    void the_whole_bucket_is_a_place_too() {
        assertEquals("catalogo.json", BucketName.parse("s3://mapas").key("catalogo.json"));
        assertEquals("a/b/catalogo.json", BucketName.parse("s3://mapas/a/b/").key("catalogo.json"));
    }

    @Test
    void what_is_large_goes_in_parts_and_parts_of_what_failed_are_forgotten() throws IOException {
        byte[] bytes = new byte[100_003];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(directory.resolve("grande"), bytes);
        BucketCalls calls = new BucketCalls(NAME, Optional.of(store.address()));
        Place.Look look = new Place.Look("application/vnd.pmtiles", true);
        try (S3Client client = calls.connect()) {
            BucketUpload upload = new BucketUpload(client, calls, NAME, 10_000, 50_000, 33_000);
            upload.put("grande", file, look);
            assertArrayEquals(bytes, store.objects.get("emra/grande").bytes());
            assertEquals(IMMUTABLE, store.objects.get("emra/grande").cacheControl());
            upload.copy("grande", "otra", new Place.Look("text/plain", false));
            assertArrayEquals(bytes, store.objects.get("emra/otra").bytes());
            assertEquals("no-cache", store.objects.get("emra/otra").cacheControl());
            assertEquals(
                    11, store.asked.stream().filter("PUT emra/grande"::equals).count());

            store.refuse(request -> request.equals("PUT emra/rota"), 501, "NotImplemented");
            assertThrows(Rejected.class, () -> upload.put("rota", file, look));
            assertEquals(0, store.pendingUploads());
            assertFalse(store.objects.containsKey("emra/rota"));
        }
    }

    private Publishing.Outcome publish() {
        try (Place place = Place.open("s3://mapas/emra", Optional.of(store.address()), directory)) {
            return scene.publish(place);
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (var all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.equals(".publicando")) {
                    files.put("emra/" + name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }
}
