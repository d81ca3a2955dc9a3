package huella.tiles;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * Makes the shape of one feature in one tile of the footprint's parts: cut to the tile and its margin, rounded to its
 * grid, valid. A footprint too small to be seen would vanish in the grid; it stays as a point, so that a tile holds
 * every initiative that touches it.
 */
final class TileEncoder {

    /** Steps of the grid: the middle of a box no larger than this is as good a point as any in the footprint. */
    private static final double TINY = 2;

    private final TileGrid grid;
    private final GridShape shape = new GridShape();
    private final ShapeReader reader;
    private final GridRepair repair = new GridRepair();

    TileEncoder(TileGrid grid) {
        this.grid = grid;
        this.reader = new ShapeReader(grid, shape);
    }

    /**
     * @param parts of a footprint, one or more
     * @return valid until the next call; its kind is {@link GridShape#NOTHING} when the footprint is not in the tile
     */
    GridShape shape(List<ShapeRow> parts) {
        reader.clear();
        for (ShapeRow part : parts) {
            reader.read(part.wkb());
        }
        if (shape.kind() == GridShape.POLYGONS) {
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
            Point inner = geometry(part.wkb()).getInteriorPoint();
            if (!inner.isEmpty() && addIfInside(grid.x(inner.getX()), grid.y(inner.getY()))) {
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

    private static Geometry geometry(byte[] wkb) {
        try {
            return new WKBReader().read(wkb);
        } catch (ParseException e) {
            throw new IllegalArgumentException("a tile's row is no WKB", e);
        }
    }
}
