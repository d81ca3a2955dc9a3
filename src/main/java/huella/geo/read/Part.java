package huella.geo.read;

import java.nio.file.Path;

/**
 * One file out of an archive.
 *
 * @param name as the archive calls it, with its folders, {@code /} between them; never used as a place on the disk
 * @param file where it lies now
 */
public record Part(String name, Path file) {

    /** In lower case, without the dot; empty when there is none. */
    public String extension() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot < 0 ? "" : last.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
