package huella.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.geodata.GeodataLoader;
import huella.http.Limits;
import huella.http.RequestKey;
import huella.model.Account;
import huella.model.Grant;
import huella.model.Problem;
import huella.model.Rejected;
import huella.model.Role;
import huella.store.AuditTrail;
import huella.store.Database;
import huella.store.TestPostgres;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Several authors and reviewers do what comes to their minds, in any order, and a model in memory watches: no edit is
 * lost, no version is overwritten, what is public is what was published last, and the history tells it again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterleavingsTest {

    private static final List<String> CODES = List.of("CAL-01", "CAL-02", "TOC-01");
    private static final List<Attribute> TEXTS =
            List.of(Attribute.NOMBRE, Attribute.NOTA, Attribute.SUSTENTO, Attribute.NOTA_EN);
    private static final int STEPS = 120;

    private final Database database = TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(TestApp.GEODATA));
    private final EditingStore store = new EditingStore(database);
    private final Inspection inspection = (code, proposed) -> List.of();
    private final DraftReader reader = new DraftReader(store, inspection);
    private final Drafts drafts = new Drafts(store, reader, Limits.DEFAULT);
    private final Publisher publisher = new Publisher(store, reader, inspection);
    private final List<Account> planners = List.of(account("paula"), account("pedro"), account("pilar"));
    private final List<Account> reviewers = List.of(account("rene"), account("rosa"));

    @AfterAll
    void close() {
        database.close();
    }

    /** What the test knows of a draft: what its author said last of each initiative, on which version. */
    private record Known(Account author, Map<String, Proposal> said, boolean submitted) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatever_the_order_nothing_is_lost_and_nothing_overwritten(long seed) {
        Random random = new Random(seed);
        Map<UUID, Known> known = new LinkedHashMap<>();
        Map<String, List<Content>> versions = new TreeMap<>();
        CODES.forEach(code -> versions.put(code, contents(code)));
        Map<Long, Map<String, Integer>> states = new TreeMap<>();
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(10)) {
                case 0, 1 -> start(random, known);
                case 2, 3, 4 -> save(random, known, versions);
                case 5, 6 -> submit(random, known);
                case 7, 8 -> publish(random, known, versions, states);
                default -> restore(random, versions, states);
            }
            for (String code : CODES) {
                assertEquals(versions.get(code), contents(code), "step " + step + " of seed " + seed);
            }
        }
        known.forEach((id, draft) -> assertDraft(id, draft, random));
        assertTrue(states.size() > 3, () -> "only " + states.size() + " publications");
        states.forEach(this::assertReplayed);
        assertPublishedIsLast(versions);
        assertEquals(List.of(), AuditTrail.verify(database, Optional.empty()).faults());
    }

    private void start(Random random, Map<UUID, Known> known) {
        Account author = any(random, planners);
        UUID id = drafts.create(author, request(), "Borrador", Draft.Origin.EDITOR);
        known.put(id, new Known(author, new TreeMap<>(), false));
    }

    private void save(Random random, Map<UUID, Known> known, Map<String, List<Content>> versions) {
        pick(random, known, false).ifPresent(id -> {
            Known draft = known.get(id);
            String code = any(random, CODES);
            int base = Optional.ofNullable(draft.said().get(code))
                    .map(said -> said.base().orElseThrow())
                    .orElse(1 + random.nextInt(versions.get(code).size()));
            Content from = versions.get(code).get(base - 1);
            Map<Attribute, Object> changes = new EnumMap<>(Attribute.class);
            for (int i = random.nextInt(3); i >= 0; i--) {
                changes.put(any(random, TEXTS), "texto " + random.nextInt(4));
            }
            Optional<Geometry> shape =
                    random.nextBoolean() ? Optional.of(moved(from.shape().orElseThrow(), random)) : Optional.empty();
            Proposal proposal = Proposal.of(code, OptionalInt.of(base), changes, shape, Optional.empty());
            int revision = reader.open(draft.author(), id).draft().revision();
            drafts.save(draft.author(), id, Integer.toString(revision), request(), proposal);
            draft.said().put(code, proposal);
            // Whoever has not seen this one cannot overwrite it.
            assertStale(() -> drafts.save(
                    draft.author(),
                    id,
                    Integer.toString(revision),
                    request(),
                    Proposal.of(code, OptionalInt.of(base), Map.of(), Optional.empty(), Optional.empty())));
        });
    }

    private void submit(Random random, Map<UUID, Known> known) {
        pick(random, known, false).filter(id -> !known.get(id).said().isEmpty()).ifPresent(id -> {
            Known draft = known.get(id);
            drafts.submit(draft.author(), id, revision(draft.author(), id), request(), "Motivo");
            known.put(id, new Known(draft.author(), draft.said(), true));
        });
    }

    private void publish(
            Random random,
            Map<UUID, Known> known,
            Map<String, List<Content>> versions,
            Map<Long, Map<String, Integer>> states) {
        pick(random, known, true).ifPresent(id -> {
            Account reviewer = any(random, reviewers);
            Publisher.Preview preview = publisher.preview(reviewer, id);
            Map<String, Map<String, Merged.Side>> choices = new HashMap<>();
            for (Publisher.Step step : preview.steps()) {
                Map<String, Merged.Side> sides = new HashMap<>();
                step.merged()
                        .conflicts()
                        .forEach(conflict -> sides.put(
                                conflict.key(), random.nextBoolean() ? Merged.Side.PROPOSED : Merged.Side.CURRENT));
                choices.put(step.proposal().code(), sides);
            }
            boolean nothing =
                    preview.resolved(choices, inspection).steps().stream().allMatch(Publisher.Step::changesNothing);
            if (nothing) {
                assertConflict(() -> publisher.publish(reviewer, id, preview.tag(), request(), choices));
                drafts.giveBack(reviewer, id, revision(reviewer, id), request(), "Ya está");
                known.put(id, new Known(known.get(id).author(), known.get(id).said(), false));
                return;
            }
            Map<String, Content> before = new HashMap<>();
            CODES.forEach(code -> before.put(code, versions.get(code).getLast()));
            long publication = publisher.publish(reviewer, id, preview.tag(), request(), choices);
            Map<String, Integer> made = publisher.get(publication).versions();
            made.forEach((code, number) -> {
                assertEquals(versions.get(code).size() + 1, number);
                versions.get(code).add(contents(code).getLast());
            });
            Known draft = known.remove(id);
            draft.said()
                    .forEach((code, said) -> assertSaid(
                            versions.get(code).get(said.base().orElseThrow() - 1),
                            before.get(code),
                            said,
                            choices.getOrDefault(code, Map.of()),
                            versions.get(code).getLast()));
            states.put(publication, sizes(versions));
            assertStale(() -> publisher.publish(reviewer, id, preview.tag() + "0", request(), choices));
        });
    }

    /** What the author changed stands in the new version, unless somebody chose otherwise; all else is as it was. */
    private static void assertSaid(
            Content base, Content before, Proposal said, Map<String, Merged.Side> choices, Content after) {
        Content proposed = said.applyTo(base);
        for (Attribute attribute : Attribute.values()) {
            Optional<Object> wanted = proposed.value(attribute);
            boolean changed = !wanted.equals(base.value(attribute));
            boolean overruled = choices.get(attribute.key()) == Merged.Side.CURRENT;
            assertEquals(
                    changed && !overruled ? wanted : before.value(attribute), after.value(attribute), attribute::key);
        }
        boolean redrawn = said.shape().isPresent()
                && !said.shape().get().equalsExact(base.shape().orElseThrow());
        if (!redrawn || choices.get("geometria") == Merged.Side.CURRENT) {
            assertEquals(before.shape(), after.shape());
        } else if (before.shape().equals(base.shape()) || choices.get("geometria") == Merged.Side.PROPOSED) {
            assertEquals(proposed.shape(), after.shape());
        }
    }

    private void restore(Random random, Map<String, List<Content>> versions, Map<Long, Map<String, Integer>> states) {
        String code = any(random, CODES);
        List<Content> all = versions.get(code);
        int number = 1 + random.nextInt(all.size());
        Account reviewer = any(random, reviewers);
        String last = Integer.toString(all.size());
        if (Changes.between(all.getLast(), all.get(number - 1)).none()) {
            assertConflict(() -> publisher.restore(reviewer, code, number, last, request(), "Vuelve"));
            return;
        }
        assertStale(() -> publisher.restore(reviewer, code, number, last + "1", request(), "Vuelve"));
        long publication = publisher.restore(reviewer, code, number, last, request(), "Vuelve");
        all.add(all.get(number - 1));
        states.put(publication, sizes(versions));
    }

    private void assertDraft(UUID id, Known draft, Random random) {
        DraftReader.View view = reader.get(draft.author(), id);
        assertEquals(draft.submitted(), view.draft().state() == Draft.State.ENVIADO);
        assertEquals(
                draft.said().keySet(),
                Set.copyOf(view.draft().proposals().stream().map(Proposal::code).toList()));
        for (DraftReader.Opened opened : view.proposals()) {
            Proposal said = draft.said().get(opened.proposal().code());
            assertEquals(said.applyTo(opened.base()), opened.proposed());
        }
        Account other = planners.get((planners.indexOf(draft.author()) + 1 + random.nextInt(2)) % planners.size());
        assertTrue(reader.list(other, Optional.empty(), true).stream()
                .noneMatch(seen -> seen.id().equals(id)));
    }

    /** The map on the day of a publication is the map as it was then. */
    private void assertReplayed(long publication, Map<String, Integer> sizes) {
        Map<String, Integer> then = new TreeMap<>();
        database.read(handle -> handle.select(
                        "SELECT s.codigo, s.version FROM publication p CROSS JOIN published_on(p.published_at) s"
                                + " WHERE p.id = ? AND s.codigo = ANY (?)",
                        publication,
                        CODES.toArray(String[]::new))
                .map((row, context) -> then.put(row.getString(1), row.getInt(2)))
                .list());
        assertEquals(sizes, then);
    }

    private void assertPublishedIsLast(Map<String, List<Content>> versions) {
        versions.forEach((code, all) -> {
            String name = database.read(handle -> handle.select("SELECT nombre FROM published WHERE codigo = ?", code)
                    .mapTo(String.class)
                    .one());
            assertEquals(all.getLast().text(Attribute.NOMBRE), name);
        });
    }

    private List<Content> contents(String code) {
        List<Content> contents = new ArrayList<>(store.published(published -> published.list(code)).stream()
                .map(Version::content)
                .toList());
        java.util.Collections.reverse(contents);
        return contents;
    }

    private static Map<String, Integer> sizes(Map<String, List<Content>> versions) {
        Map<String, Integer> sizes = new TreeMap<>();
        versions.forEach((code, all) -> sizes.put(code, all.size()));
        return sizes;
    }

    private Optional<UUID> pick(Random random, Map<UUID, Known> known, boolean submitted) {
        List<UUID> fitting = known.entrySet().stream()
                .filter(entry -> entry.getValue().submitted() == submitted)
                .map(Map.Entry::getKey)
                .toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(any(random, fitting));
    }

    private String revision(Account account, UUID id) {
        return Integer.toString(reader.open(account, id).draft().revision());
    }

    /** All of it a little to the east, so that it stays valid. */
    private static Geometry moved(Geometry shape, Random random) {
        double by = (1 + random.nextInt(5)) * 1e-4;
        // Not by a CoordinateFilter: what comes from the database hands out copies of its positions.
        return AffineTransformation.translationInstance(by, 0).transform(shape);
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static RequestKey request() {
        return new RequestKey(Optional.empty(), "");
    }

    private static void assertStale(Runnable act) {
        assertRejected(Problem.Stale.class, act);
    }

    private static void assertConflict(Runnable act) {
        assertRejected(Problem.Conflict.class, act);
    }

    private static void assertRejected(Class<? extends Problem> kind, Runnable act) {
        Rejected rejected = org.junit.jupiter.api.Assertions.assertThrows(Rejected.class, act::run);
        // A draft that is published already says so before it looks at the revision.
        assertTrue(
                kind.isInstance(rejected.problem()) || rejected.problem() instanceof Problem.Conflict,
                () -> rejected.problem().toString());
    }

    private Account account(String login) {
        Set<Grant> grants = Set.of(
                new Grant(login.startsWith("p") ? Role.PLANIFICADOR : Role.REVISOR, Optional.of("calama")),
                new Grant(login.startsWith("p") ? Role.PLANIFICADOR : Role.REVISOR, Optional.of("tocopilla")));
        database.publish(handle -> {
            handle.execute("INSERT INTO account (login, name, password) VALUES (?, ?, '$argon2id$none')", login, login);
            grants.forEach(grant -> handle.execute(
                    "INSERT INTO account_grant (account, role, layer) SELECT id, ?, ? FROM account WHERE login = ?",
                    grant.role().name(),
                    grant.layer().orElseThrow(),
                    login));
        });
        long id = database.as(
                huella.store.Duty.PLANNER,
                0,
                handle -> handle.select("SELECT id FROM account WHERE login = ?", login)
                        .mapTo(Long.class)
                        .one());
        return new Account(id, login, login, grants);
    }
}
