package huella.geodata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.model.Rejected;
import huella.store.Database;
import huella.store.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeodataLoaderTest {

    private static final String CALAMA = "initiatives/calama.geojson";

    private final Database database = TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(TestApp.GEODATA));
    private final GeodataLoader loader = new GeodataLoader(database);

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_empty_database_gets_everything_as_version_one() {
        try (Database empty = TestPostgres.newDatabase()) {
            GeodataLoader.Outcome outcome = new GeodataLoader(empty).load(TestApp.GEODATA);
            assertEquals(37, outcome.written().size());
            assertTrue(outcome.baseWritten());
            assertEquals(1, count(empty, "SELECT count(DISTINCT publication) FROM initiative_version"));
        }
    }

    @Test
    void loading_the_same_files_again_writes_nothing() {
        String before = fingerprint();
        GeodataLoader.Outcome outcome = loader.load(TestApp.GEODATA);
        assertEquals(List.of(), outcome.written());
        assertFalse(outcome.baseWritten());
        assertEquals(before, fingerprint());
    }

    @Test
    void a_changed_feature_becomes_a_new_version_and_the_old_one_stays() {
        loader.load(new GeodataCopy(directory)
                .change(CALAMA, "CAL-04", f -> GeodataCopy.properties(f).put("note_es", "Otra nota"))
                .directory());
        assertEquals(2, count(database, "SELECT count(*) FROM initiative_version WHERE code = 'CAL-04'"));
        assertEquals(38, count(database, "SELECT count(*) FROM initiative_version"));
        assertEquals(
                1,
                count(
                        database,
                        "SELECT count(*) FROM published WHERE codigo = 'CAL-04' AND nota = 'Otra nota' AND version = 2"));
    }

    @Test
    void one_wrong_feature_refuses_all_files() {
        String before = fingerprint();
        Path spoiled = new GeodataCopy(directory)
                .change(CALAMA, "CAL-01", f -> GeodataCopy.properties(f).put("note_es", "buena"))
                .change(
                        "initiatives/tocopilla.geojson",
                        "TOC-01",
                        f -> GeodataCopy.properties(f).put("theme", "mala"))
                .directory();
        assertThrows(Rejected.class, () -> loader.load(spoiled));
        assertEquals(before, fingerprint());
    }

    @Test
    void what_was_edited_in_the_service_is_not_overwritten_by_a_file() {
        database.publish(handle -> {
            handle.execute("INSERT INTO publication (author, reason) VALUES ('Planificación', 'Ajuste')");
            handle.execute(
                    "INSERT INTO initiative_version (code, version, publication, layer, territory, theme, objectives,"
                            + " responsible, horizon, name_es, name_en, starred, comunas, source_list, source_number, source_name,"
                            + " location_precision, basis_es, basis_en, geom) SELECT code, 2, (SELECT max(id) FROM publication), layer,"
                            + " territory, theme, objectives, responsible, horizon, 'Editado', name_en, starred, comunas, source_list,"
                            + " source_number, source_name, location_precision, basis_es, basis_en, geom"
                            + " FROM initiative_version WHERE code = 'CAL-04'");
            handle.execute("UPDATE initiative SET current_version = 2 WHERE code = 'CAL-04'");
        });
        GeodataLoader.Outcome outcome = loader.load(new GeodataCopy(directory)
                .change(CALAMA, "CAL-04", f -> GeodataCopy.properties(f).put("name_es", "Del archivo"))
                .directory());
        assertEquals(List.of("CAL-04"), outcome.keptEdits());
        assertEquals(
                1, count(database, "SELECT count(*) FROM published WHERE codigo = 'CAL-04' AND nombre = 'Editado'"));
    }

    @Test
    void what_is_no_longer_in_the_files_stays_published_and_is_reported() {
        GeodataLoader.Outcome outcome = loader.load(new GeodataCopy(directory)
                .changeFile(
                        CALAMA,
                        root -> ((com.fasterxml.jackson.databind.node.ArrayNode) root.get("features")).remove(0))
                .directory());
        assertEquals(List.of("CAL-01"), outcome.missing());
        assertEquals(37, count(database, "SELECT count(*) FROM published"));
    }

    @Test
    void a_changed_base_replaces_the_base_and_no_initiative() {
        GeodataLoader.Outcome outcome = loader.load(new GeodataCopy(directory)
                .changeFile(
                        "base/lugares.geojson",
                        root -> root.withObject("/features/0/properties").put("name", "Nuevo"))
                .directory());
        assertTrue(outcome.baseWritten());
        assertEquals(List.of(), outcome.written());
        assertEquals(1, count(database, "SELECT count(*) FROM base_feature WHERE name = 'Nuevo'"));
    }

    private String fingerprint() {
        return database.read(handle -> handle.createQuery(
                        "SELECT md5(string_agg(v::text, '' ORDER BY code, version)) FROM initiative_version v")
                .mapTo(String.class)
                .one());
    }

    private static int count(Database database, String sql) {
        return database.read(
                handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }
}
