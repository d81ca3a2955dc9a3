package huella.editing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Where two reshapings of one shape do not go together, gathered while they are merged. */
final class Clashes {

    private final GeometryFactory factory;
    private final List<Geometry> places = new ArrayList<>();
    private final Set<Conflict.Reason> reasons = EnumSet.noneOf(Conflict.Reason.class);

    Clashes(GeometryFactory factory) {
        this.factory = factory;
    }

    /** Along these vertices; a single one is a point, none is nowhere. */
    void along(Conflict.Reason reason, List<Coordinate> vertices) {
        reasons.add(reason);
        Coordinate[] copies = vertices.stream().map(Coordinate::copy).toArray(Coordinate[]::new);
        if (copies.length == 1) {
            places.add(factory.createPoint(copies[0]));
        } else if (copies.length > 1) {
            places.add(factory.createLineString(copies));
        }
    }

    /** At a part as a whole: points as they are, areas by their rings. */
    void at(Conflict.Reason reason, Geometry part) {
        if (part instanceof Polygon area) {
            along(reason, List.of(area.getExteriorRing().getCoordinates()));
        } else {
            along(reason, List.of(part.getCoordinates()));
        }
    }

    boolean any() {
        return !reasons.isEmpty();
    }

    /** The gravest, in the order of the enum. */
    Conflict.Reason reason() {
        return reasons.iterator().next();
    }

    /** Points or lines; both only where a shape is of both. */
    Geometry place() {
        return factory.buildGeometry(places);
    }
}
