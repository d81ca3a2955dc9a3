package huella.store;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.geodata.GeodataLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The invariants that hold whatever program writes: each bad row is refused by the constraint that was made for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConstraintsTest {

    private final Database database = TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(TestApp.GEODATA));

    @AfterAll
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "geom|ST_GeomFromText('POLYGON ((-70 -23, -70.1 -23.1, -70 -23.1, -70.1 -23, -70 -23))', 4326)|footprint_valid",
                "geom|ST_GeomFromText('POLYGON EMPTY', 4326)|footprint_",
                "geom|ST_GeomFromText('POINT Z (-70 -23 1)', 4326)|dimension",
                "geom|ST_GeomFromText('GEOMETRYCOLLECTION (POINT (-70 -23))', 4326)|footprint_kind",
                "geom|ST_GeomFromText('POINT (-23 -70)', 4326)|footprint_in_the_north_of_chile",
                "geom|ST_GeomFromText('POINT (357000 7386000)', 32719)|SRID",
                "geom|NULL|null value",
                "objectives|ARRAY['OE9']|unknown objective OE9",
                "objectives|ARRAY[]::text[]|objectives_check",
                "comunas|ARRAY['13101']|unknown comuna 13101",
                "theme|'minas'|theme_fkey",
                "layer|'otra'|layer_fkey",
                "location_precision|'milimetrica'|location_precision_fkey",
                "name_es|' '|name_es_check",
                "basis_es|''|basis_es_check",
                "version|1|version_follows",
            })
    void a_bad_version_is_refused(String column, String value, String constraint) {
        RuntimeException refused = assertThrows(
                RuntimeException.class, () -> database.publish(handle -> handle.execute(copyWith(column, value))));
        assertTrue(reasons(refused).contains(constraint), () -> reasons(refused));
    }

    @Test
    void the_same_row_without_the_fault_is_accepted() {
        database.publish(handle -> assertTrue(handle.execute(copyWith("note_es", "'nada'")) == 1));
    }

    @Test
    void a_published_version_must_exist() {
        RuntimeException refused = assertThrows(
                RuntimeException.class,
                () -> database.publish(
                        handle -> handle.execute("UPDATE initiative SET current_version = 77 WHERE code = 'CAL-01'")));
        assertTrue(reasons(refused).contains("current_version_exists"), () -> reasons(refused));
    }

    private static String reasons(Throwable e) {
        return e == null ? "" : e.getMessage() + " " + reasons(e.getCause());
    }

    /** The current version of CAL-01 once more, with another number and one column changed. */
    private static String copyWith(String column, String value) {
        String columns =
                "code, version, publication, layer, territory, theme, objectives, responsible, horizon, name_es, name_en,"
                        + " starred, comunas, source_list, source_number, source_name, location_precision, basis_es, basis_en, note_es, geom";
        String selected = (", " + columns + ",")
                .replace(", version,", column.equals("version") ? ", version," : ", 2,")
                .replace(", " + column + ",", ", " + value + ",");
        return "INSERT INTO initiative_version (" + columns + ") SELECT " + selected.substring(2, selected.length() - 1)
                + " FROM initiative_version WHERE code = 'CAL-01' AND version = 1";
    }
}
