package huella.editing;

import huella.model.Footprint;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * What is in one shape and not in another, for areas and lines. On the {@link Grid} on which shapes are published, so
 * that a vertex put on an edge does not leave slivers.
 *
 * <p>Bounded: shapes of more than {@link Footprint#MAX_VERTICES} vertices, that are not valid, or whose segments cross
 * too often ({@link Crossings}) are not overlaid.
 */
final class Overlay {

    private static final PrecisionModel CELLS = new PrecisionModel(Grid.SCALE);

    private Overlay() {}

    /** Whether {@link #only} can be asked of the two. */
    static boolean possible(Geometry one, Geometry other) {
        return one.getNumPoints() <= Footprint.MAX_VERTICES
                && other.getNumPoints() <= Footprint.MAX_VERTICES
                && one.getDimension() == other.getDimension()
                && !Crossings.tooMany(one, other)
                && new IsValidOp(one).isValid()
                && new IsValidOp(other).isValid();
    }

    /** What the first covers and the second does not; empty when that is nothing. */
    static Optional<Geometry> only(Geometry one, Geometry other) {
        Geometry rest = OverlayNG.overlay(one, other, OverlayNG.DIFFERENCE, CELLS);
        return Optional.of(rest).filter(found -> !found.isEmpty());
    }
}
