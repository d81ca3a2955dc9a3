package huella.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.geodata.GeodataLoader;
import huella.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyntheticStoreTest {

    private static final int COUNT = 360;
    private static final String DATABASE = "synthetic";
    private static final String OURS = "code ~ '^S[A-Z]{2}-[0-9]{4}$'";

    private Path directory;
    private BenchServer server;
    private long real;

    @BeforeAll
    void fill() throws IOException {
        directory = Files.createTempDirectory("huella-bench-test");
        // The database's own user must be able to enter.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        server = BenchServer.start(directory.resolve("data"));
        try (Database database = Database.open(server.postgres(), DATABASE, 2)) {
            new GeodataLoader(database).load(TestApp.GEODATA);
        }
        real = number("SELECT count(*) FROM published");
        new SyntheticStore(server, DATABASE).add(COUNT, false);
    }

    @AfterAll
    void close() throws IOException {
        server.close();
        BenchData.remove(directory);
    }

    private long number(String sql) {
        return server.number(DATABASE, sql);
    }

    @Test
    void all_are_published_beside_the_real_ones_and_have_a_place_and_shapes_in_tiles() {
        assertEquals(real + COUNT, number("SELECT count(*) FROM published"));
        assertEquals(real + COUNT, number("SELECT count(*) FROM tile_place"));
        assertEquals(real + COUNT, number("SELECT count(DISTINCT codigo) FROM tile_shape_14"));
        assertEquals(1, number("SELECT count(*) FROM pg_indexes WHERE indexname = 'tile_shape_geom'"));
    }

    @Test
    void proportions_of_layers_and_kinds_are_those_of_the_real_ones() {
        long same = number("SELECT count(*) FROM (SELECT layer, ST_Dimension(geom), count(*) FILTER (WHERE NOT " + OURS
                + ") AS real, count(*) FILTER (WHERE " + OURS + ") AS made FROM initiative_version"
                + " GROUP BY 1, 2) AS kinds WHERE abs(made - real * " + COUNT + ".0 / " + real + ") <= real");
        assertEquals(
                number("SELECT count(*) FROM (SELECT DISTINCT layer, ST_Dimension(geom) FROM initiative_version) k"),
                same);
    }

    @Test
    void what_is_stored_is_what_was_drawn() {
        SyntheticFeatures features = SyntheticStore.features(server, DATABASE);
        long kind = number("SELECT ST_Dimension(geom) FROM initiative_version WHERE code = 'SAA-0123'");
        SyntheticFeatures.Kind drawn = kind == 0
                ? SyntheticFeatures.Kind.POINT
                : kind == 1 ? SyntheticFeatures.Kind.ROUTE : SyntheticFeatures.Kind.AREA;
        assertTrue(number("SELECT (ST_NumGeometries(geom) > 1 OR ST_AsText(geom, 7) = ST_AsText(ST_GeomFromText('"
                        + features.footprint(123, drawn).toText() + "', 4326), 7))::int"
                        + " FROM initiative_version WHERE code = 'SAA-0123'")
                == 1);
    }

    @Test
    void words_are_those_of_a_real_one_with_a_number() {
        assertEquals(
                COUNT,
                number("SELECT count(*) FROM initiative_version s WHERE " + OURS
                        + " AND EXISTS (SELECT FROM initiative_version r WHERE r.code !~ '^S[A-Z]{2}-[0-9]{4}$'"
                        + " AND r.basis_es = s.basis_es AND r.note_en = s.note_en AND r.tags = s.tags"
                        + " AND s.name_es = r.name_es || ' ' || substr(s.code, 5)::int)"));
    }
}
