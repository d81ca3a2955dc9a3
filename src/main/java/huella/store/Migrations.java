package huella.store;

import huella.model.Rejected;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables to the version of this program; the files are in {@code db/migrations}. */
final class Migrations {

    private Migrations() {}

    static void run(DataSource owner) {
        try {
            Flyway.configure()
                    .dataSource(owner)
                    .locations("classpath:db/migrations")
                    .schemas(Database.SCHEMA)
                    .createSchemas(false)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new Rejected(
                    new huella.model.Problem.BadSetup(
                            "The database could not be migrated, nothing was changed by the step that failed: "
                                    + firstLines(e)),
                    e);
        }
    }

    private static String firstLines(FlywayException e) {
        return e.getMessage().strip().replaceAll("\\s*\\R\\s*", " · ");
    }
}
