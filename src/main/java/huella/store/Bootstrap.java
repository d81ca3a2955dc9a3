package huella.store;

import huella.model.Problem;
import huella.model.Rejected;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What must be there before the first migration: roles, the database, extensions and the schema. Repeating it is
 * harmless.
 */
final class Bootstrap {

    /** SQLSTATE insufficient_privilege. */
    private static final String NOT_ALLOWED = "42501";

    private Bootstrap() {}

    /**
     * As the embedded server's superuser: two roles, a database that the owner owns, and what needs a superuser in it.
     */
    static void embedded(EmbeddedPostgres server, String database) {
        try {
            Address postgres = Address.ofSocket(server.socket(), "postgres", EmbeddedPostgres.ADMIN);
            try (Connection connection = postgres.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String role : new String[] {Roles.OWNER, Roles.APP}) {
                    if (!exists(statement, role(role))) {
                        statement.execute("CREATE ROLE " + role + " LOGIN");
                    }
                }
                if (!exists(statement, role(Roles.SERVICE))) {
                    statement.execute("CREATE ROLE " + Roles.SERVICE + " LOGIN NOINHERIT");
                }
                for (Duty duty : Duty.values()) {
                    duty(statement, duty);
                    statement.execute("GRANT " + duty.role() + " TO " + Roles.SERVICE);
                }
                if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + database + "'")) {
                    statement.execute("CREATE DATABASE \"" + database + "\" OWNER " + Roles.OWNER);
                }
            }
            Address own = Address.ofSocket(server.socket(), database, EmbeddedPostgres.ADMIN);
            try (Connection connection = own.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                extensions(statement);
                statement.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
                statement.execute("CREATE SCHEMA IF NOT EXISTS " + Database.SCHEMA + " AUTHORIZATION " + Roles.OWNER);
            }
        } catch (SQLException e) {
            throw Rejected.setup("The embedded database could not be prepared: " + SqlStates.firstLine(e));
        }
    }

    /** As the user of DATABASE_URL: what is missing is added, and when it may not add it, the line says who can. */
    static void external(Address address) {
        try (Connection connection = address.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            // Two nodes that start at once on a new database prepare it one after the other; the lock ends with the
            // session.
            statement.execute("SELECT pg_advisory_lock(483552)");
            extensions(statement);
            checkVersions(statement);
            roles(statement);
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + Database.SCHEMA);
        } catch (SQLException e) {
            throw SqlStates.unreachable(address, e);
        }
    }

    /** A duty reads what the service reads, besides its own. */
    private static void duty(Statement statement, Duty duty) throws SQLException {
        if (!exists(statement, role(duty.role()))) {
            statement.execute("CREATE ROLE " + duty.role() + " NOLOGIN");
            statement.execute("GRANT " + Roles.APP + " TO " + duty.role());
        }
    }

    private static void roles(Statement statement) throws SQLException {
        try {
            if (!exists(statement, role(Roles.APP))) {
                statement.execute("CREATE ROLE " + Roles.APP + " NOLOGIN");
            }
            mayTake(statement, Roles.APP);
            for (Duty duty : Duty.values()) {
                duty(statement, duty);
                mayTake(statement, duty.role());
            }
        } catch (SQLException e) {
            if (!NOT_ALLOWED.equals(e.getSQLState())) {
                throw e;
            }
            throw new Rejected(
                    new Problem.BadSetup(
                            "The user of DATABASE_URL may not make or take the roles that the service runs as."
                                    + " Let an administrator run: " + asAdministrator()),
                    e);
        }
    }

    /** Since PostgreSQL 16 having made a role is not enough to take it; a grant that is there already is no error. */
    private static void mayTake(Statement statement, String role) throws SQLException {
        if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = current_user AND rolsuper")) {
            statement.execute("GRANT " + role + " TO CURRENT_USER");
        }
        statement.execute("SET ROLE " + role);
        statement.execute("RESET ROLE");
    }

    private static String asAdministrator() {
        StringBuilder cure = new StringBuilder("CREATE ROLE " + Roles.APP + " NOLOGIN;");
        StringBuilder all = new StringBuilder(Roles.APP);
        for (Duty duty : Duty.values()) {
            cure.append(" CREATE ROLE ").append(duty.role()).append(" NOLOGIN; GRANT ");
            cure.append(Roles.APP).append(" TO ").append(duty.role()).append(';');
            all.append(", ").append(duty.role());
        }
        return cure + " GRANT " + all + " TO <user>;";
    }

    private static String role(String name) {
        return "SELECT FROM pg_roles WHERE rolname = '" + name + "'";
    }

    private static void checkVersions(Statement statement) throws SQLException {
        if (!exists(statement, "SELECT WHERE current_setting('server_version_num')::int >= 150000")) {
            throw Rejected.setup("The PostgreSQL of DATABASE_URL is older than 15. Upgrade it or use another one.");
        }
        if (!exists(statement, "SELECT WHERE split_part(postgis_lib_version(), '.', 1)::int >= 3")) {
            throw Rejected.setup("The PostGIS of DATABASE_URL is older than 3. Upgrade it or use another database.");
        }
    }

    private static void extensions(Statement statement) throws SQLException {
        for (String extension : new String[] {"postgis", "unaccent"}) {
            if (exists(statement, "SELECT FROM pg_extension WHERE extname = '" + extension + "'")) {
                continue;
            }
            try {
                statement.execute("CREATE EXTENSION " + extension + " SCHEMA public");
            } catch (SQLException e) {
                throw Rejected.setup("The extension " + extension + " is not in the database and could not be added ("
                        + SqlStates.firstLine(e) + "). Install "
                        + (extension.equals("postgis") ? "PostGIS 3" : "postgresql-contrib")
                        + " on the database server and let an administrator run: CREATE EXTENSION " + extension + ";");
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
