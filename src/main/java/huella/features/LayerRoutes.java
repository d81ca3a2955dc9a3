package huella.features;

import huella.catalogue.Collections;
import huella.catalogue.Feature;
import huella.catalogue.FeatureJson;
import huella.catalogue.Notice;
import huella.catalogue.Selection;
import huella.catalogue.Vocabularies;
import huella.geo.GeoJsonGeometry;
import huella.http.Json;
import huella.http.Limits;
import huella.http.Reads;
import huella.http.Representation;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/**
 * {@code /layers/{layer}.geojson}: a whole layer, or what is selected of it, as one GeoJSON FeatureCollection (RFC
 * 7946).
 */
public final class LayerRoutes {

    private final FeatureStore store;
    private final Collections collections;
    private final Vocabularies vocabularies;
    private final Limits limits;

    public LayerRoutes(FeatureStore store, Collections collections, Vocabularies vocabularies, Limits limits) {
        this.store = store;
        this.collections = collections;
        this.vocabularies = vocabularies;
        this.limits = limits;
    }

    public void register(JavalinConfig config) {
        Reads.at(config, "/layers/{layer}.geojson", this::layer);
    }

    private void layer(Context context) {
        String layer = context.pathParam("layer");
        String title = collections.title(layer);
        Selection selection = collections.narrow(Selection.of(Selection.params(context, limits), vocabularies), layer);
        layer(layer, title, store.list(selection)).send(context, Representation.REVALIDATE);
    }

    private static Representation layer(String layer, String title, List<Feature> features) {
        Envelope box = new Envelope();
        features.forEach(feature -> box.expandToInclude(feature.geometry().getEnvelopeInternal()));
        return Json.of("application/geo+json", json -> {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeStringField("capa", layer);
            json.writeStringField("nombre", title);
            json.writeStringField("aviso", Notice.TEXT);
            json.writeStringField("fuente", Notice.SOURCE);
            json.writeStringField("licencia", Notice.LICENCE);
            json.writeNumberField("numero", features.size());
            if (!box.isNull()) {
                json.writeFieldName("bbox");
                GeoJsonGeometry.writeBbox(box, json);
            }
            json.writeArrayFieldStart("features");
            for (Feature feature : features) {
                FeatureJson.write(feature, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
