package huella.features;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.catalogue.Addresses;
import huella.catalogue.Collection;
import huella.catalogue.Extent;
import huella.geo.Crs;
import huella.geo.Format;
import huella.geo.GeoJsonGeometry;
import huella.http.Link;
import huella.model.Language;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * A collection for programs (OGC 17-069r4 §7.14, OGC 18-058r1 §7.1). Its notice, source and licence stand in it, so
 * that nobody who reads it takes its places for surveyed ones.
 */
record CollectionJson(Collection collection, Extent extent, Language language, Addresses at) {

    void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", collection.name());
        json.writeStringField("title", collection.title().in(language));
        json.writeStringField(
                "description",
                collection.description().in(language) + " "
                        + collection.notice().in(language));
        json.writeStringField(
                "attribution",
                collection.source().in(language) + " " + collection.licence().in(language));
        json.writeStringField("aviso", collection.notice().es());
        json.writeStringField("fuente", collection.source().es());
        json.writeStringField("licencia", collection.licence().es());
        writeExtent(json);
        json.writeStringField("itemType", "feature");
        writeAllCrs(json);
        json.writeStringField("storageCrs", Crs.CRS84.uri());
        Link.write(links(), json);
        json.writeEndObject();
    }

    /** The member {@code crs}: every published system, the native one first. */
    static void writeAllCrs(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("crs");
        for (Crs crs : Crs.values()) {
            json.writeString(crs.uri());
        }
        json.writeEndArray();
    }

    private void writeExtent(JsonGenerator json) throws IOException {
        Optional<Envelope> box = extent.box();
        if (box.isEmpty()) {
            return; // nothing is published in it: it extends nowhere
        }
        json.writeObjectFieldStart("extent");
        json.writeObjectFieldStart("spatial");
        json.writeArrayFieldStart("bbox");
        GeoJsonGeometry.writeBbox(box.get(), json);
        json.writeEndArray();
        json.writeStringField("crs", Crs.CRS84.uri());
        json.writeEndObject();
        if (extent.first().isPresent()) {
            json.writeObjectFieldStart("temporal");
            json.writeArrayFieldStart("interval");
            json.writeStartArray();
            json.writeString(extent.first().map(Instant::toString).get());
            json.writeString(extent.last().map(Instant::toString).get());
            json.writeEndArray();
            json.writeEndArray();
            json.writeStringField("trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian");
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    List<Link> links() {
        boolean es = language == Language.ES;
        String self = at.of(Addresses.COLLECTION, collection);
        String items = at.of(Addresses.ITEMS, collection);
        String title = collection.title().in(language);
        List<Link> links = new ArrayList<>();
        links.add(Link.of("self", "application/json", "JSON", self + "?f=json"));
        links.add(Link.of("alternate", "text/html", "HTML", self + "?f=html"));
        links.add(Link.of("items", "application/geo+json", title + " (GeoJSON)", items + "?f=json"));
        links.add(Link.of("items", "text/html", title + " (HTML)", items + "?f=html"));
        links.add(Link.of(
                Link.OGC + "queryables",
                "application/schema+json",
                es ? "Campos por los que se filtra" : "Fields to filter by",
                at.of(Addresses.QUERYABLES, collection) + "?f=json"));
        links.add(Link.of(
                Link.OGC + "sortables",
                "application/schema+json",
                es ? "Campos por los que se ordena" : "Fields to sort by",
                at.of(Addresses.SORTABLES, collection) + "?f=json"));
        links.add(Link.of(
                Link.OGC + "schema",
                "application/schema+json",
                es ? "Esquema de los datos" : "Schema of the data",
                at.of(Addresses.SCHEMA, collection) + "?f=json"));
        links.add(Link.of(
                Link.OGC + "tilesets-vector",
                "application/json",
                es ? "Teselas vectoriales" : "Vector tiles",
                at.of(Addresses.COLLECTION_TILES, collection) + "?f=json"));
        for (Format format : Format.values()) {
            links.add(Link.of(
                    "enclosure",
                    format.mediaType(),
                    title + " (" + format.title() + ")",
                    at.origin() + "/export/" + collection.name() + "." + format.id()));
        }
        return links;
    }
}
