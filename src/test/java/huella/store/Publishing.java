package huella.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Publishes in one transaction, as the service does, what a test makes up: one reason, some versions. */
public final class Publishing {

    private final Map<String, Map<String, Object>> versions = new LinkedHashMap<>();
    private final String reason;
    private Instant at;

    private Publishing(String reason) {
        this.reason = reason;
    }

    public static Publishing because(String reason) {
        return new Publishing(reason);
    }

    /** When it shall have happened; otherwise now. */
    public Publishing at(String moment) {
        at = Instant.parse(moment);
        return this;
    }

    /** The next version of an initiative says in some columns something else. */
    public Publishing version(String code, Map<String, Object> changes) {
        versions.put(code, changes);
        return this;
    }

    /** The next version of an initiative takes it from the map. */
    public Publishing retire(String code) {
        return version(code, Map.of("retired", true));
    }

    /** The first version of a new initiative is like another's last. */
    public Publishing create(String code, String like, String name) {
        return version(code, Map.of("like", like, "name_es", name));
    }

    /** @return the number of the publication */
    public long in(Database database) {
        long[] id = new long[1];
        database.publish(handle -> {
            id[0] = handle.createQuery("INSERT INTO publication (author, reason, published_at)"
                            + " VALUES ('Equipo de prueba', :reason, coalesce(:at, clock_timestamp())) RETURNING id")
                    .bind("reason", reason)
                    .bind("at", at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                    .mapTo(Long.class)
                    .one();
            versions.forEach((code, changes) -> append(handle, id[0], code, changes));
        });
        return id[0];
    }

    private static void append(Handle handle, long publication, String code, Map<String, Object> changes) {
        handle.createUpdate("INSERT INTO initiative (code) VALUES (:code) ON CONFLICT DO NOTHING")
                .bind("code", code)
                .execute();
        int version = handle.createQuery(
                        "SELECT coalesce(max(version), 0) + 1 FROM initiative_version WHERE code = :code")
                .bind("code", code)
                .mapTo(Integer.class)
                .one();
        Map<String, Object> values = new LinkedHashMap<>(changes);
        Object like = values.getOrDefault("like", code);
        values.remove("like");
        values.put("code", code);
        values.put("version", version);
        values.put("publication", publication);
        values.putIfAbsent("retired", false);
        List<String> columns = handle.createQuery(
                        "SELECT column_name FROM information_schema.columns WHERE table_schema"
                                + " = 'huella' AND table_name = 'initiative_version' AND is_generated = 'NEVER'")
                .mapTo(String.class)
                .list();
        List<String> selected = columns.stream()
                .map(column -> values.containsKey(column) ? ":" + column : column)
                .toList();
        Update insert = handle.createUpdate(
                        "INSERT INTO initiative_version (" + String.join(", ", columns) + ") SELECT "
                                + String.join(", ", selected)
                                + " FROM initiative_version WHERE code = :like ORDER BY version DESC LIMIT 1")
                .bind("like", like);
        values.forEach(insert::bind);
        insert.execute();
        handle.createUpdate("UPDATE initiative SET current_version = :version WHERE code = :code")
                .bind("code", code)
                .bind("version", Boolean.TRUE.equals(values.get("retired")) ? null : version)
                .execute();
    }
}
