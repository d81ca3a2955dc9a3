package huella.editing;

import huella.catalogue.Addresses;
import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.FeatureType;
import huella.http.Body;
import huella.http.Entry;
import huella.http.Json;
import huella.http.Parameter;
import huella.http.Precondition;
import huella.http.RequestKey;
import huella.http.Resource;
import huella.http.Routes;
import huella.http.Server;
import huella.http.Visitor;
import huella.model.Account;
import huella.model.Problem;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writing through OGC API Features (OGC 20-002r1, Part 4): what a program such as QGIS sends becomes an edit in the
 * account's open draft, and nothing else. So the answer is 202: taken, and public when somebody has reviewed it.
 *
 * <p>{@code If-Match} names the version that was seen. A program that cannot send it, as QGIS, sends back the property
 * {@code version} with PUT, which says the same; a request that says neither is refused.
 */
final class ItemWriteRoutes implements Routes {

    /** The version in the tag of a feature, as {@code v4-9f0c…}. */
    private static final Pattern TAG = Pattern.compile("v([1-9][0-9]{0,6})-[0-9a-f]+");

    private static final String TITLE = "Ediciones desde QGIS u otro programa";

    private final Drafts drafts;
    private final EditingStore store;
    private final Collections collections;

    ItemWriteRoutes(Drafts drafts, EditingStore store, Collections collections) {
        this.drafts = drafts;
        this.store = store;
        this.collections = collections;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.post(Addresses.ITEMS, context -> create(context, collection(context)), Entry.PLANNER);
        config.routes.put(Addresses.ITEM, context -> change(context, collection(context), true), Entry.PLANNER);
        config.routes.patch(Addresses.ITEM, context -> change(context, collection(context), false), Entry.PLANNER);
        config.routes.delete(Addresses.ITEM, context -> retire(context, collection(context)), Entry.PLANNER);
        config.routes.options(Addresses.ITEMS, context -> allow(context, "POST, "), Entry.ANYONE);
        // QGIS prefers PATCH and offers deleting when these are named here, and sends neither If-Match nor a version
        // with them: it would only meet refusals. They are described in the OpenAPI document.
        config.routes.options(
                Addresses.ITEM,
                context -> {
                    allow(context, "PUT, ");
                    context.header("Accept-Patch", "application/merge-patch+json");
                },
                Entry.ANYONE);
    }

    private void allow(Context context, String writes) {
        boolean isWritten = collections.get(context.pathParam("collectionId")).type() == FeatureType.INITIATIVE;
        Server.allow(context, "GET, HEAD, " + (isWritten ? writes : "") + "OPTIONS");
    }

    /** @throws MethodNotAllowedResponse for a collection that nobody edits */
    private Collection collection(Context context) {
        Collection collection = collections.get(context.pathParam("collectionId"));
        if (collection.type() != FeatureType.INITIATIVE) {
            throw new MethodNotAllowedResponse();
        }
        return collection;
    }

    @Override
    public List<Resource> resources() {
        List<Resource> all = new ArrayList<>();
        for (Collection collection : collections.of(FeatureType.INITIATIVE)) {
            for (HandlerType method :
                    List.of(HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE)) {
                all.add(resource(collection, method));
            }
        }
        return all;
    }

    @Override
    public List<String> conformsTo() {
        return List.of(
                "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete",
                "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update",
                "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/features",
                "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-etags");
    }

    private static Resource resource(Collection collection, HandlerType method) {
        boolean one = method != HandlerType.POST;
        return Resource.of(
                method,
                Addresses.path(one ? Addresses.ITEM : Addresses.ITEMS, collection),
                method.name().toLowerCase(java.util.Locale.ROOT) + "Item_" + collection.name(),
                DraftRoutes.GROUP,
                collection.title().es() + ": proponer "
                        + switch (method.name()) {
                            case "POST" -> "una iniciativa nueva";
                            case "PUT" -> "un elemento entero";
                            case "PATCH" -> "una parte de un elemento";
                            default -> "el retiro de un elemento";
                        }
                        + " (queda en un borrador)",
                Entry.PLANNER,
                one ? new Parameter[] {Parameter.path("featureId", "Código del elemento")} : new Parameter[0]);
    }

    private void create(Context context, Collection collection) {
        Account account = Visitor.of(context);
        ItemBody item = ItemBody.of(body(context), context.header("Content-Crs"));
        Map<Attribute, Object> fields = new EnumMap<>(item.changes());
        collection.layer().ifPresent(layer -> fields.putIfAbsent(Attribute.CAPA, layer));
        String layer = Optional.ofNullable((String) fields.get(Attribute.CAPA))
                .filter(Prefixes.layers()::contains)
                .orElseThrow(() -> Rejected.field(
                        "properties.capa", "Diga una capa: " + String.join(", ", Prefixes.layers()) + "."));
        Outcome outcome = drafts.collect(
                account,
                RequestKey.of(context),
                Draft.Origin.OGC,
                TITLE,
                (versions, draft) -> Proposal.of(
                        freeCode(item, layer, versions, draft),
                        OptionalInt.empty(),
                        fields,
                        item.shape(),
                        Optional.empty()));
        taken(context, collection, outcome);
    }

    /** A code that is free is kept; one that a program made up by itself, or none, becomes the next one. */
    private static String freeCode(ItemBody item, String layer, VersionStore versions, Draft draft) {
        return item.code()
                .filter(given -> DraftRoutes.CODE.matcher(given).matches())
                .filter(given -> versions.current(List.of(given)).isEmpty())
                .filter(given -> draft.proposal(given).isEmpty())
                .orElseGet(() -> versions.nextCode(Prefixes.of(layer)));
    }

    private void change(Context context, Collection collection, boolean whole) {
        String code = code(context);
        ItemBody item = ItemBody.of(body(context), context.header("Content-Crs"));
        int base = base(context, code, collection, whole ? item.version() : Optional.empty());
        Proposal fresh = Proposal.of(code, OptionalInt.of(base), item.changes(), item.shape(), Optional.empty());
        taken(
                context,
                collection,
                drafts.collect(
                        Visitor.of(context),
                        RequestKey.of(context),
                        Draft.Origin.OGC,
                        TITLE,
                        (versions, draft) -> item.onTopOf(draft.proposal(code), fresh)));
    }

    private void retire(Context context, Collection collection) {
        String code = code(context);
        int base = base(context, code, collection, Optional.empty());
        ItemBody nothing = new ItemBody(Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
        Proposal fresh = Proposal.of(
                code, OptionalInt.of(base), Map.of(), Optional.empty(), Optional.of("Retiro pedido desde un programa"));
        taken(
                context,
                collection,
                drafts.collect(
                        Visitor.of(context),
                        RequestKey.of(context),
                        Draft.Origin.OGC,
                        TITLE,
                        (versions, draft) -> nothing.onTopOf(draft.proposal(code), fresh)));
    }

    private static Body body(Context context) {
        return Body.of(
                context,
                "type",
                "id",
                "geometry",
                "properties",
                "links",
                "aviso",
                "fuente",
                "licencia",
                "bbox",
                "conformsTo",
                "historia",
                "fecha",
                "timeStamp");
    }

    /** The version that the sender saw, which must be the last one unless its property {@code version} says it. */
    private int base(Context context, String code, Collection collection, Optional<Integer> version) {
        int last = Optional.ofNullable(store.published(versions -> versions.current(List.of(code)))
                        .get(code))
                .orElseThrow(() -> Rejected.notFound(
                        "No hay un elemento con ese código en la colección «" + collection.name() + "»."));
        requireIn(collection, code, last);
        if (context.header("If-Match") == null && version.isPresent()) {
            if (version.get() < 1 || version.get() > last) {
                throw Rejected.field("properties.version", "No hay una versión " + version.get() + " de " + code + ".");
            }
            return version.get();
        }
        Matcher tag = TAG.matcher(Precondition.of(context));
        if (!tag.matches() || Integer.parseInt(tag.group(1)) != last) {
            throw new Rejected(new Problem.Stale(
                    code + " está en la versión " + last + ". Léalo de nuevo y envíe su ETag en If-Match."));
        }
        return last;
    }

    private void requireIn(Collection collection, String code, int last) {
        Content content = store.published(versions -> versions.find(code, last))
                .orElseThrow()
                .content();
        boolean elsewhere = collection
                .layer()
                .filter(layer -> !layer.equals(content.text(Attribute.CAPA)))
                .isPresent();
        if (elsewhere || content.retired()) {
            throw Rejected.notFound("No hay un elemento con ese código en la colección «" + collection.name() + "».");
        }
    }

    private static String code(Context context) {
        String code = context.pathParam("featureId");
        if (!DraftRoutes.CODE.matcher(code).matches()) {
            throw Rejected.notFound("No hay un elemento con ese código.");
        }
        return code;
    }

    private static void taken(Context context, Collection collection, Outcome outcome) {
        String code = outcome.code().orElseThrow();
        UUID draft = outcome.draft().orElseThrow();
        context.header("Location", Addresses.path(Addresses.ITEMS, collection) + "/" + code);
        context.header("Link", "</api/drafts/" + draft + ">; rel=\"status\"");
        Json.of("application/json", json -> {
                    json.writeStartObject();
                    json.writeStringField("codigo", code);
                    json.writeStringField("borrador", draft.toString());
                    json.writeStringField(
                            "aviso",
                            "Queda en un borrador suyo. Envíelo a revisión en /editor; se verá cuando se publique.");
                    json.writeEndObject();
                })
                .sendPrivately(context, HttpStatus.ACCEPTED, null);
    }
}
