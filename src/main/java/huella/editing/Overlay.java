package huella.editing;

import huella.model.Footprint;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * What is in one of two shapes and not in the other, for areas and for lines. On the {@link Grid} on which shapes are
 * published, so that a vertex put on an edge does not leave slivers.
 *
 * <p>Bounded: shapes of more than {@link Footprint#MAX_VERTICES} vertices, that are not valid, or whose segments cross
 * too often ({@link Crossings}) are not overlaid.
 *
 * @param onlyFirst what the first covers and the second does not; empty when that is nothing
 * @param onlySecond the other way round
 */
record Overlay(Optional<Geometry> onlyFirst, Optional<Geometry> onlySecond) {

    private static final PrecisionModel CELLS = new PrecisionModel(Grid.SCALE);

    /** Both of one dimension, 1 or 2; empty when it would cost too much or cannot be had. */
    static Optional<Overlay> of(Geometry first, Geometry second) {
        if (!possible(first, second)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Overlay(difference(first, second), difference(second, first)));
        } catch (TopologyException unresolved) {
            // What JTS says of shapes that it cannot put into one network: a reader then sees the vertices only.
            return Optional.empty();
        }
    }

    private static boolean possible(Geometry first, Geometry second) {
        return first.getNumPoints() <= Footprint.MAX_VERTICES
                && second.getNumPoints() <= Footprint.MAX_VERTICES
                && !Crossings.tooMany(first, second)
                && new IsValidOp(first).isValid()
                && new IsValidOp(second).isValid();
    }

    private static Optional<Geometry> difference(Geometry one, Geometry other) {
        return Optional.of(OverlayNG.overlay(one, other, OverlayNG.DIFFERENCE, CELLS))
                .filter(rest -> !rest.isEmpty());
    }
}
