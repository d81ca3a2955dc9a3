package huella.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/**
 * The connections that are kept open, apart for each kind of work, so that one kind cannot starve another. Each has its
 * limits of time, on both ends.
 */
final class Pools {

    private Pools() {}

    static HikariDataSource readers(Address address, int size, boolean takesRole) {
        HikariConfig config = reading("huella", address, size, takesRole);
        config.setConnectionTimeout(2_000);
        return new HikariDataSource(config);
    }

    /** Who does not get a connection to the replica at once asks the primary. */
    static HikariDataSource replica(Address address, int size) {
        HikariConfig config = reading("huella-replica", address, size, true);
        config.setConnectionTimeout(500);
        config.setValidationTimeout(500);
        return new HikariDataSource(config);
    }

    private static HikariConfig reading(String name, Address address, int size, boolean takesRole) {
        HikariConfig config = settings(name, address, size);
        config.setMinimumIdle(1);
        config.addDataSourceProperty("socketTimeout", "15");
        // A guard against our own slips, not a wall: the wall is what the role was granted.
        config.setConnectionInitSql((takesRole ? "SET ROLE " + Roles.APP + "; " : "")
                + "SET statement_timeout = '10s'; SET lock_timeout = '2s'; SET jit = off;"
                + " SET max_parallel_workers_per_gather = 0; SET idle_in_transaction_session_timeout = '30s'");
        return config;
    }

    /**
     * Apart from the readers': who waits for a colleague's publication must not keep the map waiting. Waiting is right
     * here, for a write that is refused because others write has to be made again by a person.
     */
    static HikariDataSource duties(Address address, int size, boolean takesRole) {
        HikariConfig config = settings("huella-duties", address, size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(30_000);
        config.addDataSourceProperty("socketTimeout", "45");
        config.setConnectionInitSql((takesRole ? "SET ROLE " + Roles.APP + "; " : "")
                + "SET statement_timeout = '40s'; SET lock_timeout = '30s'; SET jit = off;"
                + " SET max_parallel_workers_per_gather = 0; SET idle_in_transaction_session_timeout = '30s'");
        return new HikariDataSource(config);
    }

    /** For what this node must know however busy its readers are: one connection, used by one thread at a time. */
    static HikariDataSource news(Address address, boolean takesRole) {
        HikariConfig config = reading("huella-news", address, 1, takesRole);
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }

    static HikariDataSource tiles(String name, Address address, int size, boolean takesRole, long patienceMs) {
        HikariConfig config = reading(name, address, size, takesRole);
        config.setConnectionTimeout(patienceMs);
        config.addDataSourceProperty("prepareThreshold", "-1"); // at once, and every type in binary form
        config.setConnectionInitSql(config.getConnectionInitSql() + "; SET plan_cache_mode = force_generic_plan");
        return new HikariDataSource(config);
    }

    /**
     * Reads, and reads once more when the server had cut the connection off: it does so with all that wait in a pool
     * when it starts again, and may be back before anybody has noticed. A pool lends what was used within half a second
     * without looking at it.
     *
     * @param reading may be run twice
     */
    static <T> T reading(HikariDataSource pool, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JdbiException e) {
            if (!SqlStates.isCutOff(e)) {
                throw e;
            }
            renew(pool);
            return reading.get();
        }
    }

    /** Whoever asks for a connection from now on gets a new one. */
    static void renew(HikariDataSource pool) {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private static HikariConfig settings(String name, Address address, int size) {
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
}
