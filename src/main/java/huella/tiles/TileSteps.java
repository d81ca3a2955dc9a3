package huella.tiles;

import huella.model.TileCoord;

/**
 * From the whole steps of a band's grid, counted from the north-west corner of the world (the column {@code steps} of
 * {@code tile_shape}), to the steps of one tile's grid, counted from the tile's corner; in both y grows to the south.
 *
 * @param scale steps of the tile for one of the band; a power of two, so nothing is lost
 * @param left where the tile begins, in steps of its own grid
 * @param top where it begins in the other direction
 * @param sound whether shapes are on this grid already, and valid there: what is not cut needs no repair
 */
record TileSteps(double scale, double left, double top, boolean sound) {

    static TileSteps of(TileCoord tile) {
        int band = Bands.of(tile.z());
        return new TileSteps(
                Math.scalb(1.0, tile.z() - Bands.gridZoom(band)),
                (double) tile.x() * TileGrid.EXTENT,
                (double) tile.y() * TileGrid.EXTENT,
                tile.z() == band && band != Bands.LAST);
    }

    double x(long steps) {
        return steps * scale - left;
    }

    double y(long steps) {
        return steps * scale - top;
    }
}
