package huella.geo;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/**
 * The attribute table of a shapefile (dBASE III): UTF-8, dates as the day in Chile, yes or no as T or F. Every field is
 * as wide as its longest value, which is known only after the last row: rows wait in a spool until then.
 */
final class Dbf implements Closeable {

    static final int MAX_TEXT = 254;
    static final ZoneId ZONE = ZoneId.of("America/Santiago");

    private static final int MAX_NUMBER = 18;
    private static final byte[] NONE = new byte[0];
    private static final byte[] YES = {'T'};
    private static final byte[] NO = {'F'};

    private final List<Column> columns;
    private final List<String> names;
    private final Path spool;
    private final DataOutputStream out;
    private final int[] widths;
    private final long[] cuts;
    private final byte[] row;
    private final Encodings encodings = new Encodings(Dbf::encoded);
    private int rows;

    Dbf(List<Column> columns, List<String> names, Path spool) throws IOException {
        this.columns = columns;
        this.names = names;
        this.spool = spool;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spool), 1 << 16));
        this.cuts = new long[columns.size()];
        this.row = new byte[columns.size() * (1 + MAX_TEXT)];
        this.widths = columns.stream()
                .mapToInt(column -> switch (column.type()) {
                    case TEXT, TEXT_LIST, BOOLEAN -> 1;
                    case INTEGER -> 9;
                    case INSTANT -> 8;
                })
                .toArray();
    }

    void append(List<Object> values) throws IOException {
        int length = 0;
        for (int i = 0; i < values.size(); i++) {
            byte[] bytes = bytes(values.get(i), i);
            widths[i] = Math.max(widths[i], bytes.length);
            row[length] = (byte) bytes.length;
            System.arraycopy(bytes, 0, row, length + 1, bytes.length);
            length += 1 + bytes.length;
        }
        out.writeInt(length);
        out.write(row, 0, length);
        rows++;
    }

    private byte[] bytes(Object value, int column) {
        return switch (value) {
            case null -> NONE;
            case Boolean flag -> flag ? YES : NO;
            case Number number -> {
                byte[] digits = ascii(Long.toString(number.longValue()));
                yield digits.length <= MAX_NUMBER ? digits : cut(column, NONE);
            }
            default -> {
                byte[] text = encodings.of(value);
                yield text.length <= MAX_TEXT ? text : cut(column, Arrays.copyOf(text, whole(text, MAX_TEXT)));
            }
        };
    }

    private static byte[] encoded(Object value) {
        return value instanceof Instant instant
                ? ascii(DateTimeFormatter.BASIC_ISO_DATE.format(
                        instant.atZone(ZONE).toLocalDate()))
                : Column.text(value).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] cut(int column, byte[] rest) {
        cuts[column]++;
        return rest;
    }

    /** The longest length up to {@code most} that does not end inside a character. */
    private static int whole(byte[] text, int most) {
        int length = most;
        while ((text[length] & 0xC0) == 0x80) {
            length--;
        }
        return length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** How many values of each column were longer than a field can be: text was cut, a number left out. */
    long[] cuts() {
        return cuts.clone();
    }

    /** What {@link #writeTo} will write. */
    long size() {
        return headerLength() + (long) rows * recordLength() + 1;
    }

    private int headerLength() {
        return 32 + 32 * columns.size() + 1;
    }

    private int recordLength() {
        return 1 + Arrays.stream(widths).sum();
    }

    void writeTo(OutputStream file, Instant date) throws IOException {
        out.close();
        file.write(header(date));
        byte[] record = new byte[recordLength()];
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(spool), 1 << 16))) {
            for (int number = 0; number < rows; number++) {
                in.readFully(row, 0, in.readInt());
                spread(record);
                file.write(record);
            }
        }
        file.write(0x1A);
    }

    /** Puts each value of the row into its field: numbers to the right, the rest to the left. */
    private void spread(byte[] record) {
        Arrays.fill(record, (byte) ' ');
        int from = 0;
        int at = 1;
        for (int i = 0; i < widths.length; i++) {
            int length = Byte.toUnsignedInt(row[from]);
            int to = columns.get(i).type() == Column.Type.INTEGER ? at + widths[i] - length : at;
            System.arraycopy(row, from + 1, record, to, length);
            from += 1 + length;
            at += widths[i];
        }
    }

    private byte[] header(Instant date) {
        LocalDate day = date.atZone(ZoneOffset.UTC).toLocalDate();
        ByteBuffer header = ByteBuffer.allocate(headerLength()).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 3);
        header.put((byte) (day.getYear() - 1900))
                .put((byte) day.getMonthValue())
                .put((byte) day.getDayOfMonth());
        header.putInt(rows).putShort((short) headerLength()).putShort((short) recordLength());
        for (int i = 0; i < widths.length; i++) {
            header.position(32 + 32 * i);
            header.put(ascii(names.get(i)));
            header.position(32 + 32 * i + 11);
            header.put((byte)
                    switch (columns.get(i).type()) {
                        case TEXT, TEXT_LIST -> 'C';
                        case INTEGER -> 'N';
                        case BOOLEAN -> 'L';
                        case INSTANT -> 'D';
                    });
            header.position(32 + 32 * i + 16);
            header.put((byte) widths[i]);
        }
        header.position(headerLength() - 1);
        header.put((byte) 0x0D);
        return header.array();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
