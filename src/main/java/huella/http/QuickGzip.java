package huella.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Gzip (RFC 1952) at its quickest, for answers that are made one after the other by a few threads: each has one
 * compressor, for making a new one takes longer than compressing a small tile.
 */
final class QuickGzip {

    /** Magic number, deflate, no flags, no time, quickest, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 255};

    private static final int TRAILER = 8;

    private static final ThreadLocal<Deflater> DEFLATERS =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

    private QuickGzip() {}

    static byte[] of(byte[] bytes) {
        Deflater deflater = DEFLATERS.get();
        deflater.reset();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = Arrays.copyOf(HEADER, HEADER.length + bytes.length / 2 + 64);
        int length = HEADER.length;
        while (!deflater.finished()) {
            if (out.length - length < TRAILER + 64) {
                out = Arrays.copyOf(out, 2 * out.length);
            }
            length += deflater.deflate(out, length, out.length - length - TRAILER);
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ByteBuffer.wrap(out, length, TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt(bytes.length);
        return Arrays.copyOf(out, length + TRAILER);
    }
}
