package huella.publishing;

import huella.model.TileCoord;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an archive that {@link ArchiveWriter} wrote: all tiles in their order, or one. */
final class ArchiveReader implements Closeable {

    private final FileChannel file;
    private final Header header;
    private final List<Entry> entries = new ArrayList<>();

    private ArchiveReader(FileChannel file) throws IOException {
        this.file = file;
        this.header = Header.parse(read(new Header.Part(0, Math.min(Header.BYTES, file.size()))));
        for (Entry entry : Directories.decode(read(header.root()))) {
            if (entry.isLeaf()) {
                entries.addAll(Directories.decode(
                        read(new Header.Part(header.leaves().offset() + entry.offset(), entry.length()))));
            } else {
                entries.add(entry);
            }
        }
    }

    /** @throws IOException when it cannot be read, or is no such archive */
    static ArchiveReader open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        try {
            return new ArchiveReader(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    Header header() {
        return header;
    }

    /** The JSON about the tiles. */
    byte[] metadata() throws IOException {
        return Gzip.unpack(read(header.metadata()));
    }

    /** All entries of tiles, in the order of their numbers. */
    List<Entry> entries() {
        return entries;
    }

    /** The bytes of an entry's tiles, compressed with gzip. */
    byte[] packed(Entry entry) throws IOException {
        return read(new Header.Part(header.tiles().offset() + entry.offset(), entry.length()));
    }

    /** One tile, not compressed; empty where the archive has none. */
    Optional<byte[]> find(TileCoord tile) throws IOException {
        long id = TileIds.of(tile);
        int from = 0;
        int to = entries.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            Entry entry = entries.get(middle);
            if (id < entry.id()) {
                to = middle;
            } else if (id >= entry.end()) {
                from = middle + 1;
            } else {
                return Optional.of(Gzip.unpack(packed(entry)));
            }
        }
        return Optional.empty();
    }

    private byte[] read(Header.Part part) throws IOException {
        if (part.offset() < 0 || part.length() < 0 || part.end() > file.size()) {
            throw new EOFException("the archive is shorter than it says");
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(part.length()));
        while (bytes.hasRemaining()) {
            if (file.read(bytes, part.offset() + bytes.position()) < 0) {
                throw new EOFException("the archive is shorter than it says");
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
