package huella.tiles;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.http.AddressVersion;
import huella.http.Json;
import huella.http.Representation;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The description of a tile set: TileJSON 3.0.0, with {@code vector_layers} (§3.3) so that a client knows the
 * attributes.
 */
record TileJson(String name, String title, String url, int maxZoom, String attribution, List<VectorLayer> layers) {

    /** West, south, east, north of the region with the routes that leave it, degrees WGS 84. */
    private static final double[] BOUNDS = {-72.0, -27.5, -66.0, -19.9};

    private static final double[] CENTER = {-69.5, -23.4, 6};

    /** One layer inside the tiles, with what its attributes mean. */
    record VectorLayer(String id, String description, Map<String, String> fields) {}

    /** With the version of the data in the tiles' address: under it a tile never changes, and may be kept for ever. */
    TileJson versioned(long version) {
        String parameter = (url.contains("?") ? "&" : "?") + AddressVersion.NAME + "=" + version;
        return new TileJson(name, title, url + parameter, maxZoom, attribution, layers);
    }

    Representation representation() {
        return Json.of("application/json", this::writeTo);
    }

    private void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("tilejson", "3.0.0");
        json.writeStringField("name", name);
        json.writeStringField("description", title);
        json.writeStringField("scheme", "xyz");
        json.writeArrayFieldStart("tiles");
        json.writeString(url);
        json.writeEndArray();
        json.writeNumberField("minzoom", 0);
        json.writeNumberField("maxzoom", maxZoom);
        json.writeFieldName("bounds");
        json.writeArray(BOUNDS, 0, BOUNDS.length);
        json.writeFieldName("center");
        json.writeArray(CENTER, 0, CENTER.length);
        json.writeStringField("attribution", attribution);
        json.writeArrayFieldStart("vector_layers");
        for (VectorLayer layer : layers) {
            json.writeStartObject();
            json.writeStringField("id", layer.id());
            json.writeStringField("description", layer.description());
            json.writeObjectFieldStart("fields");
            for (Map.Entry<String, String> field : layer.fields().entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
