package huella.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

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
    private static final int WGS_84 = 4326;

    private final WKBReader geometries = new WKBReader(
            new GeometryFactory(new PrecisionModel(), WGS_84, PackedCoordinateSequenceFactory.DOUBLE_FACTORY));
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
        String text = new String(message.array(), message.position(), length, StandardCharsets.UTF_8);
        message.position(message.position() + length);
        return text;
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
        if (message.getInt() < 0) {
            return null;
        }
        int dimensions = message.getInt();
        message.position(message.position() + 8); // whether there are nulls, and the type of the items
        if (dimensions == 0) {
            return List.of();
        }
        int count = message.getInt();
        message.getInt(); // the number of the first item
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return Collections.unmodifiableList(texts);
    }

    public Geometry geometry() {
        int length = message.getInt();
        if (length < 0) {
            return null;
        }
        byte[] wkb = new byte[length];
        message.get(wkb);
        try {
            return geometries.read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS and JTS do not agree on a geometry", e);
        }
    }
}
