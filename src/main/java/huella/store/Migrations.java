package huella.store;

import huella.model.Rejected;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables to the version of this program; the files are in {@code db/migrations}. */
final class Migrations {

    private Migrations() {}

    /** A database that has all steps already is only looked at ({@link MigrationHistory}). */
    static void run(DataSource owner) {
        if (isComplete(owner)) {
            return;
        }
        try {
            flyway(owner).migrate();
        } catch (FlywayException e) {
            throw new Rejected(
                    new huella.model.Problem.BadSetup(
                            "The database could not be migrated, nothing was changed by the step that failed: "
                                    + firstLines(e)),
                    e);
        }
    }

    /**
     * Changes nothing: for who joins a database that another process looks after.
     *
     * @throws Rejected when a step is still to be done, or the database cannot be reached
     */
    static void requireDone(Address owner) {
        try (Connection connection = owner.dataSource().getConnection()) {
            // What Flyway says of an address that does not answer is no line with a cure.
            if (MigrationHistory.isComplete(connection)) {
                return;
            }
        } catch (SQLException e) {
            throw SqlStates.unreachable(owner, e);
        }
        if (flyway(owner.dataSource()).info().pending().length > 0) {
            throw Rejected.setup("The database was not prepared by this version of Huella."
                    + " Start the service of this version once (./huella serve), then try again.");
        }
    }

    private static boolean isComplete(DataSource owner) {
        try (Connection connection = owner.getConnection()) {
            return MigrationHistory.isComplete(connection);
        } catch (SQLException e) {
            return false; // Flyway says what is wrong
        }
    }

    private static Flyway flyway(DataSource owner) {
        return Flyway.configure()
                .dataSource(owner)
                .locations("classpath:" + MigrationHistory.PLACE)
                .schemas(Database.SCHEMA)
                .createSchemas(false)
                .load();
    }

    private static String firstLines(FlywayException e) {
        return e.getMessage().strip().replaceAll("\\s*\\R\\s*", " · ");
    }
}
