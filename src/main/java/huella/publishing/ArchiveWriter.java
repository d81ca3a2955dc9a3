package huella.publishing;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Writes an archive of vector tiles, PMTiles version 3. Tiles come in the order of their numbers and go to a file of
 * their own at once; in memory are only where each begins and a digest of it, so that tiles that are alike are kept
 * once. The directories must come first in the archive, and they are known last: then all is put together.
 */
final class ArchiveWriter implements Closeable {

    private static final int BUFFER = 1 << 18;

    private final Path scratch;
    private final OutputStream tiles;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<ByteBuffer, Entry> contents = new HashMap<>();
    private long written;
    private long addressed;

    /** @param scratch a file to be made for the tiles; it is gone when this is closed */
    ArchiveWriter(Path scratch) throws IOException {
        this.scratch = scratch;
        this.tiles = new BufferedOutputStream(Files.newOutputStream(scratch, StandardOpenOption.CREATE_NEW), BUFFER);
    }

    /**
     * Adds a tile.
     *
     * @param id greater than the last one
     * @param packed its bytes, compressed with gzip; not empty
     */
    void add(long id, byte[] packed) throws IOException {
        Entry last = entries.isEmpty() ? null : entries.getLast();
        if (last != null && id < last.end() || packed.length == 0) {
            throw new IllegalArgumentException("tiles come in the order of their numbers, and none is empty: " + id);
        }
        ByteBuffer digest = ByteBuffer.wrap(Digests.of(packed));
        Entry same = contents.get(digest);
        if (same == null) {
            same = new Entry(id, written, packed.length, 1);
            contents.put(digest, same);
            tiles.write(packed);
            written += packed.length;
        }
        if (last != null && last.end() == id && last.offset() == same.offset()) {
            entries.set(entries.size() - 1, last.longer());
        } else {
            entries.add(new Entry(id, same.offset(), same.length(), 1));
        }
        addressed++;
    }

    /** How many tiles were added. */
    long addressed() {
        return addressed;
    }

    /**
     * Puts the archive together; at least one tile must have been added, for a directory is never empty.
     *
     * @param file to be made
     * @param metadata JSON
     * @param box of what is in it, longitude/latitude WGS 84
     */
    void finish(Path file, byte[] metadata, Envelope box, Coordinate center, int centerZoom) throws IOException {
        tiles.close();
        Directories.Encoded directories = Directories.encode(entries);
        byte[] packed = Gzip.pack(metadata);
        Header.Part root = new Header.Part(Header.BYTES, directories.root().length);
        Header.Part json = new Header.Part(root.end(), packed.length);
        Header.Part leaves = new Header.Part(json.end(), directories.leaves().length);
        Header header = new Header(
                root,
                json,
                leaves,
                new Header.Part(leaves.end(), written),
                addressed,
                entries.size(),
                contents.size(),
                TileIds.tile(entries.getFirst().id()).z(),
                TileIds.tile(entries.getLast().end() - 1).z(),
                box,
                center,
                centerZoom);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                FileChannel in = FileChannel.open(scratch)) {
            for (byte[] part : List.of(header.toBytes(), directories.root(), packed, directories.leaves())) {
                ByteBuffer bytes = ByteBuffer.wrap(part);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            for (long from = 0; from < written; ) {
                from += in.transferTo(from, written - from, out);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            tiles.close();
        } finally {
            Files.deleteIfExists(scratch);
        }
    }
}
