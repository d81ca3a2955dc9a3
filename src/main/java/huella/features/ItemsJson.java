package huella.features;

import huella.catalogue.AsOf;
import huella.catalogue.Collection;
import huella.catalogue.Feature;
import huella.catalogue.FeatureJson;
import huella.http.Json;
import huella.http.Link;
import huella.http.Representation;

/**
 * A page of features as GeoJSON (OGC 17-069r4 §7.15.7 and §8.2). There is no {@code timeStamp}: the same data give the
 * same bytes, and so the same ETag.
 */
record ItemsJson(Collection collection, Slice slice, Shown shown, PageLinks links) {

    Representation representation() {
        return Json.of("application/geo+json", json -> {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            if (slice.matched().isPresent()) {
                json.writeNumberField("numberMatched", slice.matched().getAsLong());
            }
            json.writeNumberField("numberReturned", slice.features().size());
            json.writeStringField("aviso", collection.notice().es());
            json.writeStringField("fuente", collection.source().es());
            json.writeStringField("licencia", collection.licence().es());
            AsOf.write(links.query().selection().asOf(), json);
            Link.write(links.links(), json);
            json.writeArrayFieldStart("features");
            for (Feature feature : slice.features()) {
                FeatureJson.write(feature, shown.geometry(feature), shown.fields(), json, nothing -> {});
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
