package huella.store;

import huella.model.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private PostgreSQL cluster that this service makes, owns, starts, watches and stops.
 *
 * <p>It listens on a unix socket only, which no other user of the machine can open: there is no TCP port to collide
 * with and no password to leak. The operating system vouches for the caller (peer authentication), and a map says which
 * database roles it may take.
 *
 * <p>It survives {@code kill -9}. Of the service: the next start finds the orphaned server, stops it in order and
 * starts its own. Of the server: a watcher starts it again and PostgreSQL recovers from its log. Nothing acknowledged
 * is lost.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The cluster's superuser; the running service never connects as it. */
    static final String ADMIN = "huella_admin";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int TAIL_BYTES = 8_192;
    private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(15);

    private final DataDirectory directory;
    private final Path cluster;
    private final Path serverLog;
    private final Path sockets;
    private final OsUser user;
    private final PostgresBinaries server;
    private volatile Process process;
    private volatile boolean closing;

    private EmbeddedPostgres(DataDirectory directory, OsUser user, PostgresBinaries server) throws IOException {
        this.directory = directory;
        this.cluster = directory.cluster();
        this.serverLog = directory.serverLog();
        this.sockets = directory.socketDirectory();
        this.user = user;
        this.server = server;
    }

    /**
     * Starts the cluster of a data directory, making it first when there is none.
     *
     * @param home the data directory (HUELLA_DATA); made when missing
     * @param chosenBinaries the server's directory, when the operator names one (HUELLA_POSTGRES_BIN)
     * @param progress told in a line what is being done when that takes a while
     * @throws Rejected in one line with its cure: no PostgreSQL, no PostGIS, directory not writable, already in use
     */
    public static EmbeddedPostgres start(Path home, Optional<Path> chosenBinaries, Progress progress) {
        return startUnlessTaken(home, chosenBinaries, progress)
                .orElseThrow(() -> Rejected.setup(
                        "Another Huella already uses " + home + ". Stop it, or set HUELLA_DATA to another directory."));
    }

    /**
     * The same, but empty when another process has the data directory: its server can be joined
     * ({@link RunningPostgres}).
     */
    public static Optional<EmbeddedPostgres> startUnlessTaken(
            Path home, Optional<Path> chosenBinaries, Progress progress) {
        OsUser user = OsUser.find();
        try {
            Optional<DataDirectory> taken = DataDirectory.take(home, user);
            if (taken.isEmpty()) {
                return Optional.empty();
            }
            DataDirectory directory = taken.get();
            EmbeddedPostgres embedded = null;
            try {
                PostgresBinaries server = PostgresBinaries.find(chosenBinaries, directory.clusterMajor());
                embedded = new EmbeddedPostgres(directory, user, server);
                embedded.open(progress);
                return Optional.of(embedded);
            } catch (RuntimeException | IOException e) {
                if (embedded == null) {
                    directory.close();
                } else {
                    embedded.close();
                }
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect: the path of the unix socket. */
    public Path socket() {
        return sockets.resolve(DataDirectory.SOCKET_NAME);
    }

    /** The server's process id, for those who must watch or kill it. */
    public long pid() {
        return process.pid();
    }

    /** Stops the server in order: sessions are ended, everything is written. Waits until it is gone. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true; // from here on nothing is launched again
        }
        if (process != null && process.isAlive()) {
            stopWhatRuns();
        }
        directory.close();
    }

    private void open(Progress progress) throws IOException {
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            progress.step("Creating the database in " + cluster + " (PostgreSQL " + server.major() + ")");
            initialise();
        }
        if (Files.exists(cluster.resolve("postmaster.pid"))) {
            progress.step("Recovering the database of a service that did not stop in order");
            stopOrphan();
        }
        launch();
        awaitReady();
        Thread.ofPlatform().daemon().name("postgres-watch").start(this::watch);
    }

    private void initialise() throws IOException {
        // A half-made cluster (the machine went off during initdb) has no PG_VERSION yet and nothing worth keeping.
        Path fresh = directory.freshCluster();
        Command.of("rm", "-rf", fresh.toString()).run();
        directory.givenToServer(Files.createDirectories(fresh));
        Command.Result result = asServer(
                        "initdb",
                        "--pgdata=" + fresh,
                        "--username=" + ADMIN,
                        "--auth-local=peer",
                        "--auth-host=reject",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-instructions")
                .run();
        if (!result.ok()) {
            throw Rejected.setup(
                    "PostgreSQL could not create the database in " + cluster + ": " + lastLine(result.output()));
        }
        Files.move(fresh, cluster);
    }

    /** Which roles the service's user may take; the server reads it at its start. */
    private String roleMap() {
        StringBuilder map = new StringBuilder();
        for (String role : List.of(ADMIN, Roles.OWNER, Roles.APP, Roles.SERVICE)) {
            map.append("huella \"")
                    .append(user.self())
                    .append("\" ")
                    .append(role)
                    .append('\n');
        }
        return map.toString();
    }

    private synchronized void launch() throws IOException {
        if (closing) {
            throw Rejected.setup("The service is stopping.");
        }
        List<String> words = new ArrayList<>();
        // Its own session: Ctrl-C in the terminal must reach the service only, which then stops the server last.
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            words.add("/usr/bin/setsid");
        }
        words.addAll(user.prefix());
        words.add(server.tool("postgres").toString());
        words.addAll(List.of("-D", cluster.toString(), "-k", sockets.toString(), "-h", "", "-p", "5432"));
        for (String setting : List.of(
                "unix_socket_permissions=0700",
                "logging_collector=off",
                "jit=off",
                "hba_file=" + directory.settings("pg_hba.conf", "local all all peer map=huella\n"),
                "ident_file=" + directory.settings("pg_ident.conf", roleMap()),
                "max_connections=420", // more than the two largest pools, and some for the operator
                "shared_buffers=128MB",
                "log_min_messages=warning",
                "log_checkpoints=off",
                "timezone=UTC")) {
            words.addAll(List.of("-c", setting));
        }
        // The server is a direct child, not started by pg_ctl: in a container where this service is process 1 nobody
        // else would reap it, and a zombie blocks every later start.
        process = new Command(words)
                .builder()
                .redirectOutput(ProcessBuilder.Redirect.appendTo(serverLog.toFile()))
                .start();
        process.getOutputStream().close();
    }

    private void awaitReady() throws IOException {
        Instant started = Instant.now();
        while (!acceptsConnections()) {
            Duration waited = Duration.between(started, Instant.now());
            if (!process.isAlive()) {
                // Orphans of a killed server hold its shared memory for a moment; PostgreSQL then refuses to start.
                if (waited.compareTo(ORPHAN_LIMIT) > 0) {
                    throw Rejected.setup(
                            "PostgreSQL did not start: " + reason(tail(serverLog)) + " (see " + serverLog + ")");
                }
                pause(Duration.ofMillis(200));
                launch();
            }
            if (waited.compareTo(START_LIMIT) > 0) {
                throw Rejected.setup(
                        "PostgreSQL did not answer within " + START_LIMIT.toSeconds() + " s; see " + serverLog);
            }
            pause(Duration.ofMillis(20));
        }
    }

    private boolean acceptsConnections() {
        return Files.exists(socket())
                && Address.ofSocket(socket(), "postgres", ADMIN).answers();
    }

    private void watch() {
        while (!closing) {
            try {
                int status = process.waitFor();
                if (closing) {
                    return;
                }
                log.warn("The database stopped unexpectedly (status {}); starting it again", status);
                stopWhatRuns();
                launch();
                awaitReady();
                log.warn("The database is back");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | Rejected e) {
                log.error("The database could not be started again, next try in 5 s: {}", e.getMessage());
                pause(Duration.ofSeconds(5));
            }
        }
    }

    /**
     * Stops the server that a killed service left behind. After a power cut the number in its file may by now be that
     * of a stranger, who must not be signalled: only a process that runs on this cluster is ours.
     */
    private void stopOrphan() throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        String pid = Files.readAllLines(file).getFirst().strip();
        String command = Command.of("ps", "-o", "command=", "-p", pid).run().output();
        if (command.contains("postgres") && command.contains(cluster.toString())) {
            stopWhatRuns();
        } else {
            Files.deleteIfExists(file);
        }
    }

    private void stopWhatRuns() {
        Command stop = Command.of(
                server.tool("pg_ctl").toString(), "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "30");
        Command.Result result = stop.behind(user.prefix()).run();
        if (process != null) {
            try {
                if (!process.waitFor(2, TimeUnit.SECONDS) && !result.ok()) {
                    log.warn("The database did not stop in order: {}", lastLine(result.output()));
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Command asServer(String tool, String... arguments) {
        List<String> words = new ArrayList<>(List.of(server.tool(tool).toString()));
        words.addAll(List.of(arguments));
        return new Command(words).behind(user.prefix());
    }

    /** The end of a file, in a character set that knows no wrong byte. */
    private static String tail(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - TAIL_BYTES));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Why the server gave up: its last fatal line, which hints may follow. */
    private static String reason(String output) {
        return output.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((first, second) -> second)
                .orElseGet(() -> lastLine(output));
    }

    private static String lastLine(String output) {
        String[] lines = output.strip().split("\n");
        return lines[lines.length - 1];
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
