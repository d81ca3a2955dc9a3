package huella.tiles;

import java.util.Arrays;

/**
 * Points, lines or rings in a tile's grid, whole numbers: what a feature of a vector tile is made of. No point repeats
 * the one before it, no vertex lies on the straight line between its neighbours, and no ring is without area; whether
 * rings are a valid polygon, {@link GridValidity} knows.
 *
 * <p>One is used again for each feature of a tile; it is no value.
 */
final class GridShape {

    static final int NOTHING = -1;
    static final int POINTS = 0;
    static final int LINES = 1;
    static final int POLYGONS = 2;

    private int kind = NOTHING;
    private int[] x = new int[128];
    private int[] y = new int[128];
    private int points;
    private int[] ends = new int[16];
    private boolean[] shell = new boolean[16];
    private int paths;

    void clear() {
        kind = NOTHING;
        points = 0;
        paths = 0;
    }

    /** {@link #NOTHING}, {@link #POINTS}, {@link #LINES} or {@link #POLYGONS}: never two of them. */
    int kind() {
        return kind;
    }

    int points() {
        return points;
    }

    /** How many points, lines or rings. */
    int paths() {
        return paths;
    }

    int start(int path) {
        return path == 0 ? 0 : ends[path - 1];
    }

    /** The place after the last point; a ring's first point is not said again. */
    int end(int path) {
        return ends[path];
    }

    /** Whether a ring begins a polygon; those that are not are holes in the last one that did. */
    boolean isShell(int path) {
        return shell[path];
    }

    int x(int point) {
        return x[point];
    }

    int y(int point) {
        return y[point];
    }

    void addPoint(double px, double py) {
        need(1);
        x[points] = (int) Math.rint(px);
        y[points] = (int) Math.rint(py);
        points++;
        endPath(POINTS, true);
    }

    /** @param xy pairs; what is less than two different points in the grid is left out */
    void addLine(double[] xy, int count) {
        int start = points;
        need(count);
        for (int i = 0; i < count; i++) {
            int px = (int) Math.rint(xy[2 * i]);
            int py = (int) Math.rint(xy[2 * i + 1]);
            if (points > start && x[points - 1] == px && y[points - 1] == py) {
                continue;
            }
            if (points - start >= 2 && goesOn(px, py)) {
                points--;
            }
            put(px, py);
        }
        if (points - start < 2) {
            points = start;
            return;
        }
        endPath(LINES, true);
    }

    /**
     * @param xy pairs, the first not said again at the end
     * @return whether something of it is left in the grid
     */
    boolean addRing(double[] xy, int count, boolean isShell) {
        int start = points;
        need(count);
        for (int i = 0; i < count; i++) {
            push(start, (int) Math.rint(xy[2 * i]), (int) Math.rint(xy[2 * i + 1]));
        }
        close(start);
        if (points - start < 3 || area(start, points) == 0) {
            points = start;
            return false;
        }
        endPath(POLYGONS, isShell);
        return true;
    }

    private void push(int start, int px, int py) {
        while (points > start) {
            if (x[points - 1] == px && y[points - 1] == py) {
                return;
            }
            if (points - start < 2 || turn(points - 2, points - 1, px, py) != 0) {
                break;
            }
            points--; // on the way, or the tip of a spike without area
        }
        put(px, py);
    }

    /** The same where the ring's end meets its beginning. */
    private void close(int start) {
        while (points - start >= 3) {
            int last = points - 1;
            if (same(last, start) || turn(last - 1, last, x[start], y[start]) == 0) {
                points--;
            } else if (same(start, start + 1) || turn(last, start, x[start + 1], y[start + 1]) == 0) {
                x[start] = x[last];
                y[start] = y[last];
                points--;
            } else {
                return;
            }
        }
    }

    private boolean same(int a, int b) {
        return x[a] == x[b] && y[a] == y[b];
    }

    private int turn(int a, int b, int px, int py) {
        return (x[b] - x[a]) * (py - y[b]) - (y[b] - y[a]) * (px - x[b]);
    }

    /** Whether the way from the last point to this one goes straight on. */
    private boolean goesOn(int px, int py) {
        int b = points - 1;
        return turn(b - 1, b, px, py) == 0 && (x[b] - x[b - 1]) * (px - x[b]) + (y[b] - y[b - 1]) * (py - y[b]) > 0;
    }

    private void put(int px, int py) {
        x[points] = px;
        y[points] = py;
        points++;
    }

    private void endPath(int of, boolean isShell) {
        if (paths == ends.length) {
            ends = Arrays.copyOf(ends, paths * 2);
            shell = Arrays.copyOf(shell, paths * 2);
        }
        kind = of;
        ends[paths] = points;
        shell[paths] = isShell;
        paths++;
    }

    private void need(int more) {
        if (x.length - points < more) {
            int size = Math.max(x.length * 2, points + more);
            x = Arrays.copyOf(x, size);
            y = Arrays.copyOf(y, size);
        }
    }

    /** Twice the area of a ring by the surveyor's formula; positive when it goes round as the hands of a clock. */
    long area(int path) {
        return area(start(path), end(path));
    }

    private long area(int from, int to) {
        long sum = 0;
        int before = to - 1;
        for (int i = from; i < to; i++) {
            sum += (long) x[before] * y[i] - (long) x[i] * y[before];
            before = i;
        }
        return sum;
    }
}
