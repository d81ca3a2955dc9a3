package huella.editing;

import huella.catalogue.Freshness;
import huella.http.Body;
import huella.http.Entry;
import huella.http.Json;
import huella.http.Parameter;
import huella.http.Precondition;
import huella.http.Reads;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What publishing a draft would do, publishing it, and bringing an earlier version back. */
final class PublicationRoutes implements Routes {

    private static final String PATH = "/api/drafts/{id}/publication";

    private final Publisher publisher;
    private final Freshness freshness;

    private final Resource preview = Resource.of(
            HandlerType.GET,
            PATH,
            "publicationPreview",
            DraftRoutes.GROUP,
            "Lo que se publicaría ahora: base, vigente y propuesta, reunidas",
            Entry.STAFF,
            DraftRoutes.ID);
    private final Resource publish = Resource.of(
            HandlerType.POST,
            PATH,
            "publishDraft",
            DraftRoutes.GROUP,
            "Publicar un borrador",
            Entry.REVIEWER,
            DraftRoutes.ID);
    private final Resource restore = Resource.of(
            HandlerType.POST,
            "/api/initiatives/{code}/versions/{n}/restoration",
            "restoreVersion",
            HistoryRoutes.GROUP,
            "Restaurar una versión, como versión nueva",
            Entry.REVIEWER,
            HistoryRoutes.CODE,
            Parameter.path("n", "Número de la versión"));

    PublicationRoutes(Publisher publisher, Freshness freshness) {
        this.publisher = publisher;
        this.freshness = freshness;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, preview, this::preview);
        Writes.at(config, publish, this::publish);
        Writes.at(config, restore, this::restore);
    }

    @Override
    public List<Resource> resources() {
        return List.of(preview, publish, restore);
    }

    private void preview(Context context) {
        Account account = Visitor.of(context);
        Publisher.Preview seen = publisher.preview(account, DraftRoutes.id(context));
        Json.of("application/json", json -> DraftJson.writePreview(seen, account, json))
                .sendPrivately(context, HttpStatus.OK, seen.tag());
    }

    private void publish(Context context) {
        String tag = Precondition.of(context);
        Account account = Visitor.of(context);
        UUID id = DraftRoutes.id(context);
        Body body = Body.of(context, "resoluciones");
        long publication = publisher.publish(account, id, tag, RequestKey.of(context), choices(body));
        answer(context, publication, HttpStatus.OK);
    }

    private static Map<String, Map<String, Merged.Side>> choices(Body body) {
        Map<String, Map<String, Merged.Side>> choices = new HashMap<>();
        body.object("resoluciones").ifPresent(byCode -> {
            for (String code : byCode.names()) {
                Body fields = byCode.object(code)
                        .orElseThrow(() -> byCode.wrong(code, "Debe ser un objeto con un campo por conflicto."));
                Map<String, Merged.Side> sides = new HashMap<>();
                for (String field : fields.names()) {
                    sides.put(field, side(fields, field));
                }
                choices.put(code, sides);
            }
        });
        return choices;
    }

    private static Merged.Side side(Body fields, String field) {
        return switch (fields.required(field, 20)) {
            case "vigente" -> Merged.Side.CURRENT;
            case "propuesta" -> Merged.Side.PROPOSED;
            default -> throw fields.wrong(field, "Elija \"vigente\" o \"propuesta\".");
        };
    }

    private void restore(Context context) {
        String last = Precondition.of(context);
        String code = DraftRoutes.code(context);
        int number = HistoryRoutes.number(context, "n");
        Body body = Body.of(context, "motivo");
        long publication = publisher.restore(
                Visitor.of(context),
                code,
                number,
                last,
                RequestKey.of(context),
                body.required("motivo", DraftRoutes.LONGEST_REASON));
        answer(context, publication, HttpStatus.CREATED);
    }

    private void answer(Context context, long publication, HttpStatus status) {
        freshness.catchUp(); // whoever is answered sees it on the map with the next request
        Publisher.Published made = publisher.get(publication);
        Json.of("application/json", json -> {
                    json.writeStartObject();
                    json.writeNumberField("publicacion", made.publication());
                    json.writeObjectFieldStart("versiones");
                    for (Map.Entry<String, Integer> version : made.versions().entrySet()) {
                        json.writeNumberField(version.getKey(), version.getValue());
                    }
                    json.writeEndObject();
                    json.writeEndObject();
                })
                .sendPrivately(context, status, null);
    }
}
