package huella.publishing;

import huella.model.Problem;
import huella.model.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A directory, for a web server. Files are made beside their place and take it in one step of the file system. One
 * program at a time: a lock is held, and what an earlier one left when it was ended is cleared.
 */
final class Folder implements Place {

    private static final String SCRATCH = ".huella-";
    private static final String LOCK = ".publicando";

    private final Path root;
    private final FileChannel lock;
    private final Path scratch;

    private Folder(Path root, FileChannel lock, Path scratch) {
        this.root = root;
        this.lock = lock;
        this.scratch = scratch;
    }

    /**
     * Opens a directory, and makes it when only the one above is there.
     *
     * @param known names that may stand at its top; with others in it, it is not ours
     * @throws Rejected when it cannot be written, holds what is not ours, or another program publishes to it
     */
    static Folder open(Path given, List<String> known) {
        Path root = given.toAbsolutePath().normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw Rejected.setup(root + " is not a directory. Name another place.");
        }
        if (!Files.isDirectory(root) && (root.getParent() == null || !Files.isDirectory(root.getParent()))) {
            throw Rejected.setup(
                    "There is no directory " + root.getParent() + ". Make it first, or name another place.");
        }
        try {
            Files.createDirectories(root);
            requireOurs(root, known);
            FileChannel lock = lock(root);
            clear(root);
            return new Folder(root, lock, Files.createTempDirectory(root, SCRATCH));
        } catch (IOException e) {
            throw new Rejected(
                    new Problem.BadSetup("The directory " + root + " cannot be written: " + reason(e)
                            + ". Make it writable, or name another place."),
                    e);
        }
    }

    private static void requireOurs(Path root, List<String> known) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            List<String> foreign = files.map(file -> file.getFileName().toString())
                    .filter(name -> !known.contains(name) && !name.equals(LOCK) && !name.startsWith(SCRATCH))
                    .sorted()
                    .toList();
            if (!foreign.isEmpty() && Files.notExists(root.resolve(Manifest.NAME))) {
                throw Rejected.setup("The directory " + root + " holds something else («" + foreign.getFirst()
                        + "») and no publication. Name an empty directory, or one that is published to already.");
            }
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very program: the same as by another.
        }
        channel.close();
        throw Rejected.setup("Another program publishes to " + root + " now. Wait until it has finished.");
    }

    private static void clear(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            for (Path left : files.filter(file -> file.getFileName().toString().startsWith(SCRATCH))
                    .toList()) {
                remove(left);
            }
        }
    }

    @Override
    public Path scratch() {
        return scratch;
    }

    @Override
    public Map<String, Stored> list() {
        Map<String, Stored> stored = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(file -> !file.startsWith(scratch) && Files.isRegularFile(file))
                    .toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (!name.equals(LOCK)) {
                    stored.put(
                            name,
                            new Stored(
                                    Files.size(file),
                                    Files.getLastModifiedTime(file).toInstant()));
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return stored;
    }

    @Override
    public Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(root.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<Path> fetch(String name) {
        return Optional.of(root.resolve(name)).filter(Files::isRegularFile);
    }

    @Override
    public void put(String name, Path file, Look look) {
        try {
            try (FileChannel whole = FileChannel.open(file, StandardOpenOption.WRITE)) {
                whole.force(true);
            }
            Path place = root.resolve(name);
            Files.createDirectories(place.getParent());
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** A second name of the same bytes where the file system can, a copy where it cannot. */
    @Override
    public void copy(String from, String to, Look look) {
        Path twin = scratch.resolve("twin");
        try {
            Files.deleteIfExists(twin);
            try {
                Files.createLink(twin, root.resolve(from));
            } catch (UnsupportedOperationException | FileSystemException e) {
                Files.copy(root.resolve(from), twin, StandardCopyOption.REPLACE_EXISTING);
            }
            // Of two names of one file the move makes nothing and leaves the source: there is nothing to do then.
            Path place = root.resolve(to);
            Files.createDirectories(place.getParent());
            Files.move(twin, place, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(twin);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void delete(String name) {
        try {
            Path file = root.resolve(name);
            Files.deleteIfExists(file);
            try (Stream<Path> beside = Files.list(file.getParent())) {
                if (!file.getParent().equals(root) && beside.findAny().isEmpty()) {
                    Files.delete(file.getParent());
                }
            }
        } catch (NoSuchFileException e) {
            return; // what nobody finds is gone
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public Duration patience() {
        return Duration.ZERO;
    }

    @Override
    public String toString() {
        return root.toString();
    }

    @Override
    public void close() {
        try (lock) {
            remove(scratch); // the file of the lock stays: who waits for it has it open already
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Rejected failed(IOException e) {
        return Failures.ofDisk(e, root);
    }

    private static String reason(IOException e) {
        return Failures.reason(e);
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
