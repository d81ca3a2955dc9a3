package huella.geo.read;

import org.wololo.flatgeobuf.generated.Geometry;

/**
 * Tells a {@link ShapeBuilder} the geometry of a feature. The tables of a FlatBuffer point at each other, so that few
 * bytes can make an endless or an immense tree: how deep and how often is counted.
 */
final class FlatGeobufShape {

    /** A geometry takes at least its place in the vector of parts and its own table. */
    private static final int LEAST_BYTES = 8;

    private final int bytes;
    private final int maxDepth;
    private final ShapeBuilder shape;
    private int visits;

    /** @param bytes of the feature */
    FlatGeobufShape(int bytes, ReadLimits limits, ShapeBuilder shape) {
        this.bytes = bytes;
        this.maxDepth = limits.depth();
        this.shape = shape;
    }

    /**
     * @param number the {@link ShapeKind} when the geometry does not tell its own
     * @throws IndexOutOfBoundsException | IllegalArgumentException when the bytes are no geometry
     */
    void tell(Geometry geometry, int number) {
        tell(geometry, number, 1);
    }

    private void tell(Geometry geometry, int number, int depth) {
        if (depth > maxDepth || ++visits > bytes / LEAST_BYTES) {
            throw new IllegalArgumentException("parts within parts");
        }
        ShapeKind kind = ShapeKind.of(geometry.type() == 0 ? number : geometry.type());
        if (geometry.zLength() > 0 || geometry.mLength() > 0) {
            shape.flattened();
        }
        switch (kind) {
            case POINT, MULTI_POINT -> pieces(geometry, shape::point);
            case LINE, MULTI_LINE -> pieces(geometry, shape::line);
            case POLYGON -> {
                pieces(geometry, shape::ring);
                shape.polygon();
            }
            case MULTI_POLYGON, COLLECTION, MULTI_CURVE -> {
                int parts = geometry.partsLength();
                for (int i = 0; i < parts; i++) {
                    tell(geometry.parts(i), kind == ShapeKind.MULTI_POLYGON ? 3 : 0, depth + 1);
                }
            }
            case CURVED -> shape.refuse(ShapeKind.ARCS);
            case SPATIAL -> shape.refuse(ShapeKind.SOLID);
            case UNKNOWN -> shape.refuse(Wkb.UNKNOWN);
        }
    }

    /** Each piece ends where {@code ends} says, in positions; without it there is one. */
    private void pieces(Geometry geometry, Runnable end) {
        int ordinates = geometry.xyLength();
        if (ordinates % 2 != 0 || ordinates > bytes / Double.BYTES || geometry.endsLength() > bytes / Integer.BYTES) {
            throw new IllegalArgumentException("half a position, or more than there are bytes");
        }
        int positions = ordinates / 2;
        int pieces = Math.max(1, geometry.endsLength());
        int from = 0;
        for (int piece = 0; piece < pieces; piece++) {
            long to = geometry.endsLength() == 0 ? positions : geometry.ends(piece);
            if (to < from || to > positions) {
                throw new IllegalArgumentException("pieces that end before they begin, or after the last position");
            }
            for (int i = from; i < to; i++) {
                position(geometry.xy(2 * i), geometry.xy(2 * i + 1), ordinates == 2);
            }
            end.run();
            from = (int) to;
        }
        if (from != positions) {
            throw new IllegalArgumentException("positions that belong to no piece");
        }
    }

    /** An empty point is written as one of NaN. */
    private void position(double x, double y, boolean only) {
        if (!only || !Double.isNaN(x) || !Double.isNaN(y)) {
            shape.vertex(x, y);
        }
    }
}
