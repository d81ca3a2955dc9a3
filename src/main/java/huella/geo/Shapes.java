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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * The geometries of one shapefile, {@code .shp} and {@code .shx} (ESRI Shapefile Technical Description, July 1998): one
 * kind per file, shells clockwise and holes counter-clockwise. Their header holds the length and the bounds, so the
 * shapes wait in a spool until the last one. Points become multipoints only when one of them has several.
 */
final class Shapes implements Closeable {

    private static final int SINGLE_POINT = 1;
    private static final int POLYLINE = 3;
    private static final int POLYGON = 5;
    private static final int MULTIPOINT = 8;

    private static final int HEADER = 100;
    private static final int POINT_LENGTH = 20;
    private static final int MULTIPOINT_OF_ONE = 40 + 16;

    private final int dimension;
    private final Path spool;
    private final DataOutputStream out;
    private final Envelope bounds = new Envelope();
    private boolean single = true;
    private int count;
    private long contentLength;

    /** Shapes of one dimension: 0 points, 1 lines, 2 areas. */
    Shapes(int dimension, Path spool) throws IOException {
        this.dimension = dimension;
        this.spool = spool;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spool), 1 << 16));
    }

    void append(Geometry geometry) throws IOException {
        ByteBuffer content = dimension == 0 ? points(geometry) : lines(geometry);
        out.writeInt(content.capacity());
        out.write(content.array());
        bounds.expandToInclude(geometry.getEnvelopeInternal());
        single &= geometry.getNumGeometries() == 1;
        contentLength += content.capacity();
        count++;
    }

    private static ByteBuffer points(Geometry geometry) {
        int points = geometry.getNumPoints();
        ByteBuffer content = content(40 + 16 * points, MULTIPOINT, geometry).putInt(points);
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            positions(content, ((Point) geometry.getGeometryN(i)).getCoordinateSequence(), false);
        }
        return content;
    }

    private ByteBuffer lines(Geometry geometry) {
        List<LineString> parts = new ArrayList<>();
        List<Boolean> reversed = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon) {
                addRing(polygon.getExteriorRing(), false, parts, reversed);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    addRing(polygon.getInteriorRingN(hole), true, parts, reversed);
                }
            } else {
                parts.add((LineString) geometry.getGeometryN(i));
                reversed.add(false);
            }
        }
        int points = geometry.getNumPoints();
        ByteBuffer content =
                content(44 + 4 * parts.size() + 16 * points, dimension == 1 ? POLYLINE : POLYGON, geometry);
        content.putInt(parts.size()).putInt(points);
        int first = 0;
        for (LineString part : parts) {
            content.putInt(first);
            first += part.getNumPoints();
        }
        for (int i = 0; i < parts.size(); i++) {
            positions(content, parts.get(i).getCoordinateSequence(), reversed.get(i));
        }
        return content;
    }

    private static void addRing(
            LinearRing ring, boolean counterClockwise, List<LineString> parts, List<Boolean> reversed) {
        parts.add(ring);
        reversed.add(Orientation.isCCW(ring.getCoordinateSequence()) != counterClockwise);
    }

    private static ByteBuffer content(int length, int type, Geometry geometry) {
        ByteBuffer content =
                ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(type);
        return bounds(content, geometry.getEnvelopeInternal());
    }

    private static ByteBuffer bounds(ByteBuffer to, Envelope box) {
        return to.putDouble(box.getMinX())
                .putDouble(box.getMinY())
                .putDouble(box.getMaxX())
                .putDouble(box.getMaxY());
    }

    private static void positions(ByteBuffer to, CoordinateSequence positions, boolean reversed) {
        if (reversed) {
            Positions.putReversed(positions, to);
        } else {
            Positions.put(positions, to);
        }
    }

    int count() {
        return count;
    }

    /** Of the {@code .shp} file, in bytes. */
    long size() {
        return HEADER + 8L * count + (asPoints() ? (long) POINT_LENGTH * count : contentLength);
    }

    private boolean asPoints() {
        return dimension == 0 && single;
    }

    void writeShp(OutputStream file) throws IOException {
        out.close();
        file.write(header(size()));
        try (DataInputStream in = open()) {
            for (int number = 1; number <= count; number++) {
                int length = in.readInt();
                byte[] content = in.readNBytes(length);
                byte[] record = asPoints() ? point(content) : content;
                file.write(ByteBuffer.allocate(8)
                        .putInt(number)
                        .putInt(record.length / 2)
                        .array());
                file.write(record);
            }
        }
    }

    private static byte[] point(byte[] multipoint) {
        return ByteBuffer.allocate(POINT_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(SINGLE_POINT)
                .put(multipoint, MULTIPOINT_OF_ONE - 16, 16)
                .array();
    }

    void writeShx(OutputStream file) throws IOException {
        file.write(header(HEADER + 8L * count));
        long offset = HEADER;
        try (DataInputStream in = open()) {
            for (int i = 0; i < count; i++) {
                int spooled = in.readInt();
                in.skipNBytes(spooled);
                int length = asPoints() ? POINT_LENGTH : spooled;
                file.write(ByteBuffer.allocate(8)
                        .putInt((int) (offset / 2))
                        .putInt(length / 2)
                        .array());
                offset += 8 + length;
            }
        }
    }

    private byte[] header(long length) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).putInt(0, 9994).putInt(24, (int) (length / 2));
        header.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000);
        int type = dimension == 0 ? MULTIPOINT : dimension == 1 ? POLYLINE : POLYGON;
        header.putInt(32, asPoints() ? SINGLE_POINT : type);
        bounds(header.position(36), bounds.isNull() ? new Envelope(0, 0, 0, 0) : bounds);
        return header.array();
    }

    private DataInputStream open() throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(spool), 1 << 16));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
