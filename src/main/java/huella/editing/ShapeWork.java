package huella.editing;

import huella.model.Footprint;
import huella.model.Rejected;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.linemerge.LineMerger;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * What a worker does to shapes; only ever called in one. Every result is valid, not empty, of the dimension of what
 * went in and within {@link Footprint#MAX_VERTICES}, or it is refused with cause and cure.
 */
final class ShapeWork {

    /** Seven decimals of a degree, as GeoJSON is written. */
    private static final PrecisionModel PUBLISHED = new PrecisionModel(1e7);

    private ShapeWork() {}

    static List<Geometry> of(Frames.Request request) {
        List<Geometry> shapes = request.shapes();
        Geometry first = shapes.getFirst();
        if (request.operation() != Operation.REPAIR) {
            shapes.forEach(ShapeWork::requireValid);
        }
        List<Geometry> result = switch (request.operation()) {
            case SPLIT -> rounded(Splitting.split(first, (LineString) shapes.getLast()));
            case MERGE -> rounded(List.of(merged(shapes)));
            case BUFFER -> List.of(BufferOp.bufferOp(first, request.metres()));
            case SIMPLIFY -> List.of(valid(TopologyPreservingSimplifier.simplify(first, request.metres())));
            case REPAIR -> rounded(List.of(repaired(first)));
            case ROUND -> rounded(shapes);
        };
        requireUsable(result);
        return result;
    }

    private static void requireValid(Geometry shape) {
        TopologyValidationError error = new IsValidOp(shape).getValidationError();
        if (error != null) {
            Coordinate at = error.getCoordinate();
            throw Rejected.field(
                    "geometria",
                    "La forma no es válida cerca de " + at.x + ", " + at.y
                            + ". Repárela primero, o mueva los vértices que se cruzan.");
        }
    }

    private static void requireUsable(List<Geometry> shapes) {
        int vertices = shapes.getFirst().getNumPoints();
        if (vertices > Footprint.MAX_VERTICES) {
            throw Rejected.field(
                    "geometria",
                    "El resultado tendría " + vertices + " vértices; el máximo es " + Footprint.MAX_VERTICES
                            + ". Simplifique la forma antes.");
        }
        if (shapes.stream().anyMatch(Geometry::isEmpty)) {
            throw Rejected.field(
                    "geometria", "Con estos valores no queda nada de la forma. Use una distancia menor u otra forma.");
        }
    }

    private static List<Geometry> rounded(List<Geometry> shapes) {
        return shapes.stream().map(ShapeWork::rounded).toList();
    }

    /** Vertex by vertex, as a rule; noded anew where that would make edges cross. */
    private static Geometry rounded(Geometry shape) {
        Geometry pointwise = GeometryPrecisionReducer.reducePointwise(shape, PUBLISHED);
        return pointwise.isValid() ? pointwise : GeometryPrecisionReducer.reduce(shape, PUBLISHED);
    }

    /** A simplified multi-part shape can come to overlap itself. */
    private static Geometry valid(Geometry shape) {
        return shape.isValid() ? shape : GeometryFixer.fix(shape);
    }

    private static Geometry repaired(Geometry shape) {
        Geometry fixed = valid(shape);
        if (fixed.getDimension() != shape.getDimension()) {
            throw Rejected.field(
                    "geometria",
                    "La forma es tan plana que al repararla no queda nada de su clase. Dibújela de nuevo.");
        }
        return fixed;
    }

    private static Geometry merged(List<Geometry> shapes) {
        List<Geometry> parts = parts(shapes);
        int dimension = parts.getFirst().getDimension();
        if (parts.stream().anyMatch(part -> part.getDimension() != dimension)) {
            throw Rejected.field(
                    "geometrias", "Sólo se unen formas de una misma clase: puntos, líneas o polígonos. Sepárelas.");
        }
        if (dimension != 1) {
            return OverlayNGRobust.union(parts);
        }
        // Ends that meet are joined; lines that only cross stay as they are.
        LineMerger merger = new LineMerger();
        merger.add(parts);
        return shapes.getFirst().getFactory().buildGeometry(merger.getMergedLineStrings());
    }

    static List<Geometry> parts(List<Geometry> shapes) {
        List<Geometry> parts = new ArrayList<>();
        for (Geometry shape : shapes) {
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                switch (shape.getGeometryN(i)) {
                    case Polygon part -> parts.add(part);
                    case LineString part -> parts.add(part);
                    case Point part -> parts.add(part);
                    default -> throw Rejected.field("geometria", "Use puntos, líneas o polígonos.");
                }
            }
        }
        return parts;
    }
}
