package huella.geo.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Long monotonous texts, deflated by hand (RFC 1951 §3.2.6): small, and the same bytes with every zlib. */
final class Repeated {

    private static final int LONGEST = 258;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int bits;
    private int filled;

    private Repeated() {}

    /**
     * A zip with one file in it.
     *
     * @param unit of one to four ASCII characters
     */
    static byte[] zip(String name, String head, String unit, int times, String tail) {
        byte[] content = (head + unit.repeat(times) + tail).getBytes(StandardCharsets.UTF_8);
        ZipBytes.Entry entry = new ZipBytes.Entry(name, content);
        entry.packed = new Repeated().deflated(head, unit, times, tail);
        return new ZipBytes().add(entry).bytes();
    }

    private byte[] deflated(String head, String unit, int times, String tail) {
        put(1, 1);
        put(1, 2);
        literals(head);
        literals(unit);
        int left = unit.length() * (times - 1);
        int done = 0;
        for (; left >= LONGEST; left -= LONGEST, done += LONGEST) {
            code(0xC5, 8);
            code(unit.length() - 1, 5);
        }
        for (; left > 0; left--, done++) {
            literals(unit.substring(done % unit.length(), done % unit.length() + 1));
        }
        literals(tail);
        code(0, 7);
        while (filled != 0) {
            put(0, 1);
        }
        return out.toByteArray();
    }

    private void literals(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int value = b & 0xFF;
            if (value < 144) {
                code(0x30 + value, 8);
            } else {
                code(0x190 + value - 144, 9);
            }
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
