package huella.features;

import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.FeatureType;
import huella.catalogue.Freshness;
import huella.catalogue.PublicationStore;
import huella.catalogue.Selection;
import huella.catalogue.SelectionReader;
import huella.http.Keeping;
import huella.http.Limits;
import huella.http.Parameter;
import huella.http.Reads;
import huella.http.Resource;
import huella.http.Routes;
import huella.http.Turns;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /layers/{layer}.geojson}: a whole layer, or what is selected of it, as one GeoJSON FeatureCollection (RFC
 * 7946).
 */
public final class LayerRoutes implements Routes {

    private static final String PATH = "/layers/{layer}.geojson";

    private final FeatureStore store;
    private final PublicationStore publications;
    private final Freshness freshness;
    private final Collections collections;
    private final SelectionReader selections;
    private final Turns turns;
    private final Limits limits;
    private final Map<FeatureType, Resource> resources = new EnumMap<>(FeatureType.class);

    public LayerRoutes(
            FeatureStore store,
            PublicationStore publications,
            Freshness freshness,
            Collections collections,
            SelectionReader selections,
            Turns turns,
            Limits limits) {
        this.turns = turns;
        this.store = store;
        this.publications = publications;
        this.freshness = freshness;
        this.collections = collections;
        this.selections = selections;
        this.limits = limits;
        for (FeatureType type : FeatureType.values()) {
            resources.put(type, resource(type));
        }
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, PATH, this::layer);
    }

    @Override
    public List<Resource> resources() {
        return List.copyOf(resources.values());
    }

    private Resource resource(FeatureType type) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(collections.parameter("layer", type));
        parameters.addAll(selections.parameters(type));
        return Resource.templated(
                PATH,
                "layer",
                "Capas",
                "Una capa completa, o lo que se elija de ella",
                parameters,
                List.of("application/geo+json"));
    }

    private void layer(Context context) {
        Collection collection = collections.get(context.pathParam("layer"));
        Selection selection = selections.read(resources.get(collection.type()).read(context, limits), collection);
        Keeping keeping = Keeping.of(collection.basis(), freshness.now());
        // Before the features are read: who hears of what comes after this publication has missed nothing.
        context.header("Huella-Publicacion", Long.toString(publications.last()));
        new LongLayer(store, collection, selection, context.path() + "?" + context.queryString())
                .streamed()
                .send(context, "", keeping, turns);
    }
}
