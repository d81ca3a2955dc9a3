package huella.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.geodata.GeodataLoader;
import huella.model.Problem;
import huella.model.Rejected;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands even when the program is wrong: rights, and the history that only grows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesTest {

    private final Database database = TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(TestApp.GEODATA));

    @AfterAll
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM initiative_version",
                "UPDATE initiative SET current_version = NULL",
                "INSERT INTO publication (author, reason) VALUES ('a', 'b')",
                "TRUNCATE base_feature",
                "DROP VIEW published",
                "CREATE TABLE huella.mine (a int)",
                "CREATE TABLE public.mine (a int)",
                "SELECT * FROM geodata_load"
            })
    void the_service_itself_can_only_read(String sql) {
        String refused = refusal(() -> database.read(handle -> handle.execute(sql)));
        assertTrue(refused.contains("permission denied") || refused.contains("must be owner"), refused);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE initiative_version SET name_es = 'otro' WHERE code = 'CAL-01'",
                "DELETE FROM initiative_version WHERE code = 'CAL-01'",
                "TRUNCATE initiative_version CASCADE",
                "DELETE FROM publication",
            })
    void not_even_the_owner_can_change_the_history(String sql) {
        String refused = refusal(() -> database.publish(handle -> handle.execute(sql)));
        assertTrue(refused.contains("append-only"), refused);
    }

    /** What the database itself said; the caller of the service is told 403 and none of it. */
    private static String refusal(Runnable act) {
        Rejected rejected = assertThrows(Rejected.class, act::run);
        assertInstanceOf(Problem.Forbidden.class, rejected.problem());
        assertFalse(rejected.getMessage().contains("permission denied"), rejected::getMessage);
        return rejected.getCause().getMessage();
    }

    @Test
    void the_role_of_the_service_owns_nothing() {
        int owned = database.read(
                handle -> handle.createQuery("SELECT count(*) FROM pg_class WHERE relowner = 'huella_app'::regrole")
                        .mapTo(Integer.class)
                        .one());
        assertEquals(0, owned);
    }
}
