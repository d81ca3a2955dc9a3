package huella.editing;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** A shape taken apart: points, lines and areas, each by itself. */
final class Parts {

    private Parts() {}

    /** In order, without empty ones; those of collections within collections too. */
    static List<Geometry> of(Geometry shape) {
        List<Geometry> parts = new ArrayList<>();
        gather(shape, parts);
        return parts;
    }

    static List<LinearRing> holes(Polygon area) {
        List<LinearRing> holes = new ArrayList<>();
        for (int i = 0; i < area.getNumInteriorRing(); i++) {
            holes.add(area.getInteriorRingN(i));
        }
        return holes;
    }

    /** Parts of one kind as one shape, even a single one. */
    static Geometry several(List<Geometry> parts, GeometryFactory factory) {
        return switch (parts.getFirst()) {
            case Point point -> factory.createMultiPoint(parts.toArray(Point[]::new));
            case LineString line -> factory.createMultiLineString(parts.toArray(LineString[]::new));
            case Polygon area -> factory.createMultiPolygon(parts.toArray(Polygon[]::new));
            default -> throw new IllegalArgumentException(parts.getFirst().getGeometryType());
        };
    }

    private static void gather(Geometry shape, List<Geometry> parts) {
        if (shape instanceof GeometryCollection) {
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                gather(shape.getGeometryN(i), parts);
            }
        } else if (!shape.isEmpty()) {
            parts.add(shape);
        }
    }
}
