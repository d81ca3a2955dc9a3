package huella.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A real primary and a real streaming replica of it, made by {@code pg_basebackup}, on this machine and through sockets
 * only; with everything that can happen to a replica.
 */
public final class ReplicatedPostgres implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(150);
    private static final String NAME = "huella";

    /** Of a query that is given up for what is replayed. */
    private static final String CONFLICT = "40001";

    private final OsUser user = OsUser.find();
    private final PostgresBinaries server = PostgresBinaries.find(Optional.empty(), Optional.empty());
    private final Path home;
    private final Path copy;
    private EmbeddedPostgres primary;
    private Process replica;

    private ReplicatedPostgres() throws IOException {
        home = directory("huella-primary");
        copy = directory("huella-replica");
        primary = EmbeddedPostgres.start(home, Optional.empty(), step -> {});
    }

    public static ReplicatedPostgres start() {
        try {
            ReplicatedPostgres servers = new ReplicatedPostgres();
            servers.prepare();
            return servers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As DATABASE_URL and DATABASE_READ_URL name them. */
    public String primaryUrl() {
        return url(primary.socket(), NAME);
    }

    public String replicaUrl() {
        return replicaUrl(NAME);
    }

    String replicaUrl(String database) {
        return url(copy.resolve("run").resolve(DataDirectory.SOCKET_NAME), database);
    }

    public void pauseReplay() {
        onReplica("SELECT pg_wal_replay_pause()");
        await(() -> onReplica("SELECT pg_get_wal_replay_pause_state()").equals("paused"));
    }

    public void resumeReplay() {
        onReplica("SELECT pg_wal_replay_resume()");
    }

    public void promote() {
        onReplica("SELECT pg_promote()");
    }

    /** All at once, as when the machine goes off. */
    public void killReplica() {
        List<ProcessHandle> all = withChildren(replica.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** It keeps its connections and answers nothing any more. */
    public void freezeReplica() {
        signal("-STOP", replica.toHandle());
    }

    public void thawReplica() {
        signal("-CONT", replica.toHandle());
    }

    public void freezePrimary() {
        signal("-STOP", ProcessHandle.of(primary.pid()).orElseThrow());
    }

    public void thawPrimary() {
        signal("-CONT", ProcessHandle.of(primary.pid()).orElseThrow());
    }

    public void stopPrimary() {
        primary.close();
    }

    public void startPrimary() {
        primary = EmbeddedPostgres.start(home, Optional.empty(), step -> {});
        letReplicate();
    }

    public void startReplica() {
        List<String> words = new ArrayList<>(user.prefix());
        words.add(server.tool("postgres").toString());
        words.addAll(List.of("-D", copy.resolve("data").toString()));
        words.addAll(List.of("-k", copy.resolve("run").toString(), "-h", "", "-p", "5432"));
        for (String setting : List.of(
                "hba_file=" + home.resolve("pg_hba.conf"),
                "ident_file=" + home.resolve("pg_ident.conf"),
                "max_connections=420", // no less than the primary's
                "shared_buffers=32MB",
                "max_standby_streaming_delay=0",
                "wal_retrieve_retry_interval=200ms",
                "log_min_messages=fatal")) {
            words.addAll(List.of("-c", setting));
        }
        try {
            replica = new Command(words)
                    .builder()
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("replica.log").toFile()))
                    .start();
            replica.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(() -> Address.parse(replicaUrl(), Optional.empty()).answers());
    }

    /**
     * What one query says on the replica; asked again while what is replayed there ends it, as replay may do with the
     * very query that lets it go on.
     */
    public String onReplica(String sql) {
        AtomicReference<String> said = new AtomicReference<>();
        await(() -> {
            try {
                said.set(on(replicaUrl(), sql));
                return true;
            } catch (IllegalStateException e) {
                if (e.getCause() instanceof SQLException ended && CONFLICT.equals(ended.getSQLState())) {
                    return false;
                }
                throw e;
            }
        });
        return said.get();
    }

    /** What one query says on the primary. */
    public String onPrimary(String sql) {
        return on(primaryUrl(), sql);
    }

    private static String on(String url, String sql) {
        try (Connection connection =
                        Address.parse(url, Optional.empty()).dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** For what takes a moment; the limit only ends a test that would wait for ever. */
    public static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + LIMIT);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        if (replica != null && replica.isAlive()) {
            thawReplica();
            killReplica();
        }
        primary.close();
        Command.of("rm", "-rf", home.toString(), copy.toString()).run();
    }

    private void prepare() throws IOException {
        Bootstrap.embedded(primary, NAME);
        letReplicate();
        for (String name : List.of("data", "run")) {
            Path made = Files.createDirectory(copy.resolve(name));
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
            if (user.changes()) {
                Files.setOwner(
                        made,
                        made.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user.name()));
            }
        }
        Command.Result copied = Command.of(
                        server.tool("pg_basebackup").toString(),
                        "--pgdata=" + copy.resolve("data"),
                        "--host=" + primary.socket().getParent(),
                        "--username=" + EmbeddedPostgres.ADMIN,
                        "--write-recovery-conf",
                        "--wal-method=stream",
                        "--checkpoint=fast",
                        "--no-sync")
                .behind(user.prefix())
                .run();
        if (!copied.ok()) {
            throw new IllegalStateException(copied.output());
        }
        startReplica();
    }

    /** The embedded server lets nobody replicate it, and writes these files at each start. */
    private void letReplicate() {
        try {
            Files.writeString(
                    home.resolve("pg_hba.conf"),
                    "local replication " + EmbeddedPostgres.ADMIN + " peer map=huella\n",
                    StandardOpenOption.APPEND);
            if (user.changes()) {
                Files.writeString(
                        home.resolve("pg_ident.conf"),
                        "huella \"" + user.name() + "\" " + EmbeddedPostgres.ADMIN + "\n",
                        StandardOpenOption.APPEND);
            }
            onPrimary("SELECT pg_reload_conf()");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ProcessHandle> withChildren(ProcessHandle server) {
        return Stream.concat(Stream.of(server), server.descendants()).toList();
    }

    private static void signal(String signal, ProcessHandle server) {
        List<String> words = new ArrayList<>(List.of("kill", signal));
        withChildren(server).forEach(process -> words.add(Long.toString(process.pid())));
        Command.of(words.toArray(String[]::new)).run();
    }

    private static String url(Path socket, String database) {
        return "postgresql://" + EmbeddedPostgres.ADMIN + "@localhost/" + database
                + "?socketFactory=org.newsclub.net.unix.AFUNIXSocketFactory%24FactoryArg&sslmode=disable&socketFactoryArg="
                + URLEncoder.encode(socket.toString(), StandardCharsets.UTF_8);
    }

    private static Path directory(String name) throws IOException {
        Path made = Files.createTempDirectory(name);
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx--x--x"));
        return made;
    }
}
