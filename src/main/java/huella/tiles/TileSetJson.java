package huella.tiles;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.catalogue.Addresses;
import huella.catalogue.Collection;
import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import huella.geo.Crs;
import huella.http.Json;
import huella.http.Link;
import huella.http.Representation;
import huella.model.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * A tile set for programs (OGC 17-083r4 §7.3, OGC 20-057 §8). Its notice, source and licence stand in it, so that
 * nobody who draws its tiles takes their places for surveyed ones.
 *
 * @param box what it covers, longitude/latitude WGS 84; empty when nothing is published in it
 */
record TileSetJson(VectorTileSet set, Optional<Envelope> box, Language language, Addresses at) {

    private static final String DATA_TYPE = "vector";

    Representation representation() {
        return Json.of("application/json", json -> {
            json.writeStartObject();
            writeCore(json);
            json.writeStringField("description", set.description(language));
            json.writeStringField("attribution", set.joined(VectorTileSet.Part.SOURCE, language));
            json.writeStringField("license", set.joined(VectorTileSet.Part.LICENCE, language));
            json.writeArrayFieldStart("mediaTypes");
            json.writeString(TileRoutes.MEDIA_TYPE);
            json.writeEndArray();
            if (box.isPresent()) {
                writeBox(box.get(), json);
            }
            json.writeArrayFieldStart("tileMatrixSetLimits");
            for (TileLimits limits : set.limits()) {
                limits.writeTo(json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("layers");
            for (Collection layer : set.layers()) {
                writeLayer(layer, json);
            }
            json.writeEndArray();
            Link.write(links(), json);
            json.writeEndObject();
        });
    }

    /** The list that the set is in (20-057 §9): the set's core, and where the rest is. */
    Representation list() {
        return Json.of("application/json", json -> {
            json.writeStartObject();
            json.writeStringField("title", set.title(language));
            Link.write(
                    List.of(
                            Link.of("self", "application/json", "JSON", set.list() + "?f=json"),
                            Link.of("alternate", "text/html", "HTML", set.list() + "?f=html")),
                    json);
            json.writeArrayFieldStart("tilesets");
            json.writeStartObject();
            writeCore(json);
            Link.write(List.of(self(), scheme()), json);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void writeCore(JsonGenerator json) throws IOException {
        json.writeStringField("title", set.title(language));
        json.writeStringField("dataType", DATA_TYPE);
        json.writeStringField("crs", WebMercatorQuad.CRS);
        json.writeStringField("tileMatrixSetURI", WebMercatorQuad.URI);
    }

    private static void writeBox(Envelope box, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("boundingBox");
        json.writeFieldName("lowerLeft");
        json.writeArray(new double[] {box.getMinX(), box.getMinY()}, 0, 2);
        json.writeFieldName("upperRight");
        json.writeArray(new double[] {box.getMaxX(), box.getMaxY()}, 0, 2);
        json.writeStringField("crs", Crs.CRS84.uri());
        json.writeEndObject();
    }

    private void writeLayer(Collection layer, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", layer.name());
        json.writeStringField("title", layer.title().in(language));
        json.writeStringField(
                "description",
                layer.description().in(language) + " " + layer.notice().in(language));
        json.writeStringField("dataType", DATA_TYPE);
        json.writeStringField("attribution", layer.source().in(language));
        json.writeStringField("license", layer.licence().in(language));
        if (layer.type() == FeatureType.COMUNA) {
            json.writeNumberField("geometryDimension", 2); // initiatives are points, lines and areas: left unsaid
        }
        json.writeObjectFieldStart("propertiesSchema");
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        for (Field field : TileSets.fields(layer.type())) {
            writeField(field, json);
        }
        json.writeEndObject();
        json.writeEndObject();
        Link.write(List.of(geodata(layer)), json);
        json.writeEndObject();
        if (TileSets.counts(layer.type())) {
            writeCounts(layer, json);
        }
    }

    private void writeCounts(Collection layer, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", TileSets.countsName(layer));
        json.writeStringField("description", TileSets.COUNTS.in(language));
        json.writeStringField("dataType", DATA_TYPE);
        json.writeNumberField("geometryDimension", 0);
        json.writeObjectFieldStart("propertiesSchema");
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        json.writeObjectFieldStart(TileCounts.ATTRIBUTE);
        json.writeStringField("type", "integer");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeField(Field field, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(field.column());
        json.writeStringField("title", field.title().in(language));
        switch (field.type()) {
            case TEXT, INSTANT -> json.writeStringField("type", "string");
            case TEXT_LIST -> {
                json.writeStringField("type", "string");
                json.writeStringField(
                        "description",
                        language == Language.ES ? "Códigos separados por comas" : "Codes separated by commas");
            }
            case BOOLEAN -> json.writeStringField("type", "boolean");
            case INTEGER -> json.writeStringField("type", "integer");
        }
        json.writeEndObject();
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        links.add(self());
        links.add(Link.of("alternate", "text/html", "HTML", set.address("html")));
        links.add(Link.of("alternate", "application/json", "TileJSON 3.0", set.address("tilejson")));
        links.add(set.tiles(language));
        links.add(scheme());
        links.add(set.collection()
                .map(this::geodata)
                .orElseGet(() -> Link.of(
                        Link.OGC + "dataset",
                        "application/json",
                        language == Language.ES ? "Los datos" : "The data",
                        at.landing() + "?f=json")));
        return links;
    }

    private Link self() {
        return Link.of("self", "application/json", "JSON", set.address("json"));
    }

    private Link scheme() {
        return Link.of(
                Link.OGC + "tiling-scheme",
                "application/json",
                WebMercatorQuad.TITLE.in(language),
                at.tileMatrixSets() + "/" + WebMercatorQuad.ID + "?f=json");
    }

    private Link geodata(Collection collection) {
        return Link.of(
                Link.OGC + "geodata",
                "application/json",
                collection.title().in(language),
                at.of(Addresses.COLLECTION, collection) + "?f=json");
    }
}
