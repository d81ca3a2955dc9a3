package huella.geo.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * Unpacks a zip: every file gets a name of ours on the disk, and what counts is what comes out, not what is declared.
 * Archives in an archive stay packed; folders and what operating systems leave behind are passed over.
 */
final class Unpacking {

    private static final int MOST_NAME = 1_000;
    private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini", "__macosx");

    private final ZipDirectory zip;
    private final Path scratch;
    private final ReadLimits limits;
    private final byte[] buffer = new byte[1 << 16];
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private long unpacked;

    private Unpacking(ZipDirectory zip, Path scratch, ReadLimits limits) {
        this.zip = zip;
        this.scratch = scratch;
        this.limits = limits;
    }

    /**
     * @return in the order of the archive
     * @throws huella.model.Rejected (422, {@link Unreadable}) for what is damaged, has a password, holds links, or is
     *     too much
     */
    static List<Part> of(Path file, Path scratch, ReadLimits limits) throws IOException {
        try (ZipDirectory zip = ZipDirectory.open(file)) {
            return new Unpacking(zip, scratch, limits).all();
        }
    }

    private List<Part> all() throws IOException {
        int entries = 0;
        for (Optional<ZipDirectory.Entry> next = zip.next(); next.isPresent(); next = zip.next()) {
            if (++entries > limits.entries()) {
                throw ReadLimits.exceeded(
                        "archivos comprimidos dentro",
                        limits.entries(),
                        ReadLimits.ENTRIES,
                        "Comprima solo los archivos de las capas que quiere importar.");
            }
            ZipDirectory.Entry entry = next.get();
            String raw = Encodings.archiveName(entry.name()).replace('\\', '/');
            String name = plain(raw);
            if (!raw.endsWith("/") && !name.isEmpty() && !litter(name)) {
                check(entry, name);
                parts.add(new Part(name, unpack(entry)));
            }
        }
        return List.copyOf(parts);
    }

    /** Without steps up or in place, and without what cannot be seen. */
    private static String plain(String raw) {
        List<String> steps = new ArrayList<>();
        for (String step : raw.split("/")) {
            String seen = step.replaceAll("\\p{C}", "").strip();
            if (!seen.isEmpty() && !seen.equals(".") && !seen.equals("..")) {
                steps.add(seen);
            }
        }
        return String.join("/", steps);
    }

    private static boolean litter(String name) {
        for (String step : name.split("/")) {
            if (step.startsWith(".") || LITTER.contains(step.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private void check(ZipDirectory.Entry entry, String name) {
        if (name.length() > MOST_NAME) {
            throw Unreadable.because("El archivo comprimido tiene dentro un nombre de más de " + MOST_NAME
                    + " letras. Ponga nombres más cortos y comprima de nuevo.");
        }
        if (entry.encrypted()) {
            throw Unreadable.because("El archivo comprimido tiene contraseña. Comprímalo de nuevo sin contraseña.");
        }
        if (entry.link()) {
            throw Unreadable.because("En el archivo comprimido «" + name
                    + "» es un enlace a otro archivo. Comprima los archivos mismos.");
        }
        if (entry.method() != ZipDirectory.STORED && entry.method() != ZipDirectory.DEFLATED) {
            throw Unreadable.because("«" + name + "» está comprimido de un modo que aquí no se lee."
                    + " Comprima en formato zip con las opciones normales.");
        }
        if (!names.add(name)) {
            throw Unreadable.because("El archivo comprimido tiene dos archivos con el nombre «" + name
                    + "», y no se sabe cuál vale. Deje uno solo.");
        }
    }

    private Path unpack(ZipDirectory.Entry entry) throws IOException {
        Path file = scratch.resolve("parte-" + (parts.size() + 1));
        CRC32 crc = new CRC32();
        try (InputStream in = zip.content(entry);
                OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                unpacked += read;
                if (unpacked > limits.unpackedBytes()) {
                    throw ReadLimits.exceeded(
                            "bytes una vez descomprimido",
                            limits.unpackedBytes(),
                            ReadLimits.UNPACKED_BYTES,
                            "Divídalo e impórtelo por partes.");
                }
                crc.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        } catch (ZipException | EOFException e) {
            throw ZipDirectory.damaged();
        }
        if (crc.getValue() != entry.crc()) {
            throw ZipDirectory.damaged();
        }
        return file;
    }
}
