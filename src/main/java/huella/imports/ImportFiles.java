package huella.imports;

import huella.geo.read.ReadLimits;
import huella.geo.read.Unreadable;
import huella.http.Upload;
import huella.model.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where files wait on this machine's disk: a directory for each import, in it the file and what was unpacked of it.
 * What is not waiting for somebody's decision is deleted.
 */
final class ImportFiles {

    private static final String FILE = "archivo";
    private static final String SCRATCH = "partes";
    private static final String ARRIVING = "llegando";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path directory;

    /** @throws Rejected when the directory cannot be made */
    ImportFiles(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            remove(arriving()); // of uploads that the last service did not finish
            Files.createDirectories(arriving());
        } catch (IOException | UncheckedIOException e) {
            throw Rejected.setup("The directory of imports, " + directory
                    + ", cannot be written. Make it writable or set HUELLA_DATA to another directory.");
        }
    }

    /** Where uploads are received before they have a name. */
    Path arriving() {
        return directory.resolve(ARRIVING);
    }

    Path file(UUID id) {
        return directory.resolve(id.toString()).resolve(FILE);
    }

    boolean has(UUID id) {
        return Files.exists(file(id));
    }

    void keep(UUID id, Upload upload) {
        try {
            Files.createDirectories(file(id).getParent());
            Files.move(upload.file(), file(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A copy of a file of this machine, as if it had been sent.
     *
     * @throws Rejected when it is no file, or too large
     */
    Upload receive(Path file, long most) {
        try {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw Unreadable.because(file + " no existe, no es un archivo o no se puede leer.");
            }
            if (Files.size(file) > most) {
                throw Unreadable.because(file + " pesa más de " + most / 1_000_000 + " MB, el máximo ("
                        + ReadLimits.BYTES + "). Suba ese límite o divida el archivo.");
            }
            return Upload.copyOf(file, arriving());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty directory for what has to be unpacked. */
    Path scratch(UUID id) {
        Path scratch = directory.resolve(id.toString()).resolve(SCRATCH);
        try {
            remove(scratch);
            return Files.createDirectories(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forgetScratch(UUID id) {
        remove(directory.resolve(id.toString()).resolve(SCRATCH));
    }

    void forget(UUID id) {
        remove(directory.resolve(id.toString()));
    }

    /** Of whom a file lies here. */
    List<UUID> present() {
        try (Stream<Path> files = Files.list(directory)) {
            List<UUID> present = new ArrayList<>();
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (NAME.matcher(name).matches()) { // what else lies there is not ours
                    present.add(UUID.fromString(name));
                }
            }
            return present;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
