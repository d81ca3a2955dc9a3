package huella.imports;

import com.fasterxml.jackson.databind.JsonNode;
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
import huella.model.Account;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * {@code /api/imports/{id}/acceptance}, which makes a draft of what was read, all or nothing, and {@code …/report},
 * which tells all of it for as long as the draft is there.
 */
final class AcceptanceRoutes implements Routes {

    private final Imports imports;
    private final Acceptor acceptor;
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

    AcceptanceRoutes(Imports imports, Acceptor acceptor, Limits limits) {
        this.imports = imports;
        this.acceptor = acceptor;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        Writes.at(config, accept, context -> imports.turns().run(() -> accept(context)));
        Reads.at(config, report, context -> imports.turns().run(() -> report(context)));
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
                ? acceptor.again(account, RequestKey.of(context), read)
                : acceptor.accept(account, RequestKey.of(context), ImportRoutes.ready(read), asked);
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

    private void report(Context context) {
        Params params = report.read(context, limits);
        Account account = Visitor.of(context);
        Import read = imports.getForReview(account, ImportRoutes.id(context));
        JsonNode whole = acceptor.report(account, read);
        boolean text = params.text("formato").filter("texto"::equals).isPresent();
        context.header(
                "Content-Disposition",
                "attachment; filename=\"informe-importacion-" + read.id() + (text ? ".txt\"" : ".json\""));
        new Representation(
                        text ? "text/plain; charset=utf-8" : "application/json",
                        (text ? ReportText.of(whole) : whole.toPrettyString()).getBytes(StandardCharsets.UTF_8))
                .sendPrivately(context, HttpStatus.OK, null);
    }
}
