package huella.geo.read;

import huella.geo.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A file of a known format as a source, without recognition in between: what a decoder alone makes of it. */
public final class DirectSource {

    private DirectSource() {}

    /** The parts lie in the directory and stay there. */
    public static Source of(Format format, byte[] bytes, Path directory, Choices choices) throws IOException {
        Path file = Files.write(Files.createTempFile(directory, "archivo", ""), bytes);
        List<Part> parts = new ArrayList<>();
        if (format == Format.KMZ || format == Format.XLSX) {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    Path part = Files.createTempFile(directory, "parte", "");
                    parts.add(new Part(entry.getName(), Files.write(part, zip.readAllBytes())));
                }
            }
        }
        return new Source(format, "prueba.xyz", file, parts, directory, ReadLimits.DEFAULT, choices);
    }
}
