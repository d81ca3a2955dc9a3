package huella.publishing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Directories as bytes (PMTiles version 3, "Directory Serialization"): column by column, as differences, as varints,
 * then gzip. The root and the header must fit into what a reader fetches first, so a long directory is cut into leaves
 * that the root points to.
 */
final class Directories {

    /** Header and root together are under this, by the specification. */
    private static final int FETCHED_FIRST = 16_384;

    static final int LONGEST_ROOT = FETCHED_FIRST - Header.BYTES - 1;

    /** Entries of a leaf: as small as it may be, so that little is fetched for one tile. */
    private static final int SHORTEST_LEAF = 4_096;

    /** How many pointers of leaves a root holds with certainty, and how leaves grow when it does not. */
    private static final int POINTERS = 3_500;

    private static final double GROWTH = 1.2;

    /** @param leaves one after the other, each compressed by itself; empty when the root has all entries */
    record Encoded(byte[] root, byte[] leaves) {}

    private Directories() {}

    /** @param entries of tiles, in ascending order, at least one */
    static Encoded encode(List<Entry> entries) {
        if (entries.size() < FETCHED_FIRST) {
            byte[] root = directory(entries);
            if (root.length <= LONGEST_ROOT) {
                return new Encoded(root, new byte[0]);
            }
        }
        double size = Math.max(SHORTEST_LEAF, (double) entries.size() / POINTERS);
        while (true) {
            Encoded encoded = cut(entries, (int) size);
            if (encoded.root().length <= LONGEST_ROOT) {
                return encoded;
            }
            size *= GROWTH;
        }
    }

    private static Encoded cut(List<Entry> entries, int size) {
        ByteArrayOutputStream leaves = new ByteArrayOutputStream();
        List<Entry> pointers = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += size) {
            byte[] leaf = directory(entries.subList(from, Math.min(from + size, entries.size())));
            pointers.add(new Entry(entries.get(from).id(), leaves.size(), leaf.length, 0));
            leaves.writeBytes(leaf);
        }
        return new Encoded(directory(pointers), leaves.toByteArray());
    }

    private static byte[] directory(List<Entry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, entries.size());
        long last = 0;
        for (Entry entry : entries) {
            put(out, entry.id() - last);
            last = entry.id();
        }
        entries.forEach(entry -> put(out, entry.run()));
        entries.forEach(entry -> put(out, entry.length()));
        long next = -1;
        for (Entry entry : entries) {
            put(out, entry.offset() == next ? 0 : entry.offset() + 1);
            next = entry.offset() + entry.length();
        }
        return Gzip.pack(out.toByteArray());
    }

    /** @throws IOException when these bytes are no directory */
    static List<Entry> decode(byte[] packed) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Gzip.unpack(packed));
        int count = number(in);
        if (count < 1 || count > in.remaining()) {
            throw new IOException("a directory says that it has " + count + " entries");
        }
        long[] ids = new long[count];
        int[] runs = new int[count];
        int[] lengths = new int[count];
        long id = 0;
        for (int i = 0; i < count; i++) {
            id += take(in);
            ids[i] = id;
        }
        for (int i = 0; i < count; i++) {
            runs[i] = number(in);
        }
        for (int i = 0; i < count; i++) {
            lengths[i] = number(in);
        }
        List<Entry> entries = new ArrayList<>(count);
        long next = 0;
        for (int i = 0; i < count; i++) {
            long given = take(in);
            Entry entry = new Entry(ids[i], given == 0 ? next : given - 1, lengths[i], runs[i]);
            entries.add(entry);
            next = entry.offset() + entry.length();
        }
        return entries;
    }

    private static int number(ByteBuffer in) throws IOException {
        long value = take(in);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IOException("a number in a directory is too large: " + value);
        }
        return (int) value;
    }

    /** Unsigned, seven bits a byte, the lowest first. */
    private static void put(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long take(ByteBuffer in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (!in.hasRemaining()) {
                throw new IOException("a directory ends in the middle of a number");
            }
            byte b = in.get();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IOException("a number in a directory does not end");
    }
}
