package huella.geo.read;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A {@code .shx} file, which says where the records of its {@code .shp} begin. Nothing is read by it; where it says
 * something else than what was found, rows may belong to other shapes, and the person is told.
 */
final class ShapeIndex implements Closeable {

    private static final int HEADER = 100;

    private final InputStream in;
    private final byte[] entry = new byte[8];
    private boolean agrees = true;

    private ShapeIndex(InputStream in) {
        this.in = in;
    }

    /** Without a file, one that agrees. */
    static ShapeIndex open(Optional<Part> shx) throws IOException {
        if (shx.isEmpty()) {
            return new ShapeIndex(null);
        }
        Path file = shx.get().file();
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        ShapeIndex index = new ShapeIndex(in);
        index.agrees = in.readNBytes(HEADER).length == HEADER;
        return index;
    }

    /** The next record was found there. */
    void found(long record) throws IOException {
        if (in != null && agrees) {
            agrees = in.readNBytes(entry, 0, entry.length) == entry.length
                    && 2L * ByteBuffer.wrap(entry).getInt() == record;
        }
    }

    /** Whether it says the same, and no more records; asked after the last one. */
    boolean agrees() throws IOException {
        return agrees && (in == null || in.readNBytes(entry, 0, entry.length) < entry.length);
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
        }
    }
}
