package huella.editing;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Whether two shapes are the same but for rounding: vertex for vertex, wherever rings begin, whichever way they and
 * lines run, in whichever order parts stand. A footprint that went out in some coordinate system and comes back in a
 * file is not to look as if it had been redrawn. A vertex more or less is a difference, wherever it stands.
 *
 * <p>Bounded: shapes in which too many vertices lie within the tolerance of each other are not the same.
 */
public final class SameShape {

    /** In metres: what rounding to seven decimals of a degree, and once more to millimetres, can do. */
    public static final double CENTIMETRE = 0.01;

    private static final double METRES_A_DEGREE = 111_320;

    /** Beginnings of a ring, and parts, that are tried for one. */
    private static final int MOST_TRIED = 64;

    private final double eastTolerance;
    private final double northTolerance;

    private SameShape(double metres, double latitude) {
        northTolerance = metres / METRES_A_DEGREE;
        eastTolerance = northTolerance / Math.max(0.01, Math.cos(Math.toRadians(latitude)));
    }

    /**
     * Whether each vertex of the one lies within some metres, counted along each axis, of its partner in the other.
     *
     * @param one longitude/latitude degrees
     * @param other longitude/latitude degrees
     */
    public static boolean within(Geometry one, Geometry other, double metres) {
        if (one.isEmpty() || other.isEmpty() || one.getNumPoints() != other.getNumPoints()) {
            return one.isEmpty() && other.isEmpty();
        }
        double latitude = one.getEnvelopeInternal().centre().y;
        return new SameShape(metres, latitude).all(Parts.of(one), Parts.of(other));
    }

    /** Each of the one list has a partner of its own in the other. */
    private boolean all(List<? extends Geometry> some, List<? extends Geometry> others) {
        if (some.size() != others.size()) {
            return false;
        }
        List<Geometry> left = new ArrayList<>(others);
        for (Geometry part : some) {
            int found = partner(part, left);
            if (found < 0) {
                return false;
            }
            left.remove(found);
        }
        return true;
    }

    private int partner(Geometry part, List<Geometry> left) {
        Envelope box = part.getEnvelopeInternal();
        int tried = 0;
        for (int i = 0; i < left.size() && tried < MOST_TRIED; i++) {
            Geometry candidate = left.get(i);
            if (candidate.getNumPoints() == part.getNumPoints() && near(box, candidate.getEnvelopeInternal())) {
                tried++;
                if (same(part, candidate)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private boolean same(Geometry one, Geometry other) {
        if (one instanceof Polygon area && other instanceof Polygon second) {
            return same(area.getExteriorRing(), second.getExteriorRing())
                    && all(Parts.holes(area), Parts.holes(second));
        }
        if (one instanceof LinearRing ring && other instanceof LinearRing second) {
            return ring(ring.getCoordinateSequence(), second.getCoordinateSequence());
        }
        if (one instanceof LineString line && other instanceof LineString second) {
            CoordinateSequence way = line.getCoordinateSequence();
            CoordinateSequence back = second.getCoordinateSequence();
            return way.size() == back.size()
                    && (along(way, back, 0, 1, way.size())
                            || along(way, back, way.size() - 1, -1, way.size())
                            || line.isClosed() && second.isClosed() && ring(way, back));
        }
        return one instanceof Point point
                && other instanceof Point second
                && near(point.getX(), point.getY(), second.getX(), second.getY());
    }

    /** Closed, so that the last vertex is the first. */
    private boolean ring(CoordinateSequence one, CoordinateSequence other) {
        if (one.size() != other.size()) {
            return false;
        }
        int vertices = one.size() - 1;
        int tried = 0;
        for (int start = 0; start < vertices && tried < MOST_TRIED; start++) {
            if (near(one.getX(0), one.getY(0), other.getX(start), other.getY(start))) {
                tried++;
                if (along(one, other, start, 1, vertices) || along(one, other, start, -1, vertices)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean along(CoordinateSequence one, CoordinateSequence other, int start, int step, int vertices) {
        for (int i = 0; i < vertices; i++) {
            int j = Math.floorMod(start + i * step, vertices);
            if (!near(one.getX(i), one.getY(i), other.getX(j), other.getY(j))) {
                return false;
            }
        }
        return true;
    }

    private boolean near(Envelope one, Envelope other) {
        return near(one.getMinX(), one.getMinY(), other.getMinX(), other.getMinY())
                && near(one.getMaxX(), one.getMaxY(), other.getMaxX(), other.getMaxY());
    }

    private boolean near(double x, double y, double otherX, double otherY) {
        return Math.abs(x - otherX) <= eastTolerance && Math.abs(y - otherY) <= northTolerance;
    }
}
