package huella.tiles;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a tile leaves out is counted, never lost: for each cell of a grid of eight by eight a point, where those that it
 * stands for are on average, with how many they are.
 */
final class TileCounts {

    /** What a layer of counts is called after the layer that they belong to. */
    static final String SUFFIX = "_agrupadas";

    static final String ATTRIBUTE = "cantidad";

    private static final int CELLS = 8;
    private static final int CELL_STEPS = TileGrid.EXTENT / CELLS;

    private final TileGrid grid;
    private final int[] count = new int[CELLS * CELLS];
    private final double[] sumX = new double[CELLS * CELLS];
    private final double[] sumY = new double[CELLS * CELLS];

    TileCounts(TileGrid grid) {
        this.grid = grid;
    }

    void add(CountRow row) {
        int cell = 0;
        for (int bit = 0; bit < 3; bit++) { // columns at even places, rows at odd ones
            cell |= (int) (row.cell() >> 2 * bit & 1) << bit | (int) (row.cell() >> 2 * bit + 1 & 1) << bit + 3;
        }
        add(cell, row.count(), row.sumX(), row.sumY());
    }

    /** One more, by its anchor; those that are anchored in another tile are counted, or shown, there. */
    void add(double x, double y) {
        int column = (int) Math.floor(grid.x(x) / CELL_STEPS);
        int row = (int) Math.floor(grid.y(y) / CELL_STEPS);
        if (column >= 0 && column < CELLS && row >= 0 && row < CELLS) {
            add(column + CELLS * row, 1, x, y);
        }
    }

    private void add(int cell, int n, double x, double y) {
        count[cell] += n;
        sumX[cell] += x;
        sumY[cell] += y;
    }

    void writeTo(Protobuf tile, String layer) {
        if (Arrays.stream(count).allMatch(n -> n <= 0)) {
            return;
        }
        MvtLayer points = new MvtLayer((layer + SUFFIX).getBytes(StandardCharsets.UTF_8), List.of(ATTRIBUTE));
        GridShape point = new GridShape();
        for (int cell = 0; cell < count.length; cell++) {
            if (count[cell] > 0) {
                point.clear();
                point.addPoint(inTile(grid.x(sumX[cell] / count[cell])), inTile(grid.y(sumY[cell] / count[cell])));
                points.begin();
                points.number(0, count[cell]);
                points.add(point);
            }
        }
        points.writeTo(tile);
    }

    /** A sum that was added to and taken from may be a little off. */
    private static double inTile(double step) {
        return Math.clamp(step, 0, TileGrid.EXTENT - 1);
    }
}
