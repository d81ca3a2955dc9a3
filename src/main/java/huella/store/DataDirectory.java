package huella.store;

import huella.model.Rejected;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HUELLA_DATA, taken by one service at a time: where the cluster, its log and its socket are, and whose they are. The
 * lock is the operating system's, so it ends with the process, however that ends.
 */
final class DataDirectory implements AutoCloseable {

    /** The number is a part of the name only; no port is opened. */
    static final String SOCKET_NAME = ".s.PGSQL.5432";

    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
    private static final long LARGEST_LOG = 10_000_000;
    private static final FileAttribute<Set<PosixFilePermission>> FOR_ME_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int LONGEST_SOCKET_PATH = 103; // the shorter of Linux' 107 and macOS' 103 bytes

    private final Path home;
    private final OsUser user;
    private final FileChannel lock;
    private Path elsewhere;

    private DataDirectory(Path home, OsUser user, FileChannel lock) {
        this.home = home;
        this.user = user;
        this.lock = lock;
    }

    /**
     * Makes the directory when it is missing and takes it.
     *
     * @return empty when another process has it
     * @throws Rejected when it cannot be written, or when the server's user cannot enter it
     */
    static Optional<DataDirectory> take(Path home, OsUser user) throws IOException {
        try {
            if (Files.notExists(home)) {
                Files.createDirectories(home);
                // Another user's server must pass through it; nobody else has business here, whatever the umask.
                Files.setPosixFilePermissions(
                        home, PosixFilePermissions.fromString(user.changes() ? "rwx--x--x" : "rwx------"));
            }
        } catch (IOException e) {
            throw new Rejected(notWritable(home).problem(), e);
        }
        if (!Files.isWritable(home)) {
            throw notWritable(home);
        }
        if (!user.reaches(home)) {
            throw Rejected.setup(
                    "The database runs as user '" + user.name() + "', who cannot enter " + home
                            + ". Open the directories above it (chmod o+x) or set HUELLA_DATA to another place, such as /var/lib/huella.");
        }
        return lock(home).map(lock -> new DataDirectory(home, user, lock));
    }

    Path cluster() {
        return home.resolve("postgres");
    }

    /** Where a cluster is made before it becomes {@link #cluster}. */
    Path freshCluster() {
        return home.resolve("postgres.new");
    }

    /** What the server says, for the operator alone; the last start's and this one's. */
    Path serverLog() throws IOException {
        Path log = home.resolve("postgres.log");
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.exists(log) ? log : Files.createFile(log, FOR_ME_ONLY);
    }

    /** Who may connect: in our own directory, since whoever owns the cluster's could have us write somewhere else. */
    Path settings(String name, String content) throws IOException {
        return Files.writeString(home.resolve(name), content);
    }

    /** The major version that made the cluster, empty when there is none. */
    Optional<Integer> clusterMajor() throws IOException {
        Path version = cluster().resolve("PG_VERSION");
        return Files.exists(version)
                ? Optional.of(Integer.parseInt(Files.readString(version).strip()))
                : Optional.empty();
    }

    /** Socket paths have a hard limit of about a hundred bytes, so a deep data directory gets its socket in /tmp. */
    Path socketDirectory() throws IOException {
        Path inside = home.resolve("run");
        if (inside.resolve(SOCKET_NAME).toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH) {
            elsewhere = Files.createTempDirectory(Path.of("/tmp"), "huella");
            return givenToServer(elsewhere);
        }
        return givenToServer(Files.createDirectories(inside));
    }

    /** Gives a directory to the server's user, closed to everybody else. */
    Path givenToServer(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        if (user.changes()) {
            Files.setOwner(
                    directory,
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user.name()));
        }
        return directory;
    }

    @Override
    public void close() {
        try {
            if (elsewhere != null) {
                Command.of("rm", "-rf", elsewhere.toString()).run();
            }
            lock.close();
        } catch (IOException e) {
            log.warn("The lock on {} could not be given back: {}", home, e.getMessage());
        }
    }

    private static Optional<FileChannel> lock(Path home) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    home.resolve("huella.lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    FOR_ME_ONLY);
        } catch (IOException e) {
            throw new Rejected(notWritable(home).problem(), e);
        }
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            log.debug("The data directory is locked by this very process", e);
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
    }

    private static Rejected notWritable(Path home) {
        return Rejected.setup("The data directory " + home
                + " cannot be written. Make it writable or set HUELLA_DATA to another directory.");
    }
}
