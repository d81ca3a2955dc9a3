package huella.editing;

import huella.model.Account;
import huella.model.Rejected;
import huella.model.Role;
import huella.store.Duty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Reads drafts for those who may see them: their author, and who may review them. What somebody may not see is not
 * there for them.
 */
final class DraftReader {

    private final EditingStore store;
    private final Inspection inspection;

    DraftReader(EditingStore store, Inspection inspection) {
        this.store = store;
        this.inspection = inspection;
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
                .orElseThrow(DraftRules::none);
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

    static Content base(EditingStore.Books books, Proposal proposal) {
        int number = proposal.base().orElseThrow();
        return books.versions()
                .find(proposal.code(), number)
                .orElseThrow(() -> Rejected.notFound("No hay una versión " + number + " de " + proposal.code() + "."))
                .content();
    }
}
