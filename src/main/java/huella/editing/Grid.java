package huella.editing;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * Two positions are the same when they are published the same: to seven decimals of a degree (1 cm). A shape that went
 * out as GeoJSON and came back unchanged must not look as if all of its vertices had been moved.
 */
final class Grid {

    /** Cells in a degree; what {@code GeoJsonGeometry} writes. */
    static final double SCALE = 1e7;

    private Grid() {}

    /** The cell of a position, as whole numbers; what is not a number stays so, and equals nothing. */
    static Coordinate cell(Coordinate position) {
        return new Coordinate(cell(position.x), cell(position.y));
    }

    /**
     * Whether two shapes are published the same, wherever their rings begin and in whichever order their parts stand.
     */
    static boolean same(Geometry one, Geometry other) {
        return one.getNumPoints() == other.getNumPoints() && canonical(one).equalsExact(canonical(other));
    }

    /** The one shape that stands for all that are published the same; its coordinates are cells, not degrees. */
    static Geometry canonical(Geometry shape) {
        Geometry cells = shape.copy();
        cells.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence positions, int i) {
                positions.setOrdinate(i, 0, cell(positions.getX(i)));
                positions.setOrdinate(i, 1, cell(positions.getY(i)));
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        cells.normalize();
        return cells;
    }

    private static double cell(double degrees) {
        return Math.floor(degrees * SCALE + 0.5);
    }
}
