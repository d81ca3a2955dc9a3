package huella.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What the same bytes meant the last time. Most texts of a row are words of a vocabulary, which come again and again:
 * they are decoded once, and whoever encodes them further on meets the same object. Memory is bounded: a place holds
 * one value, and a newer one takes it over.
 */
final class Repeats<T> {

    /** Longer values are prose, which hardly repeats. */
    private static final int LONGEST = 512;

    private static final int PLACES = 1 << 10;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[][] keys = new byte[PLACES][];
    private final Object[] values = new Object[PLACES];
    private final Decoder<T> decoder;

    /** Reads a value; the same bytes must always mean the same, and the value must never change. */
    interface Decoder<T> {
        T decode(byte[] bytes, int from, int length);
    }

    Repeats(Decoder<T> decoder) {
        this.decoder = decoder;
    }

    @SuppressWarnings("unchecked") // only values of the decoder are kept
    T get(byte[] bytes, int from, int length) {
        if (length > LONGEST) {
            return decoder.decode(bytes, from, length);
        }
        int place = place(bytes, from, length);
        byte[] key = keys[place];
        if (key != null && Arrays.equals(key, 0, key.length, bytes, from, from + length)) {
            return (T) values[place];
        }
        T value = decoder.decode(bytes, from, length);
        keys[place] = Arrays.copyOfRange(bytes, from, from + length);
        values[place] = value;
        return value;
    }

    /** From the length, the first, the middle and the last bytes. */
    private static int place(byte[] bytes, int from, int length) {
        long mixed = length;
        if (length >= Long.BYTES) {
            mixed = mixed * 31 + (long) LONGS.get(bytes, from);
            mixed = mixed * 31 + (long) LONGS.get(bytes, from + (length - Long.BYTES) / 2);
            mixed = mixed * 31 + (long) LONGS.get(bytes, from + length - Long.BYTES);
        } else {
            for (int i = 0; i < length; i++) {
                mixed = mixed * 257 + bytes[from + i];
            }
        }
        mixed *= 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 54);
    }
}
