package huella.tiles;

import huella.model.TileCoord;
import java.util.List;

/**
 * Which prepared shapes a zoom is drawn from (the table {@code tile_shape}, db/README.md): those of the first band that
 * is not less.
 */
public final class Bands {

    /** From this zoom on all initiatives are shown, in every detail. */
    public static final int LAST = 14;

    private static final List<Integer> ALL = List.of(5, 6, 7, 8, 9, 10, 11, LAST);

    /** The grid of the last band is that of the deepest zoom there is. */
    private static final int GRID_OF_LAST = TileCoord.MAX_ZOOM;

    private Bands() {}

    /** From the coarsest to the finest. */
    public static List<Integer> all() {
        return ALL;
    }

    public static int of(int zoom) {
        return ALL.stream().filter(band -> zoom <= band).findFirst().orElse(LAST);
    }

    /** The zoom whose tiles have the grid on which a band's shapes lie. */
    static int gridZoom(int band) {
        return band == LAST ? GRID_OF_LAST : band;
    }
}
