package huella.editing;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * How much work it is to lay two shapes over each other, found out before it is done: an overlay cannot be interrupted,
 * and two combs of a few thousand teeth cross each other in tens of millions of places, and so does a line of a few
 * thousand vertices itself, valid as it is.
 */
final class Effort {

    /** Pairs of edges that may cross. Shapes drawn by people have hundreds. */
    private static final int MOST = 100_000;

    private Effort() {}

    /** Whether an overlay of the two stays within a second or so. */
    static boolean isSmall(Geometry a, Geometry b) {
        STRtree edges = new STRtree();
        eachEdge(a, edge -> {
            if (edge.intersects(b.getEnvelopeInternal())) {
                edges.insert(edge, edge);
            }
        });
        int[] pairs = {0};
        eachEdge(b, edge -> {
            if (pairs[0] <= MOST) {
                edges.query(edge, found -> pairs[0]++);
            }
        });
        return pairs[0] <= MOST && !Crossings.tooMany(a, b);
    }

    private interface Edges {
        void take(Envelope edge);
    }

    private static void eachEdge(Geometry shape, Edges edges) {
        shape.apply((GeometryComponentFilter) part -> {
            if (part instanceof LineString line) {
                CoordinateSequence way = line.getCoordinateSequence();
                for (int i = 1; i < way.size(); i++) {
                    edges.take(new Envelope(way.getCoordinate(i - 1), way.getCoordinate(i)));
                }
            }
        });
    }
}
