package huella.tiles;

/**
 * What the operator decides about tiles.
 *
 * @param pool how many are made at once, each with a connection of its own (HUELLA_TILE_POOL)
 * @param waiting requests that may wait for one (HUELLA_MAX_WAITING_TILES); one more is refused
 * @param bytes of one layer of a tile with its counts, not compressed (HUELLA_MAX_TILE_BYTES); initiatives for which
 *     there is no room are counted
 * @param features initiatives that one tile shows, below zoom 14 (HUELLA_MAX_TILE_FEATURES); the others are counted
 */
public record TileSettings(int pool, int waiting, int bytes, int features) {

    public static final String POOL = "HUELLA_TILE_POOL";
    public static final String WAITING = "HUELLA_MAX_WAITING_TILES";
    public static final String BYTES = "HUELLA_MAX_TILE_BYTES";
    public static final String FEATURES = "HUELLA_MAX_TILE_FEATURES";

    /** More than the cores that make them would only make all of them slower. */
    public static final TileSettings DEFAULT =
            new TileSettings(Runtime.getRuntime().availableProcessors(), 256, 500_000, 500);
}
