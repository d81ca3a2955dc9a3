package huella.editing;

import huella.store.Geometries;
import huella.store.Sql;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.locationtech.jts.geom.Geometry;

/** The versions of initiatives, read and appended inside the caller's transaction. */
final class VersionStore {

    private final Handle handle;

    VersionStore(Handle handle) {
        this.handle = handle;
    }

    /** Newest first. */
    List<Version> list(String code) {
        return list(code, null);
    }

    Optional<Version> find(String code, int number) {
        return list(code, number).stream().findFirst();
    }

    /** The number of the last version by code, retired ones too. */
    Map<String, Integer> current(Collection<String> codes) {
        Map<String, Integer> current = new TreeMap<>();
        handle.createQuery(sql("current"))
                .bindArray("codes", String.class, List.copyOf(codes))
                .map((row, context) -> current.put(row.getString("code"), row.getInt("current_version")))
                .list();
        return current;
    }

    /** What a publication made: versions by code. */
    Map<String, Integer> of(long publication) {
        Map<String, Integer> made = new TreeMap<>();
        handle.createQuery(sql("of"))
                .bind("publication", publication)
                .map((row, context) -> made.put(row.getString("code"), row.getInt("version")))
                .list();
        return made;
    }

    /** From here to the end of the transaction nobody else publishes. */
    void lock() {
        handle.createQuery(sql("lock")).mapTo(String.class).list();
    }

    long publish(Draft.Person author, Draft.Person reviewer, String reason) {
        return handle.createQuery(sql("publish"))
                .bind("author", author.name())
                .bind("account", author.account())
                .bind("reviewer", reviewer.account())
                .bind("reviewerName", reviewer.name())
                .bind("reason", reason)
                .mapTo(Long.class)
                .one();
    }

    /** Appends the version after {@code last} (0: the first one) and shows it to the public. */
    int append(String code, int last, long publication, Content content, OptionalInt restoredFrom) {
        int number = last + 1;
        if (last == 0) {
            handle.createUpdate(sql("first")).bind("code", code).execute();
        }
        Update update = handle.createUpdate(sql("append"))
                .bind("code", code)
                .bind("version", number)
                .bind("publication", publication)
                .bind("retired", content.retired())
                .bind("restored_from", restoredFrom.isPresent() ? (Integer) restoredFrom.getAsInt() : null)
                .bind("geom", content.shape().orElseThrow());
        for (Attribute attribute : Attribute.values()) {
            bind(update, attribute, content);
        }
        update.execute();
        if (last > 0) {
            handle.createUpdate(sql("advance"))
                    .bind("code", code)
                    .bind("version", number)
                    .execute();
        }
        return number;
    }

    /** Nobody else is given the same one before the end of the transaction. */
    String nextCode(String prefix) {
        handle.createQuery(sql("lock_codes")).mapTo(String.class).list();
        return handle.createQuery(sql("next_code"))
                .bind("prefix", prefix)
                .mapTo(String.class)
                .one();
    }

    private static void bind(Update update, Attribute attribute, Content content) {
        Object value = content.values().get(attribute);
        switch (attribute.kind()) {
            case TEXT -> update.bind(attribute.key(), value == null ? textWhenMissing(attribute) : (String) value);
            case LIST -> update.bindArray(attribute.key(), String.class, value == null ? List.of() : (List<?>) value);
            case BOOLEAN -> update.bind(attribute.key(), value != null && (Boolean) value);
            case INTEGER -> update.bind(attribute.key(), (Integer) value);
        }
    }

    /** A note that is not there is an empty one; a map slide that is not there is none. */
    private static String textWhenMissing(Attribute attribute) {
        return attribute == Attribute.NOTA || attribute == Attribute.NOTA_EN ? "" : null;
    }

    private List<Version> list(String code, Integer number) {
        return handle.createQuery(sql("list"))
                .bind("code", code)
                .bind("version", number)
                .map((row, context) -> version(row))
                .list();
    }

    private static Version version(ResultSet row) throws SQLException {
        Integer restoredFrom = row.getObject("restored_from", Integer.class);
        return new Version(
                row.getString("code"),
                row.getInt("version"),
                row.getLong("publication"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getString("author"),
                Optional.ofNullable(row.getString("reviewer_name")),
                row.getString("reason"),
                restoredFrom == null ? OptionalInt.empty() : OptionalInt.of(restoredFrom),
                content(row));
    }

    private static Content content(ResultSet row) throws SQLException {
        Map<Attribute, Object> values = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            Object value = value(row, attribute);
            if (value != null) {
                values.put(attribute, value);
            }
        }
        Geometry shape = Geometries.fromSql(row, "geom");
        return new Content(values, Optional.of(shape), row.getBoolean("retired"));
    }

    private static Object value(ResultSet row, Attribute attribute) throws SQLException {
        return switch (attribute.kind()) {
            case TEXT -> row.getString(attribute.key());
            case BOOLEAN -> row.getBoolean(attribute.key());
            case INTEGER -> row.getObject(attribute.key(), Integer.class);
            case LIST -> {
                Array array = row.getArray(attribute.key());
                yield List.of((String[]) array.getArray());
            }
        };
    }

    private static String sql(String name) {
        return Sql.of(VersionStore.class, name);
    }
}
