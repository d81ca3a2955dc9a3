package huella.imports;

import huella.store.Database;
import huella.store.Geometries;
import huella.store.Sql;
import java.util.List;
import java.util.Set;

/** Reads what features of files are compared with. */
final class PublishedStore {

    private final Database database;
    private volatile Kept kept = new Kept(-1, new PublishedPlaces(List.of(), Set.of()));

    private record Kept(long publication, PublishedPlaces places) {}

    PublishedStore(Database database) {
        this.database = database;
    }

    /** Everything that is public now, ready to be compared with; laid out once for each publication. */
    PublishedPlaces places() {
        long now = database.read(handle ->
                handle.createQuery(sql("publication")).mapTo(Long.class).one());
        return kept.publication() == now ? kept.places() : renewed(now);
    }

    /** By one at a time. What is published meanwhile is read again with the next request. */
    private synchronized PublishedPlaces renewed(long publication) {
        if (kept.publication() < publication) {
            kept = new Kept(publication, read());
        }
        return kept.places();
    }

    private PublishedPlaces read() {
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
