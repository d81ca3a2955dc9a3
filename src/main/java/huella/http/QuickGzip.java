package huella.http;

import huella.http.Libdeflate.Deflation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Gzip (RFC 1952) at its quickest, for answers that are made one after the other by a few threads: compressors are used
 * again, for making a new one takes longer than compressing a small tile.
 *
 * <p>By libdeflate as soon as that is found; until then, where there is none, and for what is so large that nobody
 * could collect garbage meanwhile, by zlib.
 */
final class QuickGzip {

    /** Magic number, deflate, no flags, no time, quickest, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 255};

    private static final int TRAILER = 8;

    /** Five bytes for each 5,000 that do not get smaller, and some; libdeflate asks for no more. */
    private static final int ROOM_BESIDES = 64;

    /** While libdeflate reads an array no other thread may move what lies on the heap: some 5 ms. */
    private static final int LARGE = 1 << 20;

    /** Looked for beside the first answers, which do not wait for it. */
    private static final CompletableFuture<Optional<Libdeflate>> LIBRARY =
            CompletableFuture.supplyAsync(Libdeflate::find);

    private static final ConcurrentLinkedQueue<Deflation> IDLE = new ConcurrentLinkedQueue<>();

    private static final ThreadLocal<Deflater> DEFLATERS =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

    private QuickGzip() {}

    static byte[] of(byte[] bytes) {
        Optional<Libdeflate> library = bytes.length > LARGE ? Optional.empty() : LIBRARY.getNow(Optional.empty());
        return library.isPresent() ? of(bytes, library.get()) : byZlib(bytes);
    }

    static byte[] of(byte[] bytes, Libdeflate library) {
        Deflation idle = IDLE.poll();
        Deflation deflation = idle == null ? library.deflation() : idle;
        byte[] packed = new byte[bytes.length + bytes.length / 1000 + ROOM_BESIDES];
        int length = deflation.deflate(bytes, packed);
        IDLE.add(deflation);
        if (length == 0) {
            return byZlib(bytes);
        }
        byte[] out = Arrays.copyOf(HEADER, HEADER.length + length + TRAILER);
        System.arraycopy(packed, 0, out, HEADER.length, length);
        writeTrailer(out, HEADER.length + length, bytes);
        return out;
    }

    static byte[] byZlib(byte[] bytes) {
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
        writeTrailer(out, length, bytes);
        return Arrays.copyOf(out, length + TRAILER);
    }

    private static void writeTrailer(byte[] out, int at, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ByteBuffer.wrap(out, at, TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt(bytes.length);
    }
}
