package huella.geo.read;

import huella.model.Rejected;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The central directory of a zip (APPNOTE 6.3.10, 4.3.12 to 4.3.16), one entry at a time. It is read here because the
 * classes of the JDK hide what decides whether an entry is taken: the bytes of its name, a password, a link. Sizes and
 * counts that it states place nothing in memory.
 */
final class ZipDirectory implements Closeable {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int SIGNATURE = 0x05054b50;

    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int END_64_LENGTH = 56;
    private static final int LOCATOR_64_LENGTH = 20;
    private static final int MOST_COMMENT = 0xFFFF;
    private static final long IN_EXTRA = 0xFFFFFFFFL;
    private static final int EXTRA_64 = 1;

    private static final int UNIX = 3;
    private static final int FILE_TYPE = 0xF000;
    private static final int LINK = 0xA000;

    static final int STORED = 0;
    static final int DEFLATED = 8;

    private final FileChannel file;
    private final long end;
    private final long shift;
    private long at;

    /**
     * @param name its bytes as they stand
     * @param method {@link #STORED}, {@link #DEFLATED} or another one
     * @param packed bytes that it takes in the archive, as stated
     * @param crc of what comes out, as stated
     * @param header where its local header begins
     */
    record Entry(byte[] name, boolean encrypted, int method, boolean link, long packed, long crc, long header) {}

    private ZipDirectory(FileChannel file, long at, long end, long shift) {
        this.file = file;
        this.at = at;
        this.end = end;
        this.shift = shift;
    }

    static ZipDirectory open(Path zip) throws IOException {
        FileChannel file = FileChannel.open(zip, StandardOpenOption.READ);
        try {
            return open(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static ZipDirectory open(FileChannel file) throws IOException {
        long at = findEnd(file);
        ByteBuffer record = read(file, at, END_LENGTH);
        int disk = Short.toUnsignedInt(record.getShort(4));
        if (disk != 0 && disk != 0xFFFF) {
            throw Unreadable.because("El archivo comprimido es una parte de varias. Comprímalo en un solo archivo.");
        }
        long length = Integer.toUnsignedLong(record.getInt(12));
        long start = Integer.toUnsignedLong(record.getInt(16));
        if (length == IN_EXTRA || start == IN_EXTRA) {
            ByteBuffer locator = read(file, at - LOCATOR_64_LENGTH, LOCATOR_64_LENGTH);
            at = locator.getLong(8);
            ByteBuffer record64 = read(file, at, END_64_LENGTH);
            if (locator.getInt(0) != LOCATOR_64 || record64.getInt(0) != END_64) {
                throw damaged();
            }
            length = record64.getLong(40);
            start = record64.getLong(48);
        }
        if (length < 0 || length > at || start < 0 || start > at - length) {
            throw damaged();
        }
        return new ZipDirectory(file, at - length, at, at - length - start);
    }

    /** The last record that says "end" and whose comment fits in what follows. */
    private static long findEnd(FileChannel file) throws IOException {
        long size = file.size();
        if (size < END_LENGTH) {
            throw damaged();
        }
        int length = (int) Math.min(size, END_LENGTH + MOST_COMMENT);
        ByteBuffer tail = read(file, size - length, length);
        for (int i = length - END_LENGTH; i >= 0; i--) {
            if (tail.getInt(i) == END && Short.toUnsignedInt(tail.getShort(i + 20)) <= length - END_LENGTH - i) {
                return size - length + i;
            }
        }
        throw damaged();
    }

    /** The next one; empty after the last. */
    Optional<Entry> next() throws IOException {
        if (at >= end) {
            return Optional.empty();
        }
        ByteBuffer header = read(file, at, CENTRAL_LENGTH);
        if (header.getInt(0) == SIGNATURE) {
            return Optional.empty();
        }
        if (header.getInt(0) != CENTRAL) {
            throw damaged();
        }
        int nameLength = Short.toUnsignedInt(header.getShort(28));
        int extraLength = Short.toUnsignedInt(header.getShort(30));
        byte[] name = read(file, at + CENTRAL_LENGTH, nameLength).array();
        long packed = Integer.toUnsignedLong(header.getInt(20));
        long place = Integer.toUnsignedLong(header.getInt(42));
        if (packed == IN_EXTRA || place == IN_EXTRA) {
            boolean unpacked = Integer.toUnsignedLong(header.getInt(24)) == IN_EXTRA;
            ByteBuffer large = large(read(file, at + CENTRAL_LENGTH + nameLength, extraLength));
            if (unpacked) {
                take(large);
            }
            packed = packed == IN_EXTRA ? take(large) : packed;
            place = place == IN_EXTRA ? take(large) : place;
        }
        at += CENTRAL_LENGTH + nameLength + extraLength + Short.toUnsignedInt(header.getShort(32));
        int type = header.getInt(38) >>> 16 & FILE_TYPE;
        return Optional.of(new Entry(
                name,
                (header.getShort(8) & 1) != 0,
                Short.toUnsignedInt(header.getShort(10)),
                header.get(5) == UNIX && type == LINK,
                packed,
                Integer.toUnsignedLong(header.getInt(16)),
                place));
    }

    private static long take(ByteBuffer large) {
        if (large.remaining() < Long.BYTES) {
            throw damaged();
        }
        return large.getLong();
    }

    /** The field with the sizes that did not fit in four bytes. */
    private static ByteBuffer large(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int id = Short.toUnsignedInt(extra.getShort());
            int length = Short.toUnsignedInt(extra.getShort());
            if (length > extra.remaining()) {
                break;
            }
            if (id == EXTRA_64) {
                return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            }
            extra.position(extra.position() + length);
        }
        throw damaged();
    }

    /**
     * What comes out of an entry that is {@link #STORED} or {@link #DEFLATED}; what is packed decides where it ends.
     * Reading it can throw {@link java.util.zip.ZipException} or {@link java.io.EOFException}.
     */
    InputStream content(Entry entry) throws IOException {
        long header = entry.header + shift;
        ByteBuffer local = read(file, header, LOCAL_LENGTH);
        if (local.getInt(0) != LOCAL) {
            throw damaged();
        }
        long data = header
                + LOCAL_LENGTH
                + Short.toUnsignedInt(local.getShort(26))
                + Short.toUnsignedInt(local.getShort(28));
        if (entry.method == STORED) {
            if (entry.packed < 0 || entry.packed > file.size() - data) {
                throw damaged();
            }
            return new FileSection(file, data, data + entry.packed);
        }
        Inflater inflater = new Inflater(true);
        return new InflaterInputStream(new FileSection(file, data, file.size()), inflater, 1 << 16) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    private static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
        if (at < 0 || at > file.size() - length) {
            throw damaged();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw damaged();
            }
        }
        return bytes.flip();
    }

    static Rejected damaged() {
        return Unreadable.because("El archivo comprimido está dañado o incompleto: quizás se cortó al copiarlo."
                + " Comprímalo de nuevo y vuelva a enviarlo.");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
