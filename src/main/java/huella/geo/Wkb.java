package huella.geo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Well-known binary (OGC 06-103r4 §8), little-endian, x and y only: what JTS' writer makes, which asks for each number
 * and grows as it goes. Only what a {@link Row} holds, so never empty.
 */
final class Wkb {

    private static final int HEAD = 1 + Integer.BYTES;
    private static final int POSITION = 2 * Double.BYTES;

    private Wkb() {}

    /** How many bytes {@link #put} will write. */
    static int length(Geometry geometry) {
        return switch (geometry) {
            case Point point -> HEAD + POSITION * point.getNumPoints();
            case LineString line -> HEAD + Integer.BYTES + POSITION * line.getNumPoints();
            case Polygon polygon ->
                HEAD + Integer.BYTES * (2 + polygon.getNumInteriorRing()) + POSITION * polygon.getNumPoints();
            default -> {
                int length = HEAD + Integer.BYTES;
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    length += length(geometry.getGeometryN(i));
                }
                yield length;
            }
        };
    }

    /** @param to little-endian, with room enough */
    static void put(Geometry geometry, ByteBuffer to) {
        to.put((byte) (to.order() == ByteOrder.LITTLE_ENDIAN ? 1 : 0)).putInt(type(geometry));
        switch (geometry) {
            case Point point -> Positions.put(point.getCoordinateSequence(), to);
            case LineString line -> line(line, to);
            case Polygon polygon -> {
                to.putInt(1 + polygon.getNumInteriorRing());
                line(polygon.getExteriorRing(), to);
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    line(polygon.getInteriorRingN(i), to);
                }
            }
            default -> {
                to.putInt(geometry.getNumGeometries());
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    put(geometry.getGeometryN(i), to);
                }
            }
        }
    }

    private static void line(LineString line, ByteBuffer to) {
        to.putInt(line.getNumPoints());
        Positions.put(line.getCoordinateSequence(), to);
    }

    private static int type(Geometry geometry) {
        return switch (geometry.getGeometryType()) {
            case Geometry.TYPENAME_POINT -> 1;
            case Geometry.TYPENAME_LINESTRING, Geometry.TYPENAME_LINEARRING -> 2;
            case Geometry.TYPENAME_POLYGON -> 3;
            case Geometry.TYPENAME_MULTIPOINT -> 4;
            case Geometry.TYPENAME_MULTILINESTRING -> 5;
            case Geometry.TYPENAME_MULTIPOLYGON -> 6;
            default -> throw new IllegalArgumentException(geometry.getGeometryType());
        };
    }
}
