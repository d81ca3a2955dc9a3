package huella.features;

import huella.catalogue.Addresses;
import huella.catalogue.CatalogueStore;
import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.Extent;
import huella.catalogue.Freshness;
import huella.http.Html;
import huella.http.Json;
import huella.http.Keeping;
import huella.http.Limits;
import huella.http.Link;
import huella.http.Negotiation;
import huella.http.Origin;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.Resource;
import huella.http.Routes;
import huella.model.Basis;
import huella.model.Language;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /ogc}: what there is, as OGC API Features Part 1 asks for it (OGC 17-069r4 §7.2-7.14) - the landing page, the
 * conformance declaration and the collections - for programs as JSON and for people as pages.
 */
public final class OgcRoutes implements Routes {

    static final String GROUP = "OGC API";

    private static final List<String> FORMS = List.of("application/json", "text/html");

    private final CatalogueStore store;
    private final Freshness freshness;
    private final Collections collections;
    private final Origin origin;
    private final Limits limits;
    private final List<Routes> all;
    private final Resource landing = resource(Addresses.ROOT, "landing", "La portada de la API: qué hay y dónde");
    private final Resource conforms =
            resource(Addresses.CONFORMANCE, "conformance", "Las clases de conformidad de OGC que se cumplen");
    private final Resource list = resource(Addresses.COLLECTIONS, "collections", "Las colecciones");

    /** @param all the routes whose conformance classes are declared; complete when the first request comes */
    public OgcRoutes(
            CatalogueStore store,
            Freshness freshness,
            Collections collections,
            Origin origin,
            Limits limits,
            List<Routes> all) {
        this.store = store;
        this.freshness = freshness;
        this.collections = collections;
        this.origin = origin;
        this.limits = limits;
        this.all = all;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, landing, this::landing);
        Reads.at(config, conforms, this::conformance);
        Reads.at(config, list, this::collections);
        Reads.at(config, Addresses.COLLECTION, this::collection);
    }

    @Override
    public List<Resource> resources() {
        List<Resource> resources = new ArrayList<>(List.of(landing, conforms, list));
        collections.all().forEach(collection -> resources.add(resource(collection)));
        return resources;
    }

    @Override
    public List<String> conformsTo() {
        return List.of(
                "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
                "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/landing-page",
                "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
                "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/html",
                "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections");
    }

    private static Resource resource(String path, String id, String summary) {
        return new Resource(path, id, GROUP, summary, List.of(Negotiation.FORM, Negotiation.LANGUAGE), FORMS);
    }

    private static Resource resource(Collection collection) {
        return resource(
                Addresses.path(Addresses.COLLECTION, collection),
                "collection_" + collection.name(),
                collection.title().es() + ": qué contiene y dónde está");
    }

    private void landing(Context context) {
        Params params = landing.read(context, limits);
        Negotiation wanted = Negotiation.of(context, params);
        Addresses at = new Addresses(origin.of(context));
        send(
                context,
                Keeping.ALWAYS,
                wanted.html()
                        ? Html.of(new LandingPage(wanted.language(), at, collections).page())
                        : new LandingJson(wanted.language(), at).representation());
    }

    private void conformance(Context context) {
        Params params = conforms.read(context, limits);
        Negotiation wanted = Negotiation.of(context, params);
        List<String> conformance =
                all.stream().flatMap(routes -> routes.conformsTo().stream()).toList();
        send(
                context,
                Keeping.ALWAYS,
                wanted.html()
                        ? Html.of(new ConformancePage(wanted.language(), new Addresses(origin.of(context)), conformance)
                                .page())
                        : Json.of("application/json", json -> {
                            json.writeStartObject();
                            json.writeArrayFieldStart("conformsTo");
                            for (String uri : conformance) {
                                json.writeString(uri);
                            }
                            json.writeEndArray();
                            json.writeEndObject();
                        }));
    }

    private void collections(Context context) {
        Params params = list.read(context, limits);
        Negotiation wanted = Negotiation.of(context, params);
        Language language = wanted.language();
        Addresses at = new Addresses(origin.of(context));
        if (wanted.html()) {
            send(context, Keeping.ALWAYS, Html.of(new CollectionsPage(language, at, collections).page()));
            return;
        }
        Keeping keeping = Keeping.of(Basis.EVERYTHING, freshness.now());
        List<CollectionJson> described = collections.all().stream()
                .map(collection -> new CollectionJson(collection, store.getExtent(collection), language, at))
                .toList();
        send(context, keeping, Json.of("application/json", json -> {
            json.writeStartObject();
            Link.write(
                    List.of(
                            Link.of("self", "application/json", "JSON", at.collections() + "?f=json"),
                            Link.of("alternate", "text/html", "HTML", at.collections() + "?f=html")),
                    json);
            CollectionJson.writeAllCrs(json);
            json.writeArrayFieldStart("collections");
            for (CollectionJson collection : described) {
                collection.writeTo(json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private void collection(Context context) {
        Collection collection = collections.get(context.pathParam("collectionId"));
        Params params = resource(collection).read(context, limits);
        Negotiation wanted = Negotiation.of(context, params);
        Addresses at = new Addresses(origin.of(context));
        Keeping keeping = Keeping.of(collection.basis(), freshness.now());
        Extent extent = store.getExtent(collection);
        send(
                context,
                keeping,
                wanted.html()
                        ? Html.of(new CollectionPage(wanted.language(), at, collection, extent).page())
                        : Json.of(
                                "application/json",
                                json -> new CollectionJson(collection, extent, wanted.language(), at).writeTo(json)));
    }

    private static void send(Context context, Keeping keeping, Representation answer) {
        answer.send(context, Representation.REVALIDATE, Negotiation.VARY, keeping);
    }
}
