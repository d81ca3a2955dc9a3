package huella.editing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * What two sides did to the parts of one shape, or to the holes of one area, put together: parts that came on either
 * side come, parts that went on either side go, and a part that both changed is merged by its vertices. A part that one
 * side removed and the other changed is a clash.
 */
final class PartsMerge {

    private final GeometryFactory factory;
    private final Clashes clashes;

    PartsMerge(GeometryFactory factory, Clashes clashes) {
        this.factory = factory;
        this.clashes = clashes;
    }

    /** Parts in the order of the current side, then what the proposed one added; all points, lines, rings or areas. */
    <T extends Geometry> List<T> merge(List<T> base, List<T> current, List<T> proposed, Class<T> kind) {
        int[] inCurrent = PartMatch.of(base, current);
        int[] inProposed = PartMatch.of(base, proposed);
        Map<Integer, T> kept = new HashMap<>();
        boolean[] known = new boolean[proposed.size()];
        boolean[] matched = new boolean[current.size()];
        for (int i = 0; i < base.size(); i++) {
            T was = base.get(i);
            T is = inCurrent[i] < 0 ? null : current.get(inCurrent[i]);
            T wanted = inProposed[i] < 0 ? null : proposed.get(inProposed[i]);
            if (is != null) {
                matched[inCurrent[i]] = true;
            }
            if (wanted != null) {
                known[inProposed[i]] = true;
            }
            if (is != null && wanted != null) {
                kept.put(inCurrent[i], kind.cast(both(was, is, wanted)));
            } else if (is != null || wanted != null) {
                T left = is != null ? is : wanted;
                if (!Grid.same(was, left)) {
                    clashes.at(Conflict.Reason.REMOVED_AND_CHANGED, left);
                }
            }
        }
        return joined(current, matched, kept, proposed, known);
    }

    private static <T extends Geometry> List<T> joined(
            List<T> current, boolean[] matched, Map<Integer, T> kept, List<T> proposed, boolean[] known) {
        List<T> parts = new ArrayList<>();
        Map<Geometry, Integer> added = new HashMap<>();
        for (int j = 0; j < current.size(); j++) {
            if (!matched[j]) {
                parts.add(current.get(j));
                added.merge(Grid.canonical(current.get(j)), 1, Integer::sum);
            } else if (kept.containsKey(j)) {
                parts.add(kept.get(j));
            }
        }
        for (int j = 0; j < proposed.size(); j++) {
            // What both added is added once.
            if (!known[j] && added.merge(Grid.canonical(proposed.get(j)), -1, Integer::sum) < 0) {
                parts.add(proposed.get(j));
            }
        }
        return parts;
    }

    private Geometry both(Geometry was, Geometry is, Geometry wanted) {
        if (Grid.same(wanted, was) || Grid.same(wanted, is)) {
            return is;
        }
        if (Grid.same(is, was)) {
            return wanted;
        }
        return switch (was) {
            case LinearRing ring -> ring(ring, (LinearRing) is, (LinearRing) wanted);
            case LineString line -> line(line, (LineString) is, (LineString) wanted);
            case Polygon area -> area(area, (Polygon) is, (Polygon) wanted);
            case Point point -> {
                clashes.at(Conflict.Reason.BOTH_CHANGED, is);
                clashes.at(Conflict.Reason.BOTH_CHANGED, wanted);
                yield is;
            }
            default -> throw new IllegalArgumentException(was.getGeometryType());
        };
    }

    private Polygon area(Polygon was, Polygon is, Polygon wanted) {
        LinearRing shell = ring(was.getExteriorRing(), is.getExteriorRing(), wanted.getExteriorRing());
        List<LinearRing> holes = merge(Parts.holes(was), Parts.holes(is), Parts.holes(wanted), LinearRing.class);
        return factory.createPolygon(shell, holes.toArray(LinearRing[]::new));
    }

    private LinearRing ring(LinearRing was, LinearRing is, LinearRing wanted) {
        Coordinate[] path = path(was, is, wanted);
        return path.length < 4 ? tooFew(path, is) : factory.createLinearRing(path);
    }

    private LineString line(LineString was, LineString is, LineString wanted) {
        Coordinate[] path = path(was, is, wanted);
        return path.length < 2 ? tooFew(path, is) : factory.createLineString(path);
    }

    private Coordinate[] path(LineString was, LineString is, LineString wanted) {
        return PathMerge.of(Path.of(was), Path.of(is), Path.of(wanted), clashes).coordinates();
    }

    /** Each side took away other vertices, and together so many that nothing is left. */
    private <L extends LineString> L tooFew(Coordinate[] path, L is) {
        clashes.at(Conflict.Reason.NOT_VALID, is);
        return is;
    }
}
