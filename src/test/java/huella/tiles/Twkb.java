package huella.tiles;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes shapes as the column {@code steps} of {@code tile_shape} has them, from coordinates in a tile's grid: for
 * shapes that no database has. That PostGIS writes the same, the tests with a database show.
 */
final class Twkb {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TileSteps steps;
    private long penX;
    private long penY;

    private Twkb(TileSteps steps) {
        this.steps = steps;
    }

    /** @param inGrid of a tile, y to the south; rounded to the steps, which may be finer than the grid */
    static byte[] of(Geometry inGrid, TileSteps steps) {
        Coordinate inner = inGrid.isEmpty()
                ? new Coordinate(0, 0)
                : inGrid.getInteriorPoint().getCoordinate();
        Twkb twkb = new Twkb(steps);
        twkb.out.writeBytes(ByteBuffer.allocate(16)
                .putLong(twkb.x(inner))
                .putLong(twkb.y(inner))
                .array());
        twkb.geometry(inGrid);
        return twkb.out.toByteArray();
    }

    private long x(Coordinate place) {
        return Math.round((place.x + steps.left()) / steps.scale());
    }

    private long y(Coordinate place) {
        return Math.round((place.y + steps.top()) / steps.scale());
    }

    private void geometry(Geometry shape) {
        int type = switch (shape.getGeometryType()) {
            case "Point" -> 1;
            case "LineString" -> 2;
            case "Polygon" -> 3;
            case "MultiPoint" -> 4;
            case "MultiLineString" -> 5;
            case "MultiPolygon" -> 6;
            case "GeometryCollection" -> 7;
            default -> throw new IllegalArgumentException(shape.getGeometryType());
        };
        out.write(type);
        out.write(shape.isEmpty() ? 0x10 : 0);
        if (shape.isEmpty()) {
            return;
        }
        penX = 0;
        penY = 0;
        if (type >= 4) {
            varint(shape.getNumGeometries());
        }
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (type == 7) {
                geometry(shape.getGeometryN(i));
            } else {
                body(shape.getGeometryN(i));
            }
        }
    }

    private void body(Geometry shape) {
        switch (shape) {
            case Polygon polygon -> {
                varint(1 + polygon.getNumInteriorRing());
                path(polygon.getExteriorRing());
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    path(polygon.getInteriorRingN(i));
                }
            }
            case LineString line -> path(line);
            default -> point(shape.getCoordinate());
        }
    }

    private void path(LineString line) {
        varint(line.getNumPoints());
        for (Coordinate place : line.getCoordinates()) {
            point(place);
        }
    }

    private void point(Coordinate place) {
        zigzag(x(place) - penX);
        zigzag(y(place) - penY);
        penX = x(place);
        penY = y(place);
    }

    private void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    private void varint(long value) {
        while ((value & ~0x7FL) != 0) {
            out.write((int) (value & 0x7F | 0x80));
            value >>>= 7;
        }
        out.write((int) value);
    }
}
