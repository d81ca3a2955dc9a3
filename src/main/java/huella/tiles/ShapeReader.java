package huella.tiles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads geometries as PostGIS sends them (EWKB, and so WKB of OGC 06-103r4 §8) straight into a tile's grid: clipped to
 * the tile and its margin, rounded. No geometry object is made on the way; this is what most of a tile's time goes
 * into. Of a collection it keeps what has the most dimensions.
 */
final class ShapeReader {

    private static final VarHandle LITTLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final int HAS_Z = 0x8000_0000;
    private static final int HAS_M = 0x4000_0000;
    private static final int HAS_SRID = 0x2000_0000;

    private final TileGrid grid;
    private final GridShape into;
    private final TileClip clip = new TileClip();
    private double[] xy = new double[128];

    private byte[] wkb;
    private int at;
    private boolean little;

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

    ShapeReader(TileGrid grid, GridShape into) {
        this.grid = grid;
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
    }

    /** Whether something of what was read lies in the tile or its margin, even when it vanishes in the grid. */
    boolean touched() {
        return touched;
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

    /** Adds a geometry to the feature. */
    void read(byte[] geometry) {
        wkb = geometry;
        at = 0;
        geometry();
    }

    private void geometry() {
        little = wkb[at] == 1;
        int type = integer(at + 1);
        at += 5;
        if ((type & HAS_SRID) != 0) {
            at += 4;
        }
        int plain = type & 0xFFFF;
        int stride = 16
                + ((type & HAS_Z) != 0 || plain / 1000 == 1 || plain / 1000 == 3 ? 8 : 0)
                + ((type & HAS_M) != 0 || plain / 1000 >= 2 ? 8 : 0);
        switch (plain % 1000) {
            case 1 -> point(stride);
            case 2 -> line(stride);
            case 3 -> polygon(stride);
            case 4, 5, 6, 7 -> {
                for (int parts = count(); parts > 0; parts--) {
                    geometry();
                }
            }
            default -> throw new IllegalArgumentException("geometry of type " + plain + " in a tile's row");
        }
    }

    private int integer(int offset) {
        // The cast belongs to each call: without it the handle answers with an object.
        return little ? (int) LITTLE_INT.get(wkb, offset) : (int) BIG_INT.get(wkb, offset);
    }

    private int count() {
        int count = integer(at);
        at += 4;
        return count;
    }

    /** Whether a path of this kind is wanted beside, or instead of, what is there already. */
    private boolean takes(int kind) {
        if (into.kind() < kind && into.kind() != GridShape.NOTHING) {
            into.clear();
        }
        return into.kind() <= kind;
    }

    /** Reads pairs into {@link #xy} and their bounds. */
    private void path(int points, int stride) {
        if (xy.length < 2 * points) {
            xy = new double[4 * points];
        }
        minX = Double.POSITIVE_INFINITY;
        minY = Double.POSITIVE_INFINITY;
        maxX = Double.NEGATIVE_INFINITY;
        maxY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points; i++, at += stride) {
            double x = grid.x(number(at));
            double y = grid.y(number(at + 8));
            xy[2 * i] = x;
            xy[2 * i + 1] = y;
            minX = Math.min(minX, x);
            maxX = Math.max(maxX, x);
            minY = Math.min(minY, y);
            maxY = Math.max(maxY, y);
        }
    }

    private double number(int offset) {
        return little ? (double) LITTLE.get(wkb, offset) : (double) BIG.get(wkb, offset);
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

    private void point(int stride) {
        path(1, stride);
        if (Double.isNaN(xy[0])) {
            return; // how WKB writes an empty one
        }
        widen();
        if (!isAway()) {
            touched = true;
            if (takes(GridShape.POINTS)) {
                into.addPoint(xy[0], xy[1]);
            }
        }
    }

    private void line(int stride) {
        int points = count();
        path(points, stride);
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

    private void polygon(int stride) {
        int rings = count();
        boolean wanted = true;
        for (int ring = 0; ring < rings; ring++) {
            int points = count();
            if (!wanted) {
                at += points * stride;
                continue;
            }
            path(points, stride);
            if (ring == 0) {
                widen();
            }
            boolean left = points > 0 && !isAway() && ring(points - 1, ring == 0);
            wanted = left || ring > 0; // a hole that is gone says nothing of the next one
        }
    }

    private boolean ring(int points, boolean isShell) {
        double[] pairs = xy;
        int count = points;
        if (!isInside()) {
            clip.ring(xy, points, minX, minY, maxX, maxY);
            pairs = clip.points();
            count = clip.count();
        }
        if (count == 0) {
            return false;
        }
        touched = true;
        return takes(GridShape.POLYGONS) && into.addRing(pairs, count, isShell);
    }
}
