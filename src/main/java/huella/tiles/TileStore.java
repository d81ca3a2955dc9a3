package huella.tiles;

import huella.catalogue.Collection;
import huella.model.TileCoord;
import huella.store.Database;
import huella.store.Sql;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Reads vector tiles, encoded by PostGIS ({@code ST_AsMVT}: Mapbox Vector Tile 2.1, extent 4096, buffer 64). */
public final class TileStore {

    private final Database database;

    public TileStore(Database database) {
        this.database = database;
    }

    /** A tile of a collection: one MVT layer of its name. Empty: no bytes. */
    byte[] get(Collection collection, TileCoord tile) {
        return database.readPublished(handle -> read(handle, collection, tile));
    }

    /**
     * One tile of several collections, in their order: one MVT layer each, all as they are at one moment. Layers are a
     * repeated field of the format (MVT 2.1 §4.1), so tiles are joined by writing one after the other.
     */
    byte[] get(List<Collection> collections, TileCoord tile) {
        if (collections.size() == 1) {
            return get(collections.getFirst(), tile);
        }
        return database.readPublished(handle ->
                handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, transaction -> {
                    ByteArrayOutputStream joined = new ByteArrayOutputStream();
                    for (Collection collection : collections) {
                        joined.writeBytes(read(transaction, collection, tile));
                    }
                    return joined.toByteArray();
                }));
    }

    private static byte[] read(Handle handle, Collection collection, TileCoord tile) {
        return switch (collection.type()) {
            case INITIATIVE ->
                bound(handle, "initiatives", tile)
                        .bind("name", collection.name())
                        .bind("all", collection.layer().isEmpty())
                        .mapTo(byte[].class)
                        .one();
            case COMUNA -> bound(handle, "comunas", tile).mapTo(byte[].class).one();
        };
    }

    /** A tile of the base geography: one MVT layer a theme, each from the zoom where it says something. */
    byte[] getBase(TileCoord tile) {
        return database.readPublished(
                handle -> bound(handle, "base", tile).mapTo(byte[].class).one());
    }

    private static Query bound(Handle handle, String query, TileCoord tile) {
        return handle.createQuery(Sql.of(TileStore.class, query))
                .bind("z", tile.z())
                .bind("x", tile.x())
                .bind("y", tile.y());
    }
}
