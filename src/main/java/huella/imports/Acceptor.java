package huella.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import huella.catalogue.Vocabularies;
import huella.editing.Intake;
import huella.http.Limits;
import huella.http.RequestKey;
import huella.imports.AcceptanceRequest.Destination;
import huella.model.Account;
import huella.model.Rejected;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes a draft of an import, all or nothing, and tells the whole of it. */
final class Acceptor {

    private static final int LONGEST_TITLE = 200;

    private final Imports imports;
    private final Intake intake;
    private final Vocabularies vocabularies;
    private final Uniting uniting;
    private final Limits limits;

    Acceptor(Imports imports, Intake intake, Vocabularies vocabularies, Uniting uniting, Limits limits) {
        this.imports = imports;
        this.intake = intake;
        this.vocabularies = vocabularies;
        this.uniting = uniting;
        this.limits = limits;
    }

    /** Who did not hear the answer asks again: the same request, under the same key. */
    UUID again(Account account, RequestKey request, Import read) {
        return intake.find(account, request)
                .orElseThrow(() -> Rejected.conflict("La importación ya se aceptó: está en el borrador "
                        + read.draft().map(UUID::toString).orElse("") + "."));
    }

    /**
     * @return the draft
     * @throws Rejected saying what cannot be; then nothing has happened
     */
    UUID accept(Account account, RequestKey request, Import read, AcceptanceRequest wish) {
        FileFacts file = new FileFacts(read.file().name(), ImportJson.parse(read.report()));
        AcceptanceRequest asked = wish.among(file.columns());
        requireRoom(asked);
        Map<Integer, StagedFeature> features = new LinkedHashMap<>();
        imports.store()
                .named(
                        account,
                        read.id(),
                        asked.destinations().stream().map(Destination::object).toList())
                .forEach(feature -> features.put(feature.number(), feature));
        List<Acceptance.Entry> entries =
                Acceptance.plan(asked, features, file, vocabularies, uniting.inTime(System::nanoTime));
        List<StagedFeature> refused = imports.store().refused(account, read.id(), AcceptedReport.MOST_TOLD);
        List<StagedFeature> noted = imports.store().noted(account, read.id(), AcceptedReport.MOST_TOLD);
        return intake.take(
                account,
                request,
                asked.title().orElseGet(() -> title(read)),
                entries.stream().map(Acceptance.Entry::arrival).toList(),
                ImportStore.accepting(
                        read,
                        codes -> AcceptedReport.of(
                                read, asked, entries, codes, refused, noted, account, Instant.now())));
    }

    /** Known before anything is looked up or united. */
    private void requireRoom(AcceptanceRequest asked) {
        long targets = asked.destinations().stream()
                .map(Destination::target)
                .distinct()
                .count();
        if (targets > limits.draftEdits()) {
            throw Rejected.conflict("Los objetos elegidos van a " + targets
                    + " iniciativas; un borrador cambia hasta " + limits.draftEdits() + " (" + Limits.DRAFT_EDITS
                    + "). Deje fuera los que no cambian, o acepte menos de una vez.");
        }
    }

    private static String title(Import read) {
        String title = "Importación de " + read.file().name();
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE - 1) + "…" : title;
    }

    /** Everything that is known of an import, its repairs and refusals among it. */
    JsonNode report(Account account, Import read) {
        return report(imports, account, read);
    }

    static JsonNode report(Imports imports, Account account, Import read) {
        boolean staged = read.state() == Import.State.LISTO;
        List<StagedFeature> refused =
                staged ? imports.store().refused(account, read.id(), AcceptedReport.MOST_TOLD) : List.of();
        ObjectNode whole = ImportJson.toTree(read, imports.kept(), refused);
        whole.put("autor", read.person());
        if (staged) {
            AcceptedReport.repairs(
                    imports.store().noted(account, read.id(), AcceptedReport.MOST_TOLD), whole.path("capas"), whole);
        } else if (ImportJson.parse(read.report()).has("reparaciones")) {
            whole.set("reparaciones", ImportJson.parse(read.report()).get("reparaciones"));
        }
        return whole;
    }
}
