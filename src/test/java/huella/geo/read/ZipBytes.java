package huella.geo.read;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips in which anything can be wrong; the JDK's writer would not let it. */
final class ZipBytes {

    static final int UTF_8_NAME = 1 << 11;
    static final int DESCRIPTOR = 1 << 3;
    static final int ENCRYPTED = 1;

    private final ByteArrayOutputStream local = new ByteArrayOutputStream();
    private final ByteArrayOutputStream central = new ByteArrayOutputStream();
    private int entries;

    /** What an entry says of itself. */
    static final class Entry {
        byte[] name;
        byte[] content;
        int flags;
        int method = 8;
        int mode;
        Long size;
        Long crc;
        byte[] packed;

        Entry(String name, byte[] content) {
            this.name = name.getBytes(StandardCharsets.UTF_8);
            this.content = content;
        }
    }

    static byte[] of(Map<String, byte[]> files) {
        ZipBytes zip = new ZipBytes();
        files.forEach(zip::add);
        return zip.bytes();
    }

    ZipBytes add(String name, byte[] content) {
        return add(new Entry(name, content));
    }

    ZipBytes add(Entry entry) {
        byte[] packed =
                entry.packed != null ? entry.packed : entry.method == 8 ? deflate(entry.content) : entry.content;
        CRC32 sum = new CRC32();
        sum.update(entry.content);
        int crc = (int) (entry.crc == null ? sum.getValue() : entry.crc);
        int size = (int) (entry.size == null ? entry.content.length : entry.size);
        boolean later = (entry.flags & DESCRIPTOR) != 0;
        int at = local.size();
        local.writeBytes(little(30)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0)
                .putInt(later ? 0 : crc)
                .putInt(later ? 0 : packed.length)
                .putInt(later ? 0 : size)
                .putShort((short) entry.name.length)
                .putShort((short) 0)
                .array());
        local.writeBytes(entry.name);
        local.writeBytes(packed);
        if (later) {
            local.writeBytes(little(16)
                    .putInt(0x08074b50)
                    .putInt(crc)
                    .putInt(packed.length)
                    .putInt(size)
                    .array());
        }
        central.writeBytes(little(46)
                .putInt(0x02014b50)
                .putShort((short) (3 << 8 | 20))
                .putShort((short) 20)
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0)
                .putInt(crc)
                .putInt(packed.length)
                .putInt(size)
                .putShort((short) entry.name.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(entry.mode << 16)
                .putInt(at)
                .array());
        central.writeBytes(entry.name);
        entries++;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        zip.writeBytes(local.toByteArray());
        zip.writeBytes(central.toByteArray());
        zip.writeBytes(little(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) entries)
                .putShort((short) entries)
                .putInt(central.size())
                .putInt(local.size())
                .putShort((short) 0)
                .array());
        return zip.toByteArray();
    }

    static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** So many zero bytes, deflated without ever standing in memory. */
    static byte[] deflatedZeros(long count) {
        Deflater deflater = new Deflater(9, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        byte[] buffer = new byte[1 << 16];
        long left = count;
        while (!deflater.finished()) {
            if (deflater.needsInput() && left > 0) {
                int some = (int) Math.min(left, zeros.length);
                deflater.setInput(zeros, 0, some);
                left -= some;
            } else if (left == 0) {
                deflater.finish();
            }
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The names as they stand in the order of the list. */
    static List<String> names(List<Part> parts) {
        return new ArrayList<>(parts.stream().map(Part::name).toList());
    }
}
