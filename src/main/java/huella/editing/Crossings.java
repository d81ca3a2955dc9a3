package huella.editing;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.noding.BasicSegmentString;
import org.locationtech.jts.noding.MCIndexSegmentSetMutualIntersector;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

/**
 * Whether the segments of two shapes cross so often, each other or themselves, that overlaying them would cost too
 * much: crossings become vertices (two combs cross in the square of their teeth), and each two segments with
 * overlapping boxes are looked at. Counting stops at the limit, so a hostile shape costs no more than it allows.
 */
final class Crossings implements SegmentIntersector {

    /** Proper ones, each counted from both segments; a shape of {@code MAX_VERTICES} has few. */
    private static final int CROSSINGS = 10_000;

    /** Pairs of segments with overlapping boxes, each counted from both; a tame shape has some ten for each vertex. */
    private static final int PAIRS = 1_000_000;

    private final LineIntersector intersector = new RobustLineIntersector();
    private int crossings;
    private int pairs;

    private Crossings() {}

    static boolean tooMany(Geometry one, Geometry other) {
        List<SegmentString> segments = new ArrayList<>();
        GeometryComponentFilter gather = part -> {
            if (part instanceof LineString line) {
                segments.add(new BasicSegmentString(line.getCoordinates(), null));
            }
        };
        one.apply(gather);
        other.apply(gather);
        Crossings counted = new Crossings();
        try {
            new MCIndexSegmentSetMutualIntersector(segments).process(segments, counted);
        } catch (Enough known) {
            return true;
        }
        return counted.isDone();
    }

    /** Enough is known; within one pair of chains nobody asks {@link #isDone}. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    @Override
    public void processIntersections(SegmentString one, int i, SegmentString other, int j) {
        pairs++;
        intersector.computeIntersection(
                one.getCoordinate(i), one.getCoordinate(i + 1), other.getCoordinate(j), other.getCoordinate(j + 1));
        crossings += intersector.isProper() ? 1 : 0;
        if (isDone()) {
            throw new Enough();
        }
    }

    @Override
    public boolean isDone() {
        return crossings > CROSSINGS || pairs > PAIRS;
    }
}
