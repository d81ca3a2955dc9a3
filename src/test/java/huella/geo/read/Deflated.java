package huella.geo.read;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Deflates by hand (RFC 1951), so that the bytes are the same with every zlib: what is given stays as it is (3.2.4), a
 * run of zeros after it becomes repetitions of one zero (3.2.6).
 */
final class Deflated {

    private static final int MOST_STORED = 0xFFFF;
    private static final int MOST_REPEATED = 258;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int bits;
    private int filled;

    private Deflated() {}

    /** With every run of zeros as repetitions. */
    static byte[] sparse(byte[] content) {
        Deflated deflated = new Deflated();
        int at = 0;
        while (at < content.length) {
            int from = at;
            while (at < content.length && !runs(content, at)) {
                at++;
            }
            for (int part = from; part < at; part += MOST_STORED) {
                deflated.stored(content, part, Math.min(MOST_STORED, at - part), false);
            }
            int zero = at;
            while (at < content.length && content[at] == 0) {
                at++;
            }
            if (at > zero) {
                deflated.zeros(at - zero, false);
            }
        }
        deflated.stored(content, 0, 0, true);
        return deflated.out.toByteArray();
    }

    private static boolean runs(byte[] content, int at) {
        int end = Math.min(content.length, at + 64);
        for (int i = at; i < end; i++) {
            if (content[i] != 0) {
                return false;
            }
        }
        return end - at == 64;
    }

    static byte[] of(byte[] content, long zeros) {
        Deflated deflated = new Deflated();
        for (int at = 0; at < content.length || at == 0; at += MOST_STORED) {
            int length = Math.min(MOST_STORED, content.length - at);
            boolean last = at + length == content.length && zeros == 0;
            deflated.stored(content, at, length, last);
        }
        if (zeros > 0) {
            deflated.zeros(zeros, true);
        }
        return deflated.out.toByteArray();
    }

    private void stored(byte[] content, int at, int length, boolean last) {
        align(last ? 1 : 0);
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) length)
                .putShort((short) ~length)
                .array());
        out.write(content, at, length);
    }

    /** The head of a stored block, and what is left of its byte. */
    private void align(int last) {
        put(last, 1);
        put(0, 2);
        while (filled != 0) {
            put(0, 1);
        }
    }

    /** A block with fixed codes. */
    private void zeros(long count, boolean last) {
        put(last ? 1 : 0, 1);
        put(1, 2);
        long left = count;
        while (left > 0) {
            if (left == count || left < MOST_REPEATED) {
                code(0x30, 8); // a zero byte
                left--;
            } else {
                code(0xC5, 8); // 258 bytes
                code(0, 5); // of one byte before
                left -= MOST_REPEATED;
            }
        }
        code(0, 7); // end of block
        while (last && filled != 0) {
            put(0, 1);
        }
    }

    /** Huffman codes stand with their highest bit first. */
    private void code(int code, int length) {
        for (int i = length - 1; i >= 0; i--) {
            put(code >> i & 1, 1);
        }
    }

    private void put(int value, int length) {
        bits |= value << filled;
        filled += length;
        if (filled >= 8) {
            out.write(bits);
            bits >>>= 8;
            filled -= 8;
        }
    }
}
