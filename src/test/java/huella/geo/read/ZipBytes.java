package huella.geo.read;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

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
        Long packedSize;
        byte[] packed;
        boolean again; // its place is that of the first entry

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
                entry.packed != null ? entry.packed : entry.method == 8 ? Deflated.of(entry.content, 0) : entry.content;
        CRC32 sum = new CRC32();
        sum.update(entry.content);
        int crc = (int) (entry.crc == null ? sum.getValue() : entry.crc);
        int size = (int) (entry.size == null ? entry.content.length : entry.size);
        int packedSize = (int) (entry.packedSize == null ? packed.length : entry.packedSize);
        int at = entry.again ? 0 : local.size();
        if (!entry.again) {
            writeLocal(entry, packed, crc, packedSize, size);
        }
        writeCentral(entry, crc, packedSize, size, at);
        entries++;
        return this;
    }

    private void writeLocal(Entry entry, byte[] packed, int crc, int packedSize, int size) {
        boolean later = (entry.flags & DESCRIPTOR) != 0;
        local.writeBytes(little(30)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0)
                .putInt(later ? 0 : crc)
                .putInt(later ? 0 : packedSize)
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
                    .putInt(packedSize)
                    .putInt(size)
                    .array());
        }
    }

    private void writeCentral(Entry entry, int crc, int packedSize, int size, int at) {
        central.writeBytes(little(46)
                .putInt(0x02014b50)
                .putShort((short) (3 << 8 | 20))
                .putShort((short) 20)
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0)
                .putInt(crc)
                .putInt(packedSize)
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

    static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
