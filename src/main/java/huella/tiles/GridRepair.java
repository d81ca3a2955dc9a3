package huella.tiles;

import huella.tiles.GridValidity.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.PrecisionReducer;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * Makes valid polygons of rings that rounding, or the cut at the tile's edge, has broken, and one shape of several that
 * overlap or lie side by side. No invalid polygon leaves the house: programs that draw or query tiles may fail on one,
 * and then for the whole tile.
 */
final class GridRepair {

    private static final PrecisionModel WHOLE_NUMBERS = new PrecisionModel(1);
    private static final GeometryFactory FACTORY = new GeometryFactory();

    /**
     * Joining parts whose edges cross between the grid's points rounds again, and may break again; hardly ever twice.
     */
    private static final int TRIES = 4;

    private final GridValidity validity = new GridValidity();
    private double[] xy = new double[64];

    /** Leaves rings that are valid polygons, of the same area within what the grid can tell; perhaps none. */
    void mend(GridShape shape) {
        for (int tries = 0; !isValid(shape); tries++) {
            if (tries == TRIES) {
                shape.clear();
                return;
            }
            replace(shape, PrecisionReducer.reducePrecision(joined(shape), WHOLE_NUMBERS));
        }
    }

    private boolean isValid(GridShape shape) {
        return shape.paths() == 0
                || switch (validity.of(shape, 0, shape.paths())) {
                    case VALID -> true;
                    case BROKEN -> false;
                    case UNSURE -> new IsValidOp(geometry(shape)).isValid();
                };
    }

    /** The area that is covered by any of the polygons, each repaired by itself where it is broken. */
    private Geometry joined(GridShape shape) {
        List<Geometry> sound = new ArrayList<>();
        for (int path = 0, end; path < shape.paths(); path = end) {
            end = polygonEnd(shape, path);
            Polygon polygon = polygon(shape, path, end);
            Verdict verdict = validity.of(shape, path, end);
            boolean isSound = verdict == Verdict.VALID || verdict == Verdict.UNSURE && new IsValidOp(polygon).isValid();
            sound.add(isSound ? polygon : GeometryFixer.fix(polygon));
        }
        return sound.size() == 1 ? sound.getFirst() : UnaryUnionNG.union(sound, FACTORY, WHOLE_NUMBERS);
    }

    private static int polygonEnd(GridShape shape, int first) {
        int end = first + 1;
        while (end < shape.paths() && !shape.isShell(end)) {
            end++;
        }
        return end;
    }

    private void replace(GridShape shape, Geometry by) {
        shape.clear();
        for (Object each : PolygonExtracter.getPolygons(by)) {
            Polygon polygon = (Polygon) each;
            if (add(shape, polygon.getExteriorRing(), true)) {
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    add(shape, polygon.getInteriorRingN(i), false);
                }
            }
        }
    }

    private boolean add(GridShape shape, LinearRing ring, boolean isShell) {
        int count = Math.max(0, ring.getNumPoints() - 1);
        if (xy.length < 2 * count) {
            xy = new double[4 * count];
        }
        for (int i = 0; i < count; i++) {
            xy[2 * i] = ring.getCoordinateSequence().getX(i);
            xy[2 * i + 1] = ring.getCoordinateSequence().getY(i);
        }
        return shape.addRing(xy, count, isShell);
    }

    private static Geometry geometry(GridShape shape) {
        List<Polygon> polygons = new ArrayList<>();
        for (int path = 0, end; path < shape.paths(); path = end) {
            end = polygonEnd(shape, path);
            polygons.add(polygon(shape, path, end));
        }
        return polygons.size() == 1
                ? polygons.getFirst()
                : FACTORY.createMultiPolygon(polygons.toArray(new Polygon[0]));
    }

    private static Polygon polygon(GridShape shape, int first, int end) {
        LinearRing[] holes = new LinearRing[end - first - 1];
        for (int path = first + 1; path < end; path++) {
            holes[path - first - 1] = ring(shape, path);
        }
        return FACTORY.createPolygon(ring(shape, first), holes);
    }

    private static LinearRing ring(GridShape shape, int path) {
        int start = shape.start(path);
        int points = shape.end(path) - start;
        Coordinate[] coordinates = new Coordinate[points + 1];
        for (int i = 0; i < points; i++) {
            coordinates[i] = new Coordinate(shape.x(start + i), shape.y(start + i));
        }
        coordinates[points] = coordinates[0].copy();
        return FACTORY.createLinearRing(coordinates);
    }
}
