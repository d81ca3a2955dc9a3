package huella.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a start may do without Flyway: only over a database that has exactly the steps of this program. */
class MigrationsTest {

    private final Database database = TestPostgres.newDatabase();
    private final DataSource owner = TestPostgres.admin(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_database_that_has_all_steps_is_not_handed_to_flyway() throws Exception {
        assertTrue(isComplete());
        // Something that Flyway refuses and that changes no step: whoever does not ask Flyway does not hear of it.
        execute("UPDATE huella.flyway_schema_history SET description = 'other' WHERE version = '1'");
        Migrations.run(owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE huella.flyway_schema_history SET checksum = checksum + 1 WHERE version = '2'",
                "UPDATE huella.flyway_schema_history SET success = false WHERE version = '2'",
                "DELETE FROM huella.flyway_schema_history WHERE version = '2'",
            })
    void what_differs_in_a_numbered_step_is_for_flyway_to_judge_and_it_refuses(String change) throws Exception {
        execute(change);
        assertFalse(isComplete());
        assertThrows(Rejected.class, () -> Migrations.run(owner));
    }

    @ParameterizedTest
    @ValueSource(strings = {"checksum = NULL", "script = 'V2__other.sql'"})
    void a_step_that_is_written_down_otherwise_is_for_flyway_to_judge(String change) throws Exception {
        execute("UPDATE huella.flyway_schema_history SET " + change + " WHERE version = '2'");
        assertFalse(isComplete());
    }

    @Test
    void a_step_of_a_newer_program_is_for_flyway_to_judge() throws Exception {
        execute(
                "INSERT INTO huella.flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) SELECT max(installed_rank) + 1, '999', 'newer', 'SQL',"
                        + " 'V999__newer.sql', 1, current_user, 1, true FROM huella.flyway_schema_history");
        assertFalse(isComplete());
    }

    @ParameterizedTest
    @CsvSource({"R__published.sql", "R__published_comunas.sql"})
    void a_repeated_step_that_changed_is_done_again_and_then_all_is_complete(String script) throws Exception {
        execute("UPDATE huella.flyway_schema_history SET checksum = checksum + 1 WHERE script = '" + script + "'");
        long before = rows();
        assertFalse(isComplete());
        Migrations.run(owner);
        assertEquals(before + 1, rows());
        assertTrue(isComplete(), "the last time counts");
    }

    @Test
    void an_empty_database_is_not_complete() throws Exception {
        execute("DROP TABLE huella.flyway_schema_history");
        assertFalse(isComplete());
    }

    private boolean isComplete() throws SQLException {
        try (Connection connection = owner.getConnection()) {
            return MigrationHistory.isComplete(connection);
        }
    }

    private long rows() throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM huella.flyway_schema_history")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
