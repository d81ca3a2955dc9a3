package huella.editing;

import huella.http.Limits;
import huella.http.RequestKey;
import huella.model.Account;
import huella.model.Rejected;
import huella.model.Role;
import huella.store.Duty;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
    private final DraftReader reader;
    private final Limits limits;

    Drafts(EditingStore store, DraftReader reader, Limits limits) {
        this.store = store;
        this.reader = reader;
        this.limits = limits;
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
            Draft draft = books.drafts().lock(id).orElseThrow(DraftRules::none);
            if (!draft.state().isOpen()) {
                throw DraftRules.state(draft);
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
        Content base = proposal.isNew() ? Content.NOTHING : DraftReader.base(books, proposal);
        account.must(Role.PLANIFICADOR, DraftRules.layers(base, proposal.applyTo(base)));
        account.must(Role.PLANIFICADOR, currentLayer(books, proposal.code()));
        requireRoom(draft, proposal);
        books.drafts().save(draft.id(), DraftRules.minimal(proposal, base));
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
    private static Collection<String> currentLayer(EditingStore.Books books, String code) {
        return current(books, code)
                .map(content -> List.of(content.text(Attribute.CAPA)))
                .orElse(List.of());
    }

    /** The last version of an initiative; empty when it was never published. */
    static Optional<Content> current(EditingStore.Books books, String code) {
        return Optional.ofNullable(books.versions().current(List.of(code)).get(code))
                .flatMap(number -> books.versions().find(code, number))
                .map(Version::content);
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
        DraftReader.View view = reader.get(account, id);
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
            DraftRules.requireRevision(view.draft().revision(), revision);
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
            Draft draft = books.drafts().find(id).orElseThrow(DraftRules::none);
            DraftRules.requireRevision(draft.revision(), revision);
            account.must(Role.REVISOR, draft.layers());
            DraftRules.require(draft, Draft.State.ENVIADO);
            DraftRules.requireRevision(
                    books.drafts().lock(id).orElseThrow(DraftRules::none).revision(), revision);
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
            Draft seen = books.drafts().find(id).orElseThrow(DraftRules::none);
            if (seen.state() == Draft.State.PUBLICADO) { // nothing of it can be locked any more
                throw DraftRules.state(seen);
            }
            Draft draft = books.drafts().lock(id).orElseThrow(DraftRules::none);
            DraftRules.requireRevision(draft.revision(), revision);
            if (!fits.apply(draft)) {
                throw DraftRules.state(draft);
            }
            work.on(books, draft);
            return Outcome.of(id);
        });
    }

    private static void touch(EditingStore.Books books, UUID id, String title) {
        Draft after = books.drafts().find(id).orElseThrow();
        Collection<String> layers = new TreeSet<>();
        DraftReader.Opening opening = DraftReader.opening(books, after);
        for (Proposal proposal : after.proposals()) {
            Content base = opening.bases().getOrDefault(proposal.code(), Content.NOTHING);
            layers.addAll(DraftRules.layers(base, proposal.applyTo(base)));
            layers.addAll(currentLayer(books, proposal.code()));
        }
        books.drafts().touch(id, List.copyOf(layers), title);
    }
}
