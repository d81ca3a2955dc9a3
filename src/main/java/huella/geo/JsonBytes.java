package huella.geo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * JSON of many features, put together as bytes: the same bytes that {@link GeoJsonGeometry} and {@link JsonValue} make
 * with a general writer, in a third of the time. Nothing is kept of what has gone out; what is still here when a file
 * is given up never reaches it.
 */
public final class JsonBytes {

    private static final int ROOM = 1 << 16;

    /** A minus, seven digits, a point, seven digits; and what surrounds two of them. */
    private static final int LONGEST_POSITION = 64;

    private static final double SCALE = 1e7;
    private static final long ONE = 10_000_000;

    /** Below and above, a number is written with an exponent. */
    private static final long LEAST_PLAIN = ONE / 1_000;

    private static final long MOST_PLAIN = ONE * 10_000_000;

    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] TYPE = ascii("{\"type\":\"");
    private static final byte[] COORDINATES = ascii("\",\"coordinates\":");

    private final OutputStream out;
    private final Encodings quoted = new Encodings(text -> quote((String) text));
    private byte[] bytes = new byte[ROOM];
    private int at;
    private Instant instant;
    private byte[] instantBytes;

    public JsonBytes(OutputStream out) {
        this.out = out;
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A text as JSON, in UTF-8. What UTF-16 needs two characters for is escaped, as the general writer does. */
    public static byte[] quote(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return generally(text);
            }
        }
        byte[] inside = JsonStringEncoder.getInstance().quoteAsUTF8(text);
        byte[] whole = new byte[inside.length + 2];
        whole[0] = '"';
        System.arraycopy(inside, 0, whole, 1, inside.length);
        whole[whole.length - 1] = '"';
        return whole;
    }

    private static byte[] generally(String text) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (JsonGenerator json = GeoJson.generator(whole)) {
            json.writeString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole.toByteArray();
    }

    /** Appends what is JSON already. */
    public JsonBytes raw(byte[] json) throws IOException {
        room(json.length);
        System.arraycopy(json, 0, bytes, at, json.length);
        at += json.length;
        return this;
    }

    public JsonBytes raw(char ascii) throws IOException {
        room(1);
        bytes[at++] = (byte) ascii;
        return this;
    }

    /** As {@link JsonValue#write}. */
    public void value(Object value) throws IOException {
        switch (value) {
            case null -> raw(NULL);
            case String text -> raw(quoted.of(text));
            case Integer number -> raw(ascii(Integer.toString(number)));
            case Number number -> raw(ascii(Long.toString(number.longValue())));
            case Boolean flag -> raw(flag ? TRUE : FALSE);
            case Instant moment -> {
                if (!moment.equals(instant)) {
                    instant = moment;
                    instantBytes = quote(moment.toString());
                }
                raw(instantBytes);
            }
            case List<?> list -> {
                raw('[');
                for (int i = 0; i < list.size(); i++) {
                    if (i > 0) {
                        raw(',');
                    }
                    value(list.get(i) == null ? null : (String) list.get(i));
                }
                raw(']');
            }
            default -> throw new IllegalArgumentException("no column type for " + value.getClass());
        }
    }

    /** As {@link GeoJsonGeometry#writeBbox}. */
    public void bbox(Envelope box) throws IOException {
        room(2 * LONGEST_POSITION);
        bytes[at++] = '[';
        degrees(box.getMinX());
        bytes[at++] = ',';
        degrees(box.getMinY());
        bytes[at++] = ',';
        degrees(box.getMaxX());
        bytes[at++] = ',';
        degrees(box.getMaxY());
        bytes[at++] = ']';
    }

    /** As {@link GeoJsonGeometry#write}; a row has no collections. */
    public void geometry(Geometry geometry) throws IOException {
        raw(TYPE).raw(ascii(geometry.getGeometryType())).raw(COORDINATES);
        coordinates(geometry);
        raw('}');
    }

    private void coordinates(Geometry geometry) throws IOException {
        switch (geometry) {
            case Point point -> position(point.getX(), point.getY());
            case LineString line -> positions(line.getCoordinateSequence(), false);
            case Polygon polygon -> {
                raw('[');
                ring(polygon.getExteriorRing(), true);
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    raw(',');
                    ring(polygon.getInteriorRingN(i), false);
                }
                raw(']');
            }
            default -> {
                raw('[');
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    if (i > 0) {
                        raw(',');
                    }
                    coordinates(geometry.getGeometryN(i));
                }
                raw(']');
            }
        }
    }

    private void ring(LinearRing ring, boolean counterClockwise) throws IOException {
        CoordinateSequence positions = ring.getCoordinateSequence();
        positions(positions, Orientation.isCCW(positions) != counterClockwise);
    }

    private void positions(CoordinateSequence positions, boolean reversed) throws IOException {
        raw('[');
        int count = positions.size();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                raw(',');
            }
            int from = reversed ? count - 1 - i : i;
            position(positions.getX(from), positions.getY(from));
        }
        raw(']');
    }

    private void position(double x, double y) throws IOException {
        room(LONGEST_POSITION);
        bytes[at++] = '[';
        degrees(x);
        bytes[at++] = ',';
        degrees(y);
        bytes[at++] = ']';
    }

    /**
     * Seven decimals at most, one at least. In between these are all the digits that a double of so many decimals
     * needs, so they are those of {@link Double#toString}, which is asked for the rest.
     */
    private void degrees(double value) {
        long scaled = Math.round(value * SCALE);
        long size = Math.abs(scaled);
        if (size < LEAST_PLAIN && size != 0 || size >= MOST_PLAIN) {
            byte[] text = ascii(Double.toString(scaled / SCALE));
            System.arraycopy(text, 0, bytes, at, text.length);
            at += text.length;
            return;
        }
        if (scaled < 0) {
            bytes[at++] = '-';
        }
        whole((int) (size / ONE));
        bytes[at++] = '.';
        int fraction = (int) (size % ONE);
        int decimals = 7;
        while (decimals > 1 && fraction % 10 == 0) {
            fraction /= 10;
            decimals--;
        }
        digits(fraction, decimals);
    }

    private void whole(int number) {
        int digits = 1;
        for (int most = 10; number >= most; most *= 10) {
            digits++;
        }
        digits(number, digits);
    }

    private void digits(int number, int digits) {
        int rest = number;
        for (int place = at + digits - 1; place >= at; place--) {
            bytes[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at += digits;
    }

    private void room(int more) throws IOException {
        if (bytes.length - at < more) {
            pass();
            if (bytes.length < more) {
                bytes = new byte[2 * more];
            }
        }
    }

    private void pass() throws IOException {
        out.write(bytes, 0, at);
        at = 0;
    }

    public void flush() throws IOException {
        pass();
        out.flush();
    }
}
