package huella.editing;

import huella.http.Limits;
import huella.http.RequestKey;
import huella.model.Account;
import huella.model.Footprint;
import huella.model.Rejected;
import huella.model.Role;
import huella.store.Database;
import huella.store.Duty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.locationtech.jts.geom.Geometry;

/**
 * Makes one draft of many initiatives that came in together, such as those of a file: all of them or none, in one
 * transaction, by the same rules as what is drawn by hand. What a file only repeats is left out, for a field or shape
 * that nobody changed must not win over a colleague's change.
 */
public final class Intake {

    /** Which initiative something is about. */
    public sealed interface Target {

        /** @param base the version that was seen */
        record Existing(String code, int base) implements Target {}

        /** One that is not there yet; it gets the next free code of its layer. */
        record Fresh(String layer) implements Target {}
    }

    /**
     * What is said of one initiative.
     *
     * @param changes values by attribute; a null takes a value away
     * @param shape longitude/latitude WGS 84
     * @param withShape what else is so of an initiative that is there already if its shape really changes, such as what
     *     its place rests on; {@code changes} that say something new go first
     */
    public record Arrival(
            Target target, Map<Attribute, Object> changes, Optional<Geometry> shape, Map<Attribute, Object> withShape) {
        public Arrival {
            changes = copy(changes);
            withShape = copy(withShape);
        }

        private static Map<Attribute, Object> copy(Map<Attribute, Object> values) {
            EnumMap<Attribute, Object> copy = new EnumMap<>(Attribute.class);
            copy.putAll(values);
            return Collections.unmodifiableMap(copy);
        }
    }

    private final EditingStore store;
    private final Limits limits;

    public Intake(Database database, Limits limits) {
        this.store = new EditingStore(database);
        this.limits = limits;
    }

    /**
     * Makes the draft; who repeats the request gets the draft that the first one made.
     *
     * @param title of the draft, up to 200 characters, not blank
     * @param aside what else is written with it
     * @return the draft
     * @throws Rejected when an initiative is brought twice or is none (404, 422), the account may not plan in a layer
     *     (403), the draft would be too large or change nothing (409); then nothing has happened
     */
    public UUID take(Account account, RequestKey request, String title, List<Arrival> arrivals, IntakeStore aside) {
        requireOnce(arrivals);
        return store.once(Duty.PLANNER, account, request, books -> {
                    UUID draft = books.drafts().add(title, Draft.Origin.IMPORTACION);
                    List<Optional<String>> codes = new ArrayList<>();
                    Set<String> layers = new TreeSet<>();
                    int vertices = 0;
                    for (Arrival arrival : arrivals) {
                        Optional<Entry> entry = entry(account, books, arrival);
                        if (entry.isPresent()) {
                            books.drafts().save(draft, entry.get().proposal());
                            layers.addAll(entry.get().layers());
                            vertices += entry.get().proposal().vertices();
                        }
                        codes.add(entry.map(made -> made.proposal().code()));
                    }
                    requireRoom(codes.stream().filter(Optional::isPresent).count(), vertices);
                    books.drafts().touch(draft, List.copyOf(layers), title);
                    books.alongside(aside, draft, codes);
                    return Outcome.of(draft);
                })
                .draft()
                .orElseThrow();
    }

    /** The draft that a request has made already; empty when it did not, or carries no key. */
    public Optional<UUID> find(Account account, RequestKey request) {
        return store.done(Duty.PLANNER, account, request).flatMap(Outcome::draft);
    }

    /** What the draft will say of one initiative, and which layers that touches. */
    private record Entry(Proposal proposal, Set<String> layers) {}

    private static Optional<Entry> entry(Account account, EditingStore.Books books, Arrival arrival) {
        requireSize(arrival);
        return switch (arrival.target()) {
            case Target.Existing existing -> existing(account, books, existing, arrival);
            case Target.Fresh fresh -> Optional.of(fresh(account, books, fresh, arrival));
        };
    }

    private static Optional<Entry> existing(
            Account account, EditingStore.Books books, Target.Existing target, Arrival arrival) {
        Proposal asked = Proposal.of(
                target.code(), OptionalInt.of(target.base()), arrival.changes(), arrival.shape(), Optional.empty());
        Content base = DraftReader.base(books, asked);
        Content now = Drafts.current(books, target.code())
                .filter(content -> !content.retired())
                .orElseThrow(() -> Rejected.conflict(target.code()
                        + " fue retirada. Elija otra iniciativa para este objeto, o impórtelo como una nueva."));
        Set<String> layers = new TreeSet<>(DraftRules.layers(base, asked.applyTo(base)));
        layers.add(now.text(Attribute.CAPA));
        account.must(Role.PLANIFICADOR, layers);
        Proposal minimal = reshaped(DraftRules.minimal(unmoved(asked, base), base), base, arrival.withShape());
        return minimal.edits().isEmpty() ? Optional.empty() : Optional.of(new Entry(minimal, layers));
    }

    /** Without a shape that went out and came back: numbers in a file are rounded. */
    private static Proposal unmoved(Proposal asked, Content base) {
        return Proposal.of(
                asked.code(),
                asked.base(),
                asked.changes(),
                asked.shape()
                        .filter(shape -> base.shape()
                                .filter(before -> SameShape.within(before, shape, SameShape.CENTIMETRE))
                                .isEmpty()),
                Optional.empty());
    }

    /**
     * A place that moved does not rest on what the old one rested on. A file that only repeats the old basis says
     * nothing of the new place.
     */
    private static Proposal reshaped(Proposal minimal, Content base, Map<Attribute, Object> withShape) {
        if (minimal.shape().isEmpty()) {
            return minimal;
        }
        Map<Attribute, Object> changes = new EnumMap<>(Attribute.class);
        changes.putAll(withShape);
        changes.putAll(minimal.changes());
        return DraftRules.minimal(
                Proposal.of(minimal.code(), minimal.base(), changes, minimal.shape(), Optional.empty()), base);
    }

    private static Entry fresh(Account account, EditingStore.Books books, Target.Fresh target, Arrival arrival) {
        if (!Prefixes.layers().contains(target.layer())) {
            throw Rejected.field(
                    "comunes.capa",
                    "«" + target.layer() + "» no es una capa. Elija una de estas: "
                            + String.join(", ", Prefixes.layers()) + ".");
        }
        account.must(Role.PLANIFICADOR, List.of(target.layer()));
        Map<Attribute, Object> changes = new EnumMap<>(Attribute.class);
        changes.putAll(arrival.changes());
        changes.put(Attribute.CAPA, target.layer());
        Proposal proposal = Proposal.of(
                books.versions().nextCode(Prefixes.of(target.layer())),
                OptionalInt.empty(),
                changes,
                arrival.shape(),
                Optional.empty());
        return new Entry(DraftRules.minimal(proposal, Content.NOTHING), Set.of(target.layer()));
    }

    private static void requireOnce(List<Arrival> arrivals) {
        Set<String> seen = new HashSet<>();
        for (Arrival arrival : arrivals) {
            if (arrival.target() instanceof Target.Existing(String code, int base) && !seen.add(code)) {
                throw Rejected.field("destinos", code + " está dos veces. Junte en uno lo que se dice de ella.");
            }
        }
    }

    private static void requireSize(Arrival arrival) {
        int vertices = arrival.shape().map(Geometry::getNumPoints).orElse(0);
        if (vertices > Footprint.MAX_VERTICES) {
            String which = switch (arrival.target()) {
                case Target.Existing existing -> existing.code();
                case Target.Fresh fresh -> "Una iniciativa nueva";
            };
            throw Rejected.conflict(which + " tendría " + vertices + " vértices; el máximo es " + Footprint.MAX_VERTICES
                    + ". Simplifique la forma, o repártala en varias iniciativas.");
        }
    }

    private void requireRoom(long edits, int vertices) {
        if (edits == 0) {
            throw Rejected.conflict("El archivo dice lo mismo que está publicado: no hay nada que cambiar."
                    + " Elija otros objetos o columnas, o deje la importación.");
        }
        if (edits > limits.draftEdits()) {
            throw Rejected.conflict("El borrador cambiaría " + edits + " iniciativas; el máximo es "
                    + limits.draftEdits() + " (" + Limits.DRAFT_EDITS + "). Importe menos objetos de una vez.");
        }
        if (vertices > limits.draftVertices()) {
            throw Rejected.conflict("El borrador tendría " + vertices + " vértices; el máximo es "
                    + limits.draftVertices() + " (" + Limits.DRAFT_VERTICES
                    + "). Importe menos objetos de una vez, o simplifique las formas.");
        }
    }
}
