package huella.editing;

import huella.http.Precondition;
import huella.http.RequestKey;
import huella.model.Account;
import huella.model.Rejected;
import huella.model.Role;
import huella.store.Duty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Makes drafts public, and brings earlier versions back. What the draft was based on, what the public sees meanwhile
 * and what the draft proposes are merged; who publishes has seen the result, for the request names it
 * ({@link Preview#tag}), and if anybody publishes in between, it is refused and nothing happens.
 */
final class Publisher {

    private final EditingStore store;
    private final DraftReader reader;
    private final Inspection inspection;

    Publisher(EditingStore store, DraftReader reader, Inspection inspection) {
        this.store = store;
        this.reader = reader;
        this.inspection = inspection;
    }

    /**
     * What publishing a draft would do to one initiative now.
     *
     * @param current the last version; empty: there is none
     * @param codeTaken the draft makes a new initiative under a code that another one has got meanwhile
     */
    record Step(
            Proposal proposal,
            Content base,
            Optional<Version> current,
            Content proposed,
            Merged merged,
            boolean codeTaken,
            List<Finding> findings) {

        Content before() {
            return current.map(Version::content).orElse(Content.NOTHING);
        }

        Step resolved(Map<String, Merged.Side> choices, Inspection inspection) {
            if (choices.isEmpty()) {
                return this;
            }
            Merged chosen = merged.resolved(choices);
            return new Step(
                    proposal,
                    base,
                    current,
                    proposed,
                    chosen,
                    codeTaken,
                    inspection.of(proposal.code(), chosen.result()));
        }

        boolean changesNothing() {
            return current.isPresent() && Changes.none(before(), merged.result());
        }
    }

    /** What publishing a draft would do now. */
    record Preview(Draft draft, List<Step> steps) {

        /** Names this state of the draft and of everything that it would change. */
        String tag() {
            StringBuilder tag = new StringBuilder(Integer.toString(draft.revision()));
            for (Step step : steps) {
                tag.append('.').append(step.current().map(Version::number).orElse(0));
            }
            return tag.toString();
        }

        /** Why it cannot be published as it is, in words; empty when it can. */
        Optional<String> obstacle() {
            List<String> reasons = new ArrayList<>();
            for (Step step : steps) {
                String code = step.proposal().code();
                if (step.codeTaken()) {
                    reasons.add(
                            code + ": otra iniciativa recibió este código. Devuelva el borrador para que use otro.");
                }
                for (Conflict conflict : step.merged().conflicts()) {
                    reasons.add(code + ": elija entre lo vigente y lo propuesto en «" + conflict.key() + "».");
                }
                if (step.merged().clean()) {
                    step.findings().stream()
                            .filter(Finding::blocks)
                            .forEach(finding ->
                                    reasons.add(code + ": " + finding.text().es()));
                }
            }
            if (steps.stream().allMatch(Step::changesNothing)) {
                reasons.add("El borrador no cambia nada de lo que ya está publicado.");
            }
            return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", reasons));
        }

        Preview resolved(Map<String, Map<String, Merged.Side>> choices, Inspection inspection) {
            return new Preview(
                    draft,
                    steps.stream()
                            .map(step -> step.resolved(
                                    choices.getOrDefault(step.proposal().code(), Map.of()), inspection))
                            .toList());
        }
    }

    /** What a publication made: the version that each initiative got. */
    record Published(long publication, Map<String, Integer> versions) {}

    /** @throws Rejected (404) when there is no such draft for this account */
    Preview preview(Account account, UUID id) {
        DraftReader.Opening opening = reader.open(account, id);
        List<Step> steps = new ArrayList<>();
        for (Proposal proposal : opening.draft().proposals()) {
            steps.add(step(proposal, opening));
        }
        return new Preview(opening.draft(), steps);
    }

    private Step step(Proposal proposal, DraftReader.Opening opening) {
        String code = proposal.code();
        Integer number = opening.current().get(code);
        Optional<Version> current =
                number == null ? Optional.empty() : store.published(versions -> versions.find(code, number));
        Content base = opening.bases().getOrDefault(code, Content.NOTHING);
        Content proposed = proposal.applyTo(base);
        boolean codeTaken = proposal.isNew() && current.isPresent();
        Merged merged = current.isPresent() && !codeTaken
                ? Merge.of(base, current.get().content(), proposed)
                : new Merged(proposed, List.of());
        return new Step(proposal, base, current, proposed, merged, codeTaken, inspection.of(code, merged.result()));
    }

    /**
     * Publishes a draft in one transaction.
     *
     * @param tag of the preview that the reviewer has seen
     * @param choices by code and {@link Conflict#key()}, for what is in conflict
     * @throws Rejected (412) when the draft or what it changes is not as it was seen, (409) when something is in the
     *     way
     */
    long publish(
            Account account, UUID id, String tag, RequestKey request, Map<String, Map<String, Merged.Side>> choices) {
        // Merging and checking take their time; who publishes at the same time must not wait for it. What is read here
        // is bound to the tag, and the tag is asked again under the lock.
        Optional<Preview> seen = Optional.of(preview(account, id))
                .filter(preview -> preview.tag().equals(tag))
                .map(preview -> preview.resolved(choices, inspection));
        Optional<String> obstacle = seen.flatMap(Preview::obstacle);
        return store.once(Duty.REVIEWER, account, request, books -> {
                    Draft draft = books.drafts().find(id).orElseThrow(DraftRules::none);
                    account.must(Role.REVISOR, draft.layers());
                    DraftRules.require(draft, Draft.State.ENVIADO);
                    if (!account.mayReviewDraftOf(draft.author().account())) {
                        throw Rejected.conflict("Quien escribió un borrador no lo publica: pídalo a otro revisor.");
                    }
                    books.versions().lock();
                    Draft locked = books.drafts().lock(id).orElseThrow(DraftRules::none);
                    Preview preview = seen.filter(
                                    known -> tagNow(books, known, locked).equals(tag))
                            .orElseThrow(() -> Precondition.stale(
                                    "El borrador o lo publicado cambió desde que lo revisó. Revíselo de nuevo."));
                    if (obstacle.isPresent()) {
                        throw Rejected.conflict(obstacle.get());
                    }
                    preview.steps()
                            .forEach(step -> account.must(
                                    Role.REVISOR,
                                    DraftRules.layers(
                                            step.before(), step.merged().result())));
                    long publication = append(books, preview, person(account));
                    books.drafts().decide(id, Draft.State.PUBLICADO, OptionalLong.of(publication), null);
                    return Outcome.published(Optional.of(id), publication);
                })
                .publication()
                .orElseThrow();
    }

    private static String tagNow(EditingStore.Books books, Preview known, Draft draft) {
        Map<String, Integer> current = books.versions()
                .current(known.steps().stream()
                        .map(step -> step.proposal().code())
                        .toList());
        StringBuilder tag = new StringBuilder(Integer.toString(draft.revision()));
        for (Step step : known.steps()) {
            tag.append('.').append(current.getOrDefault(step.proposal().code(), 0));
        }
        return tag.toString();
    }

    private static long append(EditingStore.Books books, Preview preview, Draft.Person reviewer) {
        long publication = books.versions()
                .publish(
                        preview.draft().author(),
                        reviewer,
                        preview.draft().reason().orElseThrow());
        for (Step step : preview.steps()) {
            if (!step.changesNothing()) {
                books.versions()
                        .append(
                                step.proposal().code(),
                                step.current().map(Version::number).orElse(0),
                                publication,
                                step.merged().result(),
                                OptionalInt.empty());
            }
        }
        return publication;
    }

    /**
     * Brings an initiative back to what an earlier version says, as a new version.
     *
     * @param last the version that the reviewer saw as the last one
     */
    long restore(Account account, String code, int number, String last, RequestKey request, String reason) {
        return store.once(Duty.REVIEWER, account, request, books -> {
                    books.versions().lock();
                    int current = Optional.ofNullable(
                                    books.versions().current(List.of(code)).get(code))
                            .orElseThrow(() -> Rejected.notFound("No hay una iniciativa con el código " + code + "."));
                    if (!Integer.toString(current).equals(last)) {
                        throw Precondition.stale("La iniciativa está en la versión " + current
                                + ", no en la que usted vio. Revise la historia de nuevo.");
                    }
                    Content before = version(books, code, current).content();
                    Content wanted = version(books, code, number).content();
                    account.must(Role.REVISOR, DraftRules.layers(before, wanted));
                    if (Changes.none(before, wanted)) {
                        throw Rejected.conflict("La versión " + number + " dice lo mismo que la vigente.");
                    }
                    Draft.Person person = person(account);
                    long publication = books.versions().publish(person, person, reason);
                    books.versions().append(code, current, publication, wanted, OptionalInt.of(number));
                    return Outcome.published(Optional.empty(), publication);
                })
                .publication()
                .orElseThrow();
    }

    /** What a publication made, by its number. */
    Published get(long publication) {
        return new Published(publication, store.published(versions -> versions.of(publication)));
    }

    private static Version version(EditingStore.Books books, String code, int number) {
        return books.versions()
                .find(code, number)
                .orElseThrow(() -> Rejected.notFound("No hay una versión " + number + " de " + code + "."));
    }

    private static Draft.Person person(Account account) {
        return new Draft.Person(account.id(), account.login(), account.name());
    }
}
