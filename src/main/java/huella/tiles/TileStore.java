package huella.tiles;

import huella.catalogue.Collection;
import huella.model.TileCoord;
import huella.store.Database;
import huella.store.Sql;

/** Reads vector tiles, encoded by PostGIS ({@code ST_AsMVT}: Mapbox Vector Tile 2.1, extent 4096, buffer 64). */
public final class TileStore {

    private final Database database;

    public TileStore(Database database) {
        this.database = database;
    }

    /** A tile of a collection: one MVT layer of its name. Empty: no bytes. */
    byte[] get(Collection collection, TileCoord tile) {
        return switch (collection.type()) {
            case INITIATIVE ->
                getInitiatives(collection.name(), collection.layer().isEmpty(), tile);
            case COMUNA -> get("comunas", tile);
        };
    }

    private byte[] getInitiatives(String layer, boolean all, TileCoord tile) {
        return database.read(handle -> handle.createQuery(Sql.of(TileStore.class, "initiatives"))
                .bind("name", layer)
                .bind("all", all)
                .bind("z", tile.z())
                .bind("x", tile.x())
                .bind("y", tile.y())
                .mapTo(byte[].class)
                .one());
    }

    /** A tile of the base geography: one MVT layer a theme, each from the zoom where it says something. */
    byte[] getBase(TileCoord tile) {
        return get("base", tile);
    }

    private byte[] get(String query, TileCoord tile) {
        return database.read(handle -> handle.createQuery(Sql.of(TileStore.class, query))
                .bind("z", tile.z())
                .bind("x", tile.x())
                .bind("y", tile.y())
                .mapTo(byte[].class)
                .one());
    }
}
