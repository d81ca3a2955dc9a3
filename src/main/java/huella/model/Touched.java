package huella.model;

/**
 * Where one layer looks different, and at which zooms.
 *
 * @param layer a code of the vocabulary, or {@link Basis#BASE}
 * @param minX of a box in metres of EPSG:3857, as are the other three
 * @param minZoom the first zoom at which it can be seen, and the last
 */
public record Touched(String layer, double minX, double minY, double maxX, double maxY, int minZoom, int maxZoom) {

    /** Half the equator of the sphere on which Web Mercator counts, metres. */
    private static final double HALF_EQUATOR = 20_037_508.342789244;

    /**
     * How far beside a tile something is seen in it, in widths of the tile: tiles are drawn 64 of their 4096 units
     * beyond their edge, and a shape may leave its box by rounding to one of them.
     */
    public static final double BESIDE = 65.0 / 4096;

    boolean isIn(TileCoord tile) {
        if (tile.z() < minZoom || tile.z() > maxZoom) {
            return false;
        }
        double width = 2 * HALF_EQUATOR / (1L << tile.z());
        double west = tile.x() * width - HALF_EQUATOR - BESIDE * width;
        double north = HALF_EQUATOR - tile.y() * width + BESIDE * width;
        double reach = width * (1 + 2 * BESIDE);
        return maxX >= west && minX <= west + reach && minY <= north && maxY >= north - reach;
    }
}
