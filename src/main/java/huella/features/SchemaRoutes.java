package huella.features;

import huella.catalogue.Addresses;
import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.Vocabularies;
import huella.http.Html;
import huella.http.Keeping;
import huella.http.Limits;
import huella.http.Negotiation;
import huella.http.Origin;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.Resource;
import huella.http.Routes;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;

/**
 * What the fields of a collection are: all of them ({@code /schema}, OGC 23-058 Part 5), those to filter by
 * ({@code /queryables}, OGC 19-079r2 §6) and those to sort by ({@code /sortables}).
 */
public final class SchemaRoutes implements Routes {

    private final Collections collections;
    private final Vocabularies vocabularies;
    private final Origin origin;
    private final Limits limits;

    public SchemaRoutes(Collections collections, Vocabularies vocabularies, Origin origin, Limits limits) {
        this.collections = collections;
        this.vocabularies = vocabularies;
        this.origin = origin;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        for (Schema.Kind kind : Schema.Kind.values()) {
            Reads.at(config, kind.address(), context -> schema(context, kind));
        }
    }

    @Override
    public List<Resource> resources() {
        return collections.all().stream()
                .flatMap(collection -> Arrays.stream(Schema.Kind.values()).map(kind -> resource(collection, kind)))
                .toList();
    }

    @Override
    public List<String> conformsTo() {
        return List.of(
                "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
                "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
                "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
                "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/core-roles-features",
                "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/returnables-and-receivables",
                "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/sortables");
    }

    private static Resource resource(Collection collection, Schema.Kind kind) {
        return new Resource(
                Addresses.path(kind.address(), collection),
                kind.id() + "_" + collection.name(),
                OgcRoutes.GROUP,
                collection.title().es() + ": " + kind.title().es(),
                List.of(Negotiation.FORM, Negotiation.LANGUAGE),
                List.of(Schema.MEDIA_TYPE, "text/html"));
    }

    private void schema(Context context, Schema.Kind kind) {
        Collection collection = collections.get(context.pathParam("collectionId"));
        Params params = resource(collection, kind).read(context, limits);
        Negotiation wanted = Negotiation.of(context, params);
        Addresses at = new Addresses(origin.of(context));
        Schema schema = new Schema(kind, collection, vocabularies, wanted.language(), at);
        (wanted.html() ? Html.of(new SchemaPage(schema).page()) : schema.representation())
                .send(context, Representation.REVALIDATE, Negotiation.VARY, Keeping.ALWAYS);
    }
}
