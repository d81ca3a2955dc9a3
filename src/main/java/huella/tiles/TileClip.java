package huella.tiles;

/**
 * Cuts what leaves a tile and its margin, in grid coordinates that are not rounded yet. Pairs of numbers, kept in
 * arrays that are used again.
 */
final class TileClip {

    private double[] from = new double[64];
    private double[] to = new double[64];
    private int count;

    /** What the last call left. */
    double[] points() {
        return from;
    }

    int count() {
        return count;
    }

    /**
     * The part of a ring that lies in the box, as one ring (Sutherland and Hodgman, 1974). Where the ring leaves and
     * comes back more than once, pieces are joined by ways along the box's edge that have no area: such a ring is not
     * valid, and is repaired later as whatever else is not.
     *
     * @param xy pairs, the first not said again at the end
     */
    void ring(double[] xy, int points) {
        need(4 * points + 16);
        System.arraycopy(xy, 0, from, 0, 2 * points);
        count = points;
        half(0, TileGrid.LEAST, 1);
        half(0, TileGrid.MOST, -1);
        half(1, TileGrid.LEAST, 1);
        half(1, TileGrid.MOST, -1);
    }

    /** Keeps what lies on one side of a line: {@code sign * (coordinate - limit) >= 0}. */
    private void half(int axis, double limit, int sign) {
        need(4 * count + 16);
        int kept = 0;
        int other = 1 - axis;
        for (int i = 0, before = count - 1; i < count; before = i++) {
            double a = from[2 * before + axis];
            double b = from[2 * i + axis];
            boolean aIn = sign * (a - limit) >= 0;
            boolean bIn = sign * (b - limit) >= 0;
            if (aIn != bIn) {
                double at = (limit - a) / (b - a);
                double across = from[2 * before + other] + at * (from[2 * i + other] - from[2 * before + other]);
                to[2 * kept + axis] = limit;
                to[2 * kept + other] = across;
                kept++;
            }
            if (bIn) {
                to[2 * kept] = from[2 * i];
                to[2 * kept + 1] = from[2 * i + 1];
                kept++;
            }
        }
        double[] swap = from;
        from = to;
        to = swap;
        count = kept;
    }

    /** Where the pieces of a line go. */
    interface Pieces {
        void add(double[] xy, int points);
    }

    /** The pieces of a line that lie in the box, in its order. */
    void line(double[] xy, int points, Pieces pieces) {
        need(2 * points + 4);
        count = 0;
        for (int i = 1; i < points; i++) {
            if (!segment(xy[2 * i - 2], xy[2 * i - 1], xy[2 * i], xy[2 * i + 1])) {
                flush(pieces);
            }
        }
        flush(pieces);
    }

    private void flush(Pieces pieces) {
        if (count > 0) {
            pieces.add(from, count);
            count = 0;
        }
    }

    /**
     * Adds what of a segment lies in the box (Liang and Barsky, 1984) to the piece.
     *
     * @return whether the piece goes on after it
     */
    private boolean segment(double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double enter = 0;
        double leave = 1;
        for (int side = 0; side < 4; side++) {
            double step = side == 0 ? -dx : side == 1 ? dx : side == 2 ? -dy : dy;
            double room = side == 0
                    ? ax - TileGrid.LEAST
                    : side == 1 ? TileGrid.MOST - ax : side == 2 ? ay - TileGrid.LEAST : TileGrid.MOST - ay;
            if (step == 0) {
                if (room < 0) {
                    return false;
                }
            } else if (step < 0) {
                enter = Math.max(enter, room / step);
            } else {
                leave = Math.min(leave, room / step);
            }
        }
        if (enter > leave) {
            return false;
        }
        if (count == 0) {
            put(ax + enter * dx, ay + enter * dy);
        }
        put(leave == 1 ? bx : ax + leave * dx, leave == 1 ? by : ay + leave * dy);
        return leave == 1;
    }

    private void put(double x, double y) {
        from[2 * count] = x;
        from[2 * count + 1] = y;
        count++;
    }

    private void need(int numbers) {
        if (from.length < numbers) {
            from = java.util.Arrays.copyOf(from, numbers * 2);
        }
        if (to.length < numbers) {
            to = new double[numbers * 2];
        }
    }
}
