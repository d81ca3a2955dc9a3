package huella.features;

import huella.catalogue.Addresses;
import huella.catalogue.AsOf;
import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.Cursor;
import huella.catalogue.Feature;
import huella.catalogue.Freshness;
import huella.catalogue.Order;
import huella.catalogue.Selection;
import huella.catalogue.SelectionReader;
import huella.catalogue.Vocabularies;
import huella.cql.Conformance;
import huella.http.Html;
import huella.http.Keeping;
import huella.http.Limits;
import huella.http.Negotiation;
import huella.http.Origin;
import huella.http.Parameter;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.Resource;
import huella.http.Routes;
import huella.http.Turns;
import huella.model.Language;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The features of a collection, page by page, and one by one (OGC 17-069r4 §7.15 and §7.16), in any published
 * coordinate system (OGC 18-058r1).
 */
public final class ItemRoutes implements Routes {

    private static final int PAGE_SIZE = 100;
    private static final String GEOJSON = "application/geo+json";
    private static final List<String> FORMS = List.of(GEOJSON, "text/html");

    private final FeatureStore store;
    private final Freshness freshness;
    private final Collections collections;
    private final SelectionReader selections;
    private final Vocabularies vocabularies;
    private final Origin origin;
    private final Turns turns;
    private final Limits limits;

    public ItemRoutes(
            FeatureStore store,
            Freshness freshness,
            Collections collections,
            SelectionReader selections,
            Vocabularies vocabularies,
            Origin origin,
            Turns turns,
            Limits limits) {
        this.turns = turns;
        this.store = store;
        this.freshness = freshness;
        this.collections = collections;
        this.selections = selections;
        this.vocabularies = vocabularies;
        this.origin = origin;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, Addresses.ITEMS, this::items);
        Reads.at(config, Addresses.ITEM, this::item);
    }

    @Override
    public List<Resource> resources() {
        return collections.all().stream()
                .flatMap(collection -> List.of(items(collection), item(collection)).stream())
                .toList();
    }

    @Override
    public List<String> conformsTo() {
        return Stream.concat(
                        Stream.of(
                                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
                                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
                                "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
                                "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
                                "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter"),
                        Arrays.stream(Conformance.values()).map(Conformance::uri))
                .toList();
    }

    private Resource items(Collection collection) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.integer(
                "limit",
                "Cuántos elementos por página; si se pide más que el máximo, se entrega el máximo",
                1,
                limits.pageSize(),
                Math.min(PAGE_SIZE, limits.pageSize())));
        parameters.addAll(selections.parameters(collection.type()));
        parameters.addAll(Shown.parameters(collection.type()));
        parameters.add(Parameter.list(
                "sortby",
                "Campos por los que se ordena; un - delante, de mayor a menor",
                Order.names(collection.type())));
        parameters.add(Parameter.text("cursor", "Dónde comienza la página, como lo dicen los enlaces next y prev"));
        parameters.add(Negotiation.FORM);
        parameters.add(Negotiation.LANGUAGE);
        return new Resource(
                Addresses.path(Addresses.ITEMS, collection),
                "items_" + collection.name(),
                OgcRoutes.GROUP,
                collection.title().es() + ": los elementos, por páginas",
                parameters,
                FORMS);
    }

    private Resource item(Collection collection) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.path("featureId", "Código del elemento"));
        selections.past(collection.type()).ifPresent(parameters::add);
        parameters.addAll(Shown.parameters(collection.type()));
        parameters.add(Negotiation.FORM);
        parameters.add(Negotiation.LANGUAGE);
        return new Resource(
                Addresses.path(Addresses.ITEM, collection),
                "item_" + collection.name(),
                OgcRoutes.GROUP,
                collection.title().es() + ": un elemento",
                parameters,
                FORMS);
    }

    private void items(Context context) {
        Collection collection = collections.get(context.pathParam("collectionId"));
        Params params = items(collection).read(context, limits);
        Negotiation wanted = Negotiation.of(context, params);
        FeatureQuery query = query(collection, params);
        Shown shown = Shown.of(params, collection.type());
        Keeping keeping = Keeping.of(collection.basis(), freshness.now());
        Addresses at = new Addresses(origin.of(context));
        if (!wanted.html() && LongItems.isLong(query)) {
            context.header("Content-Crs", shown.header());
            new LongItems(
                            store,
                            query,
                            shown,
                            List.of(
                                    at.of(Addresses.ITEMS, collection),
                                    params.query(),
                                    wanted.language().name()),
                            slice -> new PageLinks(at, collection, query, slice, params, wanted.language()))
                    .streamed()
                    .send(context, Negotiation.VARY, keeping, turns);
            return;
        }
        Slice slice = store.page(query);
        PageLinks links = new PageLinks(at, collection, query, slice, params, wanted.language());
        if (wanted.html()) {
            send(context, keeping, Html.of(new ItemsPage(at, words(wanted), query, slice, params, links).page()));
        } else {
            context.header("Content-Crs", shown.header());
            send(context, keeping, new ItemsJson(collection, slice, shown, links).representation());
        }
    }

    private FeatureQuery query(Collection collection, Params params) {
        Selection selection = selections.read(params, collection);
        Order order = Order.of(params, collection.type());
        return new FeatureQuery(
                collection,
                selection,
                order,
                limit(params),
                params.text("cursor").map(text -> Cursor.parse(text, order)));
    }

    /** More than the maximum is no error (OGC 17-069r4 /req/core/fc-limit-response-1). */
    private int limit(Params params) {
        return params.text("limit")
                .map(text -> {
                    if (!text.matches("0*[1-9][0-9]{0,8}")) {
                        throw Rejected.parameter(
                                "limit",
                                "No es un número de elementos. Escriba un entero de 1 a " + limits.pageSize() + " ("
                                        + Limits.PAGE_SIZE + ").");
                    }
                    return Math.min(Integer.parseInt(text), limits.pageSize());
                })
                .orElse(Math.min(PAGE_SIZE, limits.pageSize()));
    }

    private void item(Context context) {
        Collection collection = collections.get(context.pathParam("collectionId"));
        Params params = item(collection).read(context, limits);
        Negotiation wanted = Negotiation.of(context, params);
        Shown shown = Shown.of(params, collection.type());
        String code = context.pathParam("featureId");
        Optional<Instant> asOf = AsOf.read(params);
        Keeping keeping = Keeping.of(collection.basis(), freshness.now());
        Feature feature = Optional.of(code)
                .filter(Params::isPlain)
                .flatMap(plain -> store.find(collection, plain, asOf))
                .orElseThrow(() -> missing(collection, asOf));
        Addresses at = new Addresses(origin.of(context));
        if (wanted.html()) {
            send(context, keeping, Html.of(new ItemPage(at, words(wanted), collection, feature, params).page()));
        } else {
            context.header("Content-Crs", shown.header());
            Representation answer =
                    new ItemJson(at, wanted.language(), collection, feature, shown, params).representation();
            // Who changes it names the version that they saw by this tag (OGC 20-002r1, optimistic locking).
            send(
                    context,
                    keeping,
                    feature.version().isPresent()
                            ? answer.tagged("v" + feature.version().getAsInt())
                            : answer);
        }
    }

    private FieldWords words(Negotiation wanted) {
        return new FieldWords(vocabularies, wanted.language());
    }

    private static Rejected missing(Collection collection, Optional<Instant> asOf) {
        String when = asOf.map(moment -> " al " + AsOf.say(moment, Language.ES)).orElse("");
        String list = Addresses.path(Addresses.ITEMS, collection);
        return Rejected.notFound("No hay un elemento con ese código en la colección «" + collection.name() + "»" + when
                + ". La lista está en " + list + ".");
    }

    private static void send(Context context, Keeping keeping, Representation answer) {
        answer.send(context, Representation.REVALIDATE, Negotiation.VARY, keeping);
    }
}
