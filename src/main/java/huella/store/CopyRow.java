package huella.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * One row on its way through, as the server wrote it (PostgreSQL documentation, COPY, "Binary Format"): columns are
 * taken from left to right, each once and by a method of its type; null where there is none. The next row comes in the
 * same object.
 */
public final class CopyRow {

    /** The signature, then flags and the length of an extension that nobody has defined yet. */
    private static final int SIGNATURE = 11;

    /** PostgreSQL counts time from here. */
    private static final long EPOCH_S = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private static final long MICROS = 1_000_000;

    private final Repeats<String> words =
            new Repeats<>((bytes, from, length) -> new String(bytes, from, length, StandardCharsets.UTF_8));
    private final Repeats<List<String>> lists = new Repeats<>(CopyRow::list);
    private final Ewkb geometries = new Ewkb();
    private ByteBuffer message;
    private boolean begun;

    CopyRow() {}

    /** Takes a message; false when there is no row in it, as in the first and the last one. */
    boolean next(byte[] bytes) {
        message = ByteBuffer.wrap(bytes);
        if (!begun) {
            begun = true;
            message.position(SIGNATURE + 4);
            int extension = message.getInt();
            message.position(message.position() + extension);
        }
        return message.remaining() >= 2 && message.getShort() >= 0;
    }

    public String text() {
        int length = message.getInt();
        if (length < 0) {
            return null;
        }
        return words.get(message.array(), skip(length), length);
    }

    /** A smallint, integer or bigint that is not larger than an Integer. */
    public Integer integer() {
        int length = message.getInt();
        return switch (length) {
            case -1 -> null;
            case 2 -> (int) message.getShort();
            case 4 -> message.getInt();
            default -> Math.toIntExact(message.getLong());
        };
    }

    public Boolean flag() {
        return message.getInt() < 0 ? null : message.get() != 0;
    }

    /** A timestamp with time zone, in whole microseconds. */
    public Instant instant() {
        if (message.getInt() < 0) {
            return null;
        }
        long micros = message.getLong();
        return Instant.ofEpochSecond(EPOCH_S + Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    /** A one-dimensional array of texts. */
    public List<String> texts() {
        int length = message.getInt();
        return length < 0 ? null : lists.get(message.array(), skip(length), length);
    }

    private static List<String> list(byte[] bytes, int from, int size) {
        ByteBuffer array = ByteBuffer.wrap(bytes, from, size);
        int dimensions = array.getInt();
        array.position(array.position() + 8); // whether there are nulls, and the type of the items
        if (dimensions == 0) {
            return List.of();
        }
        int count = array.getInt();
        array.getInt(); // the number of the first item
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = array.getInt();
            texts.add(length < 0 ? null : new String(bytes, array.position(), length, StandardCharsets.UTF_8));
            array.position(array.position() + Math.max(0, length));
        }
        return Collections.unmodifiableList(texts);
    }

    public Geometry geometry() {
        int length = message.getInt();
        return length < 0 ? null : geometries.read(message.array(), skip(length), length);
    }

    /** Where a value begins that is then behind us. */
    private int skip(int length) {
        int from = message.position();
        message.position(from + length);
        return from;
    }
}
