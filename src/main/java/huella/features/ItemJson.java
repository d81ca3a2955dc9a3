package huella.features;

import huella.catalogue.Addresses;
import huella.catalogue.AsOf;
import huella.catalogue.Collection;
import huella.catalogue.Feature;
import huella.catalogue.FeatureJson;
import huella.http.Json;
import huella.http.Link;
import huella.http.Params;
import huella.http.Representation;
import huella.model.Language;
import java.util.List;

/** One feature as GeoJSON (OGC 17-069r4 §7.16). */
record ItemJson(Addresses at, Language language, Collection collection, Feature feature, Shown shown, Params params) {

    Representation representation() {
        return Json.of(
                "application/geo+json",
                json -> FeatureJson.write(feature, shown.geometry(feature), shown.fields(), json, more -> {
                    more.writeStringField("aviso", collection.notice().es());
                    more.writeStringField("fuente", collection.source().es());
                    more.writeStringField("licencia", collection.licence().es());
                    AsOf.write(AsOf.read(params), more);
                    Link.write(links(), more);
                }));
    }

    private List<Link> links() {
        String self = at.item(collection, feature.code());
        return List.of(
                Link.of("self", "application/geo+json", "GeoJSON", self + params.query("f", "json")),
                Link.of("alternate", "text/html", "HTML", self + params.query("f", "html")),
                Link.of(
                        "collection",
                        "application/json",
                        language == Language.ES ? "La colección" : "The collection",
                        at.of(Addresses.COLLECTION, collection) + "?f=json"));
    }
}
