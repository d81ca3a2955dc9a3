package huella.editing;

import huella.model.Footprint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * What two sides did to one shape, put together. What only one side changed is taken as it is, valid or not: that is
 * for the checks. What is made of both is valid, or a conflict: nothing is repaired without being asked.
 *
 * <p>Bounded: above {@link Footprint#MAX_VERTICES} vertices on any side, changes of both are a conflict.
 *
 * @param shape the merged one; where there is a conflict, the current one
 */
record ShapeMerge(Optional<Geometry> shape, Optional<Conflict.Shape> conflict) {

    static ShapeMerge of(Optional<Geometry> base, Optional<Geometry> current, Optional<Geometry> proposed) {
        // A side that rests to the letter leaves the other as it wrote it.
        if (!exactly(proposed, base) && same(current, base)) {
            return new ShapeMerge(proposed, Optional.empty());
        }
        if (same(proposed, base) || same(proposed, current)) {
            return new ShapeMerge(current, Optional.empty());
        }
        Clashes clashes = new Clashes(factory(base, current, proposed));
        Optional<Geometry> merged = merged(base, current, proposed, clashes);
        if (!clashes.any()) {
            return new ShapeMerge(merged, Optional.empty());
        }
        return new ShapeMerge(
                current, Optional.of(new Conflict.Shape(clashes.reason(), clashes.place(), base, current, proposed)));
    }

    private static Optional<Geometry> merged(
            Optional<Geometry> base, Optional<Geometry> current, Optional<Geometry> proposed, Clashes clashes) {
        if (base.isEmpty() || current.isEmpty() || proposed.isEmpty()) {
            boolean gone = base.isPresent();
            Conflict.Reason reason = gone ? Conflict.Reason.REMOVED_AND_CHANGED : Conflict.Reason.BOTH_CHANGED;
            Stream.of(current, proposed).flatMap(Optional::stream).forEach(shape -> clashes.at(reason, shape));
            return Optional.empty();
        }
        Geometry is = current.get();
        Geometry wanted = proposed.get();
        Optional<Conflict.Reason> refusal = refusal(base.get(), is, wanted);
        if (refusal.isPresent()) {
            clashes.at(refusal.get(), is.getEnvelope());
            clashes.at(refusal.get(), wanted.getEnvelope());
            return Optional.empty();
        }
        List<Geometry> parts = new PartsMerge(is.getFactory(), clashes)
                .merge(Parts.of(base.get()), Parts.of(is), Parts.of(wanted), Geometry.class);
        if (clashes.any()) {
            return Optional.empty();
        }
        boolean several = several(is) == several(base.get()) ? several(wanted) : several(is);
        return Optional.of(checked(parts, several, is.getFactory(), base.get(), clashes));
    }

    /** Why the two are not even tried. */
    private static Optional<Conflict.Reason> refusal(Geometry... shapes) {
        for (Geometry shape : shapes) {
            if (shape.getNumPoints() > Footprint.MAX_VERTICES) {
                return Optional.of(Conflict.Reason.TOO_LARGE);
            }
            if (mixed(shape) || shape.getDimension() != shapes[0].getDimension()) {
                return Optional.of(Conflict.Reason.OTHER_KIND);
            }
        }
        return Optional.empty();
    }

    private static Geometry checked(
            List<Geometry> parts, boolean several, GeometryFactory factory, Geometry base, Clashes clashes) {
        if (parts.isEmpty()) {
            clashes.at(Conflict.Reason.NOTHING_LEFT, base);
            return base;
        }
        Geometry merged = parts.size() == 1 && !several ? parts.getFirst() : Parts.several(parts, factory);
        if (merged.getNumPoints() > Footprint.MAX_VERTICES) {
            clashes.at(Conflict.Reason.TOO_LARGE, merged.getEnvelope());
            return merged;
        }
        TopologyValidationError error = new IsValidOp(merged).getValidationError();
        if (error != null) {
            clashes.along(
                    Conflict.Reason.NOT_VALID,
                    error.getCoordinate() == null ? List.of() : List.of(error.getCoordinate()));
        }
        return merged;
    }

    private static boolean several(Geometry shape) {
        return shape instanceof GeometryCollection;
    }

    private static boolean mixed(Geometry shape) {
        return shape.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
    }

    private static boolean exactly(Optional<Geometry> one, Optional<Geometry> other) {
        return one.isPresent() && other.isPresent() && one.get().equalsExact(other.get());
    }

    /** Both none, or published the same. */
    static boolean same(Optional<Geometry> one, Optional<Geometry> other) {
        return one.isPresent() && other.isPresent()
                ? one.get().equalsExact(other.get()) || Grid.same(one.get(), other.get())
                : one.isEmpty() && other.isEmpty();
    }

    private static GeometryFactory factory(
            Optional<Geometry> base, Optional<Geometry> current, Optional<Geometry> other) {
        return Stream.of(current, other, base)
                .flatMap(Optional::stream)
                .findFirst()
                .map(Geometry::getFactory)
                .orElseThrow();
    }
}
