package huella.store;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * A query of many rows, read through {@code COPY … TO STDOUT (FORMAT BINARY)}: the server works on while we do, and
 * memory holds one row.
 *
 * <p>COPY takes no parameters. So the server itself writes each bound value as a literal first, and only these literals
 * take the places of the parameters; no code of ours quotes anything.
 */
final class Copy {

    /** A named parameter; not the second colon of a cast. */
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([A-Za-z_]\\w*)");

    /**
     * One statement sends all rows, as fast as their reader takes them: the limit of a short question is not its. But
     * it must not go on when this end is gone, be it by the socket's own limit.
     */
    private static final String LIMITS =
            "SET LOCAL statement_timeout = '1h'; SET LOCAL client_connection_check_interval = '2s'";

    /** SQLSTATE query_canceled. */
    private static final String CANCELLED = "57014";

    private Copy() {}

    /**
     * Gives each row to the reader. When the reader throws, the query is stopped and its exception goes on.
     *
     * @param sql with named parameters
     * @param values binds them to whatever query holds the same parameters
     */
    static void each(Handle transaction, String sql, UnaryOperator<Query> values, Consumer<CopyRow> reader) {
        transaction.execute(LIMITS);
        String literal = withLiterals(transaction, sql, values);
        try {
            PGConnection connection = transaction.getConnection().unwrap(PGConnection.class);
            CopyOut copy = connection.getCopyAPI().copyOut("COPY (" + literal + ") TO STDOUT WITH (FORMAT BINARY)");
            try {
                read(copy, reader);
            } catch (RuntimeException | Error e) {
                stop(connection, copy, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private static void read(CopyOut copy, Consumer<CopyRow> reader) throws SQLException {
        CopyRow row = new CopyRow();
        for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
            if (row.next(message)) {
                reader.accept(row);
            }
        }
    }

    /**
     * Asks the server to stop and reads what is still on its way, up to its word that it has: the connection is clean
     * again. (The driver's own cancelCopy leaves a part of it unread now and then.)
     */
    private static void stop(PGConnection connection, CopyOut copy, Throwable reason) {
        try {
            connection.cancelQuery();
            while (copy.isActive() && copy.readFromCopy() != null) {
                continue;
            }
        } catch (SQLException e) {
            if (!CANCELLED.equals(e.getSQLState())) {
                reason.addSuppressed(e);
            }
        }
    }

    private static String withLiterals(Handle transaction, String sql, UnaryOperator<Query> values) {
        String bare = sql.replaceAll("(?m)^--.*$", "");
        Map<String, String> asked = new LinkedHashMap<>();
        Matcher names = PARAMETER.matcher(bare);
        while (names.find()) {
            String name = names.group(1);
            asked.put(name, "quote_nullable(CAST(:" + name + " AS text)) AS \"" + name + '"');
        }
        if (asked.isEmpty()) {
            return bare;
        }
        Map<String, String> literals = values.apply(
                        transaction.createQuery("SELECT " + String.join(", ", asked.values())))
                .map((row, context) -> {
                    Map<String, String> quoted = new LinkedHashMap<>();
                    for (String name : asked.keySet()) {
                        quoted.put(name, row.getString(name));
                    }
                    return quoted;
                })
                .one();
        return PARAMETER.matcher(bare).replaceAll(place -> Matcher.quoteReplacement(literals.get(place.group(1))));
    }
}
