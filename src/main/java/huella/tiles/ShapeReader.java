package huella.tiles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads shapes as {@code tile_shape} has them (a point in the shape, then TWKB 1.0 without precision, in whole steps)
 * straight into a tile's grid: clipped to the tile and its margin, rounded. No geometry object is made on the way; this
 * is what most of a tile's time goes into. Of a collection it keeps what has the most dimensions.
 */
final class ShapeReader {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Bytes of the point that comes before the shape. */
    private static final int HEAD = 16;

    /** Flags of TWKB's second byte; no other is written. */
    private static final int EMPTY = 0x10;

    private static final int PLAIN = 0;

    private static final int POINT = 1;
    private static final int LINE = 2;
    private static final int POLYGON = 3;
    private static final int MULTI_POINT = 4;
    private static final int MULTI_POLYGON = 6;
    private static final int COLLECTION = 7;

    private final TileSteps steps;
    private final GridShape into;
    private final TileClip clip = new TileClip();
    private final PolygonClip polygon = new PolygonClip();
    private double[] xy = new double[128];

    private byte[] bytes;
    private int at;

    /** Where the last point was: the next one is said from there. */
    private long penX;

    private long penY;

    /** Of the path that was read last. */
    private double minX;

    private double minY;
    private double maxX;
    private double maxY;

    /** Of all that was read since {@link #clear}. */
    private double west;

    private double north;
    private double east;
    private double south;
    private boolean touched;
    private boolean cut;

    ShapeReader(TileSteps steps, GridShape into) {
        this.steps = steps;
        this.into = into;
        clear();
    }

    /** Begins a feature. */
    void clear() {
        into.clear();
        west = Double.POSITIVE_INFINITY;
        north = Double.POSITIVE_INFINITY;
        east = Double.NEGATIVE_INFINITY;
        south = Double.NEGATIVE_INFINITY;
        touched = false;
        cut = false;
    }

    /** Whether something of what was read lies in the tile or its margin, even when it vanishes in the grid. */
    boolean touched() {
        return touched;
    }

    /** Whether something of what was read lies beyond the tile and its margin. */
    boolean cut() {
        return cut;
    }

    /** Steps of the grid from edge to edge of all that was read, the longer way. */
    double extent() {
        return Math.max(east - west, south - north);
    }

    double middleX() {
        return (west + east) / 2;
    }

    double middleY() {
        return (north + south) / 2;
    }

    /** A point in a shape, in the tile's grid. */
    double innerX(byte[] shape) {
        return steps.x((long) LONG.get(shape, 0));
    }

    double innerY(byte[] shape) {
        return steps.y((long) LONG.get(shape, 8));
    }

    /** Adds a shape to the feature. */
    void read(byte[] shape) {
        bytes = shape;
        at = HEAD;
        geometry();
    }

    private void geometry() {
        int type = bytes[at];
        int flags = bytes[at + 1];
        at += 2;
        if (flags == EMPTY) {
            return;
        }
        if (flags != PLAIN || type < POINT || type > COLLECTION) {
            throw new IllegalArgumentException("a shape of type " + type + " and flags " + flags + " in a tile's row");
        }
        penX = 0;
        penY = 0;
        if (type == COLLECTION) {
            for (int members = count(); members > 0; members--) {
                geometry();
            }
            return;
        }
        for (int parts = type < MULTI_POINT ? 1 : count(); parts > 0; parts--) {
            switch (type) {
                case POINT, MULTI_POINT -> point();
                case POLYGON, MULTI_POLYGON -> polygon();
                default -> line();
            }
        }
    }

    private int count() {
        return (int) varint();
    }

    private long varint() {
        int first = bytes[at];
        if (first >= 0) {
            at++;
            return first;
        }
        int second = bytes[at + 1];
        if (second >= 0) { // most are of one or two bytes
            at += 2;
            return first & 0x7F | second << 7;
        }
        return longVarint();
    }

    private long longVarint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    /** Whether a path of this kind is wanted beside, or instead of, what is there already. */
    private boolean takes(int kind) {
        if (into.kind() < kind && into.kind() != GridShape.NOTHING) {
            into.clear();
        }
        return into.kind() <= kind;
    }

    /** Reads pairs into {@link #xy} and their bounds. */
    private void path(int points) {
        if (xy.length < 2 * points) {
            xy = new double[4 * points];
        }
        minX = Double.POSITIVE_INFINITY;
        minY = Double.POSITIVE_INFINITY;
        maxX = Double.NEGATIVE_INFINITY;
        maxY = Double.NEGATIVE_INFINITY;
        long x = penX;
        long y = penY;
        for (int i = 0; i < 2 * points; i += 2) {
            x += zigzag();
            y += zigzag();
            double tileX = steps.x(x);
            double tileY = steps.y(y);
            xy[i] = tileX;
            xy[i + 1] = tileY;
            minX = Math.min(minX, tileX);
            maxX = Math.max(maxX, tileX);
            minY = Math.min(minY, tileY);
            maxY = Math.max(maxY, tileY);
        }
        penX = x;
        penY = y;
        cut |= !isInside();
    }

    private void widen() {
        west = Math.min(west, minX);
        east = Math.max(east, maxX);
        north = Math.min(north, minY);
        south = Math.max(south, maxY);
    }

    private boolean isAway() {
        return maxX < TileGrid.LEAST || minX > TileGrid.MOST || maxY < TileGrid.LEAST || minY > TileGrid.MOST;
    }

    private boolean isInside() {
        return minX >= TileGrid.LEAST && maxX <= TileGrid.MOST && minY >= TileGrid.LEAST && maxY <= TileGrid.MOST;
    }

    private void point() {
        path(1);
        widen();
        if (!isAway()) {
            touched = true;
            if (takes(GridShape.POINTS)) {
                into.addPoint(xy[0], xy[1]);
            }
        }
    }

    private void line() {
        int points = count();
        path(points);
        widen();
        if (points == 0 || isAway()) {
            return;
        }
        if (isInside()) {
            piece(xy, points);
        } else {
            clip.line(xy, points, this::piece);
        }
    }

    private void piece(double[] pairs, int points) {
        touched = true;
        if (takes(GridShape.LINES)) {
            into.addLine(pairs, points);
        }
    }

    private void polygon() {
        int rings = count();
        boolean wanted = true;
        boolean whole = false;
        polygon.clear();
        for (int ring = 0; ring < rings; ring++) {
            int points = count();
            path(points);
            if (ring == 0) {
                widen();
                wanted = points > 0 && !isAway() && takes(GridShape.POLYGONS);
                whole = isInside();
            }
            if (wanted && whole) {
                touched = true;
                wanted = into.addRing(xy, points - 1, ring == 0) || ring > 0; // without its shell no hole is left
            } else if (wanted && !isAway()) {
                polygon.add(xy, points - 1, isInside());
            }
        }
        if (wanted && !whole) {
            touched |= polygon.writeTo(into);
        }
    }
}
