package huella.exchange;

import huella.store.Database;
import huella.store.Sql;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Reads which state of the data is published now; cheap enough to ask before and after every file. */
public final class EditionStore {

    private final Database database;

    public EditionStore(Database database) {
        this.database = database;
    }

    Edition getEdition() {
        return database.read(handle -> handle.createQuery(Sql.of(EditionStore.class, "edition"))
                .map((row, context) -> new Edition(
                        row.getLong("version"),
                        row.getObject("date", OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.SECONDS),
                        row.getString("digest")))
                .one());
    }
}
