package huella.imports;

import com.fasterxml.jackson.databind.JsonNode;
import huella.geo.read.ReadLimits;
import huella.geo.read.SourceCrs;
import huella.geo.read.SourceSystems;
import huella.http.Body;
import huella.http.Entry;
import huella.http.Json;
import huella.http.Limits;
import huella.http.Parameter;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Resource;
import huella.http.Routes;
import huella.http.Upload;
import huella.http.Visitor;
import huella.http.Writes;
import huella.model.Account;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.UUID;

/**
 * {@code /api/imports}: a file is sent, read aside, looked at, and then left or made a draft of. Until that is accepted
 * nothing but the import itself has changed.
 */
final class ImportRoutes implements Routes {

    static final String GROUP = "Importación";
    private static final String PATH = "/api/imports";
    static final String ONE = PATH + "/{id}";
    private static final int SHOWN_REFUSALS = 200;
    private static final int PAGE = 500;
    static final Parameter ID = Parameter.path("id", "Identificador de la importación (UUID)");

    private final Imports imports;
    private final SourceSystems systems;
    private final ChoicesReader choicesReader;
    private final Limits limits;

    private final Resource list =
            Resource.of(HandlerType.GET, PATH, "imports", GROUP, "Las importaciones propias", Entry.PLANNER);
    private final Resource send = Resource.of(
            HandlerType.POST,
            PATH,
            "importFile",
            GROUP,
            "Enviar un archivo (multipart/form-data, campo «archivo») para leerlo",
            Entry.PLANNER);
    private final Resource read = Resource.of(
            HandlerType.GET, ONE, "import", GROUP, "Una importación: avance, pregunta o lo leído", Entry.PLANNER, ID);
    private final Resource choose = Resource.of(
            HandlerType.PUT,
            ONE + "/choices",
            "chooseImport",
            GROUP,
            "Leer de nuevo con otro sistema de coordenadas, codificación, capas o columnas",
            Entry.PLANNER,
            ID);
    private final Resource leave = Resource.of(
            HandlerType.DELETE,
            ONE,
            "leaveImport",
            GROUP,
            "Dejar la importación y borrar el archivo",
            Entry.PLANNER,
            ID);
    private final Resource features = Resource.of(
            HandlerType.GET,
            ONE + "/features",
            "importFeatures",
            GROUP,
            "Los objetos leídos, con lo que se propone hacer con cada uno",
            Entry.PLANNER,
            ID,
            Parameter.text("desde", "Después de qué número de objeto; sin él, desde el primero"),
            Parameter.text("limite", "Cuántos objetos, hasta " + PAGE));

    ImportRoutes(Imports imports, SourceSystems systems, Limits limits) {
        this.imports = imports;
        this.systems = systems;
        this.choicesReader = new ChoicesReader(systems);
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, list, this::list);
        Writes.at(config, send, this::send);
        Reads.at(config, read, context -> answer(context, Visitor.of(context), id(context), HttpStatus.OK));
        Writes.at(config, choose, this::choose);
        Writes.at(config, leave, this::leave);
        Reads.at(config, features, context -> imports.turns().run(() -> features(context)));
    }

    @Override
    public List<Resource> resources() {
        return List.of(list, send, read, choose, leave, features);
    }

    private void list(Context context) {
        list.read(context, limits);
        List<Import> own = imports.list(Visitor.of(context));
        Json.of("application/json", json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("importaciones");
                    for (Import each : own) {
                        ImportJson.writeHead(each, imports.kept(), json);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })
                .sendPrivately(context, HttpStatus.OK, null);
    }

    private void send(Context context) {
        Account account = Visitor.of(context);
        Upload upload = Upload.of(
                context,
                "archivo",
                imports.arriving(),
                imports.settings().read().bytes(),
                ReadLimits.BYTES);
        UUID id;
        try {
            id = imports.take(account, upload, choicesReader.of(upload));
        } finally {
            upload.forget();
        }
        systems.warmUp(); // they are told once it is read
        context.header("Location", PATH + "/" + id);
        answer(context, account, id, HttpStatus.ACCEPTED);
    }

    private void choose(Context context) {
        Account account = Visitor.of(context);
        UUID id = id(context);
        imports.again(account, id, choicesReader.of(Body.of(context, ChoicesReader.names())));
        answer(context, account, id, HttpStatus.ACCEPTED);
    }

    private void leave(Context context) {
        imports.leave(Visitor.of(context), id(context));
        context.status(HttpStatus.NO_CONTENT);
    }

    private void features(Context context) {
        Params params = features.read(context, limits);
        Account account = Visitor.of(context);
        Import found = ready(imports.get(account, id(context)));
        int from = params.integer("desde", 0, 999_999_999).orElse(0);
        int most = params.integer("limite", 1, PAGE).orElse(PAGE);
        List<StagedFeature> page = imports.store().features(account, found.id(), from, most);
        JsonNode layers = ImportJson.parse(found.report()).path("capas");
        Matching matching = new Matching(imports.published().places(), ImportJson.fields(found));
        Json.of("application/geo+json", json -> {
                    json.writeStartObject();
                    json.writeStringField("type", "FeatureCollection");
                    json.writeArrayFieldStart("features");
                    for (StagedFeature feature : page) {
                        ImportJson.writeFeature(
                                feature,
                                layers,
                                (staged, out) -> SuggestionJson.write(matching.of(staged.shape(), staged.cells()), out),
                                json);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })
                .sendPrivately(context, HttpStatus.OK, null);
    }

    /** @throws Rejected (409) saying what has to come first */
    static Import ready(Import found) {
        if (found.state() != Import.State.LISTO) {
            throw Rejected.conflict(
                    switch (found.state()) {
                        case LEYENDO -> "El archivo todavía se está leyendo. Espere a que termine.";
                        case PREGUNTA -> "Antes hay que responder la pregunta de la importación.";
                        case RECHAZADO -> "El archivo no se pudo leer.";
                        case ACEPTADO -> "La importación ya se aceptó: sus objetos están en el borrador.";
                        case LISTO -> throw new IllegalStateException();
                    });
        }
        return found;
    }

    private void answer(Context context, Account account, UUID id, HttpStatus status) {
        Import found = imports.get(account, id);
        List<StagedFeature> refused =
                found.state() == Import.State.LISTO ? imports.store().refused(account, id, SHOWN_REFUSALS) : List.of();
        Json.of(
                        "application/json",
                        json -> ImportJson.write(
                                found,
                                imports.kept(),
                                imports.readings().progress(id),
                                ImportJson.fields(found),
                                refused,
                                usual(found),
                                json))
                .sendPrivately(context, status, null);
    }

    /** Only where a system can be chosen: making them ready takes a moment the first time. */
    private List<SourceCrs> usual(Import found) {
        return switch (found.state()) {
            case PREGUNTA, LISTO, RECHAZADO -> systems.usual();
            case LEYENDO, ACEPTADO -> List.of();
        };
    }

    static UUID id(Context context) {
        try {
            return UUID.fromString(context.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw Imports.none();
        }
    }
}
