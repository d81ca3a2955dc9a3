package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoPackageDatabaseTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.write(
                directory.resolve("con espacios % # ?.gpkg"),
                GeoPackageFile.good(
                        "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                                + " SELECT max(i) FROM n",
                        "CREATE VIEW huge AS SELECT zeroblob(100000000)"));
    }

    @Test
    void what_never_ends_is_ended() {
        Rejected refusal = assertThrows(Rejected.class, () -> first("SELECT * FROM endless"));
        assertTrue(refusal.getMessage().contains("cuesta demasiado"), refusal.getMessage());
    }

    @Test
    void what_is_too_big_is_not_made() {
        Rejected refusal = assertThrows(Rejected.class, () -> first("SELECT * FROM huge"));
        assertTrue(refusal.getMessage().contains("20 MB"), refusal.getMessage());
    }

    @Test
    void nothing_is_written_attached_or_loaded() throws IOException {
        byte[] before = Files.readAllBytes(file);
        for (String sql : List.of(
                "DELETE FROM rutas",
                "CREATE TABLE mia (a)",
                "ATTACH ':memory:' AS otra",
                "SELECT load_extension('x')",
                "UPDATE sqlite_master SET sql = ''")) {
            assertThrows(Rejected.class, () -> first(sql), sql);
        }
        assertEquals(0, java.util.Arrays.compare(before, Files.readAllBytes(file)));
        try (var beside = Files.list(directory)) {
            assertEquals(List.of(file), beside.toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "trusted_schema, 0",
        "query_only, 1",
        "cell_size_check, 1",
        "mmap_size, 0",
        "ignore_check_constraints, 1"
    })
    void it_is_opened_with_care(String pragma, String value) throws IOException {
        assertEquals(value, String.valueOf(first("PRAGMA " + pragma)));
    }

    @Test
    void only_tables_are_tables() throws IOException {
        GeoPackageDatabase.read(file, ReadLimits.DEFAULT, database -> {
            assertTrue(database.hasTable("RUTAS"));
            assertFalse(database.hasTable("endless"));
            assertFalse(database.hasTable("sqlite_master"));
            return null;
        });
    }

    private Object first(String sql) throws IOException {
        return GeoPackageDatabase.read(file, ReadLimits.DEFAULT, database -> firstOf(database, sql));
    }

    private static Object firstOf(GeoPackageDatabase database, String sql) throws SQLException {
        try (PreparedStatement statement = database.prepare(sql)) {
            if (!statement.execute()) {
                return null;
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getObject(1) : null;
            }
        }
    }
}
