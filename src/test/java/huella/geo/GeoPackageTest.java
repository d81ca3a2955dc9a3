package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

class GeoPackageTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("t.gpkg");
        try (OutputStream out = Files.newOutputStream(file);
                FeatureWriter writer =
                        Format.GEOPACKAGE.open(Fixture.layer(FileCrs.SIRGAS_CHILE_2016_UTM_19S), out, directory)) {
            for (Row row : Fixture.rows(FileCrs.SIRGAS_CHILE_2016_UTM_19S)) {
                writer.write(row);
            }
            writer.finish();
        }
    }

    @Test
    void it_says_what_it_is_and_sqlite_finds_it_sound() throws SQLException {
        assertEquals(0x47504B47, Integer.parseInt(ask("PRAGMA application_id")));
        assertEquals("10300", ask("PRAGMA user_version"));
        assertEquals("ok", ask("PRAGMA integrity_check"));
        assertEquals(null, ask("PRAGMA foreign_key_check"));
        assertEquals("9155", ask("SELECT srs_id FROM gpkg_contents"));
        assertEquals("6", ask("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"));
        assertEquals("6", ask("SELECT count(*) FROM rtree_tocopilla_geom"));
        assertEquals("Código", ask("SELECT title FROM gpkg_data_columns WHERE column_name = 'codigo'"));
        assertTrue(ask("SELECT metadata FROM gpkg_metadata m JOIN gpkg_metadata_reference r ON r.md_file_id = m.id"
                        + " WHERE r.table_name = 'tocopilla'")
                .contains(Fixture.METADATA.licence()));
    }

    @Test
    void an_edit_by_another_program_keeps_the_index_right() throws SQLException {
        Gdal.require();
        Gdal.run("ogrinfo", "-q", file.toString(), "-sql", "DELETE FROM tocopilla WHERE codigo = 'TOC-01'");
        assertEquals("5", ask("SELECT count(*) FROM rtree_tocopilla_geom"));
        Gdal.run(
                "ogrinfo",
                "-q",
                file.toString(),
                "-sql",
                "INSERT INTO tocopilla (geom, codigo) SELECT geom, 'NEW' FROM tocopilla WHERE codigo = 'TOC-02'");
        assertEquals("6", ask("SELECT count(*) FROM rtree_tocopilla_geom"));
        Gdal.run("ogrinfo", "-q", file.toString(), "-sql", "UPDATE tocopilla SET geom = NULL WHERE codigo = 'NEW'");
        assertEquals("5", ask("SELECT count(*) FROM rtree_tocopilla_geom"));
        Gdal.run("ogrinfo", "-q", file.toString(), "-sql", "UPDATE tocopilla SET fid = 99 WHERE codigo = 'TOC-02'");
        assertEquals("99", ask("SELECT max(id) FROM rtree_tocopilla_geom"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 51, 52, 2601, 2602, 6_000})
    void sqlite_finds_the_index_sound_and_complete_and_can_go_on_with_it(int rows) throws Exception {
        Files.delete(file);
        Random random = new Random(rows);
        List<Envelope> boxes = new ArrayList<>();
        try (OutputStream out = Files.newOutputStream(file);
                FeatureWriter writer = Format.GEOPACKAGE.open(Fixture.layer(FileCrs.WGS_84), out, directory)) {
            for (int i = 0; i < rows; i++) {
                Row row = Fixture.box(i, random);
                boxes.add(row.geometry().getEnvelopeInternal());
                writer.write(row);
            }
            writer.finish();
        }
        assertEquals("ok", ask("SELECT rtreecheck('rtree_tocopilla_geom')"));
        assertEquals(Integer.toString(rows), ask("SELECT count(*) FROM rtree_tocopilla_geom"));
        Envelope window = new Envelope(-69, -68, -24, -23);
        assertEquals(
                Long.toString(boxes.stream().filter(window::intersects).count()),
                ask("SELECT count(*) FROM rtree_tocopilla_geom"
                        + " WHERE maxx >= -69 AND minx <= -68 AND maxy >= -24 AND miny <= -23"));
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = database.createStatement()) {
            statement.execute("DELETE FROM rtree_tocopilla_geom WHERE id % 3 = 0");
            statement.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                    + " INSERT INTO rtree_tocopilla_geom SELECT 10000 + i, -69, -68.9, -23, -22.9 FROM n");
        }
        assertEquals("ok", ask("SELECT rtreecheck('rtree_tocopilla_geom')"));
    }

    @Test
    void the_check_of_the_index_can_fail() throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = database.createStatement()) {
            statement.execute("DELETE FROM rtree_tocopilla_geom_rowid WHERE rowid = 1");
        }
        assertNotEquals("ok", ask("SELECT rtreecheck('rtree_tocopilla_geom')"));
    }

    private String ask(String sql) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
