package huella.publishing;

import huella.model.TileCoord;

/**
 * The numbers by which PMTiles knows tiles (version 3, "Tile IDs"): all zooms one after the other, and within a zoom
 * along the Hilbert curve, so that what is near on the map is near in the file.
 */
final class TileIds {

    private TileIds() {}

    static long of(TileCoord tile) {
        return of(tile.z(), tile.x(), tile.y());
    }

    static long of(int z, int x, int y) {
        long position = 0;
        int column = x;
        int row = y;
        for (int half = (1 << z) >> 1; half > 0; half >>= 1) {
            boolean east = (column & half) != 0;
            boolean south = (row & half) != 0;
            position += (long) half * half * (east ? (south ? 2 : 3) : (south ? 1 : 0));
            if (!south) {
                int turned = east ? half - 1 - (row & (half - 1)) : row & (half - 1);
                row = east ? half - 1 - (column & (half - 1)) : column & (half - 1);
                column = turned;
            }
        }
        return first(z) + position;
    }

    static TileCoord tile(long id) {
        int z = 0;
        while (first(z + 1) <= id) {
            z++;
        }
        long position = id - first(z);
        int column = 0;
        int row = 0;
        for (int half = 1; half < 1 << z; half <<= 1) {
            int quarter = (int) (position & 3);
            position >>= 2;
            boolean east = quarter >= 2;
            boolean south = quarter == 1 || quarter == 2;
            if (!south) {
                int turned = east ? half - 1 - row : row;
                row = east ? half - 1 - column : column;
                column = turned;
            }
            column += east ? half : 0;
            row += south ? half : 0;
        }
        return new TileCoord(z, column, row);
    }

    /** The number of the first tile of a zoom: how many tiles all zooms above it have. */
    static long first(int z) {
        return ((1L << 2 * z) - 1) / 3;
    }
}
