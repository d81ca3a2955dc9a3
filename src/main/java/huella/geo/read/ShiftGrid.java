package huella.geo.read;

import huella.model.Footprint;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.locationtech.jts.geom.Envelope;

/**
 * A change of datum, fast: where footprints can be it is computed once for every fifth of a degree and interpolated
 * between, which differs from the operation itself by less than a millimetre, since a datum shift is smooth. Elsewhere
 * it is computed for each place. Immutable, safe for many threads.
 */
final class ShiftGrid {

    private static final double CELL = 0.2;
    private static final Envelope BOX = Footprint.BOX;
    private static final int COLUMNS = (int) Math.round(BOX.getWidth() / CELL) + 1;
    private static final int ROWS = (int) Math.round(BOX.getHeight() / CELL) + 1;

    private final MathTransform operation;
    private final double[] shifts = new double[2 * COLUMNS * ROWS]; // of longitude and latitude, by rows from the south

    /** @param operation longitude first on both sides */
    ShiftGrid(MathTransform operation) throws TransformException {
        this.operation = operation;
        double[] nodes = new double[shifts.length];
        for (int i = 0; i < nodes.length; i += 2) {
            nodes[i] = BOX.getMinX() + CELL * (i / 2 % COLUMNS);
            nodes[i + 1] = BOX.getMinY() + CELL * (i / 2 / COLUMNS);
        }
        operation.transform(nodes, 0, shifts, 0, nodes.length / 2);
        for (int i = 0; i < nodes.length; i++) {
            shifts[i] -= nodes[i];
        }
    }

    /** Moves positions in place. */
    void move(double[] lonLat) throws TransformException {
        for (int i = 0; i < lonLat.length; i += 2) {
            double column = (lonLat[i] - BOX.getMinX()) / CELL;
            double row = (lonLat[i + 1] - BOX.getMinY()) / CELL;
            if (column >= 0 && row >= 0 && column < COLUMNS - 1 && row < ROWS - 1) {
                between(lonLat, i, column, row);
            } else {
                operation.transform(lonLat, i, lonLat, i, 1);
            }
        }
    }

    private void between(double[] lonLat, int at, double column, double row) {
        int left = (int) column;
        int below = (int) row;
        double right = column - left;
        double above = row - below;
        int south = 2 * (below * COLUMNS + left);
        int north = south + 2 * COLUMNS;
        for (int axis = 0; axis < 2; axis++) {
            lonLat[at + axis] += (1 - above) * ((1 - right) * shifts[south + axis] + right * shifts[south + 2 + axis])
                    + above * ((1 - right) * shifts[north + axis] + right * shifts[north + 2 + axis]);
        }
    }
}
