package huella.editing;

import huella.store.Geometries;
import huella.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Drafts inside the caller's transaction. What the acting account may not see is not there for it. */
final class DraftStore {

    /** Of a list; nobody reads further down than this. */
    private static final int MOST = 500;

    private final Handle handle;

    DraftStore(Handle handle) {
        this.handle = handle;
    }

    UUID add(String title, Draft.Origin origin) {
        UUID id = handle.createQuery(sql("add"))
                .bind("title", title)
                .bind("origin", origin.key())
                .mapTo(UUID.class)
                .one();
        addEvent(id, "creado", null);
        return id;
    }

    Optional<Draft> find(UUID id) {
        return complete(
                        handle.createQuery(sql("find"))
                                .bind("id", id)
                                .map((row, context) -> draft(row))
                                .list(),
                        "proposals")
                .stream()
                .findFirst();
    }

    /** The same, and nobody else changes it until the end of the transaction. */
    Optional<Draft> lock(UUID id) {
        handle.createQuery(sql("lock")).bind("id", id).mapTo(UUID.class).list();
        return find(id);
    }

    /** The acting account's open draft of an origin, the newest one. */
    Optional<UUID> findOpen(Draft.Origin origin) {
        handle.createQuery(sql("lock_author")).mapTo(String.class).list();
        return handle.createQuery(sql("find_open"))
                .bind("origin", origin.key())
                .mapTo(UUID.class)
                .findOne();
    }

    /** Newest first; of their shapes only whether there is one. */
    List<Draft> list(Optional<Draft.State> state, boolean own) {
        return complete(
                handle.createQuery(sql("list"))
                        .bind("own", own)
                        .bind("state", state.map(Draft.State::key).orElse(null))
                        .bind("most", MOST)
                        .map((row, context) -> draft(row))
                        .list(),
                "proposal_heads");
    }

    void save(UUID draft, Proposal proposal) {
        handle.createUpdate(sql("save"))
                .bind("draft", draft)
                .bind("code", proposal.code())
                .bind(
                        "base",
                        proposal.isNew() ? null : (Integer) proposal.base().getAsInt())
                .bind("changes", Values.asText(proposal.changes()))
                .bind("geom", proposal.shape().orElse(null))
                .bind("retireReason", proposal.retireReason().orElse(null))
                .execute();
    }

    boolean remove(UUID draft, String code) {
        return handle.createUpdate(sql("remove"))
                        .bind("draft", draft)
                        .bind("code", code)
                        .execute()
                == 1;
    }

    void touch(UUID draft, List<String> layers, String title) {
        handle.createUpdate(sql("touch"))
                .bind("id", draft)
                .bindArray("layers", String.class, layers)
                .bind("title", title)
                .execute();
    }

    /** An author's step. */
    void move(UUID draft, Draft.State state, String event, Optional<String> reason) {
        addEvent(draft, event, reason.orElse(null));
        handle.createUpdate(sql("move"))
                .bind("id", draft)
                .bind("state", state.key())
                .bind("reason", reason.orElse(null))
                .execute();
    }

    /** A reviewer's decision. */
    void decide(UUID draft, Draft.State state, OptionalLong publication, String comment) {
        addEvent(draft, state.key(), comment);
        handle.createUpdate(sql("decide"))
                .bind("id", draft)
                .bind("state", state.key())
                .bind("publication", publication.isPresent() ? (Long) publication.getAsLong() : null)
                .execute();
    }

    private void addEvent(UUID draft, String kind, String comment) {
        handle.createUpdate(sql("add_event"))
                .bind("draft", draft)
                .bind("kind", kind)
                .bind("comment", comment)
                .execute();
    }

    /** Adds proposals and events to the heads of drafts. */
    private List<Draft> complete(List<Draft> heads, String proposalsQuery) {
        if (heads.isEmpty()) {
            return heads;
        }
        List<UUID> ids = heads.stream().map(Draft::id).toList();
        Map<UUID, List<Proposal>> proposals = new HashMap<>();
        Map<UUID, List<Draft.Event>> events = new HashMap<>();
        handle.createQuery(sql(proposalsQuery))
                .bindArray("drafts", UUID.class, ids)
                .map((row, context) -> proposals
                        .computeIfAbsent(row.getObject("draft", UUID.class), id -> new ArrayList<>())
                        .add(proposal(row)))
                .list();
        handle.createQuery(sql("events"))
                .bindArray("drafts", UUID.class, ids)
                .map((row, context) -> events.computeIfAbsent(
                                row.getObject("draft", UUID.class), id -> new ArrayList<>())
                        .add(new Draft.Event(
                                row.getString("kind"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                new Draft.Person(row.getLong("account"), row.getString("login"), row.getString("name")),
                                Optional.ofNullable(row.getString("comment")))))
                .list();
        return heads.stream()
                .map(head -> new Draft(
                        head.id(),
                        head.author(),
                        head.title(),
                        head.state(),
                        head.revision(),
                        head.reason(),
                        head.layers(),
                        head.origin(),
                        head.created(),
                        head.modified(),
                        head.publication(),
                        head.provenance(),
                        proposals.getOrDefault(head.id(), List.of()),
                        events.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static Draft draft(ResultSet row) throws SQLException {
        Long publication = row.getObject("publication", Long.class);
        return new Draft(
                row.getObject("id", UUID.class),
                new Draft.Person(row.getLong("author"), row.getString("login"), row.getString("name")),
                row.getString("title"),
                Draft.State.find(row.getString("state")).orElseThrow(),
                row.getInt("revision"),
                Optional.ofNullable(row.getString("reason")),
                List.of((String[]) row.getArray("layers").getArray()),
                Draft.Origin.valueOf(row.getString("origin").toUpperCase(java.util.Locale.ROOT)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("modified_at", OffsetDateTime.class).toInstant(),
                publication == null ? OptionalLong.empty() : OptionalLong.of(publication),
                provenance(row),
                List.of(),
                List.of());
    }

    private static Optional<Provenance> provenance(ResultSet row) throws SQLException {
        UUID id = row.getObject("import_id", UUID.class);
        if (id == null) {
            return Optional.empty();
        }
        Double accuracy = row.getObject("import_accuracy", Double.class);
        return Optional.of(new Provenance(
                id,
                row.getString("file_name"),
                row.getLong("file_bytes"),
                row.getString("file_digest"),
                Optional.ofNullable(row.getString("import_format")),
                Optional.ofNullable(row.getString("import_crs")),
                Optional.ofNullable(row.getString("import_crs_title")),
                Optional.ofNullable(row.getString("import_operations")),
                accuracy == null ? OptionalDouble.empty() : OptionalDouble.of(accuracy),
                row.getObject("import_at", OffsetDateTime.class).toInstant()));
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        Integer base = row.getObject("base", Integer.class);
        return Proposal.of(
                row.getString("code"),
                base == null ? OptionalInt.empty() : OptionalInt.of(base),
                Values.ofText(row.getString("changes")),
                Optional.ofNullable(Geometries.fromSql(row, "geom")),
                Optional.ofNullable(row.getString("retire_reason")));
    }

    private static String sql(String name) {
        return Sql.of(DraftStore.class, name);
    }
}
