package huella.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBConstants;
import org.locationtech.jts.io.WKBReader;

/**
 * Reads what {@code geometry_send} of PostGIS writes: WKB with the number of the system (PostGIS documentation,
 * "OpenGIS WKB and extended WKB"). The footprints that we publish, points, lines and areas of x and y in little-endian,
 * are read by moving whole arrays of numbers; anything else is left to JTS' own reader, which asks for each number.
 */
final class Ewkb {

    private static final int WGS_84 = 4326;

    private static final int HAS_SRID = 0x20000000;
    private static final int POINT = 1;
    private static final int LINE = 2;
    private static final int POLYGON = 3;
    private static final int MULTIPOINT = 4;
    private static final int MULTILINE = 5;
    private static final int MULTIPOLYGON = 6;

    private final GeometryFactory factory =
            new GeometryFactory(new PrecisionModel(), WGS_84, PackedCoordinateSequenceFactory.DOUBLE_FACTORY);
    private final WKBReader anything = new WKBReader(factory);

    /** @throws IllegalStateException when the bytes are no geometry */
    Geometry read(byte[] bytes, int from, int length) {
        Geometry ours = quickly(bytes, from, length);
        return ours == null ? slowly(bytes, from, length) : ours;
    }

    /** Null when it is none of the footprints that we publish. */
    Geometry quickly(byte[] bytes, int from, int length) {
        ByteBuffer wkb = ByteBuffer.wrap(bytes, from, length).order(ByteOrder.LITTLE_ENDIAN);
        if (wkb.get() != WKBConstants.wkbNDR) {
            return null;
        }
        int type = wkb.getInt();
        return (type & HAS_SRID) != 0 && wkb.getInt() == WGS_84 ? body(type & ~HAS_SRID, wkb) : null;
    }

    private Geometry slowly(byte[] bytes, int from, int length) {
        byte[] wkb = new byte[length];
        System.arraycopy(bytes, from, wkb, 0, length);
        try {
            return anything.read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS and JTS do not agree on a geometry", e);
        }
    }

    /** Null for types that are not ours, heights and measures included. */
    private Geometry body(int type, ByteBuffer wkb) {
        return switch (type) {
            case POINT -> point(wkb);
            case LINE -> line(wkb);
            case POLYGON -> polygon(wkb);
            case MULTIPOINT -> {
                Point[] parts = new Point[wkb.getInt()];
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = point(part(wkb));
                }
                yield factory.createMultiPoint(parts);
            }
            case MULTILINE -> {
                LineString[] parts = new LineString[wkb.getInt()];
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = line(part(wkb));
                }
                yield factory.createMultiLineString(parts);
            }
            case MULTIPOLYGON -> {
                Polygon[] parts = new Polygon[wkb.getInt()];
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = polygon(part(wkb));
                }
                yield factory.createMultiPolygon(parts);
            }
            default -> null;
        };
    }

    /** Parts have the byte order and the type of the whole, and no number of a system. */
    private static ByteBuffer part(ByteBuffer wkb) {
        return wkb.position(wkb.position() + 1 + Integer.BYTES);
    }

    private Point point(ByteBuffer wkb) {
        CoordinateSequence position = positions(1, wkb);
        return Double.isNaN(position.getX(0)) ? factory.createPoint() : factory.createPoint(position);
    }

    private LineString line(ByteBuffer wkb) {
        return factory.createLineString(positions(wkb.getInt(), wkb));
    }

    private Polygon polygon(ByteBuffer wkb) {
        int rings = wkb.getInt();
        if (rings == 0) {
            return factory.createPolygon();
        }
        LinearRing shell = factory.createLinearRing(positions(wkb.getInt(), wkb));
        LinearRing[] holes = new LinearRing[rings - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = factory.createLinearRing(positions(wkb.getInt(), wkb));
        }
        return factory.createPolygon(shell, holes);
    }

    private static CoordinateSequence positions(int count, ByteBuffer wkb) {
        double[] xy = new double[2 * count];
        wkb.asDoubleBuffer().get(xy);
        wkb.position(wkb.position() + Double.BYTES * xy.length);
        return new PackedCoordinateSequence.Double(xy, 2, 0);
    }
}
