package huella.tiles;

import huella.catalogue.Collection;
import huella.model.TileCoord;
import huella.store.Database;
import huella.store.Sql;

/** Tiles as PostGIS makes them ({@code ST_AsMVT}) of the view of all that is published: what ours are compared with. */
final class ReferenceStore {

    private final Database database;

    ReferenceStore(Database database) {
        this.database = database;
    }

    byte[] get(Collection collection, TileCoord tile) {
        return database.read(handle -> handle.createQuery(Sql.of(ReferenceStore.class, "initiatives"))
                .bind("z", tile.z())
                .bind("x", tile.x())
                .bind("y", tile.y())
                .bind("name", collection.name())
                .bind("all", collection.layer().isEmpty())
                .mapTo(byte[].class)
                .one());
    }
}
