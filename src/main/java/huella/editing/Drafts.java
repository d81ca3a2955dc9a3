package huella.editing;

import huella.http.Limits;
import huella.http.Precondition;
import huella.http.RequestKey;
import huella.model.Account;
import huella.model.Rejected;
import huella.model.Role;
import huella.store.Duty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * What authors do with their drafts. Every change names the revision that it was made on and makes the next one;
 * whoever comes second is told, and nothing is overwritten. A draft is saved as it is, wrong shapes and all: only
 * submitting it asks that it be right.
 */
final class Drafts {

    private final EditingStore store;
    private final Inspection inspection;
    private final Limits limits;

    Drafts(EditingStore store, Inspection inspection, Limits limits) {
        this.store = store;
        this.inspection = inspection;
        this.limits = limits;
    }

    /** What a draft says of one initiative, beside what it is based on and what the public sees now. */
    record Opened(Proposal proposal, Content base, Content proposed, OptionalInt current, List<Finding> findings) {}

    /** A draft with all that its author or reviewer must know. */
    record View(Draft draft, List<Opened> proposals) {}

    /** Newest first: the account's own, and when {@code everyones} those that it may review. */
    List<Draft> list(Account account, Optional<Draft.State> state, boolean everyones) {
        Map<UUID, Draft> found = new LinkedHashMap<>();
        store.look(Duty.PLANNER, account, books -> books.drafts().list(state, true))
                .forEach(draft -> found.put(draft.id(), draft));
        if (everyones && account.has(Role.REVISOR)) {
            store.look(Duty.REVIEWER, account, books -> books.drafts().list(state, false)).stream()
                    .filter(draft ->
                            account.mayAll(Role.REVISOR, draft.layers())) // a token may have fewer than its account
                    .forEach(draft -> found.putIfAbsent(draft.id(), draft));
        }
        return found.values().stream()
                .sorted(Comparator.comparing(Draft::modified).reversed())
                .toList();
    }

    /** @throws Rejected (404) when there is none that this account may see */
    View get(Account account, UUID id) {
        Opening opening = open(account, id);
        List<Opened> opened = new ArrayList<>();
        for (Proposal proposal : opening.draft().proposals()) {
            Content base = opening.bases().getOrDefault(proposal.code(), Content.NOTHING);
            Content proposed = proposal.applyTo(base);
            Integer current = opening.current().get(proposal.code());
            opened.add(new Opened(
                    proposal,
                    base,
                    proposed,
                    current == null ? OptionalInt.empty() : OptionalInt.of(current),
                    inspection.of(proposal.code(), proposed)));
        }
        return new View(opening.draft(), opened);
    }

    /** What a draft and its bases say, read in one transaction. */
    record Opening(Draft draft, Map<String, Content> bases, Map<String, Integer> current) {}

    Opening open(Account account, UUID id) {
        return store.look(
                        Duty.PLANNER, account, books -> books.drafts().find(id).map(draft -> opening(books, draft)))
                .or(() -> account.has(Role.REVISOR)
                        ? store.look(
                                Duty.REVIEWER,
                                account,
                                books -> books.drafts()
                                        .find(id)
                                        .filter(draft -> account.mayAll(Role.REVISOR, draft.layers()))
                                        .map(draft -> opening(books, draft)))
                        : Optional.empty())
                .orElseThrow(Drafts::none);
    }

    static Opening opening(EditingStore.Books books, Draft draft) {
        Map<String, Content> bases = new LinkedHashMap<>();
        for (Proposal proposal : draft.proposals()) {
            if (!proposal.isNew()) {
                bases.put(proposal.code(), base(books, proposal));
            }
        }
        return new Opening(
                draft,
                bases,
                books.versions()
                        .current(draft.proposals().stream().map(Proposal::code).toList()));
    }

    UUID create(Account account, RequestKey request, String title, Draft.Origin origin) {
        return store.once(
                        Duty.PLANNER,
                        account,
                        request,
                        books -> Outcome.of(books.drafts().add(title, origin)))
                .draft()
                .orElseThrow();
    }

    /** Chooses what the draft does to an initiative, given what it did; under the draft's lock. */
    interface Choice {
        Proposal of(VersionStore versions, Draft draft);
    }

    /**
     * Puts an edit into the account's open draft of one origin, and starts that draft when there is none: a program
     * that sends one feature after the other makes one draft and not a hundred.
     *
     * @return the draft and the code of the initiative
     */
    Outcome collect(Account account, RequestKey request, Draft.Origin origin, String title, Choice choice) {
        return store.once(Duty.PLANNER, account, request, books -> {
            UUID id = books.drafts()
                    .findOpen(origin)
                    .orElseGet(() -> books.drafts().add(title, origin));
            Draft draft = books.drafts().lock(id).orElseThrow(Drafts::none);
            if (!draft.state().isOpen()) {
                throw state(draft);
            }
            Proposal proposal = choice.of(books.versions(), draft);
            put(account, books, draft, proposal);
            return Outcome.of(id, proposal.code());
        });
    }

    void rename(Account account, UUID id, String revision, RequestKey request, String title) {
        edit(account, id, revision, request, (books, draft) -> books.drafts().touch(id, draft.layers(), title));
    }

    /** Says what the draft does to one initiative, instead of what it did. */
    void save(Account account, UUID id, String revision, RequestKey request, Proposal proposal) {
        edit(account, id, revision, request, (books, draft) -> {
            put(account, books, draft, proposal);
        });
    }

    private void put(Account account, EditingStore.Books books, Draft draft, Proposal proposal) {
        Content base = proposal.isNew() ? Content.NOTHING : base(books, proposal);
        account.must(Role.PLANIFICADOR, layers(base, proposal.applyTo(base)));
        account.must(Role.PLANIFICADOR, current(books, proposal.code()));
        requireRoom(draft, proposal);
        books.drafts().save(draft.id(), minimal(proposal, base));
        touch(books, draft.id(), draft.title());
    }

    /** A draft is read as a whole, by its author and its reviewer, whenever either looks at it. */
    private void requireRoom(Draft draft, Proposal proposal) {
        List<Proposal> others = draft.proposals().stream()
                .filter(other -> !other.code().equals(proposal.code()))
                .toList();
        if (others.size() >= limits.draftEdits()) {
            throw Rejected.conflict("El borrador ya cambia " + others.size() + " iniciativas, el máximo ("
                    + Limits.DRAFT_EDITS + "). Envíelo y siga en otro.");
        }
        int vertices = proposal.vertices()
                + others.stream().mapToInt(Proposal::vertices).sum();
        if (vertices > limits.draftVertices()) {
            throw Rejected.conflict("El borrador tendría " + vertices + " vértices; el máximo es "
                    + limits.draftVertices() + " (" + Limits.DRAFT_VERTICES
                    + "). Simplifique las formas, o envíelo y siga en otro.");
        }
    }

    /**
     * In which layer the public sees an initiative now: it may have moved since the version that an edit is based on.
     */
    private static Collection<String> current(EditingStore.Books books, String code) {
        return Optional.ofNullable(books.versions().current(List.of(code)).get(code))
                .flatMap(number -> books.versions().find(code, number))
                .map(version -> List.of(version.content().text(Attribute.CAPA)))
                .orElse(List.of());
    }

    /** Takes one initiative out of the draft. */
    void remove(Account account, UUID id, String revision, RequestKey request, String code) {
        edit(account, id, revision, request, (books, draft) -> {
            if (!books.drafts().remove(id, code)) {
                throw Rejected.notFound("El borrador no tiene una edición de " + code + ".");
            }
            touch(books, id, draft.title());
        });
    }

    /** Hands it to who may publish it; until that is decided, or it is taken back, it stays as it is. */
    void submit(Account account, UUID id, String revision, RequestKey request, String reason) {
        View view = get(account, id);
        List<String> blocked = view.proposals().stream()
                .filter(opened -> opened.findings().stream().anyMatch(Finding::blocks))
                .map(opened -> opened.proposal().code() + ": "
                        + opened.findings().stream()
                                .filter(Finding::blocks)
                                .findFirst()
                                .orElseThrow()
                                .text()
                                .es())
                .toList();
        edit(account, id, revision, request, (books, draft) -> {
            requireRevision(view.draft().revision(), revision);
            if (draft.proposals().isEmpty()) {
                throw Rejected.conflict("El borrador no cambia nada todavía. Agregue al menos una edición y envíelo.");
            }
            if (!blocked.isEmpty()) {
                throw Rejected.conflict("Corrija antes de enviar:\n" + String.join("\n", blocked));
            }
            touch(books, id, draft.title()); // an initiative may have moved to another layer since
            account.must(
                    Role.PLANIFICADOR, books.drafts().find(id).orElseThrow().layers());
            books.drafts().move(id, Draft.State.ENVIADO, "enviado", Optional.of(reason));
        });
    }

    void withdraw(Account account, UUID id, String revision, RequestKey request) {
        step(account, id, revision, request, Draft.State.ENVIADO, Draft.State.ABIERTO, "retirado");
    }

    /** Puts it aside; it can be taken up again. */
    void discard(Account account, UUID id, String revision, RequestKey request) {
        edit(
                account,
                id,
                revision,
                request,
                (books, draft) -> books.drafts().move(id, Draft.State.DESCARTADO, "descartado", Optional.empty()));
    }

    void reopen(Account account, UUID id, String revision, RequestKey request) {
        step(account, id, revision, request, Draft.State.DESCARTADO, Draft.State.ABIERTO, "reabierto");
    }

    /** A reviewer gives it back to its author, with what is missing. */
    void giveBack(Account account, UUID id, String revision, RequestKey request, String comment) {
        store.once(Duty.REVIEWER, account, request, books -> {
            Draft draft = books.drafts().find(id).orElseThrow(Drafts::none);
            requireRevision(draft.revision(), revision);
            account.must(Role.REVISOR, draft.layers());
            require(draft, Draft.State.ENVIADO);
            requireRevision(books.drafts().lock(id).orElseThrow(Drafts::none).revision(), revision);
            books.drafts().decide(id, Draft.State.DEVUELTO, java.util.OptionalLong.empty(), comment);
            return Outcome.of(id);
        });
    }

    /** The next free code of a layer, as CAL-14. */
    String nextCode(Account account, String prefix) {
        return store.look(Duty.PLANNER, account, books -> books.versions().nextCode(prefix));
    }

    /** Work on a draft that its author holds. */
    private interface Work {
        void on(EditingStore.Books books, Draft draft);
    }

    private void edit(Account account, UUID id, String revision, RequestKey request, Work work) {
        own(account, id, revision, request, draft -> draft.state().isOpen(), work);
    }

    private void step(
            Account account,
            UUID id,
            String revision,
            RequestKey request,
            Draft.State from,
            Draft.State to,
            String event) {
        own(
                account,
                id,
                revision,
                request,
                draft -> draft.state() == from,
                (books, draft) -> books.drafts().move(id, to, event, Optional.empty()));
    }

    private void own(
            Account account, UUID id, String revision, RequestKey request, Function<Draft, Boolean> fits, Work work) {
        store.once(Duty.PLANNER, account, request, books -> {
            Draft seen = books.drafts().find(id).orElseThrow(Drafts::none);
            if (seen.state() == Draft.State.PUBLICADO) { // nothing of it can be locked any more
                throw state(seen);
            }
            Draft draft = books.drafts().lock(id).orElseThrow(Drafts::none);
            requireRevision(draft.revision(), revision);
            if (!fits.apply(draft)) {
                throw state(draft);
            }
            work.on(books, draft);
            return Outcome.of(id);
        });
    }

    private static void touch(EditingStore.Books books, UUID id, String title) {
        Draft after = books.drafts().find(id).orElseThrow();
        Collection<String> layers = new TreeSet<>();
        Opening opening = opening(books, after);
        for (Proposal proposal : after.proposals()) {
            Content base = opening.bases().getOrDefault(proposal.code(), Content.NOTHING);
            layers.addAll(layers(base, proposal.applyTo(base)));
            layers.addAll(current(books, proposal.code()));
        }
        books.drafts().touch(id, List.copyOf(layers), title);
    }

    /** Which layers an edit touches: where the initiative was and where it will be. */
    static Collection<String> layers(Content before, Content after) {
        Collection<String> layers = new TreeSet<>();
        for (Content content : List.of(before, after)) {
            String layer = content.text(Attribute.CAPA);
            if (!layer.isEmpty()) {
                layers.add(layer);
            }
        }
        if (layers.isEmpty()) {
            throw Rejected.field("campos.capa", "Diga en qué capa está la iniciativa.");
        }
        return layers;
    }

    /** Without what is said as it was: a field that nobody changed must not win over a colleague's change. */
    private static Proposal minimal(Proposal proposal, Content base) {
        Map<Attribute, Object> changes = proposal.changes();
        changes.entrySet()
                .removeIf(change ->
                        Objects.equals(change.getValue(), base.values().get(change.getKey())));
        return Proposal.of(
                proposal.code(),
                proposal.base(),
                changes,
                proposal.shape()
                        .filter(shape -> !base.shape().map(shape::equalsExact).orElse(false)),
                proposal.retireReason());
    }

    private static Content base(EditingStore.Books books, Proposal proposal) {
        int number = proposal.base().orElseThrow();
        return books.versions()
                .find(proposal.code(), number)
                .orElseThrow(() -> Rejected.notFound("No hay una versión " + number + " de " + proposal.code() + "."))
                .content();
    }

    static void requireRevision(int revision, String asked) {
        if (!Integer.toString(revision).equals(asked)) {
            throw Precondition.stale("El borrador cambió desde que lo leyó: está en la revisión " + revision
                    + ". Léalo de nuevo, junte los cambios y vuelva a guardar.");
        }
    }

    static void require(Draft draft, Draft.State state) {
        if (draft.state() != state) {
            throw state(draft);
        }
    }

    private static Rejected state(Draft draft) {
        return Rejected.conflict(
                switch (draft.state()) {
                    case ABIERTO, DEVUELTO -> "El borrador está abierto: envíelo primero.";
                    case ENVIADO -> "El borrador está en revisión. Retírelo para cambiarlo.";
                    case PUBLICADO -> "El borrador ya se publicó. Empiece otro para seguir cambiando.";
                    case DESCARTADO -> "El borrador está descartado. Reábralo para seguir.";
                });
    }

    static Rejected none() {
        return Rejected.notFound("No hay un borrador con este identificador que su cuenta pueda ver.");
    }
}
