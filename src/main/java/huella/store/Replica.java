package huella.store;

import com.zaxxer.hikari.HikariDataSource;
import huella.model.Problem;
import huella.model.Rejected;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A streaming replica that takes reads of what is published, and is never believed without proof. Each time this node
 * hears of a publication, the primary is asked up to where its log reaches, and until the replica has replayed that far
 * all reads go to the primary. So what the replica shows is never older than what this node knows.
 *
 * <p>Nobody waits for it: {@link ReplicaWatch} looks after it, on connections of its own. A replica that is gone,
 * stands still or was promoted gets no reads; those that were under way there are cut off and made again at the
 * primary. While publications cannot be heard, reads go to the primary too; only when the primary itself does not
 * answer does a replica that had everything go on alone.
 */
final class Replica implements AutoCloseable {

    private final ReplicaWatch watch;
    private final List<Door> doors = new CopyOnWriteArrayList<>();
    private final List<Ear> ears = new CopyOnWriteArrayList<>();

    /** How often proof was asked for, and which of these times the replica has proven itself last. */
    private final AtomicLong asked = new AtomicLong();

    private volatile long proven = -1;
    private volatile boolean alone;
    private volatile ReplicaState without = ReplicaState.UNREACHABLE;
    private volatile boolean answers;

    /** The highest publication that proof was asked for by its number. */
    private long highest;

    /** Connections for one kind of readers; there are some only while the replica answers. */
    final class Door {
        private final Supplier<HikariDataSource> pools;
        private HikariDataSource pool;

        private Door(Supplier<HikariDataSource> pools) {
            this.pools = pools;
        }

        /** Whether the replica has proven that it has everything this node knows of. */
        boolean isOpen() {
            return answers && isTrusted();
        }

        /**
         * Whether it has everything this node was told, while the node may not be told of everything: for when the
         * primary does not answer, before it is known that publications are not heard.
         */
        boolean canStandIn() {
            return answers && proven == asked.get();
        }

        /** @throws SQLException when the replica has gone this very moment */
        Connection connection() throws SQLException {
            return current().getConnection();
        }

        /** Throws a connection away that must serve nobody else. */
        synchronized void evict(Connection connection) {
            if (pool != null) {
                pool.evictConnection(connection);
            }
        }

        private synchronized HikariDataSource current() throws SQLException {
            if (!answers) {
                throw new SQLException("the replica is gone", "08003");
            }
            if (pool == null) {
                pool = pools.get();
            }
            return pool;
        }

        private void shut() {
            HikariDataSource open;
            synchronized (this) {
                open = pool;
                pool = null;
            }
            if (open != null) {
                open.close();
            }
        }
    }

    private Replica(Address address, Primary primary) {
        this.watch = new ReplicaWatch(this, address, primary);
    }

    /**
     * Begins to watch a replica; it may be away for now.
     *
     * @param primary whose replica it must be
     * @throws Rejected when something else answers there, or does not let us in
     */
    static Replica of(Address address, Address primary) {
        Primary measure;
        try {
            measure = new Primary(primary);
        } catch (SQLException e) {
            throw SqlStates.unreachable(primary, e);
        }
        try (Inquiry inquiry = Inquiry.at(address)) {
            if (!inquiry.identity().equals(measure.identity())) {
                measure.close();
                throw Rejected.setup("DATABASE_READ_URL (" + address + ") is no streaming replica of the database of"
                        + " DATABASE_URL (" + primary + "): it would show something else. Correct one of the two, or"
                        + " leave DATABASE_READ_URL out.");
            }
        } catch (SQLException e) {
            if (Inquiry.isRefusal(e)) {
                measure.close();
                throw new Rejected(
                        new Problem.BadSetup("Cannot use the replica " + address + ": user, password or database are"
                                + " refused. Correct DATABASE_READ_URL; a replica has those of its primary. ("
                                + SqlStates.firstLine(e) + ")"),
                        e);
            } // else it is away, which its watch says and follows
        }
        Replica replica = new Replica(address, measure);
        replica.watch.start();
        return replica;
    }

    /** @param pools opens connections for one kind of readers, each time that the replica is there again */
    Door door(Supplier<HikariDataSource> pools) {
        Door door = new Door(pools);
        doors.add(door);
        return door;
    }

    ReplicaState state() {
        if (!answers) {
            return without;
        }
        return isTrusted() ? ReplicaState.IN_USE : ReplicaState.BEHIND;
    }

    private boolean isTrusted() {
        return proven == asked.get() && (hears() || alone);
    }

    /** From now on reads go to the primary, until the replica has all that was committed before this. */
    void prove() {
        asked.incrementAndGet();
        watch.look();
    }

    /** The same, unless it was asked for already for this publication or a later one. */
    void expect(long publication) {
        synchronized (asked) {
            if (publication <= highest) {
                return;
            }
            highest = publication;
        }
        prove();
    }

    /** Somebody's read failed there: it is looked at now. */
    void doubt() {
        watch.look();
    }

    /** Hears for somebody: before that one knows of what is told, proof is asked for. */
    Notifications.Hearer hearing(Notifications.Hearer hearer) {
        Ear ear = new Ear(hearer);
        ears.add(ear);
        return ear;
    }

    // What its watch asks and tells.

    boolean hears() {
        return !ears.isEmpty() && ears.stream().allMatch(ear -> ear.open);
    }

    /** The number of the last time that proof was asked for. */
    long asked() {
        return asked.get();
    }

    boolean hasProven(long number) {
        return proven == number;
    }

    void proven(long number) {
        proven = number;
    }

    /** @param gone whether the primary does not answer, while publications are not heard */
    void alone(boolean gone) {
        alone = gone;
    }

    void open() {
        answers = true;
    }

    /** Cuts off who reads there. What it had proven it must prove again. */
    void shut(ReplicaState why) {
        without = why;
        answers = false;
        proven = -1;
        alone = false;
        doors.forEach(Door::shut);
    }

    @Override
    public void close() {
        watch.close();
    }

    private final class Ear implements Notifications.Hearer {
        private final Notifications.Hearer hearer;
        private volatile boolean open;

        private Ear(Notifications.Hearer hearer) {
            this.hearer = hearer;
        }

        @Override
        public void listening() {
            hearer.listening();
            asked.incrementAndGet(); // for all that was committed unheard
            open = true;
            watch.look();
        }

        @Override
        public void heard(String payload) {
            prove();
            hearer.heard(payload);
        }

        @Override
        public void lost() {
            open = false;
            watch.look();
            hearer.lost();
        }
    }
}
