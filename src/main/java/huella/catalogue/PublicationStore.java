package huella.catalogue;

import huella.store.Database;
import huella.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads which initiatives changed with which publication. */
public final class PublicationStore {

    private final Database database;

    public PublicationStore(Database database) {
        this.database = database;
    }

    /**
     * The number of the last publication; 0 before the first. Who knows it reads what it published from now on, on
     * whatever server.
     */
    public long last() {
        long last = database.readPublished(handle -> handle.createQuery(Sql.of(PublicationStore.class, "last"))
                .mapTo(Long.class)
                .one());
        database.expectPublication(last);
        return last;
    }

    /** One that was heard of just now. */
    Optional<Publication> findNews(long id) {
        return database.readNews(handle -> find(handle, id));
    }

    private static Optional<Publication> find(Handle handle, long id) {
        return handle.createQuery(Sql.of(PublicationStore.class, "find"))
                .bind("id", id)
                .bind("codes", Publication.MOST_CODES + 1)
                .map((row, context) -> publication(row))
                .findOne();
    }

    /**
     * What who knows everything up to a publication may have missed, oldest first: the later ones, and those of about
     * the same time, since one with a lower number may have been committed later. Hearing of one twice does no harm.
     *
     * @return no more than {@code limit}; empty without that publication, as after another database took its place
     */
    Optional<List<Publication>> listSince(long id, int limit) {
        if (id > 0 && database.read(handle -> find(handle, id)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(database.read(handle -> handle.createQuery(Sql.of(PublicationStore.class, "since"))
                .bind("id", id)
                .bind("limit", limit)
                .bind("codes", Publication.MOST_CODES + 1)
                .map((row, context) -> publication(row))
                .list()));
    }

    private static Publication publication(ResultSet row) throws SQLException {
        return new Publication(
                row.getLong("id"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                Arrays.asList((String[]) row.getArray("codes").getArray()));
    }
}
