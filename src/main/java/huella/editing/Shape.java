package huella.editing;

import com.fasterxml.jackson.databind.JsonNode;
import huella.geo.GeoJsonGeometry;
import huella.model.Footprint;
import huella.model.Rejected;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * A shape as a request brings it. It may be wrong in most ways, since a draft keeps what was drawn; but it must be a
 * shape, of finite numbers, and small enough for whoever looks at it.
 */
final class Shape {

    /** No coordinate system counts further than this; beyond it, numbers lose the metre. */
    private static final double FURTHEST = 1e8;

    private Shape() {}

    /** @throws Rejected (422) naming the field */
    static Geometry read(String field, JsonNode node) {
        Geometry shape;
        try {
            shape = GeoJsonGeometry.read(node);
        } catch (IllegalArgumentException e) {
            throw Rejected.field(field, "No es una geometría GeoJSON: " + e.getMessage() + ".");
        }
        if (shape.getNumPoints() > Footprint.MAX_VERTICES) {
            throw Rejected.field(
                    field,
                    "Tiene " + shape.getNumPoints() + " vértices; el máximo es " + Footprint.MAX_VERTICES
                            + ". Simplifíquela.");
        }
        for (Coordinate c : shape.getCoordinates()) {
            if (!(Math.abs(c.x) <= FURTHEST) || !(Math.abs(c.y) <= FURTHEST)) {
                throw Rejected.field(field, "Una coordenada no es un número razonable: " + c.x + ", " + c.y + ".");
            }
        }
        return shape;
    }
}
