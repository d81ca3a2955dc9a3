package huella.tiles;

import huella.model.TileCoord;

/**
 * The grid of one tile: from metres of EPSG:3857 to its units, 4096 from edge to edge, y growing to the south (MVT 2.1
 * §4.2). What lies up to {@value #BUFFER} units outside of the tile is drawn too, so that nothing is cut at its edge.
 *
 * @param west metres of the left edge
 * @param north metres of the upper edge
 * @param unitsPerMetre so many of the grid's steps
 */
record TileGrid(double west, double north, double unitsPerMetre) {

    static final int EXTENT = 4096;
    static final int BUFFER = 64;

    /** The least and the greatest number that a coordinate in a tile can have. */
    static final int LEAST = -BUFFER;

    static final int MOST = EXTENT + BUFFER;

    private static final double HALF_WORLD = 20_037_508.342789244;

    static TileGrid of(TileCoord tile) {
        double size = size(tile.z());
        return new TileGrid(-HALF_WORLD + tile.x() * size, HALF_WORLD - tile.y() * size, EXTENT / size);
    }

    private static double size(int zoom) {
        return 2 * HALF_WORLD / (1L << zoom);
    }

    double x(double metres) {
        return (metres - west) * unitsPerMetre;
    }

    double y(double metres) {
        return (north - metres) * unitsPerMetre;
    }

    static boolean holds(double x, double y) {
        return x >= LEAST && x <= MOST && y >= LEAST && y <= MOST;
    }
}
