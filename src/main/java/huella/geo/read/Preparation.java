package huella.geo.read;

import huella.geo.Measures;
import huella.model.Footprint;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/**
 * Makes of a shape in a file what a footprint must be: in WGS 84, inside the box of northern Chile, at most seven
 * decimals, valid. What was not valid is repaired and said so; the ground that it covers stays.
 *
 * <p>Can run away on a shape made for it, in time and in memory: only ever called in a process that can be ended.
 */
final class Preparation {

    private static final PrecisionModel PUBLISHED = new PrecisionModel(1e7);
    private static final Locale CHILE = Locale.of("es", "CL");

    private Preparation() {}

    /** A usable shape, or why there is none. */
    record Result(Optional<Geometry> shape, Optional<Geometry> before, List<String> notes, Optional<String> refusal) {
        private static Result refused(String causeAndCure) {
            return new Result(Optional.empty(), Optional.empty(), List.of(), Optional.of(causeAndCure));
        }
    }

    static Result of(Geometry raw, Placement.Placed placed) {
        Optional<Geometry> moved = placed.crs().toCrs84(raw, placed.swapped());
        if (moved.isEmpty()) {
            return Result.refused("Sus coordenadas quedan lejos de donde vale "
                    + placed.crs().title() + ". Revise el objeto en el archivo, o el sistema de coordenadas.");
        }
        Geometry shape = rounded(moved.get());
        if (!Footprint.BOX.contains(shape.getEnvelopeInternal())) {
            return Result.refused("Queda fuera del norte de Chile, cerca de " + at(shape.getCoordinate())
                    + ". Revise sus coordenadas en el archivo.");
        }
        TopologyValidationError error = new IsValidOp(shape).getValidationError();
        return error == null
                ? new Result(Optional.of(shape), Optional.empty(), List.of(), Optional.empty())
                : repaired(shape, error);
    }

    private static Geometry rounded(Geometry shape) {
        Geometry rounded = shape.copy();
        rounded.apply(new Rounding());
        return rounded;
    }

    /** By ordinates: positions of a packed sequence are copies, and changing those changes nothing. */
    private static final class Rounding implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence positions, int i) {
            positions.setOrdinate(i, 0, PUBLISHED.makePrecise(positions.getX(i)));
            positions.setOrdinate(i, 1, PUBLISHED.makePrecise(positions.getY(i)));
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }

    private static Result repaired(Geometry shape, TopologyValidationError error) {
        Geometry fixed = GeometryFixer.fix(shape);
        Geometry exact = rounded(fixed);
        if (!exact.isValid()) {
            exact = GeometryPrecisionReducer.reduce(fixed, PUBLISHED);
        }
        if (exact.isEmpty() || exact.getDimension() != shape.getDimension()) {
            return Result.refused("Su forma no tiene "
                    + (shape.getDimension() == 2 ? "superficie" : "largo")
                    + " y al repararla no queda nada. Dibújela de nuevo.");
        }
        if (exact.getNumPoints() > Footprint.MAX_VERTICES) {
            return Result.refused("Se cruza consigo misma tantas veces que reparada tendría " + exact.getNumPoints()
                    + " vértices; el máximo es " + Footprint.MAX_VERTICES + ". Simplifíquela.");
        }
        exact.setSRID(4326);
        return new Result(
                Optional.of(exact),
                Optional.of(shape),
                List.of("Se reparó: " + cause(error) + " cerca de " + at(error.getCoordinate()) + ". Antes "
                        + measure(shape) + "; ahora " + measure(exact) + "."),
                Optional.empty());
    }

    /** In the words of a planner; the library's are for programmers. */
    private static String cause(TopologyValidationError error) {
        return switch (error.getErrorType()) {
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "un hueco quedaba fuera de su contorno";
            case TopologyValidationError.NESTED_HOLES -> "un hueco quedaba dentro de otro";
            case TopologyValidationError.NESTED_SHELLS -> "una parte quedaba dentro de otra";
            case TopologyValidationError.DISCONNECTED_INTERIOR -> "los huecos partían el interior en dos";
            case TopologyValidationError.DUPLICATE_RINGS -> "un anillo estaba repetido";
            case TopologyValidationError.TOO_FEW_POINTS -> "una parte tenía muy pocos vértices";
            default -> "el contorno se cruzaba o se tocaba a sí mismo";
        };
    }

    private static String measure(Geometry shape) {
        NumberFormat numbers = NumberFormat.getInstance(CHILE);
        numbers.setMaximumFractionDigits(2);
        List<String> parts = new ArrayList<>();
        parts.add(numbers.format(shape.getNumPoints()) + " vértices");
        if (shape.getDimension() == 2 && shape.isValid()) {
            parts.add(numbers.format(Measures.areaM2(shape) / 10_000) + " ha");
        }
        return String.join(" y ", parts);
    }

    private static String at(Coordinate position) {
        NumberFormat numbers = NumberFormat.getInstance(CHILE);
        numbers.setMinimumFractionDigits(5);
        numbers.setMaximumFractionDigits(5);
        return numbers.format(position.x) + "; " + numbers.format(position.y);
    }
}
