package huella.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * How long and how large shapes are on the ground: on the ellipsoid WGS 84, so that a number does not depend on a
 * projection. Coordinates are longitude/latitude degrees, x first; they must be finite, the shape need not be valid.
 *
 * <p>Between two vertices the shortest way counts (the geodesic), within nanometres (C. F. F. Karney, Algorithms for
 * geodesics, J. Geodesy 87, 2013).
 */
public final class Measures {

    private static final Geodesic EARTH = Geodesic.WGS84;

    private Measures() {}

    /** Between two places, in metres. */
    public static double distanceM(Coordinate from, Coordinate to) {
        return EARTH.Inverse(from.y, from.x, to.y, to.x, GeodesicMask.DISTANCE).s12;
    }

    /** Of lines their length, of areas that of all their rings, of points 0; in metres. */
    public static double lengthM(Geometry lonLat) {
        return switch (lonLat) {
            case Point point -> 0;
            case LineString line -> length(line.getCoordinateSequence());
            case Polygon polygon -> {
                double sum = length(polygon.getExteriorRing().getCoordinateSequence());
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    sum += length(polygon.getInteriorRingN(i).getCoordinateSequence());
                }
                yield sum;
            }
            case GeometryCollection many -> {
                double sum = 0;
                for (int i = 0; i < many.getNumGeometries(); i++) {
                    sum += lengthM(many.getGeometryN(i));
                }
                yield sum;
            }
            default -> throw new IllegalArgumentException(lonLat.getGeometryType());
        };
    }

    /** Of areas, without their holes, in square metres; of lines and points 0. */
    public static double areaM2(Geometry lonLat) {
        return switch (lonLat) {
            case Polygon polygon -> {
                double sum = ringAreaM2(polygon.getExteriorRing().getCoordinateSequence());
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    sum -= ringAreaM2(polygon.getInteriorRingN(i).getCoordinateSequence());
                }
                yield sum;
            }
            case GeometryCollection many -> {
                double sum = 0;
                for (int i = 0; i < many.getNumGeometries(); i++) {
                    sum += areaM2(many.getGeometryN(i));
                }
                yield sum;
            }
            default -> 0;
        };
    }

    private static double length(CoordinateSequence way) {
        double sum = 0;
        for (int i = 1; i < way.size(); i++) {
            sum += EARTH.Inverse(way.getY(i - 1), way.getX(i - 1), way.getY(i), way.getX(i), GeodesicMask.DISTANCE).s12;
        }
        return sum;
    }

    /** Whichever way round the ring runs. */
    private static double ringAreaM2(CoordinateSequence ring) {
        PolygonArea area = new PolygonArea(EARTH, false);
        for (int i = 0; i < ring.size() - 1; i++) {
            area.AddPoint(ring.getY(i), ring.getX(i));
        }
        return Math.abs(area.Compute(false, true).area);
    }
}
