package huella.publishing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * The first 127 bytes of an archive (PMTiles version 3, "Header"): where its parts are and what is in it. Ours are
 * clustered, their directories and tiles are compressed with gzip, and their tiles are Mapbox Vector Tiles.
 *
 * @param root where the root directory is; so {@code metadata}, {@code leaves} and {@code tiles}
 * @param addressed tiles, each of a run counted
 * @param entries of tiles in all directories
 * @param contents different tiles
 * @param box of what is in it, longitude/latitude WGS 84
 * @param center where a reader had better begin, with {@code centerZoom}
 */
record Header(
        Part root,
        Part metadata,
        Part leaves,
        Part tiles,
        long addressed,
        long entries,
        long contents,
        int minZoom,
        int maxZoom,
        Envelope box,
        Coordinate center,
        int centerZoom) {

    static final int BYTES = 127;

    private static final byte[] MAGIC = "PMTiles".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 3;
    private static final byte CLUSTERED = 1;
    private static final byte GZIP = 2;
    private static final byte MVT = 1;
    private static final double E7 = 1e7;

    /** Bytes from the beginning of the file. */
    record Part(long offset, long length) {
        long end() {
            return offset + length;
        }
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).put(VERSION);
        for (Part part : new Part[] {root, metadata, leaves, tiles}) {
            out.putLong(part.offset).putLong(part.length);
        }
        out.putLong(addressed).putLong(entries).putLong(contents);
        out.put(CLUSTERED).put(GZIP).put(GZIP).put(MVT);
        out.put((byte) minZoom).put((byte) maxZoom);
        out.putInt(e7(box.getMinX())).putInt(e7(box.getMinY())).putInt(e7(box.getMaxX()));
        out.putInt(e7(box.getMaxY()));
        out.put((byte) centerZoom).putInt(e7(center.x)).putInt(e7(center.y));
        return out.array();
    }

    /** @throws IOException when this is not the header of an archive such as ours */
    static Header parse(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < BYTES || !begins(in)) {
            throw new IOException("it is no PMTiles archive of version 3");
        }
        Part[] parts = new Part[4];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new Part(in.getLong(), in.getLong());
        }
        long addressed = in.getLong();
        long entries = in.getLong();
        long contents = in.getLong();
        if (in.get() != CLUSTERED || in.get() != GZIP || in.get() != GZIP || in.get() != MVT) {
            throw new IOException("it is not clustered vector tiles compressed with gzip");
        }
        int minZoom = in.get();
        int maxZoom = in.get();
        double west = in.getInt() / E7;
        double south = in.getInt() / E7;
        Envelope box = new Envelope(west, in.getInt() / E7, south, in.getInt() / E7);
        int centerZoom = in.get();
        Coordinate center = new Coordinate(in.getInt() / E7, in.getInt() / E7);
        return new Header(
                parts[0],
                parts[1],
                parts[2],
                parts[3],
                addressed,
                entries,
                contents,
                minZoom,
                maxZoom,
                box,
                center,
                centerZoom);
    }

    private static boolean begins(ByteBuffer in) {
        byte[] magic = new byte[MAGIC.length];
        in.get(magic);
        return Arrays.equals(magic, MAGIC) && in.get() == VERSION;
    }

    private static int e7(double degrees) {
        return (int) Math.round(degrees * E7);
    }
}
