package huella.tiles;

import java.util.Arrays;

/** Bytes of a protobuf message that grow at their end; only what a vector tile is written with. */
final class Protobuf {

    private static final int VARINT = 0;
    private static final int BYTES = 2;

    private byte[] bytes;
    private int length;

    Protobuf(int size) {
        bytes = new byte[size];
    }

    int length() {
        return length;
    }

    /** Takes back what was written after it was this long. */
    void truncate(int to) {
        length = to;
    }

    byte[] array() {
        return bytes;
    }

    byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** Makes room for so many bytes, and not for twice as many. */
    void willTake(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, length + more);
        }
    }

    private void need(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    void varint(int value) {
        need(5);
        while ((value & ~0x7F) != 0) {
            bytes[length++] = (byte) (value | 0x80);
            value >>>= 7;
        }
        bytes[length++] = (byte) value;
    }

    private void varint(long value) {
        need(10);
        while ((value & ~0x7FL) != 0) {
            bytes[length++] = (byte) (value | 0x80);
            value >>>= 7;
        }
        bytes[length++] = (byte) value;
    }

    /** A number that is often negative and small. */
    void zigzag(int value) {
        varint(value << 1 ^ value >> 31);
    }

    void number(int field, long value) {
        varint(field << 3 | VARINT);
        varint(value);
    }

    void field(int field, byte[] value) {
        field(field, value, value.length);
    }

    void field(int field, Protobuf message) {
        field(field, message.bytes, message.length);
    }

    private void field(int field, byte[] value, int size) {
        head(field, size);
        raw(value, size);
    }

    /** The beginning of a field of this many bytes, which come next. */
    void head(int field, int size) {
        varint(field << 3 | BYTES);
        varint(size);
    }

    void raw(Protobuf other) {
        raw(other.bytes, other.length);
    }

    void raw(byte[] value) {
        raw(value, value.length);
    }

    private void raw(byte[] value, int size) {
        raw(value, 0, size);
    }

    void raw(byte[] value, int from, int size) {
        need(size);
        System.arraycopy(value, from, bytes, length, size);
        length += size;
    }

    /** How many bytes a number takes. */
    static int size(int value) {
        return (38 - Integer.numberOfLeadingZeros(value | 1)) / 7;
    }
}
