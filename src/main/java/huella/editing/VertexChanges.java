package huella.editing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Which vertices came, went and moved between two shapes. Parts are compared with the parts they became, rings and
 * lines by alignment: between two vertices that stayed, one that went and one that came are one that moved. Where more
 * went than came, or the other way, those count as moved that make the shortest ways, in their order.
 */
final class VertexChanges {

    /** Ways that are weighed in one stretch; beyond, the first of each are paired. */
    private static final long WAYS = 250_000;

    /** From where to where. */
    record Move(Coordinate from, Coordinate to) {}

    private final List<Coordinate> added = new ArrayList<>();
    private final List<Coordinate> removed = new ArrayList<>();
    private final List<Move> moved = new ArrayList<>();

    private VertexChanges() {}

    static VertexChanges between(List<Geometry> before, List<Geometry> after) {
        VertexChanges changes = new VertexChanges();
        changes.parts(before, after);
        return changes;
    }

    List<Coordinate> added() {
        return added;
    }

    List<Coordinate> removed() {
        return removed;
    }

    List<Move> moved() {
        return moved;
    }

    private void parts(List<? extends Geometry> before, List<? extends Geometry> after) {
        int[] partners = PartMatch.of(before, after);
        boolean[] known = new boolean[after.size()];
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] < 0) {
                whole(before.get(i), removed);
            } else {
                known[partners[i]] = true;
                part(before.get(i), after.get(partners[i]));
            }
        }
        for (int j = 0; j < known.length; j++) {
            if (!known[j]) {
                whole(after.get(j), added);
            }
        }
    }

    private void part(Geometry before, Geometry after) {
        switch (before) {
            case Point point -> stretch(Arrays.asList(point.getCoordinates()), Arrays.asList(after.getCoordinates()));
            case LineString line -> path(Path.of(line), Path.of((LineString) after));
            case Polygon area -> {
                Polygon other = (Polygon) after;
                path(Path.of(area.getExteriorRing()), Path.of(other.getExteriorRing()));
                parts(Parts.holes(area), Parts.holes(other));
            }
            default -> throw new IllegalArgumentException(before.getGeometryType());
        }
    }

    private void path(Path before, Path after) {
        List<Path> paths = Turning.of(before, List.of(after)).paths();
        List<Coordinate> from = paths.get(0).vertices();
        List<Coordinate> to = paths.get(1).vertices();
        int[] partners = Alignment.of(paths.get(0), paths.get(1)).partners();
        int last = -1;
        int partner = -1;
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] >= 0) {
                stretch(from.subList(last + 1, i), to.subList(partner + 1, partners[i]));
                last = i;
                partner = partners[i];
            }
        }
        stretch(from.subList(last + 1, from.size()), to.subList(partner + 1, to.size()));
    }

    /** Between two vertices that stayed. */
    private void stretch(List<Coordinate> gone, List<Coordinate> come) {
        boolean fewerGone = gone.size() <= come.size();
        List<Coordinate> few = fewerGone ? gone : come;
        List<Coordinate> many = fewerGone ? come : gone;
        int[] pairs = pairs(few, many);
        boolean[] paired = new boolean[many.size()];
        for (int i = 0; i < few.size(); i++) {
            paired[pairs[i]] = true;
            Coordinate other = many.get(pairs[i]);
            if (!Grid.cell(few.get(i)).equals(Grid.cell(other))) {
                moved.add(fewerGone ? new Move(few.get(i), other) : new Move(other, few.get(i)));
            }
        }
        for (int j = 0; j < paired.length; j++) {
            if (!paired[j]) {
                (fewerGone ? added : removed).add(many.get(j));
            }
        }
    }

    /** For each of the few one of the many, in order, so that all ways together are shortest. */
    private static int[] pairs(List<Coordinate> few, List<Coordinate> many) {
        int[] pairs = new int[few.size()];
        Arrays.setAll(pairs, i -> i);
        int spare = many.size() - few.size();
        if (spare == 0 || (long) few.size() * (spare + 1) > WAYS) {
            return pairs;
        }
        // shortest[i][s]: the ways of few from i on, when s of the many before have been passed over.
        double[][] shortest = new double[few.size() + 1][spare + 1];
        for (int i = few.size() - 1; i >= 0; i--) {
            for (int s = spare; s >= 0; s--) {
                double here = few.get(i).distance(many.get(i + s)) + shortest[i + 1][s];
                shortest[i][s] = s == spare ? here : Math.min(here, shortest[i][s + 1]);
            }
        }
        int passed = 0;
        for (int i = 0; i < few.size(); i++) {
            while (passed < spare && shortest[i][passed] == shortest[i][passed + 1]) {
                passed++;
            }
            pairs[i] = i + passed;
        }
        return pairs;
    }

    /** All vertices of a part, a ring's first not again at its end. */
    private static void whole(Geometry part, List<Coordinate> vertices) {
        switch (part) {
            case Point point -> vertices.add(point.getCoordinate());
            case LineString line -> vertices.addAll(Path.of(line).vertices());
            case Polygon area -> {
                vertices.addAll(Path.of(area.getExteriorRing()).vertices());
                Parts.holes(area).forEach(hole -> whole(hole, vertices));
            }
            default -> throw new IllegalArgumentException(part.getGeometryType());
        }
    }
}
