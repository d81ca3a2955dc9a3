package huella.tiles;

import huella.store.Database;
import huella.store.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many initiatives a tile may be full of. The number is the database's, for what tiles show is prepared there; a
 * service that is started with another one has everything prepared anew, once.
 */
public final class FullTileStore {

    /** The last hundred that were edited are never left out, so there must be room for them. */
    public static final int LEAST = 100;

    private static final Logger log = LoggerFactory.getLogger(FullTileStore.class);

    private FullTileStore() {}

    /** @param features that one tile shows, at most, below zoom 14 */
    public static void set(Database database, int features) {
        int before = database.read(handle -> handle.createQuery(Sql.of(FullTileStore.class, "get"))
                .mapTo(Integer.class)
                .one());
        if (before == features) {
            return;
        }
        log.info("Preparing all tiles anew: {} is {} now and was {}", TileSettings.FEATURES, features, before);
        database.publish(owner -> {
            owner.createUpdate(Sql.of(FullTileStore.class, "set"))
                    .bind("features", features)
                    .execute();
            owner.createQuery(Sql.of(FullTileStore.class, "rebuild"))
                    .mapTo(String.class)
                    .list();
        });
    }
}
