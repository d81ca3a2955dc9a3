package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private String ask(String sql) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
