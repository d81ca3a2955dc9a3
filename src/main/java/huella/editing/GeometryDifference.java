package huella.editing;

import huella.geo.Measures;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * What became of a shape: which vertices came, went and moved, and what of its area or line is new or no longer.
 * Beginning a ring elsewhere, running it the other way or putting parts into another order is no difference, nor is
 * anything below the seventh decimal of a degree.
 *
 * <p>Any shape is compared; only parts are left unknown where an overlay would cost too much or the shape is not valid
 * ({@link Overlay}). All geometries are longitude/latitude WGS 84.
 *
 * @param added where vertices came; a ring's closing vertex does not count twice
 * @param removed where vertices went
 * @param moved a line for each vertex that moved, from where to where
 * @param before measures before; all 0 without a shape
 * @param after measures after
 * @param addedPart the area, or the stretches of line, that are only in the later shape; empty when there is none
 * @param removedPart those only in the earlier
 * @param partsKnown false when the two parts could not be had; then they are empty
 */
public record GeometryDifference(
        MultiPoint added,
        MultiPoint removed,
        MultiLineString moved,
        Measured before,
        Measured after,
        Optional<Geometry> addedPart,
        Optional<Geometry> removedPart,
        boolean partsKnown) {

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    /**
     * On the ellipsoid.
     *
     * @param lengthM of lines; of areas, of all their rings; not a number where coordinates are none on earth
     * @param areaM2 of areas without their holes
     */
    public record Measured(double lengthM, double areaM2) {

        static Measured of(Optional<Geometry> shape) {
            return new Measured(
                    shape.map(Measures::lengthM).orElse(0.0),
                    shape.map(Measures::areaM2).orElse(0.0));
        }
    }

    /** What an {@link Overlay} says. */
    private record Covered(Optional<Geometry> added, Optional<Geometry> removed, boolean known) {}

    /** @param before null when there was none (created); @param after null when there is none */
    public static GeometryDifference between(Geometry before, Geometry after) {
        return between(Optional.ofNullable(before), Optional.ofNullable(after));
    }

    /** Either may be empty: an initiative was created, or lost its shape. */
    public static GeometryDifference between(Optional<Geometry> before, Optional<Geometry> after) {
        VertexChanges vertices = VertexChanges.between(parts(before), parts(after));
        Covered covered = covered(before, after);
        return new GeometryDifference(
                points(vertices.added()),
                points(vertices.removed()),
                lines(vertices.moved()),
                Measured.of(before),
                Measured.of(after),
                covered.added,
                covered.removed,
                covered.known);
    }

    /** Nothing came, went or moved. */
    public boolean none() {
        return added.isEmpty() && removed.isEmpty() && moved.isEmpty();
    }

    private static Covered covered(Optional<Geometry> before, Optional<Geometry> after) {
        Optional<Geometry> was = before.filter(shape -> shape.getDimension() > 0 && !shape.isEmpty());
        Optional<Geometry> is = after.filter(shape -> shape.getDimension() > 0 && !shape.isEmpty());
        if (was.isEmpty()
                || is.isEmpty()
                || was.get().getDimension() != is.get().getDimension()) {
            return new Covered(is, was, true);
        }
        if (Grid.same(was.get(), is.get())) {
            return new Covered(Optional.empty(), Optional.empty(), true);
        }
        return Overlay.of(is.get(), was.get())
                .map(overlay -> new Covered(overlay.onlyFirst(), overlay.onlySecond(), true))
                .orElseGet(() -> new Covered(Optional.empty(), Optional.empty(), false));
    }

    private static List<Geometry> parts(Optional<Geometry> shape) {
        return shape.map(Parts::of).orElse(List.of());
    }

    private static MultiPoint points(List<Coordinate> places) {
        return FACTORY.createMultiPointFromCoords(
                places.stream().map(Coordinate::copy).toArray(Coordinate[]::new));
    }

    private static MultiLineString lines(List<VertexChanges.Move> moves) {
        return FACTORY.createMultiLineString(moves.stream()
                .map(move -> FACTORY.createLineString(
                        new Coordinate[] {move.from().copy(), move.to().copy()}))
                .toArray(LineString[]::new));
    }
}
