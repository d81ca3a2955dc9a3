package huella.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * One real PostGIS for all tests of a JVM, and a database of its own for each test class, copied from a template in a
 * fraction of a second. Testcontainers where Docker answers and has the image, the embedded cluster otherwise.
 */
public final class TestPostgres {

    /** Connections that readers of a database have. */
    public static final int POOL = 4;

    private static final String IMAGE = "postgis/postgis:17-3.5";
    private static final String TEMPLATE = "huella_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Server SERVER = containerAnswers() ? container() : embedded();

    private TestPostgres() {}

    /** A running server: how to reach one of its databases as the user that may do everything, and how to open it. */
    private interface Server {
        Address admin(String database);

        Database open(String database);
    }

    /** A new database with all tables and nothing in them. */
    public static Database newDatabase() {
        return SERVER.open(newName());
    }

    /** A new database, filled once for all tests by the given work and then copied. */
    public static synchronized Database newDatabase(Consumer<Database> fill) {
        if (!exists(TEMPLATE)) {
            execute("CREATE DATABASE huella_filling");
            try (Database database = SERVER.open("huella_filling")) {
                fill.accept(database);
            }
            execute("ALTER DATABASE huella_filling RENAME TO " + TEMPLATE);
        }
        String name = NUMBER.incrementAndGet() + "_filled";
        execute("CREATE DATABASE \"" + name + "\" TEMPLATE " + TEMPLATE);
        return SERVER.open(name);
    }

    /** Cuts the connection on which a database's publications are heard, as a fault on the way would. */
    public static void cutOffListeners(Database database) {
        execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '"
                + nameOf(database)
                + "' AND query LIKE '%LISTEN huella_publication'");
    }

    /** Ends all connections to the database of a name, as a server does that starts again. */
    static void cutOff(String name) {
        execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    /** One that opens connections to a database as the user that may do everything. */
    static DataSource admin(Database database) {
        return SERVER.admin(nameOf(database)).dataSource();
    }

    private static String nameOf(Database database) {
        return database.read(handle -> handle.createQuery("SELECT current_database()")
                .mapTo(String.class)
                .one());
    }

    private static String newName() {
        String name = NUMBER.incrementAndGet() + "_empty";
        execute("CREATE DATABASE \"" + name + "\"");
        return name;
    }

    private static boolean exists(String database) {
        try (Connection connection = SERVER.admin("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            return statement
                    .executeQuery("SELECT FROM pg_database WHERE datname = '" + database + "'")
                    .next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) {
        try (Connection connection = SERVER.admin("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Server embedded() {
        Path home = temporary();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, Optional.empty(), step -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            postgres.close();
            Command.of("rm", "-rf", home.toString()).run();
        }));
        return new Server() {
            @Override
            public Address admin(String database) {
                return Address.ofSocket(postgres.socket(), database, EmbeddedPostgres.ADMIN);
            }

            @Override
            public Database open(String database) {
                return Database.open(postgres, database, POOL);
            }
        };
    }

    /**
     * Asked of the command line, which answers at once: the client library waits for minutes where it takes this
     * machine for a container, as it does where a file /.dockerenv stands, unless it is told the host.
     */
    private static boolean containerAnswers() {
        boolean knowsHost =
                !Files.exists(Path.of("/.dockerenv")) || System.getenv("TESTCONTAINERS_HOST_OVERRIDE") != null;
        return knowsHost
                && Command.of("docker", "image", "inspect", IMAGE).run().ok();
    }

    @SuppressWarnings("resource") // ends with the JVM
    private static Server container() {
        PostgreSQLContainer container = new PostgreSQLContainer(
                        DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("postgres"))
                .withUsername("postgres");
        container.start();
        return new Server() {
            @Override
            public Address admin(String database) {
                return Address.parse(url(database), Optional.empty());
            }

            @Override
            public Database open(String database) {
                return Database.open(url(database), Optional.empty(), POOL);
            }

            private String url(String database) {
                return "postgresql://postgres:" + container.getPassword() + "@" + container.getHost() + ":"
                        + container.getMappedPort(5432) + "/" + database;
            }
        };
    }

    private static Path temporary() {
        try {
            // The database's own user must be able to enter; temporary directories are private to their maker.
            Path home = Files.createTempDirectory("huella-test");
            Command.of("chmod", "711", home.toString()).run();
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
