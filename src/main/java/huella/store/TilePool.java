package huella.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Connections of their own for tiles, as many as there are cores to make them: more would only make all of them slower,
 * and tiles must neither starve the other readers nor be starved by them. Queries are prepared once in the server, with
 * one plan for all tiles, and rows come in PostgreSQL's binary form. A replica is read under the same conditions as by
 * {@link Database#readPublished}.
 */
public final class TilePool implements AutoCloseable {

    private final HikariDataSource primary;
    private final Optional<Replica.Door> near;
    private final Runnable doubt;

    /**
     * @param near connections of the same kind to the replica
     * @param doubt looks after the replica when something has failed there
     */
    TilePool(HikariDataSource primary, Optional<Replica.Door> near, Runnable doubt) {
        this.primary = primary;
        this.near = near;
        this.doubt = doubt;
    }

    /** Reads with a connection. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    /** Where connections come from, and how one is thrown away that must serve nobody else. */
    private interface Source {
        Connection take() throws SQLException;

        void evict(Connection connection);
    }

    /** How many tiles can be made at once. */
    public int size() {
        return primary.getMaximumPoolSize();
    }

    /**
     * Runs queries for what anyone may read, as the application role.
     *
     * @param reading may be run twice, as by {@link Database#readPublished}
     * @throws StopSwitch.Stopped when it was stopped before its end
     * @throws huella.model.Rejected (503) when the database does not answer or takes too long
     */
    public <T> T read(StopSwitch stop, Reading<T> reading) {
        if (near.isPresent() && near.get().isOpen()) {
            try {
                return read(ofReplica(near.get()), stop, reading);
            } catch (JdbiException e) {
                if (!SqlStates.canBeReadElsewhere(e)) {
                    throw SqlStates.translate(e);
                }
                doubt.run();
            }
        }
        try {
            return Pools.reading(primary, () -> read(ofPrimary(), stop, reading));
        } catch (JdbiException e) {
            return standIn(stop, reading, e);
        }
    }

    /** The primary does not answer: what its replica had already is better than nothing. */
    private <T> T standIn(StopSwitch stop, Reading<T> reading, JdbiException failed) {
        if (near.isPresent() && near.get().canStandIn() && SqlStates.isGone(failed)) {
            try {
                return read(ofReplica(near.get()), stop, reading);
            } catch (JdbiException e) {
                failed.addSuppressed(e);
            }
        }
        throw SqlStates.translate(failed);
    }

    private static <T> T read(Source source, StopSwitch stop, Reading<T> reading) {
        try (Connection connection = taken(source)) {
            stop.begin(connection);
            try {
                return reading.from(connection);
            } finally {
                stop.end();
                if (stop.isStopped()) {
                    source.evict(connection); // a late cancellation must not hit who comes next
                }
            }
        } catch (SQLException e) {
            if (stop.isStopped()) {
                throw new StopSwitch.Stopped();
            }
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private static Connection taken(Source source) {
        try {
            return source.take();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    private Source ofPrimary() {
        return new Source() {
            @Override
            public Connection take() throws SQLException {
                return primary.getConnection();
            }

            @Override
            public void evict(Connection connection) {
                primary.evictConnection(connection);
            }
        };
    }

    private static Source ofReplica(Replica.Door door) {
        return new Source() {
            @Override
            public Connection take() throws SQLException {
                return door.connection();
            }

            @Override
            public void evict(Connection connection) {
                door.evict(connection);
            }
        };
    }

    /** The replica's are closed with the database. */
    @Override
    public void close() {
        primary.close();
    }
}
