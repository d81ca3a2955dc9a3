package huella.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;

/**
 * The door to PostGIS. {@link #read} runs as the application role, {@link #as} on a duty for an account,
 * {@link #publish} as the owner, the latter two in one transaction; all turn what the database says into a
 * {@link huella.model.Rejected} a caller can act on, in one place ({@link SqlStates}).
 */
public final class Database implements AutoCloseable {

    /** The schema of every table of ours. Extensions stay in {@code public}. */
    static final String SCHEMA = "huella";

    /** The name of our database in the embedded server. */
    private static final String NAME = "huella";

    private static final int TRIES = 4;

    private final HikariDataSource pool;
    private final HikariDataSource dutyPool;
    private final Jdbi app;
    private final Jdbi duties;
    private final Jdbi owner;
    private final Listening listening;

    /** How a connection of its own begins to hear a channel as the application role. */
    private record Listening(Address address, boolean takesRole) {}

    private Database(HikariDataSource pool, HikariDataSource dutyPool, Jdbi owner, Listening listening) {
        this.pool = pool;
        this.dutyPool = dutyPool;
        this.app = configured(Jdbi.create(pool));
        this.duties = configured(Jdbi.create(dutyPool));
        this.owner = owner;
        this.listening = listening;
    }

    private static Database ofSocket(Path socket, String name, int poolSize) {
        return new Database(
                pool(Address.ofSocket(socket, name, Roles.APP), poolSize, false),
                dutyPool(Address.ofSocket(socket, name, Roles.SERVICE), poolSize, false),
                jdbi(Address.ofSocket(socket, name, Roles.OWNER)),
                new Listening(Address.ofSocket(socket, name, Roles.APP), false));
    }

    private static Database ofUrl(Address address, int poolSize) {
        return new Database(
                pool(address, poolSize, true),
                dutyPool(address, poolSize, true),
                jdbi(address),
                new Listening(address, true));
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
        Address address = Address.parse(databaseUrl, password);
        Bootstrap.external(address);
        Migrations.run(address.dataSource());
        return ofUrl(address, poolSize);
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
        return ofUrl(address, poolSize);
    }

    /**
     * Hears what transactions tell on a channel from now on, until it is closed; close it before this.
     *
     * @param channel a constant of the program
     */
    public Notifications listen(String channel, Notifications.Hearer hearer) {
        String role = listening.takesRole() ? "SET ROLE " + Roles.APP + "; " : "";
        return new Notifications(listening.address().dataSource(), role + "LISTEN " + channel, hearer);
    }

    /** Runs queries as the application role. */
    public <T> T read(Function<Handle, T> work) {
        try {
            return app.withHandle(work::apply);
        } catch (JdbiException e) {
            throw SqlStates.translate(e);
        }
    }

    /**
     * Gives each row of a query to the reader, as the application role, in one transaction; the server sends while the
     * reader works and memory holds one row. When the reader throws, the query is stopped.
     *
     * @param sql with named parameters
     * @param values binds them to whatever query holds the same parameters
     */
    public void each(String sql, UnaryOperator<Query> values, Consumer<CopyRow> reader) {
        read(handle -> handle.inTransaction(transaction -> {
            Copy.each(transaction, sql, values, reader);
            return sql;
        }));
    }

    /**
     * Runs one transaction on a duty, for an account: the tables let through what that duty may and that account's
     * rows. When PostgreSQL gives up one of two transactions that wait for each other, it is run again; so the work
     * must change nothing but the database.
     */
    public <T> T as(Duty duty, long account, Function<Handle, T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return duties.inTransaction(handle -> {
                    handle.execute("SET LOCAL ROLE " + duty.role());
                    handle.select("SELECT set_config('huella.account', ?, true)", Long.toString(account))
                            .mapTo(String.class)
                            .one();
                    return work.apply(handle);
                });
            } catch (JdbiException e) {
                if (tries == TRIES || !SqlStates.canBeRunAgain(e)) {
                    throw SqlStates.translate(e);
                }
            }
        }
    }

    /** Runs one transaction as the owner: all of it happens, or nothing. */
    public void publish(Consumer<Handle> work) {
        try {
            owner.useTransaction(work::accept);
        } catch (JdbiException e) {
            throw SqlStates.translate(e);
        }
    }

    @Override
    public void close() {
        dutyPool.close();
        pool.close();
    }

    private static Jdbi jdbi(Address address) {
        return configured(Jdbi.create(address.dataSource()));
    }

    private static Jdbi configured(Jdbi jdbi) {
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(Integer.class, "int4");
        jdbi.registerArrayType(java.util.UUID.class, "uuid");
        jdbi.registerArgument(new Geometries());
        return jdbi;
    }

    private static HikariDataSource pool(Address address, int size, boolean takesRole) {
        HikariConfig config = pool("huella", address, size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        config.addDataSourceProperty("socketTimeout", "15");
        // A guard against our own slips, not a wall: the wall is what the role was granted.
        config.setConnectionInitSql((takesRole ? "SET ROLE " + Roles.APP + "; " : "")
                + "SET statement_timeout = '10s'; SET lock_timeout = '2s'; SET jit = off;"
                + " SET max_parallel_workers_per_gather = 0; SET idle_in_transaction_session_timeout = '30s'");
        return new HikariDataSource(config);
    }

    /**
     * Apart from the readers': who waits for a colleague's publication must not keep the map waiting. Waiting is right
     * here, for a write that is refused because others write has to be made again by a person.
     */
    private static HikariDataSource dutyPool(Address address, int size, boolean takesRole) {
        HikariConfig config = pool("huella-duties", address, size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(30_000);
        config.addDataSourceProperty("socketTimeout", "45");
        config.setConnectionInitSql((takesRole ? "SET ROLE " + Roles.APP + "; " : "")
                + "SET statement_timeout = '40s'; SET lock_timeout = '30s'; SET jit = off;"
                + " SET max_parallel_workers_per_gather = 0; SET idle_in_transaction_session_timeout = '30s'");
        return new HikariDataSource(config);
    }

    private static HikariConfig pool(String name, Address address, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.url());
        config.setDataSourceProperties(address.asProperties());
        config.setMaximumPoolSize(size);
        config.setValidationTimeout(1_000);
        config.setKeepaliveTime(30_000);
        config.setIdleTimeout(300_000);
        config.setMaxLifetime(600_000);
        config.setInitializationFailTimeout(-1);
        return config;
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
