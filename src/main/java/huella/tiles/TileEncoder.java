package huella.tiles;

import java.util.List;

/**
 * Makes the shape of one feature in one tile of the footprint's parts: cut to the tile and its margin, rounded to its
 * grid, valid. A footprint too small to be seen would vanish in the grid; it stays as a point, so that a tile holds
 * every initiative that touches it.
 */
final class TileEncoder {

    /** Steps of the grid: the middle of a box no larger than this is as good a point as any in the footprint. */
    private static final double TINY = 2;

    private final TileSteps steps;
    private final GridShape shape = new GridShape();
    private final ShapeReader reader;
    private final GridRepair repair = new GridRepair();

    TileEncoder(TileSteps steps) {
        this.steps = steps;
        this.reader = new ShapeReader(steps, shape);
    }

    /**
     * @param parts of a footprint, one or more
     * @return valid until the next call; its kind is {@link GridShape#NOTHING} when the footprint is not in the tile
     */
    GridShape shape(List<ShapeRow> parts) {
        reader.clear();
        for (ShapeRow part : parts) {
            reader.read(part.shape());
        }
        boolean sound = steps.sound() && parts.size() == 1 && !reader.cut();
        if (shape.kind() == GridShape.POLYGONS && !sound) {
            repair.mend(shape);
        }
        if (shape.kind() == GridShape.NOTHING && reader.touched()) {
            asPoint(parts);
        }
        return shape;
    }

    private void asPoint(List<ShapeRow> parts) {
        if (reader.extent() <= TINY) {
            addIfInside(reader.middleX(), reader.middleY());
            return;
        }
        for (ShapeRow part : parts) {
            if (addIfInside(reader.innerX(part.shape()), reader.innerY(part.shape()))) {
                return;
            }
        }
    }

    private boolean addIfInside(double x, double y) {
        boolean inside = TileGrid.holds(x, y);
        if (inside) {
            shape.addPoint(x, y);
        }
        return inside;
    }
}
