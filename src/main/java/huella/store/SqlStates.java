package huella.store;

import huella.model.Problem;
import huella.model.Rejected;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.util.PSQLException;

/** The one place that knows what an SQLSTATE means. SQL text and server messages stay in the log. */
final class SqlStates {

    private static final int RETRY_AFTER_S = 5;

    /** The promise of {@code V6__drafts.sql} that no version is written twice. */
    private static final String VERSION_FOLLOWS = "version_follows";

    private SqlStates() {}

    /** What a failed statement means for the caller; an error of our own is given back as it is. */
    static RuntimeException translate(JdbiException e) {
        SQLException sql = sqlCause(e);
        if (sql == null) {
            return e;
        }
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (isGone(e, sql, state)) {
            return new Rejected(
                    new Problem.Unavailable(
                            "La base de datos no responde en este momento. Vuelva a intentarlo en " + RETRY_AFTER_S
                                    + " segundos.",
                            RETRY_AFTER_S),
                    e);
        }
        if (VERSION_FOLLOWS.equals(constraint(sql))) {
            return new Rejected(
                    new Problem.Conflict(
                            "Otra persona publicó la misma iniciativa al mismo tiempo. Vuelva a revisar y publique."),
                    e);
        }
        if (state.startsWith("22") || state.startsWith("23")) {
            // Values that the tables refuse. Who writes checks first; this is for what a check has missed.
            return new Rejected(
                    new Problem.BadData(List.of("La base de datos no acepta un valor (" + constraint(sql) + ").")), e);
        }
        if (state.equals("42501")) {
            return new Rejected(
                    new Problem.Forbidden(
                            "Su cuenta no tiene permiso para esto en la base de datos, o la situación cambió"
                                    + " mientras tanto. Lea de nuevo y, si se repite, avise a quien administra Huella."),
                    e);
        }
        if (state.equals("57014") || state.equals("55P03")) {
            return new Rejected(
                    new Problem.Unavailable(
                            "La consulta tardó demasiado y se detuvo. Pida un área más pequeña o vuelva a intentarlo.",
                            RETRY_AFTER_S),
                    e);
        }
        return e;
    }

    /** Whether the server does not answer, or has no connection to spare. */
    static boolean isGone(JdbiException e) {
        SQLException sql = sqlCause(e);
        return sql != null && isGone(e, sql, sql.getSQLState() == null ? "" : sql.getSQLState());
    }

    private static boolean isGone(JdbiException e, SQLException sql, String state) {
        return e instanceof ConnectionException
                || sql instanceof SQLTransientConnectionException
                || state.startsWith("08") // connection exceptions
                || state.startsWith("57P") // shutdown, crash, cannot connect now
                || state.startsWith("53"); // out of connections, memory or disk
    }

    /**
     * Whether a connection that was there has ended: the server, or who administers it, cut it off. Not one that is
     * silent, which another would be too.
     */
    static boolean isCutOff(JdbiException e) {
        SQLException sql = sqlCause(e);
        if (sql == null || e instanceof ConnectionException || sql.getCause() instanceof SocketTimeoutException) {
            return false;
        }
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return switch (state) {
            case "08003", "08006", "57P01", "57P02" -> true;
            default -> false;
        };
    }

    /** Two transactions waited for each other, and this one was given up: nothing of it happened. */
    static boolean canBeRunAgain(JdbiException e) {
        SQLException sql = sqlCause(e);
        return sql != null && ("40P01".equals(sql.getSQLState()) || "40001".equals(sql.getSQLState()));
    }

    /**
     * Whether a read may well succeed at the primary that failed at its replica: the replica is gone or short of
     * something, or had to give up the query because what it replays changes what the query looks at. A query that was
     * stopped, by its time limit or by whoever asked, is not made again.
     */
    static boolean canBeReadElsewhere(JdbiException e) {
        SQLException sql = sqlCause(e);
        if (sql == null) {
            return false;
        }
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return isGone(e, sql, state)
                || canBeRunAgain(e) // "canceling statement due to conflict with recovery"
                || isWrite(e)
                || state.startsWith("58") // its files cannot be read
                || state.startsWith("XX"); // or are damaged
    }

    /** A write where only reading is possible: a slip of ours. */
    static boolean isWrite(JdbiException e) {
        SQLException sql = sqlCause(e);
        return sql != null && "25006".equals(sql.getSQLState());
    }

    /** Why DATABASE_URL cannot be used, with the cure. */
    static Rejected unreachable(Address address, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String cure = switch (state) {
            case "28P01", "28000" -> "User or password are refused. Correct them in DATABASE_URL.";
            case "3D000" -> "That database does not exist. Create it (createdb) or correct DATABASE_URL.";
            case "42501" ->
                "The user may not create what is missing. Let it own the database, or ask its administrator.";
            default ->
                state.startsWith("08")
                        ? "No PostgreSQL answers there. Check host and port in DATABASE_URL and that the server runs."
                        : "Correct DATABASE_URL.";
        };
        return new Rejected(
                new Problem.BadSetup("Cannot use the database " + address + ": " + cure + " (" + firstLine(e) + ")"),
                e);
    }

    static String firstLine(SQLException e) {
        return e.getMessage().strip().lines().findFirst().orElse("no message");
    }

    /** The name of the constraint that a value breaks, which db/README.md explains; never the statement. */
    private static String constraint(SQLException e) {
        return e instanceof PSQLException own
                        && own.getServerErrorMessage() != null
                        && own.getServerErrorMessage().getConstraint() != null
                ? own.getServerErrorMessage().getConstraint()
                : "SQLSTATE " + e.getSQLState();
    }

    private static SQLException sqlCause(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
