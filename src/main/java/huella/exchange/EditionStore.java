package huella.exchange;

import huella.store.Database;
import huella.store.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads which state of the data is published now; cheap enough to ask before and after every file. */
public final class EditionStore {

    private final Database database;

    public EditionStore(Database database) {
        this.database = database;
    }

    /** @param asOf the moment whose edition is asked for; empty for now */
    Edition getEdition(Optional<Instant> asOf) {
        return database.readPublished(handle -> handle.createQuery(Sql.of(EditionStore.class, "edition"))
                .bind(
                        "asOf",
                        asOf.map(moment -> OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                                .orElse(null))
                .map((row, context) -> new Edition(
                        row.getLong("version"),
                        row.getObject("date", OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.SECONDS),
                        row.getString("digest"),
                        asOf))
                .one());
    }
}
