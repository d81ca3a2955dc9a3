package huella.geo;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;

/**
 * The boxes of all rows, which an index needs together: they wait in a scratch file, each with the length of what it
 * belongs to; eight bytes a row are in memory while they are put in order. Rows are numbered from 0.
 */
final class Boxes implements Closeable {

    private static final int ENTRY = 48;

    /** As many as can be seen at once. */
    static final int MOST = Integer.MAX_VALUE / ENTRY;

    private final Path file;
    private final DataOutputStream out;
    private final Envelope bounds = new Envelope();
    private int rows;
    private long position;
    private ByteBuffer all;

    Boxes(Path file) throws IOException {
        this.file = file;
        OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        this.out = new DataOutputStream(bytes);
    }

    /** @param length of the row's own bytes, which lie one after the other wherever the writer keeps them */
    void add(Envelope box, int length) throws IOException {
        if (rows == MOST) {
            throw new IOException("more than " + MOST + " rows cannot be indexed");
        }
        bounds.expandToInclude(box);
        out.writeDouble(box.getMinX());
        out.writeDouble(box.getMinY());
        out.writeDouble(box.getMaxX());
        out.writeDouble(box.getMaxY());
        out.writeLong(position);
        out.writeLong(length);
        position += length;
        rows++;
    }

    int rows() {
        return rows;
    }

    /** Of all; null (as JTS says) without rows. */
    Envelope bounds() {
        return bounds;
    }

    /** The rows along a Hilbert curve: neighbours on the map are neighbours there. Nothing can be added after. */
    int[] order() throws IOException {
        out.close();
        if (rows == 0) {
            return new int[0];
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            all = channel.map(FileChannel.MapMode.READ_ONLY, 0, (long) rows * ENTRY);
        }
        long[] keys = new long[rows];
        for (int row = 0; row < rows; row++) {
            double x = (minX(row) + maxX(row)) / 2;
            double y = (minY(row) + maxY(row)) / 2;
            keys[row] = PackedTree.hilbert(bounds, x, y) << 31 | row;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys)
                .mapToInt(key -> (int) (key & Integer.MAX_VALUE))
                .toArray();
    }

    double minX(int row) {
        return all.getDouble(row * ENTRY);
    }

    double minY(int row) {
        return all.getDouble(row * ENTRY + 8);
    }

    double maxX(int row) {
        return all.getDouble(row * ENTRY + 16);
    }

    double maxY(int row) {
        return all.getDouble(row * ENTRY + 24);
    }

    /** Where the row's own bytes begin. */
    long position(int row) {
        return all.getLong(row * ENTRY + 32);
    }

    int length(int row) {
        return (int) all.getLong(row * ENTRY + 40);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
