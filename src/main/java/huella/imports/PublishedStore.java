package huella.imports;

import huella.store.Database;
import huella.store.Geometries;
import huella.store.Sql;
import java.util.Set;

/** Reads what features of files are compared with. */
final class PublishedStore {

    private final Database database;

    PublishedStore(Database database) {
        this.database = database;
    }

    /** Everything that is public now, ready to be compared with. */
    PublishedPlaces places() {
        return database.read(handle -> new PublishedPlaces(
                handle.createQuery(sql("shown"))
                        .map((row, context) -> new Published(
                                row.getString("codigo"),
                                row.getString("nombre"),
                                row.getString("capa"),
                                row.getInt("version"),
                                row.getBoolean("exact"),
                                Geometries.fromSql(row, "geom")))
                        .list(),
                Set.copyOf(
                        handle.createQuery(sql("retired")).mapTo(String.class).list())));
    }

    private static String sql(String name) {
        return Sql.of(PublishedStore.class, name);
    }
}
