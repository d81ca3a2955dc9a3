package huella.cql;

import huella.geo.Crs;
import huella.geo.Reprojection;
import huella.model.Problem;
import huella.model.Rejected;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Moves the geometries of a filter from the system in which they were given (filter-crs, OGC 19-079r2 §8) to longitude
 * and latitude, and refuses those that have no meaning: coordinates out of the system's reach, shapes that cross
 * themselves. Boxes become areas.
 */
final class InCrs84 {

    private static final GeometryFactory DEGREES = new GeometryFactory(new PrecisionModel(), 4326);

    private final String parameter;
    private final Reprojection from;

    InCrs84(String parameter, Reprojection from) {
        this.parameter = parameter;
        this.from = from;
    }

    Expression moved(Expression expression) {
        return switch (expression) {
            case Expression.And and ->
                new Expression.And(and.parts().stream().map(this::moved).toList());
            case Expression.Or or ->
                new Expression.Or(or.parts().stream().map(this::moved).toList());
            case Expression.Not not -> new Expression.Not(moved(not.part()));
            case Expression.Spatial spatial ->
                new Expression.Spatial(spatial.relation(), moved(spatial.left()), moved(spatial.right()));
            case Expression.IsNull isNull ->
                new Expression.IsNull(
                        isNull.operand() instanceof Operand operand
                                ? moved(operand)
                                : moved((Expression) isNull.operand()));
            case Expression.Comparison comparison -> comparison;
            case Expression.Like like -> like;
            case Expression.Between between -> between;
            case Expression.In in -> in;
            case Expression.Temporal temporal -> temporal;
            case Expression.Sets sets -> sets;
            case Operand.Truth truth -> truth;
        };
    }

    private Operand moved(Operand operand) {
        if (operand instanceof Operand.Shape shape) {
            Geometry given = shape.geometry();
            return new Operand.Shape(valid(toCrs84(from.crs().northFirst() ? Reprojection.swapAxes(given) : given)));
        }
        return operand instanceof Operand.Box box ? new Operand.Shape(area(box)) : operand;
    }

    private Geometry area(Operand.Box box) {
        boolean northFirst = from.crs().northFirst();
        double west = northFirst ? box.lower2() : box.lower1();
        double south = northFirst ? box.lower1() : box.lower2();
        double east = northFirst ? box.upper2() : box.upper1();
        double north = northFirst ? box.upper1() : box.upper2();
        boolean degrees = from.crs().unit() == Crs.Unit.DEGREE;
        if (south > north || west > east && !degrees) {
            throw fault("el recuadro está al revés: primero va la esquina inferior y después la superior"
                    + (northFirst ? ", y en este sistema la latitud va antes que la longitud" : ""));
        }
        if (west > east) { // over the antimeridian, RFC 7946 §5.2
            return valid(toCrs84(DEGREES.createMultiPolygon(
                    new Polygon[] {rectangle(west, south, 180, north), rectangle(-180, south, east, north)})));
        }
        Envelope given = new Envelope(west, east, south, north);
        boolean flat = given.getWidth() == 0 || given.getHeight() == 0;
        return degrees || flat ? toCrs84(DEGREES.toGeometry(given)) : from.areaToCrs84(parameter, given);
    }

    private static Polygon rectangle(double west, double south, double east, double north) {
        return DEGREES.createPolygon(new Coordinate[] {
            new Coordinate(west, south),
            new Coordinate(east, south),
            new Coordinate(east, north),
            new Coordinate(west, north),
            new Coordinate(west, south)
        });
    }

    private Geometry toCrs84(Geometry given) {
        try {
            return from.toCrs84(given);
        } catch (Rejected e) {
            throw e.problem() instanceof Problem.BadData data ? fault(data.detail()) : e;
        }
    }

    /** PostGIS may give up on a shape that is not valid. */
    private Geometry valid(Geometry geometry) {
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error != null) {
            throw fault("una geometría no es válida cerca de " + error.getCoordinate().x + ", "
                    + error.getCoordinate().y + " (" + error.getMessage()
                    + "); sus bordes no deben cruzarse ni repetirse");
        }
        return geometry;
    }

    private Rejected fault(String cause) {
        return Rejected.parameter(parameter, "El filtro no es válido: " + cause + ".");
    }
}
