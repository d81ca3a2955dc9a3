package huella.geo.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * Finds out which rings are shells and which are holes where only their places tell: a ring inside an even number of
 * others is a shell, one inside an odd number is a hole of the smallest of them. The winding is not asked, since many
 * programs write it wrong. Where rings cross, one can lie inside a hole and outside of its shell: it is a shell, and
 * the repair of the shape tells the rest.
 */
final class RingAssembly {

    private RingAssembly() {}

    private record Sized(LinearRing ring, double area) {}

    static List<Polygon> of(List<LinearRing> rings) {
        if (rings.size() == 1) {
            LinearRing only = rings.getFirst();
            return List.of(only.getFactory().createPolygon(only));
        }
        List<Sized> largestFirst = rings.stream()
                .map(ring -> new Sized(ring, Area.ofRing(ring.getCoordinates())))
                .sorted(Comparator.comparingDouble(Sized::area).reversed())
                .toList();
        List<List<LinearRing>> shells = new ArrayList<>();
        List<LinearRing> before = new ArrayList<>();
        List<Integer> shellOf = new ArrayList<>(); // of each ring before: its shell, or -1 when it is a hole
        for (Sized sized : largestFirst) {
            int around = 0;
            int smallest = -1;
            for (int i = 0; i < before.size(); i++) {
                if (contains(before.get(i), sized.ring())) {
                    around++;
                    smallest = shellOf.get(i) >= 0 ? shellOf.get(i) : smallest;
                }
            }
            if (around % 2 == 1 && smallest >= 0) {
                shells.get(smallest).add(sized.ring());
                shellOf.add(-1);
            } else {
                shellOf.add(shells.size());
                shells.add(new ArrayList<>(List.of(sized.ring())));
            }
            before.add(sized.ring());
        }
        return shells.stream()
                .map(shell -> shell.getFirst()
                        .getFactory()
                        .createPolygon(
                                shell.getFirst(), shell.subList(1, shell.size()).toArray(LinearRing[]::new)))
                .toList();
    }

    /** Some hole turns the same way as its shell, so that it may have been meant as ground. */
    static boolean holeTurnsAsShell(Polygon area) {
        boolean shell = Orientation.isCCWArea(area.getExteriorRing().getCoordinates());
        for (int i = 0; i < area.getNumInteriorRing(); i++) {
            if (Orientation.isCCWArea(area.getInteriorRingN(i).getCoordinates()) == shell) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(LinearRing outer, LinearRing inner) {
        if (!outer.getEnvelopeInternal().contains(inner.getEnvelopeInternal())) {
            return false;
        }
        for (Coordinate position : inner.getCoordinates()) {
            int location = PointLocation.locateInRing(position, outer.getCoordinates());
            if (location != Location.BOUNDARY) {
                return location == Location.INTERIOR;
            }
        }
        return false; // the same ring twice
    }
}
