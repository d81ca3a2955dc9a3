package huella.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/**
 * One connection on which a server is asked who it is and up to where it has come in the write-ahead log. Positions are
 * bytes from the log's beginning, so they can be compared between a primary and its replicas.
 */
final class Inquiry implements AutoCloseable {

    /** A server that does not say within this that it is well counts as gone. */
    private static final int ANSWER_WITHIN_S = 2;

    /** SQLSTATEs of a server that is there and does not let in: user, password, database. */
    private static final Set<String> REFUSALS = Set.of("28P01", "28000", "3D000");

    private final Connection connection;

    private Inquiry(Connection connection) {
        this.connection = connection;
    }

    static Inquiry at(Address address) throws SQLException {
        return new Inquiry(address.within(ANSWER_WITHIN_S).dataSource().getConnection());
    }

    /** Whether the server is there, but does not let us in; waiting will not help. */
    static boolean isRefusal(SQLException e) {
        return e.getSQLState() != null && REFUSALS.contains(e.getSQLState());
    }

    /**
     * Which database of which cluster a server has; a replica has the same as its primary, and nobody else has.
     *
     * @param system the cluster's number, given when it was made
     * @param database the number of the database in it
     */
    record Identity(String system, long database) {}

    /**
     * @param recovering whether the server follows another one; one that was promoted does not any more
     * @param log up to where it has come: what a replica has replayed, what a primary has written
     */
    record Position(boolean recovering, long log) {}

    Identity identity() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.of(Inquiry.class, "identity"));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Identity(row.getString("system"), row.getLong("database"));
        }
    }

    Position position() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.of(Inquiry.class, "position"));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Position(row.getBoolean("recovering"), row.getLong("log"));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
