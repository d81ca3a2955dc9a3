package huella.geo.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * One field of a dBASE table.
 *
 * @param type its letter: C text, N and F numbers as digits, L yes or no, D day; I a whole number and O, B a number in
 *     binary. Of others, which point to a second file or hold what is no text, nothing is read
 * @param offset in a row, whose first byte tells whether it was deleted
 */
record DbfField(String name, char type, int offset, int length) {

    /** As many as a long holds whatever they are. */
    private static final int MOST_DIGITS = 18;

    boolean isText() {
        return type == 'C';
    }

    boolean isRead() {
        return switch (type) {
            case 'C', 'N', 'F', 'L', 'D' -> true;
            case 'I', '+' -> length == Integer.BYTES;
            case 'O', 'B' -> length == Double.BYTES;
            default -> false;
        };
    }

    /** String, Long, Double, Boolean, or null; what should be a number or a day and is none, as the text it is. */
    Object value(byte[] row, Charset charset) {
        return switch (type) {
            case 'C' -> text(row, charset);
            case 'N', 'F' -> number(row);
            case 'L' -> flag(row);
            case 'D' -> day(row);
            case 'I', '+' -> isRead() ? (Object) (long) binary(row).getInt() : null;
            case 'O', 'B' -> isRead() ? finite(binary(row).getDouble()) : null;
            default -> null;
        };
    }

    private ByteBuffer binary(byte[] row) {
        return ByteBuffer.wrap(row, offset, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? (Object) value : null;
    }

    /** Without the blanks that fill it; without half a character at its end, where a program cut it. */
    private String text(byte[] row, Charset charset) {
        int end = end(row);
        if (end == offset) {
            return null;
        }
        if (charset.equals(StandardCharsets.UTF_8)
                && end == offset + length
                && Encodings.utf8(row, offset, end) == Encodings.Utf8.CUT) {
            do {
                end--;
            } while ((row[end] & 0xC0) == 0x80);
        }
        return end == offset ? null : new String(row, offset, end - offset, charset);
    }

    /** Up to the first zero, without blanks at the end. */
    int end(byte[] row) {
        int end = offset;
        while (end < offset + length && row[end] != 0) {
            end++;
        }
        while (end > offset && row[end - 1] == ' ') {
            end--;
        }
        return end;
    }

    private Object number(byte[] row) {
        int end = end(row);
        int start = offset;
        while (start < end && row[start] == ' ') {
            start++;
        }
        if (start == end || row[start] == '*') {
            return null; // blank, or stars for a number that did not fit
        }
        Long whole = whole(row, start, end);
        if (whole != null) {
            return whole;
        }
        String text = new String(row, start, end - start, StandardCharsets.ISO_8859_1).strip();
        try {
            double value = Double.parseDouble(text.replace(',', '.'));
            boolean digits = text.chars().noneMatch(c -> c > '9' && c != 'e' && c != 'E');
            return digits && Double.isFinite(value) ? (Object) value : text;
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Long whole(byte[] row, int start, int end) {
        int at = row[start] == '-' || row[start] == '+' ? start + 1 : start;
        if (at == end || end - at > MOST_DIGITS) {
            return null;
        }
        long value = 0;
        for (; at < end; at++) {
            if (row[at] < '0' || row[at] > '9') {
                return null;
            }
            value = 10 * value + row[at] - '0';
        }
        return row[start] == '-' ? -value : value;
    }

    private Object flag(byte[] row) {
        int end = end(row);
        return switch (end == offset ? '?' : (char) row[offset]) {
            case 'T', 't', 'Y', 'y', 'S', 's', '1' -> true;
            case 'F', 'f', 'N', 'n', '0' -> false;
            case '?', ' ' -> null;
            default -> new String(row, offset, end - offset, StandardCharsets.ISO_8859_1);
        };
    }

    /** {@code 2026-05-20}. */
    private String day(byte[] row) {
        int end = end(row);
        String text = new String(row, offset, end - offset, StandardCharsets.ISO_8859_1).strip();
        if (text.isEmpty() || text.chars().allMatch(c -> c == '0')) {
            return null;
        }
        try {
            Long number = whole(row, offset, end);
            if (number == null || text.length() != 8 || number < 0) {
                return text;
            }
            long ymd = number;
            return LocalDate.of((int) (ymd / 10000), (int) (ymd / 100 % 100), (int) (ymd % 100))
                    .toString();
        } catch (DateTimeException e) {
            return text;
        }
    }
}
