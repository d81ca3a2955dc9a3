package huella;

import huella.model.Problem;
import huella.model.Rejected;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A file that is to be there whole or not at all. It is written in a directory of its own beside its place, so that
 * taking its place is one step of the file system, and what a writer needs besides disappears with that directory.
 *
 * @param file absolute
 * @param replaces whether a file that is there may be replaced
 */
record Target(Path file, boolean replaces) {

    /**
     * @param out a file, a directory, or null for the current directory
     * @param name of the file where only the directory is given
     * @throws Rejected when the file is there already, or its directory is not
     */
    static Target of(String out, String name, boolean replaces) {
        Path given = Path.of(out == null ? "" : out).toAbsolutePath().normalize();
        Target target = new Target(Files.isDirectory(given) ? given.resolve(name) : given, replaces);
        if (!Files.isDirectory(target.file.getParent())) {
            throw Rejected.setup("There is no directory " + target.file.getParent()
                    + ". Make it first, or name another place with --out.");
        }
        if (Files.exists(target.file) && !Files.isRegularFile(target.file)) {
            throw Rejected.setup(
                    target.file + " is not a file. Name one with --out, or a directory, or - for standard output.");
        }
        target.requireFree();
        return target;
    }

    /**
     * Makes the file; it has its name when this returns. When this throws, nothing is left.
     *
     * @param content writes to the path that it is given, and may write more beside it
     */
    void write(Consumer<Path> content) {
        Path directory = draftDirectory();
        try {
            content.accept(directory.resolve(file.getFileName()));
            requireFree();
            Files.move(directory.resolve(file.getFileName()), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            remove(directory);
        }
    }

    private Path draftDirectory() {
        try {
            return Files.createTempDirectory(file.getParent(), ".huella-");
        } catch (IOException e) {
            throw new Rejected(
                    new Problem.BadSetup("The directory " + file.getParent()
                            + " cannot be written. Make it writable, or name another place with --out."),
                    e);
        }
    }

    /** What the operator reads when the disk fails. */
    Rejected failed(IOException e) {
        String reason = e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : e.getMessage();
        return new Rejected(
                new Problem.BadSetup("The file could not be written: " + reason
                        + ". Nothing was left. Make room, or name another place with --out."),
                e);
    }

    private void requireFree() {
        if (!replaces && Files.exists(file)) {
            throw Rejected.setup(file + " exists already. Name another file with --out, or replace it with --force.");
        }
    }

    private void remove(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
