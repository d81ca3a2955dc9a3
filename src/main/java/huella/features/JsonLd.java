package huella.features;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import huella.catalogue.Addresses;
import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.Extent;
import huella.catalogue.Feature;
import huella.catalogue.Field;
import huella.catalogue.Notice;
import huella.geo.Format;
import huella.model.Language;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;

/** What search engines read of a page (schema.org). A box, and never a pin, where the place is referential. */
record JsonLd(Addresses at) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String catalogue(String title, String description, Collections collections, Language language) {
        ObjectNode node = thing("DataCatalog", at.landing(), title, language).put("description", description);
        publisher(node);
        ArrayNode datasets = node.putArray("dataset");
        for (Collection collection : collections.all()) {
            datasets.addObject()
                    .put("@type", "Dataset")
                    .put("@id", at.of(Addresses.COLLECTION, collection))
                    .put("name", collection.title().in(language))
                    .put("description", description(collection, language))
                    .put("license", licence(collection, language));
        }
        return node.toString();
    }

    String dataset(Collection collection, Extent extent, Language language) {
        ObjectNode node = thing(
                        "Dataset",
                        at.of(Addresses.COLLECTION, collection),
                        collection.title().in(language),
                        language)
                .put("description", description(collection, language))
                .put("license", licence(collection, language))
                .put("creditText", collection.source().in(language))
                .put("isAccessibleForFree", true);
        publisher(node);
        node.putObject("includedInDataCatalog").put("@type", "DataCatalog").put("@id", at.landing());
        extent.last().ifPresent(last -> node.put("dateModified", last.toString()));
        extent.box().ifPresent(box -> box(node.putObject("spatialCoverage"), box));
        ArrayNode files = node.putArray("distribution");
        for (Format format : Format.values()) {
            files.addObject()
                    .put("@type", "DataDownload")
                    .put("name", format.title())
                    .put("encodingFormat", format.mediaType())
                    .put("contentUrl", at.origin() + "/export/" + collection.name() + "." + format.id());
        }
        return node.toString();
    }

    String place(String name, Feature feature, String canonical, Language language) {
        ObjectNode node = thing("Place", canonical, name, language).put("identifier", feature.code());
        if (feature.geometry() instanceof Point) {
            // One point of a referential place: its coordinates are on the page, with how exact they are.
            node.put("description", String.valueOf(feature.values().get(Field.PRECISION_NOMBRE)));
        } else {
            box(node, feature.geometry().getEnvelopeInternal());
        }
        return node.toString();
    }

    private static ObjectNode thing(String type, String id, String name, Language language) {
        return JSON.createObjectNode()
                .put("@context", "https://schema.org/")
                .put("@type", type)
                .put("@id", id)
                .put("url", id)
                .put("name", name)
                .put("inLanguage", language.tag());
    }

    private static void publisher(ObjectNode node) {
        node.putObject("publisher").put("@type", "GovernmentOrganization").put("name", Notice.PUBLISHER);
    }

    /** A box is south, west, north, east, with spaces (schema.org GeoShape). */
    private static void box(ObjectNode node, Envelope box) {
        node.put("@type", "Place");
        node.putObject("geo")
                .put("@type", "GeoShape")
                .put("box", box.getMinY() + " " + box.getMinX() + " " + box.getMaxY() + " " + box.getMaxX());
    }

    private static String description(Collection collection, Language language) {
        return collection.description().in(language) + " " + collection.notice().in(language);
    }

    private static String licence(Collection collection, Language language) {
        return collection.licence().in(language);
    }
}
