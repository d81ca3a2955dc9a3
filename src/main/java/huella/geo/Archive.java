package huella.geo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.ZipEntry;

/**
 * Entries of zips whose bytes depend on what is in them and on nothing else. A zip keeps the local time of whoever
 * writes it; here it is always UTC, so that two machines write the same file.
 */
public final class Archive {

    /** The first time that a zip can hold; an earlier one would be written in another way. */
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Archive() {}

    public static ZipEntry entry(String name, Instant date) {
        LocalDateTime time = LocalDateTime.ofInstant(date, ZoneOffset.UTC);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time.isBefore(EARLIEST) ? EARLIEST : time);
        return entry;
    }
}
