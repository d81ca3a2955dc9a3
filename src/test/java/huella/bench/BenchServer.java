package huella.bench;

import huella.store.EmbeddedPostgres;
import huella.store.LocalSockets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The database server of the bench, with the settings of the embedded one, whose sessions may take as long as they
 * need. Its own housekeeping is off: a vacuum in one run and not in the other is no measure.
 */
final class BenchServer implements AutoCloseable {

    /** The superuser of the embedded server. */
    static final String ADMIN = "huella_admin";

    private static final String SOCKETS = LocalSockets.class.getName();

    private final EmbeddedPostgres postgres;

    private BenchServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static BenchServer start(Path directory) {
        BenchServer server =
                new BenchServer(EmbeddedPostgres.start(directory, Optional.empty(), step -> Bench.say("%s", step)));
        for (String setting : new String[] {
            "autovacuum = off", "max_wal_size = '8GB'", "checkpoint_timeout = '30min'", "maintenance_work_mem = '512MB'"
        }) {
            server.run("postgres", "ALTER SYSTEM SET " + setting);
        }
        server.run("postgres", "SELECT pg_reload_conf()");
        return server;
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    /** Where clients in C look for the socket. */
    Path socketDirectory() {
        return postgres.socket().getParent();
    }

    long pid() {
        return postgres.pid();
    }

    Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "user",
                ADMIN,
                "currentSchema",
                "huella,public",
                "socketFactory",
                SOCKETS,
                "socketFactoryArg",
                postgres.socket().toString(),
                "sslmode",
                "disable"));
        return DriverManager.getConnection("jdbc:postgresql://localhost/" + database, properties);
    }

    /** Statements without a result, each as soon as the one before is done. */
    void run(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("failed: " + sql, e);
        }
    }

    /** One number that a query gives. */
    long number(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                java.sql.ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("failed: " + sql, e);
        }
    }

    /** As DATABASE_URL takes it: over the socket, where the operating system vouches for the caller. */
    String url(String database) {
        return "postgresql://%s@localhost/%s?sslmode=disable&socketFactory=%s&socketFactoryArg=%s"
                .formatted(
                        ADMIN,
                        database,
                        encoded(SOCKETS),
                        encoded(postgres.socket().toString()));
    }

    /** The same as programs in C take it. */
    String libpqUrl(String database) {
        return "postgresql:///%s?user=%s&host=%s&options=%s"
                .formatted(
                        database,
                        ADMIN,
                        encoded(socketDirectory().toString()),
                        encoded("-csearch_path=huella,public -cjit=off -cmax_parallel_workers_per_gather=0"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        postgres.close();
    }
}
