package huella.editing;

import huella.geo.Measures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.operation.distance.DistanceOp;

/**
 * Where the parts of a route do not meet. Parts meet when an end of one lies on the other, within a metre, so a branch
 * is no gap. Of all ways to close a route the shortest is told: one gap less than there are pieces.
 */
final class RouteGaps {

    private static final double MEETS_M = 1;

    /** Every end is measured against every part; a route of more parts is not looked at. */
    private static final int MOST_PARTS = 200;

    private record Gap(int from, int to, Coordinate here, Coordinate there, double metres) {}

    private RouteGaps() {}

    static List<Finding> of(Geometry shape) {
        if (!(shape instanceof MultiLineString route) || route.getNumGeometries() < 2) {
            return List.of();
        }
        if (route.getNumGeometries() > MOST_PARTS) {
            return List.of(Finding.warn(
                    Check.NOT_COMPARED,
                    "La línea tiene " + route.getNumGeometries()
                            + " partes y no se revisó si hay cortes entre ellas. Una las que se tocan.",
                    "The line has " + route.getNumGeometries()
                            + " parts; gaps between them were not looked for. Merge those that touch."));
        }
        int[] piece = IntStream.range(0, route.getNumGeometries()).toArray();
        List<Finding> findings = new ArrayList<>();
        for (Gap gap : gaps(route)) {
            int joined = piece[gap.from()];
            int into = piece[gap.to()];
            if (joined != into) {
                for (int i = 0; i < piece.length; i++) {
                    piece[i] = piece[i] == joined ? into : piece[i];
                }
                if (gap.metres() > MEETS_M) {
                    findings.add(finding(gap, route));
                }
            }
        }
        return findings;
    }

    /** From each end to the nearest place of each other part, shortest first. */
    private static List<Gap> gaps(MultiLineString route) {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < route.getNumGeometries(); i++) {
            LineString part = (LineString) route.getGeometryN(i);
            for (Geometry end : List.of(part.getStartPoint(), part.getEndPoint())) {
                for (int j = 0; j < route.getNumGeometries(); j++) {
                    if (j != i) {
                        Coordinate[] nearest = DistanceOp.nearestPoints(end, route.getGeometryN(j));
                        gaps.add(new Gap(i, j, nearest[0], nearest[1], Measures.distanceM(nearest[0], nearest[1])));
                    }
                }
            }
        }
        gaps.sort(Comparator.comparingDouble(Gap::metres));
        return gaps;
    }

    private static Finding finding(Gap gap, Geometry route) {
        return Finding.warn(
                        Check.ROUTE_GAP,
                        "La ruta está cortada: entre dos partes faltan " + length(gap.metres(), Locale.of("es", "CL"))
                                + ". Una las partes, o deje el corte si es así en el terreno.",
                        "The route is broken: " + length(gap.metres(), Locale.ENGLISH)
                                + " are missing between two parts. Join them, or leave the gap if that is how it is on the ground.")
                .at(route.getFactory().createLineString(new Coordinate[] {gap.here(), gap.there()}));
    }

    private static String length(double metres, Locale locale) {
        return metres < 1_000
                ? String.format(locale, "%.0f m", metres)
                : String.format(locale, "%,.1f km", metres / 1_000);
    }
}
