package huella.tiles;

import java.util.Arrays;

/**
 * Whether rings in the grid are valid polygons (OGC 06-103r4 §6.1.11), told quickly and exactly for all but the few
 * that touch themselves or each other: coordinates have thirteen bits, so every test is a comparison of whole numbers.
 * It never takes a broken one for valid; where it is not sure, somebody slower must say.
 */
final class GridValidity {

    enum Verdict {
        VALID,
        /** Two rings have a point in common, or lie in each other: it may be valid or not. */
        UNSURE,
        BROKEN
    }

    /** Up to so many edges every pair is looked at; for more, they are sorted first. */
    private static final int FEW = 24;

    private GridShape shape;
    private int[] next = new int[64];
    private int[] ring = new int[64];
    private int[] active = new int[32];
    private long[] order = new long[64];
    private int[] box = new int[64];

    /** What is known of the rings from one path to before another; the first is a shell. */
    Verdict of(GridShape rings, int firstPath, int endPath) {
        shape = rings;
        int from = rings.start(firstPath);
        int to = rings.end(endPath - 1);
        link(firstPath, endPath, to);
        Verdict contacts = to - from <= FEW ? everyPair(from, to) : sweep(from, to);
        return contacts != Verdict.VALID || endPath - firstPath == 1 ? contacts : nesting(firstPath, endPath);
    }

    private void link(int firstPath, int endPath, int points) {
        if (next.length < points) {
            next = new int[2 * points];
            ring = new int[2 * points];
            order = new long[2 * points];
        }
        for (int path = firstPath; path < endPath; path++) {
            int start = shape.start(path);
            int end = shape.end(path);
            for (int i = start; i < end; i++) {
                next[i] = i + 1;
                ring[i] = path;
            }
            next[end - 1] = start;
        }
    }

    private Verdict everyPair(int from, int to) {
        Verdict worst = Verdict.VALID;
        for (int a = from; a < to; a++) {
            for (int b = a + 1; b < to; b++) {
                if (meet(a, b)) {
                    if (ring[a] == ring[b]) {
                        return Verdict.BROKEN;
                    }
                    worst = Verdict.UNSURE;
                }
            }
        }
        return worst;
    }

    /** Edges from west to east; each is compared with those that still reach as far. */
    private Verdict sweep(int from, int to) {
        int edges = to - from;
        for (int i = 0; i < edges; i++) {
            int edge = from + i;
            order[i] = (long) Math.min(shape.x(edge), shape.x(next[edge])) << 32 | edge;
        }
        Arrays.sort(order, 0, edges);
        Verdict worst = Verdict.VALID;
        int reaching = 0;
        for (int i = 0; i < edges; i++) {
            int edge = (int) order[i];
            int west = (int) (order[i] >> 32);
            int kept = 0;
            for (int k = 0; k < reaching; k++) {
                int other = active[k];
                if (Math.max(shape.x(other), shape.x(next[other])) < west) {
                    continue;
                }
                active[kept++] = other;
                if (meet(edge, other)) {
                    if (ring[edge] == ring[other]) {
                        return Verdict.BROKEN;
                    }
                    worst = Verdict.UNSURE;
                }
            }
            if (kept == active.length) {
                active = Arrays.copyOf(active, 2 * kept);
            }
            active[kept++] = edge;
            reaching = kept;
        }
        return worst;
    }

    /** Whether two edges have a point in common, but for the one where a ring's edge follows the other. */
    private boolean meet(int a, int b) {
        int a2 = next[a];
        int b2 = next[b];
        int ax = shape.x(a);
        int ay = shape.y(a);
        int bx = shape.x(a2);
        int by = shape.y(a2);
        int cx = shape.x(b);
        int cy = shape.y(b);
        int dx = shape.x(b2);
        int dy = shape.y(b2);
        if (Math.max(ax, bx) < Math.min(cx, dx)
                || Math.max(cx, dx) < Math.min(ax, bx)
                || Math.max(ay, by) < Math.min(cy, dy)
                || Math.max(cy, dy) < Math.min(ay, by)
                || a2 == b
                || b2 == a) {
            return false;
        }
        int c = side(ax, ay, bx, by, cx, cy);
        int d = side(ax, ay, bx, by, dx, dy);
        if (c != 0 && c == d) {
            return false;
        }
        int first = side(cx, cy, dx, dy, ax, ay);
        int second = side(cx, cy, dx, dy, bx, by);
        return first == 0 || first != second;
    }

    private static int side(int ax, int ay, int bx, int by, int px, int py) {
        return Integer.signum((bx - ax) * (py - ay) - (by - ay) * (px - ax));
    }

    /** No ring meets another: each hole must lie in its shell, and nothing else in anything. */
    private Verdict nesting(int firstPath, int endPath) {
        boxes(firstPath, endPath);
        int shell = firstPath;
        for (int path = firstPath; path < endPath; path++) {
            if (shape.isShell(path)) {
                shell = path;
            } else if (!isIn(path, shell, firstPath)) {
                return Verdict.BROKEN;
            }
            for (int other = firstPath; other < path; other++) {
                boolean ownShell = other == shell && other != path;
                boolean samePolygon = other >= shell;
                boolean bothShells = shape.isShell(path) && shape.isShell(other);
                if (!ownShell && (samePolygon || bothShells) && oneIsInTheOther(path, other, firstPath)) {
                    return Verdict.UNSURE;
                }
            }
        }
        return Verdict.VALID;
    }

    private boolean oneIsInTheOther(int a, int b, int firstPath) {
        return isIn(a, b, firstPath) || isIn(b, a, firstPath);
    }

    private void boxes(int firstPath, int endPath) {
        if (box.length < 4 * (endPath - firstPath)) {
            box = new int[8 * (endPath - firstPath)];
        }
        for (int path = firstPath; path < endPath; path++) {
            int minX = Integer.MAX_VALUE;
            int minY = Integer.MAX_VALUE;
            int maxX = Integer.MIN_VALUE;
            int maxY = Integer.MIN_VALUE;
            for (int i = shape.start(path); i < shape.end(path); i++) {
                minX = Math.min(minX, shape.x(i));
                maxX = Math.max(maxX, shape.x(i));
                minY = Math.min(minY, shape.y(i));
                maxY = Math.max(maxY, shape.y(i));
            }
            int at = 4 * (path - firstPath);
            box[at] = minX;
            box[at + 1] = minY;
            box[at + 2] = maxX;
            box[at + 3] = maxY;
        }
    }

    /** Whether a ring lies in another that it does not meet: its first point tells. */
    private boolean isIn(int inner, int outer, int firstPath) {
        int at = 4 * (outer - firstPath);
        int px = shape.x(shape.start(inner));
        int py = shape.y(shape.start(inner));
        if (px <= box[at] || px >= box[at + 2] || py <= box[at + 1] || py >= box[at + 3]) {
            return false;
        }
        boolean inside = false;
        for (int i = shape.start(outer); i < shape.end(outer); i++) {
            int j = next[i];
            if (shape.y(i) > py != shape.y(j) > py) {
                int turn = side(shape.x(i), shape.y(i), shape.x(j), shape.y(j), px, py);
                inside ^= turn > 0 == shape.y(j) > shape.y(i);
            }
        }
        return inside;
    }
}
