package huella.store;

import com.zaxxer.hikari.HikariDataSource;
import huella.model.Problem;
import huella.model.Rejected;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door to PostGIS. {@link #read} runs as the application role, {@link #as} on a duty for an account,
 * {@link #publish} as the owner, the latter two in one transaction; all turn what the database says into a
 * {@link huella.model.Rejected} a caller can act on, in one place ({@link SqlStates}).
 *
 * <p>What anyone may read is read with {@link #readPublished} and {@link #each}, which may ask a streaming replica
 * ({@link Replica}); all else happens at the primary.
 */
public final class Database implements AutoCloseable {

    /** The schema of every table of ours. Extensions stay in {@code public}. */
    static final String SCHEMA = "huella";

    /** The name of our database in the embedded server. */
    private static final String NAME = "huella";

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private static final int TRIES = 4;
    private static final int RETRY_AFTER_S = 1;

    private final HikariDataSource pool;
    private final HikariDataSource dutyPool;
    private final HikariDataSource newsPool;
    private final Jdbi app;
    private final Jdbi duties;
    private final Jdbi news;
    private final Jdbi owner;
    private final Listening listening;
    private final Optional<Copied> replica;

    /** A replica, and those who read there. */
    private record Copied(Replica replica, Address address, Replica.Door door, Jdbi readers) {
        private static Copied of(Replica replica, Address address, int poolSize) {
            Replica.Door door = replica.door(() -> Pools.replica(address, poolSize));
            return new Copied(replica, address, door, configured(Jdbi.create(door::connection)));
        }

        private Replica.Door tiles(int size) {
            return replica.door(() -> Pools.tiles("huella-replica-tiles", address, size, true, 500));
        }
    }

    /** How a connection of its own begins to hear a channel as the application role. */
    private record Listening(Address address, boolean takesRole) {}

    private Database(
            HikariDataSource pool,
            HikariDataSource dutyPool,
            HikariDataSource newsPool,
            Jdbi owner,
            Listening listening,
            Optional<Copied> replica) {
        this.pool = pool;
        this.dutyPool = dutyPool;
        this.newsPool = newsPool;
        this.app = configured(Jdbi.create(pool));
        this.duties = configured(Jdbi.create(dutyPool));
        this.news = configured(Jdbi.create(newsPool));
        this.owner = owner;
        this.listening = listening;
        this.replica = replica;
    }

    private static Database ofSocket(Path socket, String name, int poolSize) {
        return new Database(
                Pools.readers(Address.ofSocket(socket, name, Roles.APP), poolSize, false),
                Pools.duties(Address.ofSocket(socket, name, Roles.SERVICE), poolSize, false),
                Pools.news(Address.ofSocket(socket, name, Roles.APP), false),
                jdbi(Address.ofSocket(socket, name, Roles.OWNER)),
                new Listening(Address.ofSocket(socket, name, Roles.APP), false),
                Optional.empty());
    }

    private static Database ofUrl(Address address, Optional<Address> copy, int poolSize) {
        // Before the pools, which nobody would close when the replica is refused.
        Optional<Copied> replica = copy.map(at -> Copied.of(Replica.of(at, address), at, poolSize));
        return new Database(
                Pools.readers(address, poolSize, true),
                Pools.duties(address, poolSize, true),
                Pools.news(address, true),
                jdbi(address),
                new Listening(address, true),
                replica);
    }

    /** Opens the embedded server's database: makes roles, database and extensions when missing, then migrates. */
    public static Database open(EmbeddedPostgres server, int poolSize) {
        return open(server, NAME, poolSize);
    }

    /** The same for a database of another name; one server can hold several. */
    public static Database open(EmbeddedPostgres server, String name, int poolSize) {
        Bootstrap.embedded(server, name);
        Address owner = Address.ofSocket(server.socket(), name, Roles.OWNER);
        Migrations.run(owner.dataSource());
        return ofSocket(server.socket(), name, poolSize);
    }

    /**
     * Opens the PostGIS that DATABASE_URL names: adds extensions and the application role when missing, then migrates.
     */
    public static Database open(String databaseUrl, Optional<String> password, int poolSize) {
        return open(databaseUrl, Optional.empty(), password, poolSize);
    }

    /**
     * The same with a streaming replica of that database, which takes reads of what is published.
     *
     * @param readUrl of the replica (DATABASE_READ_URL), which may be away for now
     * @param password of either, unless its address has one
     * @throws huella.model.Rejected when what answers there is no replica of that database
     */
    public static Database open(String databaseUrl, Optional<String> readUrl, Optional<String> password, int poolSize) {
        Address address = Address.parse(databaseUrl, password);
        Optional<Address> copy = readUrl.map(url -> Address.parse("DATABASE_READ_URL", url, password));
        Bootstrap.external(address);
        Migrations.run(address.dataSource());
        return ofUrl(address, copy, poolSize);
    }

    /**
     * Opens the database of a server that another process runs, for reading: nothing in it is made or migrated.
     *
     * @throws huella.model.Rejected when its tables are not those of this program
     */
    public static Database join(RunningPostgres server, int poolSize) {
        Address owner = Address.ofSocket(server.socket(), NAME, Roles.OWNER);
        Migrations.requireDone(owner);
        return ofSocket(server.socket(), NAME, poolSize);
    }

    /** The same for the PostGIS that DATABASE_URL names. */
    public static Database join(String databaseUrl, Optional<String> password, int poolSize) {
        Address address = Address.parse(databaseUrl, password);
        Migrations.requireDone(address);
        return ofUrl(address, Optional.empty(), poolSize);
    }

    /**
     * Hears what transactions tell on a channel from now on, until it is closed; close it before this.
     *
     * @param channel a constant of the program
     */
    public Notifications listen(String channel, Notifications.Hearer hearer) {
        String role = listening.takesRole() ? "SET ROLE " + Roles.APP + "; " : "";
        return new Notifications(
                listening.address().dataSource(),
                role + "LISTEN " + channel,
                replica.map(copy -> copy.replica().hearing(hearer)).orElse(hearer));
    }

    /**
     * From now on {@link #readPublished} shows everything that was committed before this, on whatever server. What is
     * heard of ({@link #listen}) and what this node published itself is expected without a word; this is for who learns
     * of a change in another way, and is to be called before anybody else knows of it.
     */
    public void expect() {
        replica.ifPresent(copy -> copy.replica().prove());
    }

    /** The same for the number of a publication; costs nothing when repeated. */
    public void expectPublication(long publication) {
        replica.ifPresent(copy -> copy.replica().expect(publication));
    }

    /** How many connections to the primary are in use. */
    public int connectionsInUse() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** How many wait for one. */
    public int waitingForConnections() {
        return pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    /** How the streaming replica stands; empty without one. */
    public Optional<ReplicaState> replica() {
        return replica.map(copy -> copy.replica().state());
    }

    /**
     * Runs queries for what anyone may read, as the application role: on the replica, if there is one that has all that
     * this node knows of ({@link #expect}), or else on the primary. Not for editors, who must read what they wrote on
     * another node too.
     *
     * @param work may be run twice, for what fails on the replica is done again on the primary, and what fails because
     *     the server had cut a waiting connection off, on another one; it must change nothing
     */
    public <T> T readPublished(Function<Handle, T> work) {
        Optional<Copied> near = replica.filter(copy -> copy.door().isOpen());
        if (near.isPresent()) {
            try {
                return near.get().readers().withHandle(work::apply);
            } catch (JdbiException e) {
                doubt(e);
            }
        }
        try {
            return Pools.reading(pool, () -> app.withHandle(work::apply));
        } catch (JdbiException e) {
            return standIn(work, e);
        }
    }

    /** The primary does not answer: what its replica had already is better than nothing. */
    private <T> T standIn(Function<Handle, T> work, JdbiException failed) {
        Optional<Copied> near = replica.filter(copy -> copy.door().canStandIn());
        if (near.isPresent() && SqlStates.isGone(failed)) {
            try {
                return near.get().readers().withHandle(work::apply);
            } catch (JdbiException e) {
                failed.addSuppressed(e);
            }
        }
        throw SqlStates.translate(failed);
    }

    /** @throws RuntimeException when it would fail on the primary too */
    private void doubt(JdbiException e) {
        if (!SqlStates.canBeReadElsewhere(e)) {
            throw SqlStates.translate(e);
        }
        if (SqlStates.isWrite(e)) {
            log.warn("What reads must not write; it was done on the primary", e);
        }
        replica.ifPresent(copy -> copy.replica().doubt());
    }

    /**
     * Opens connections of their own for tiles; close them before this.
     *
     * @param size how many tiles are made at once
     */
    public TilePool tiles(int size) {
        return new TilePool(
                Pools.tiles("huella-tiles", listening.address(), size, listening.takesRole(), 2_000),
                replica.map(copy -> copy.tiles(size)),
                () -> replica.ifPresent(copy -> copy.replica().doubt()));
    }

    /**
     * Runs queries on the primary, as the application role.
     *
     * @param work may be run twice, as by {@link #readPublished}
     */
    public <T> T read(Function<Handle, T> work) {
        try {
            return Pools.reading(pool, () -> app.withHandle(work::apply));
        } catch (JdbiException e) {
            throw SqlStates.translate(e);
        }
    }

    /** The same for work that gives what it reads away row by row, and so is never run twice. */
    public <T> T readOnce(Function<Handle, T> work) {
        try {
            return app.withHandle(work::apply);
        } catch (JdbiException e) {
            throw SqlStates.translate(e);
        }
    }

    /**
     * Runs a short query on the primary, as the application role, on a connection that readers cannot take: what this
     * node must know of publications, lest it gives nothing that it keeps just when most is asked for.
     *
     * @param work may be run twice, as by {@link #readPublished}
     */
    public <T> T readNews(Function<Handle, T> work) {
        try {
            return Pools.reading(newsPool, () -> news.withHandle(work::apply));
        } catch (JdbiException e) {
            throw SqlStates.translate(e);
        }
    }

    /**
     * Gives each row of a query for what anyone may read to the reader, as the application role, in one transaction;
     * the server sends while the reader works and memory holds one row. When the reader throws, the query is stopped.
     * On the replica or the primary, as {@link #readPublished}; but a row is given once, so what fails between two rows
     * has failed.
     *
     * @param sql with named parameters
     * @param values binds them to whatever query holds the same parameters
     */
    public void each(String sql, UnaryOperator<Query> values, Consumer<CopyRow> reader) {
        AtomicBoolean given = new AtomicBoolean();
        readPublished(handle -> handle.inTransaction(transaction -> {
            if (given.get()) {
                throw new Rejected(new Problem.Unavailable(
                        "La base de datos que se leía dejó de responder. Vuelva a pedirlo.", RETRY_AFTER_S));
            }
            Copy.each(transaction, sql, values, row -> {
                given.set(true);
                reader.accept(row);
            });
            return sql;
        }));
    }

    /**
     * Runs one transaction on a duty, for an account: the tables let through what that duty may and that account's
     * rows. When PostgreSQL gives up one of two transactions that wait for each other, it is run again; so the work
     * must change nothing but the database. One that was cut off is run again only when its work had not begun: later,
     * nobody knows whether it was done.
     */
    public <T> T as(Duty duty, long account, Function<Handle, T> work) {
        for (int tries = 1; ; tries++) {
            AtomicBoolean begun = new AtomicBoolean();
            try {
                T done = duties.inTransaction(handle -> {
                    handle.execute("SET LOCAL ROLE " + duty.role());
                    begun.set(true);
                    handle.select("SELECT set_config('huella.account', ?, true)", Long.toString(account))
                            .mapTo(String.class)
                            .one();
                    return work.apply(handle);
                });
                if (duty == Duty.REVIEWER) {
                    expect(); // it may have published
                }
                return done;
            } catch (JdbiException e) {
                boolean cutOffBefore = !begun.get() && SqlStates.isCutOff(e);
                if (cutOffBefore) {
                    Pools.renew(dutyPool);
                }
                if (tries == TRIES || !cutOffBefore && !SqlStates.canBeRunAgain(e)) {
                    throw SqlStates.translate(e);
                }
            }
        }
    }

    /** Runs one transaction as the owner: all of it happens, or nothing. */
    public void publish(Consumer<Handle> work) {
        try {
            owner.useTransaction(work::accept);
            expect();
        } catch (JdbiException e) {
            throw SqlStates.translate(e);
        }
    }

    @Override
    public void close() {
        replica.ifPresent(copy -> copy.replica().close());
        newsPool.close();
        dutyPool.close();
        pool.close();
    }

    private static Jdbi jdbi(Address address) {
        return configured(Jdbi.create(address.dataSource()));
    }

    static Jdbi configured(Jdbi jdbi) {
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(Integer.class, "int4");
        jdbi.registerArrayType(java.util.UUID.class, "uuid");
        jdbi.registerArgument(new Geometries());
        return jdbi;
    }

    /** Whether the database answers now. */
    public boolean answers() {
        try {
            return app.withHandle(handle -> handle.getConnection().isValid(1));
        } catch (JdbiException | SQLException e) {
            return false;
        }
    }
}
