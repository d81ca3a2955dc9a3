package huella.tiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a polygon to a tile and its margin, in grid coordinates that are not rounded yet. What is left are separate
 * rings: the ways of the old rings through the box, each joined to the next one by the way along the box's edge that
 * has the polygon on its left (after Weiler and Atherton, 1977). Where a ring only touches the edge, or runs along it,
 * that is not certain, and each ring is cut by itself ({@link TileClip#ring}).
 */
final class PolygonClip {

    private static final double LEAST = TileGrid.LEAST;
    private static final double MOST = TileGrid.MOST;
    private static final double SIDE = MOST - LEAST;

    /** Corners in the order in which the edge is gone along. */
    private static final double[] CORNERS = {LEAST, LEAST, MOST, LEAST, MOST, MOST, LEAST, MOST};

    /** A ring that goes in and out more often is cut by itself. */
    private static final int MANY_PIECES = 500;

    private final TileClip clip = new TileClip();

    /** The rings, one after the other: pairs, the first not said again. */
    private double[] xy = new double[256];

    private int[] ends = new int[8];
    private boolean[] inside = new boolean[8];
    private int rings;

    /** The ways through the box, one after the other. */
    private double[] ways = new double[256];

    private int[] wayEnds = new int[8];
    private double[] enters = new double[8];
    private double[] leaves = new double[8];
    private boolean[] used = new boolean[8];
    private int pieces;
    private boolean uncertain;

    private double[] ring = new double[256];
    private int ringPoints;

    /** Begins a polygon. */
    void clear() {
        rings = 0;
    }

    /**
     * Adds a ring, first the shell.
     *
     * @param pairs the first not said again at the end
     * @param isInside whether it lies in the box
     */
    void add(double[] pairs, int points, boolean isInside) {
        int start = start(rings);
        if (rings == ends.length) {
            ends = Arrays.copyOf(ends, 2 * rings);
            inside = Arrays.copyOf(inside, 2 * rings);
        }
        if (xy.length < 2 * (start + points)) {
            xy = Arrays.copyOf(xy, 4 * (start + points));
        }
        System.arraycopy(pairs, 0, xy, 2 * start, 2 * points);
        ends[rings] = start + points;
        inside[rings] = isInside;
        direct(start, start + points, rings == 0);
        rings++;
    }

    /**
     * Writes what is left of the polygon.
     *
     * @return whether something of it lies in the box, even when it vanishes in the grid
     */
    boolean writeTo(GridShape into) {
        pieces = 0;
        uncertain = false;
        for (int i = 0; i < rings && !uncertain; i++) {
            if (!inside[i]) {
                cut(i);
            }
        }
        if (uncertain) {
            return eachByItself(into);
        }
        return pieces == 0 ? wholeBox(into) : joined(into);
    }

    private int start(int of) {
        return of == 0 ? 0 : ends[of - 1];
    }

    /** The polygon lies to the left of its rings: y to the south, so a shell's area is positive. */
    private void direct(int from, int to, boolean isShell) {
        double twice = 0;
        for (int i = from, before = to - 1; i < to; before = i++) {
            twice += xy[2 * before] * xy[2 * i + 1] - xy[2 * i] * xy[2 * before + 1];
        }
        if (twice > 0 != isShell) {
            for (int i = from, k = to - 1; i < k; i++, k--) {
                swap(2 * i, 2 * k);
                swap(2 * i + 1, 2 * k + 1);
            }
        }
    }

    private void swap(int a, int b) {
        double kept = xy[a];
        xy[a] = xy[b];
        xy[b] = kept;
    }

    /** The ways of a ring through the box, from a corner of it that lies outside. */
    private void cut(int which) {
        int from = start(which);
        int points = ends[which] - from;
        int first = from;
        while (first < from + points && !isOutside(first)) {
            first++;
        }
        if (first == from + points) {
            uncertain = true; // it lies in the box, and on its edge
            return;
        }
        ring = room(ring, 2 * points + 2);
        int before = first - from;
        System.arraycopy(xy, 2 * first, ring, 0, 2 * (points - before));
        System.arraycopy(xy, 2 * from, ring, 2 * (points - before), 2 * before + 2);
        if (before == 0) {
            ring[2 * points] = xy[2 * first];
            ring[2 * points + 1] = xy[2 * first + 1];
        }
        clip.line(ring, points + 1, this::piece);
    }

    private boolean isOutside(int point) {
        double x = xy[2 * point];
        double y = xy[2 * point + 1];
        return x < LEAST || x > MOST || y < LEAST || y > MOST;
    }

    private void piece(double[] pairs, int points) {
        if (uncertain) {
            return;
        }
        int start = wayStart(pieces);
        ways = room(ways, 2 * (start + points));
        System.arraycopy(pairs, 0, ways, 2 * start, 2 * points);
        if (pieces == wayEnds.length) {
            wayEnds = Arrays.copyOf(wayEnds, 2 * pieces);
            enters = Arrays.copyOf(enters, 2 * pieces);
            leaves = Arrays.copyOf(leaves, 2 * pieces);
            used = Arrays.copyOf(used, 2 * pieces);
        }
        wayEnds[pieces] = start + points;
        enters[pieces] = along(pairs[0], pairs[1]);
        leaves[pieces] = along(pairs[2 * points - 2], pairs[2 * points - 1]);
        used[pieces] = false;
        for (int other = 0; other < pieces; other++) {
            uncertain |= enters[pieces] == leaves[other] || leaves[pieces] == enters[other];
            uncertain |= enters[pieces] == enters[other] || leaves[pieces] == leaves[other];
        }
        uncertain |= enters[pieces] == leaves[pieces] || pieces == MANY_PIECES;
        for (int i = 1; i < points - 1; i++) {
            double x = pairs[2 * i];
            double y = pairs[2 * i + 1];
            uncertain |= x <= LEAST || x >= MOST || y <= LEAST || y >= MOST;
        }
        pieces++;
    }

    private int wayStart(int piece) {
        return piece == 0 ? 0 : wayEnds[piece - 1];
    }

    /** How far along the box's edge a place on it is, from its first corner. */
    private static double along(double x, double y) {
        double low = Math.abs(y - LEAST);
        double high = Math.abs(y - MOST);
        double left = Math.abs(x - LEAST);
        double right = Math.abs(x - MOST);
        double least = Math.min(Math.min(low, high), Math.min(left, right));
        if (least == low) {
            return x - LEAST;
        }
        if (least == right) {
            return SIDE + (y - LEAST);
        }
        return least == high ? 2 * SIDE + (MOST - x) : 3 * SIDE + (MOST - y);
    }

    /** From every way on to the one that begins next along the edge, until it is the first again. */
    private boolean joined(GridShape into) {
        List<double[]> shells = new ArrayList<>();
        for (int first = 0; first < pieces; first++) {
            if (!used[first]) {
                if (!outline(first)) {
                    return eachByItself(into);
                }
                shells.add(Arrays.copyOf(ring, 2 * ringPoints));
            }
        }
        for (double[] shell : shells) {
            if (into.addRing(shell, shell.length / 2, true)) {
                holes(into, shells.size() == 1 ? null : shell);
            }
        }
        return true;
    }

    /** Those that lie in the box, and in one of the shells when there are several. */
    private void holes(GridShape into, double[] shell) {
        for (int i = 1; i < rings; i++) {
            double[] hole = inside[i] ? ring(i) : null;
            if (hole != null && (shell == null || isIn(hole[0], hole[1], shell, 0, shell.length / 2))) {
                into.addRing(hole, hole.length / 2, false);
            }
        }
    }

    private double[] ring(int which) {
        return Arrays.copyOfRange(xy, 2 * start(which), 2 * ends[which]);
    }

    /** Makes {@link #ring}. @return whether it could: no way is part of two */
    private boolean outline(int first) {
        ringPoints = 0;
        int piece = first;
        do {
            if (used[piece]) {
                return false;
            }
            used[piece] = true;
            int start = wayStart(piece);
            int points = wayEnds[piece] - start;
            ring = room(ring, 2 * (ringPoints + points + 4));
            System.arraycopy(ways, 2 * start, ring, 2 * ringPoints, 2 * points);
            ringPoints += points;
            int next = nextAfter(leaves[piece]);
            corners(leaves[piece], enters[next]);
            piece = next;
        } while (piece != first);
        return true;
    }

    private int nextAfter(double place) {
        int next = -1;
        double nearest = Double.POSITIVE_INFINITY;
        for (int piece = 0; piece < pieces; piece++) {
            double way = enters[piece] - place;
            double ahead = way > 0 ? way : way + 4 * SIDE;
            if (ahead < nearest) {
                nearest = ahead;
                next = piece;
            }
        }
        return next;
    }

    private void corners(double from, double to) {
        double end = to > from ? to : to + 4 * SIDE;
        for (int corner = (int) (from / SIDE) + 1; corner * SIDE < end; corner++) {
            ring[2 * ringPoints] = CORNERS[2 * (corner % 4)];
            ring[2 * ringPoints + 1] = CORNERS[2 * (corner % 4) + 1];
            ringPoints++;
        }
    }

    /** No ring goes through the box: it lies in the polygon, but for the holes in it, or beside it. */
    private boolean wholeBox(GridShape into) {
        boolean covered = false;
        for (int i = 0; i < rings; i++) {
            covered ^= isIn(LEAST, LEAST, xy, start(i), ends[i]);
        }
        if (covered && into.addRing(CORNERS, 4, true)) {
            holes(into, null);
        }
        return covered;
    }

    private static boolean isIn(double x, double y, double[] pairs, int from, int to) {
        boolean odd = false;
        for (int i = from, before = to - 1; i < to; before = i++) {
            double ay = pairs[2 * before + 1];
            double by = pairs[2 * i + 1];
            if (ay > y != by > y) {
                odd ^= x < pairs[2 * before] + (y - ay) / (by - ay) * (pairs[2 * i] - pairs[2 * before]);
            }
        }
        return odd;
    }

    private boolean eachByItself(GridShape into) {
        boolean any = false;
        for (int i = 0; i < rings; i++) {
            clip.ring(ring(i), ends[i] - start(i));
            any |= clip.count() > 0;
            boolean left = clip.count() > 0 && into.addRing(clip.points(), clip.count(), i == 0);
            if (i == 0 && !left) {
                return any;
            }
        }
        return any;
    }

    private static double[] room(double[] pairs, int numbers) {
        return pairs.length < numbers ? Arrays.copyOf(pairs, 2 * numbers) : pairs;
    }
}
