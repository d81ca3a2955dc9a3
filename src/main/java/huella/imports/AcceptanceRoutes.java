package huella.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import huella.catalogue.Vocabularies;
import huella.editing.Intake;
import huella.http.Body;
import huella.http.Entry;
import huella.http.Json;
import huella.http.Limits;
import huella.http.Parameter;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.RequestKey;
import huella.http.Resource;
import huella.http.Routes;
import huella.http.Visitor;
import huella.http.Writes;
import huella.imports.AcceptanceRequest.Destination;
import huella.model.Account;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code /api/imports/{id}/acceptance}, which makes a draft of what was read, all or nothing, and {@code …/report},
 * which tells all of it for as long as the draft is there.
 */
final class AcceptanceRoutes implements Routes {

    private static final int LONGEST_TITLE = 200;

    private final Imports imports;
    private final Intake intake;
    private final Vocabularies vocabularies;
    private final Uniting uniting;
    private final Limits limits;

    private final Resource accept = Resource.of(
            HandlerType.POST,
            ImportRoutes.ONE + "/acceptance",
            "acceptImport",
            ImportRoutes.GROUP,
            "Aceptar lo leído: se hace un borrador con todo lo elegido, o nada",
            Entry.PLANNER,
            ImportRoutes.ID);
    private final Resource report = Resource.of(
            HandlerType.GET,
            ImportRoutes.ONE + "/report",
            "importReport",
            ImportRoutes.GROUP,
            "El informe de una importación: el archivo, su lectura y lo que se hizo",
            Entry.STAFF,
            ImportRoutes.ID,
            Parameter.choice("formato", "JSON, o texto para leer", List.of("json", "texto")));

    AcceptanceRoutes(Imports imports, Intake intake, Vocabularies vocabularies, Uniting uniting, Limits limits) {
        this.imports = imports;
        this.intake = intake;
        this.vocabularies = vocabularies;
        this.uniting = uniting;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        Writes.at(config, accept, this::accept);
        Reads.at(config, report, this::report);
    }

    @Override
    public List<Resource> resources() {
        return List.of(accept, report);
    }

    private void accept(Context context) {
        Account account = Visitor.of(context);
        UUID id = ImportRoutes.id(context);
        AcceptanceRequest asked = AcceptanceReader.of(Body.of(context, AcceptanceReader.names()));
        Import read = imports.get(account, id);
        UUID draft = read.state() == Import.State.ACEPTADO
                ? again(account, RequestKey.of(context), read)
                : accepted(account, RequestKey.of(context), ImportRoutes.ready(read), asked);
        imports.accepted(id);
        context.header("Location", "/api/drafts/" + draft);
        Json.of("application/json", json -> {
                    json.writeStartObject();
                    json.writeStringField("borrador", draft.toString());
                    json.writeStringField("importacion", id.toString());
                    json.writeEndObject();
                })
                .sendPrivately(context, HttpStatus.CREATED, null);
    }

    /** Who did not hear the answer asks again: the same request, under the same key. */
    private UUID again(Account account, RequestKey request, Import read) {
        return intake.find(account, request)
                .orElseThrow(() -> Rejected.conflict("La importación ya se aceptó: está en el borrador "
                        + read.draft().map(UUID::toString).orElse("") + "."));
    }

    private UUID accepted(Account account, RequestKey request, Import read, AcceptanceRequest asked) {
        Map<Integer, StagedFeature> features = new LinkedHashMap<>();
        imports.store()
                .named(
                        account,
                        read.id(),
                        asked.destinations().stream().map(Destination::object).toList())
                .forEach(feature -> features.put(feature.number(), feature));
        FileFacts file = new FileFacts(read.file().name(), ImportJson.parse(read.report()));
        List<Acceptance.Entry> entries = Acceptance.plan(asked, features, file, vocabularies, uniting);
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

    private static String title(Import read) {
        String title = "Importación de " + read.file().name();
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE - 1) + "…" : title;
    }

    private void report(Context context) {
        Params params = report.read(context, limits);
        Account account = Visitor.of(context);
        Import read = imports.getForReview(account, ImportRoutes.id(context));
        JsonNode whole = whole(account, read);
        boolean text = params.text("formato").filter("texto"::equals).isPresent();
        context.header(
                "Content-Disposition",
                "attachment; filename=\"informe-importacion-" + read.id() + (text ? ".txt\"" : ".json\""));
        new Representation(
                        text ? "text/plain; charset=utf-8" : "application/json",
                        (text ? ReportText.of(whole) : whole.toPrettyString()).getBytes(StandardCharsets.UTF_8))
                .sendPrivately(context, HttpStatus.OK, null);
    }

    private JsonNode whole(Account account, Import read) {
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
