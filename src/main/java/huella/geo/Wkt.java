package huella.geo;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Well-known text (OGC 06-103r4 §7), two-dimensional, with a fixed number of decimals. */
final class Wkt {

    private Wkt() {}

    static void append(StringBuilder out, Geometry geometry, int decimals) {
        String keyword = geometry.getGeometryType().toUpperCase(java.util.Locale.ROOT);
        body(out.append(keyword).append(' '), geometry, decimals);
    }

    private static void body(StringBuilder out, Geometry geometry, int decimals) {
        switch (geometry) {
            case Point point -> positions(out, point.getCoordinateSequence(), decimals);
            case LineString line -> positions(out, line.getCoordinateSequence(), decimals);
            case Polygon polygon -> {
                out.append('(');
                body(out, polygon.getExteriorRing(), decimals);
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    body(out.append(','), polygon.getInteriorRingN(i), decimals);
                }
                out.append(')');
            }
            default -> parts(out, geometry, decimals);
        }
    }

    private static void parts(StringBuilder out, Geometry geometry, int decimals) {
        out.append('(');
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (i > 0) {
                out.append(',');
            }
            body(out, geometry.getGeometryN(i), decimals);
        }
        out.append(')');
    }

    private static void positions(StringBuilder out, CoordinateSequence positions, int decimals) {
        out.append('(');
        for (int i = 0; i < positions.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            Decimals.append(out, positions.getX(i), decimals);
            Decimals.append(out.append(' '), positions.getY(i), decimals);
        }
        out.append(')');
    }
}
