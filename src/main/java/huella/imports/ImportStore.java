package huella.imports;

import huella.editing.IntakeStore;
import huella.model.Account;
import huella.model.Rejected;
import huella.model.Role;
import huella.store.Database;
import huella.store.Duty;
import huella.store.Geometries;
import huella.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

/**
 * Imports and what was found in their files. What an account may not see is not there for it. Features are added while
 * a file is read and count only once it was read to its end.
 */
final class ImportStore {

    private static final int MOST = 100;

    /** Of one page of features, about. */
    private static final int PAGE_BYTES = 4_000_000;

    private final Database database;

    ImportStore(Database database) {
        this.database = database;
    }

    /**
     * @param most imports that an account may have waiting
     * @throws Rejected (409) when it has that many
     */
    UUID add(long account, StoredFile file, String choices, int most) {
        return database.as(Duty.PLANNER, account, handle -> {
            handle.createQuery(sql("lock_owner")).mapTo(String.class).list();
            int waiting = handle.createQuery(sql("count_waiting"))
                    .mapTo(Integer.class)
                    .one();
            if (waiting >= most) {
                throw Rejected.conflict("Ya tiene " + waiting + " importaciones sin aceptar, el máximo ("
                        + ImportSettings.PER_ACCOUNT + "). Acepte o descarte alguna y vuelva a enviar el archivo.");
            }
            return handle.createQuery(sql("add"))
                    .bind("name", file.name())
                    .bind("bytes", file.bytes())
                    .bind("digest", file.digest())
                    .bind("choices", choices)
                    .mapTo(UUID.class)
                    .one();
        });
    }

    /** Newest first. */
    List<Import> list(Account account) {
        return database.as(
                Duty.PLANNER,
                account.id(),
                handle -> handle.createQuery(sql("list"))
                        .bind("most", MOST)
                        .map((row, context) -> of(row))
                        .list());
    }

    /** The account's own. */
    Optional<Import> find(Account account, UUID id) {
        return find(Duty.PLANNER, account, id);
    }

    /** The account's own, or that of a draft which it may review. */
    Optional<Import> findForReview(Account account, UUID id) {
        return find(Duty.PLANNER, account, id)
                .or(() -> account.has(Role.REVISOR)
                        ? find(Duty.REVIEWER, account, id)
                                .filter(found -> account.mayAll(Role.REVISOR, layers(account, id)))
                        : Optional.empty());
    }

    /** Which layers the draft of an import touches: a token may have fewer than its account. */
    private List<String> layers(Account account, UUID id) {
        return database.as(
                Duty.REVIEWER,
                account.id(),
                handle -> handle.createQuery(sql("layers"))
                        .bind("id", id)
                        .mapTo(String.class)
                        .list());
    }

    private Optional<Import> find(Duty duty, Account account, UUID id) {
        return database.as(
                duty,
                account.id(),
                handle -> handle.createQuery(sql("find"))
                        .bind("id", id)
                        .map((row, context) -> of(row))
                        .findOne());
    }

    /** Begins to read it anew; what was found before is forgotten. Empty when it cannot be. */
    boolean again(Account account, UUID id, String choices) {
        return database.as(Duty.PLANNER, account.id(), handle -> {
            boolean free = handle.createUpdate(sql("again"))
                            .bind("id", id)
                            .bind("choices", choices)
                            .execute()
                    == 1;
            if (free) { // what somebody is reading is not to be cleared under their hands
                clear(handle, id);
            }
            return free;
        });
    }

    /** Adds features of a file that is being read. */
    void addFeatures(long account, UUID id, List<ReadingFrames.Answer.Feature> features) {
        database.as(
                Duty.PLANNER,
                account,
                handle -> handle.createUpdate(sql("add_features"))
                        .bind("id", id)
                        .bindArray("numbers", Integer.class, each(features, ReadingFrames.Answer.Feature::number))
                        .bindArray("layers", Integer.class, each(features, ReadingFrames.Answer.Feature::layer))
                        .bindArray("labels", String.class, each(features, ReadingFrames.Answer.Feature::label))
                        .bindArray("attributes", String.class, each(features, ReadingFrames.Answer.Feature::values))
                        .bind("shapes", bytes(features, ReadingFrames.Answer.Feature::shape))
                        .bind("befores", bytes(features, ReadingFrames.Answer.Feature::before))
                        .bindArray("notes", String.class, each(features, feature -> String.join("\n", feature.notes())))
                        .bindArray("refusals", String.class, each(features, ReadingFrames.Answer.Feature::refusal))
                        .execute());
    }

    private static <T> List<T> each(
            List<ReadingFrames.Answer.Feature> features, Function<ReadingFrames.Answer.Feature, T> value) {
        List<T> values = new ArrayList<>(features.size()); // may hold nulls
        features.forEach(feature -> values.add(value.apply(feature)));
        return values;
    }

    /** The driver takes arrays of bytes only as what they are, not as a list of something. */
    private static Argument bytes(
            List<ReadingFrames.Answer.Feature> features, Function<ReadingFrames.Answer.Feature, byte[]> value) {
        byte[][] all = features.stream().map(value).toArray(byte[][]::new);
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf("bytea", all));
    }

    /** Says what became of reading it: {@code pregunta}, {@code listo} or {@code rechazado}. */
    void finish(long account, UUID id, Import.State state, String report) {
        database.as(Duty.PLANNER, account, handle -> {
            if (state != Import.State.LISTO) {
                clear(handle, id);
            }
            return handle.createUpdate(sql("finish"))
                    .bind("id", id)
                    .bind("state", state.key())
                    .bind("report", report)
                    .execute();
        });
    }

    /** @return false when there is none, or it was accepted */
    boolean delete(Account account, UUID id) {
        return database.as(
                Duty.PLANNER,
                account.id(),
                handle -> handle.createUpdate(sql("delete")).bind("id", id).execute() == 1);
    }

    /** In the order of the file, from a number on. */
    List<StagedFeature> features(Account account, UUID id, int from, int most) {
        return database.as(Duty.PLANNER, account.id(), handle -> features(handle, id, from, most));
    }

    static List<StagedFeature> features(Handle handle, UUID id, int from, int most) {
        return handle.createQuery(sql("features"))
                .bind("id", id)
                .bind("from", from)
                .bind("most", most)
                .bind("bytes", PAGE_BYTES)
                .map((row, context) -> staged(row))
                .list();
    }

    /** Those with some numbers, in the order of the file; what is not there is left out. */
    List<StagedFeature> named(Account account, UUID id, Collection<Integer> numbers) {
        return database.as(
                Duty.PLANNER,
                account.id(),
                handle -> handle.createQuery(sql("named"))
                        .bind("id", id)
                        .bindArray("numbers", Integer.class, List.copyOf(numbers))
                        .map((row, context) -> staged(row))
                        .list());
    }

    /** Those in which something was set right, the first ones. */
    List<StagedFeature> noted(Account account, UUID id, int most) {
        return database.as(
                Duty.PLANNER,
                account.id(),
                handle -> handle.createQuery(sql("noted"))
                        .bind("id", id)
                        .bind("most", most)
                        .map((row, context) -> staged(row))
                        .list());
    }

    /** Those that cannot be used, the first ones. */
    List<StagedFeature> refused(Account account, UUID id, int most) {
        return database.as(
                Duty.PLANNER,
                account.id(),
                handle -> handle.createQuery(sql("refused"))
                        .bind("id", id)
                        .bind("most", most)
                        .map((row, context) -> staged(row))
                        .list());
    }

    /** Makes the report of an accepted import, once it is known which initiative got which code. */
    interface Sealed {
        String report(List<Optional<String>> codes);
    }

    /**
     * Inside the transaction that makes the draft: the import is its provenance from now on, and the features are done
     * with. Refused when it is not any more what it was when the planner decided.
     */
    static IntakeStore accepting(Import seen, Sealed sealed) {
        return (handle, draft, codes) -> {
            int accepted = handle.createUpdate(sql("accept"))
                    .bind("id", seen.id())
                    .bind("draft", draft)
                    .bind("report", sealed.report(codes))
                    .bind("seen", seen.modified().atOffset(ZoneOffset.UTC))
                    .execute();
            if (accepted != 1) {
                throw Rejected.conflict("La importación ya se aceptó, o el archivo se leyó de nuevo mientras tanto."
                        + " Vuelva a abrirla y revise la vista previa.");
            }
            clear(handle, seen.id());
        };
    }

    private static void clear(Handle handle, UUID id) {
        handle.createUpdate(sql("clear")).bind("id", id).execute();
    }

    /** As the owner, when the service starts and now and then: imports that are past their time. */
    List<UUID> sweep(int hours) {
        List<UUID> gone = new ArrayList<>();
        database.publish(handle -> gone.addAll(handle.createQuery(sql("sweep"))
                .bind("hours", hours)
                .mapTo(UUID.class)
                .list()));
        return gone;
    }

    /** As the owner: which of these still wait to be accepted. */
    List<UUID> waiting(Collection<UUID> ids) {
        List<UUID> waiting = new ArrayList<>();
        database.publish(handle -> waiting.addAll(handle.createQuery(sql("waiting"))
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .mapTo(UUID.class)
                .list()));
        return waiting;
    }

    /** As the owner: imports that this service was reading when it ended are no longer read by anybody. */
    void interrupted(Collection<UUID> ids, String report) {
        database.publish(handle -> handle.createUpdate(sql("interrupted"))
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .bind("report", report)
                .execute());
    }

    private static StagedFeature staged(ResultSet row) throws SQLException {
        return new StagedFeature(
                row.getInt("number"),
                row.getInt("layer"),
                row.getString("label"),
                row.getString("attributes"),
                Optional.ofNullable(Geometries.fromSql(row, "geom")),
                Optional.ofNullable(Geometries.fromSql(row, "before")),
                List.of((String[]) row.getArray("notes").getArray()),
                Optional.ofNullable(row.getString("refusal")));
    }

    private static Import of(ResultSet row) throws SQLException {
        return new Import(
                row.getObject("id", UUID.class),
                row.getLong("account"),
                row.getString("login"),
                row.getString("name"),
                new StoredFile(row.getString("file_name"), row.getLong("file_bytes"), row.getString("file_digest")),
                Import.State.of(row.getString("state")),
                row.getString("choices"),
                row.getString("report"),
                Optional.ofNullable(row.getObject("draft", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("modified_at", OffsetDateTime.class).toInstant());
    }

    private static String sql(String name) {
        return Sql.of(ImportStore.class, name);
    }
}
