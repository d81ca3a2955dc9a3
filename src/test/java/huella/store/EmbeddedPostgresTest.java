package huella.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The private cluster against everything that happens to a database: killed, orphaned, used twice, put in odd places.
 */
class EmbeddedPostgresTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createTempDirectory("huella-cluster");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @AfterEach
    void removeHome() {
        Command.of("rm", "-rf", home.toString()).run();
    }

    @Test
    void a_second_start_finds_what_the_first_one_stored() {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "CREATE TABLE kept (n int)");
            execute(postgres, "INSERT INTO kept VALUES (1)");
        }
        List<String> steps = new ArrayList<>();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, Optional.empty(), steps::add)) {
            assertEquals(1, count(postgres));
        }
        assertEquals(List.of(), steps);
    }

    @Test
    void it_opens_no_network_port_and_its_files_are_private() throws IOException {
        try (EmbeddedPostgres postgres = start()) {
            assertEquals("", text(postgres, "SHOW listen_addresses"));
            assertEquals("0700", text(postgres, "SHOW unix_socket_permissions"));
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("postgres"))));
        }
    }

    @Test
    void killed_in_the_middle_of_writing_it_comes_back_with_everything_that_was_acknowledged() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "CREATE TABLE kept (n int)");
            AtomicInteger acknowledged = new AtomicInteger();
            Thread writer = Thread.ofPlatform().start(() -> {
                try {
                    while (true) {
                        execute(postgres, "INSERT INTO kept VALUES (" + acknowledged.get() + ")");
                        acknowledged.incrementAndGet();
                    }
                } catch (IllegalStateException e) {
                    assertTrue(e.getMessage().contains("INSERT"), e::getMessage); // the kill reached it
                }
            });
            await(() -> acknowledged.get() > 20);
            kill(postgres.pid());
            writer.join();
            await(() -> Address.ofSocket(postgres.socket(), "postgres", EmbeddedPostgres.ADMIN)
                    .answers());
            int stored = count(postgres);
            // The last insert may have been stored without its answer getting out.
            assertTrue(
                    stored == acknowledged.get() || stored == acknowledged.get() + 1, stored + " of " + acknowledged);
        }
    }

    @Test
    void a_server_left_behind_by_a_killed_service_is_taken_over() throws Exception {
        Process service = otherService("stay");
        await(() -> Files.exists(home.resolve("ready")));
        long orphan = postmaster();
        service.destroyForcibly().waitFor();
        assertTrue(
                ProcessHandle.of(orphan).map(ProcessHandle::isAlive).orElse(false),
                "the server outlives a killed service");
        try (EmbeddedPostgres postgres = start()) {
            assertEquals(1, count(postgres));
            assertFalse(orphan == postgres.pid());
        }
    }

    @Test
    void a_service_and_a_server_that_were_both_killed_are_recovered() throws Exception {
        Process service = otherService("stay");
        await(() -> Files.exists(home.resolve("ready")));
        service.destroyForcibly().waitFor();
        kill(postmaster());
        try (EmbeddedPostgres postgres = start()) {
            assertEquals(1, count(postgres));
        }
    }

    @Test
    void after_a_power_cut_a_stranger_with_the_servers_old_number_is_left_alone() throws Exception {
        start().close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    home.resolve("postgres/postmaster.pid"),
                    stranger.pid() + "\n" + home.resolve("postgres") + "\n1700000000\n5432\n\n\n");
            try (EmbeddedPostgres postgres = start()) {
                assertEquals("1", text(postgres, "SELECT 1"));
            }
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void who_may_connect_is_not_decided_in_a_file_of_the_servers_user() throws IOException {
        try (EmbeddedPostgres postgres = start()) {
            assertEquals(home.resolve("pg_hba.conf").toString(), text(postgres, "SHOW hba_file"));
            assertEquals(home.resolve("pg_ident.conf").toString(), text(postgres, "SHOW ident_file"));
            for (String name : new String[] {"huella.lock", "postgres.log"}) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name))),
                        name);
            }
        }
    }

    @Test
    void a_second_service_on_the_same_data_is_refused_with_the_cure() throws Exception {
        Process service = otherService("stay");
        await(() -> Files.exists(home.resolve("ready")));
        try {
            Rejected refused = assertThrows(Rejected.class, this::start);
            assertTrue(refused.getMessage().contains("Another Huella already uses " + home), refused::getMessage);
            assertTrue(service.isAlive());
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    @Test
    void a_deep_directory_gets_its_socket_elsewhere() throws IOException {
        Path deep = home.resolve("a-directory-with-a-rather-long-name/".repeat(3));
        Files.createDirectories(deep);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(deep, Optional.empty(), step -> {})) {
            assertTrue(postgres.socket().toString().length() < 104);
            assertEquals("1", text(postgres, "SELECT 1"));
        }
    }

    @Test
    void a_half_made_cluster_is_made_again() throws IOException {
        Files.createDirectories(home.resolve("postgres.new/base"));
        try (EmbeddedPostgres postgres = start()) {
            assertEquals("1", text(postgres, "SELECT 1"));
        }
    }

    @Test
    void a_directory_that_cannot_be_written_is_one_clear_line() {
        Rejected refused = assertThrows(
                Rejected.class, () -> EmbeddedPostgres.start(Path.of("/proc/huella"), Optional.empty(), step -> {}));
        assertTrue(
                refused.getMessage().startsWith("The data directory /proc/huella cannot be written"),
                refused::getMessage);
        assertFalse(refused.getMessage().contains("\n"));
    }

    @Test
    void a_missing_server_is_one_clear_line_with_the_command_that_installs_it() {
        Rejected refused = assertThrows(
                Rejected.class, () -> EmbeddedPostgres.start(home, Optional.of(Path.of("/nowhere")), step -> {}));
        assertTrue(refused.getMessage().contains("apt-get install postgresql-postgis"), refused::getMessage);
    }

    @Test
    void data_of_another_major_version_are_left_alone() throws IOException {
        Files.createDirectories(home.resolve("postgres"));
        Files.writeString(home.resolve("postgres/PG_VERSION"), "9\n");
        Rejected refused = assertThrows(Rejected.class, this::start);
        assertTrue(refused.getMessage().contains("made by PostgreSQL 9"), refused::getMessage);
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(home, Optional.empty(), step -> {});
    }

    /** The server of another process, which has stored one row when the file "ready" appears. */
    private Process otherService(String word) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherService.class.getName(),
                        home.toString(),
                        word)
                .inheritIO()
                .start();
    }

    /** What the other process runs. */
    public static final class OtherService {
        public static void main(String[] arguments) throws Exception {
            Path home = Path.of(arguments[0]);
            EmbeddedPostgres postgres = EmbeddedPostgres.start(home, Optional.empty(), step -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            execute(postgres, "CREATE TABLE IF NOT EXISTS kept (n int)");
            execute(postgres, "INSERT INTO kept VALUES (1)");
            Files.createFile(home.resolve("ready"));
            Thread.currentThread().join();
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(home.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static void execute(EmbeddedPostgres postgres, String sql) {
        Address admin = Address.ofSocket(postgres.socket(), "postgres", EmbeddedPostgres.ADMIN);
        try (var connection = admin.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    private static int count(EmbeddedPostgres postgres) {
        return Integer.parseInt(text(postgres, "SELECT count(*) FROM kept"));
    }

    private static String text(EmbeddedPostgres postgres, String sql) {
        Address admin = Address.ofSocket(postgres.socket(), "postgres", EmbeddedPostgres.ADMIN);
        try (var connection = admin.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Instant end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + LIMIT);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
