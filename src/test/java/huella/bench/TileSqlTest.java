package huella.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.geo.Gdal;
import huella.model.TileCoord;
import huella.store.Sql;
import huella.tiles.Bands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is compared must do the same work: the queries of others give the features of our tiles. GDAL reads both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TileSqlTest {

    private static final Pattern CODE = Pattern.compile("codigo \\(String\\) = (\\S+)");

    private final TestApp app = TestApp.start();

    @TempDir
    private Path directory;

    @BeforeAll
    void copyTables() {
        Gdal.require();
        app.database().publish(owner -> owner.execute(Sql.of(BenchData.class, "peers")));
    }

    @AfterAll
    void close() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({"6,19,36", "8,77,145", "10,311,580", "12,1263,2310", "14,4997,9223"})
    void queries_of_others_give_the_features_of_our_tile(int z, int x, int y) throws IOException {
        TileCoord tile = new TileCoord(z, x, y);
        Set<String> ours = codes(app.get(TileList.path(tile)).body());
        assertFalse(ours.isEmpty());
        assertEquals(ours, codes(TileSql.ASMVT, tile));
        assertEquals(ours, codes(TileSql.MARTIN_EQUAL, tile));
        // Its margin is four times as wide as ours.
        assertTrue(codes(TileSql.TILESERV_EQUAL, tile).containsAll(ours));
        // What is too small to be seen is left out there, and stays as a point in ours.
        Set<String> raw = codes(TileSql.MARTIN_RAW, tile);
        assertTrue(ours.containsAll(raw) && !raw.isEmpty(), raw + " of " + ours);
    }

    @Test
    void the_band_of_a_zoom_is_the_first_that_is_not_less() {
        assertEquals(5, Bands.of(0));
        assertEquals(5, Bands.of(5));
        assertEquals(6, Bands.of(6));
        assertEquals(14, Bands.of(12));
        assertEquals(14, Bands.of(14));
        assertEquals(14, Bands.of(18));
    }

    private Set<String> codes(TileSql sql, TileCoord tile) throws IOException {
        return codes(app.database()
                .read(handle -> handle.createQuery(sql.of(tile).replace(":", "\\:"))
                        .mapTo(byte[].class)
                        .one()));
    }

    private Set<String> codes(byte[] tile) throws IOException {
        Path file = Files.write(directory.resolve("tile.mvt"), tile);
        Set<String> codes = new TreeSet<>();
        Matcher code = CODE.matcher(Gdal.run("ogrinfo", "-ro", "-al", "-geom=NO", "-oo", "CLIP=NO", "MVT:" + file));
        while (code.find()) {
            codes.add(code.group(1));
        }
        return codes;
    }
}
