package huella.catalogue;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.geo.GeoJsonGeometry;
import huella.geo.JsonValue;
import java.io.IOException;

/**
 * Writes a published initiative as a GeoJSON Feature (RFC 7946 §3.2); all fields always, null where there is no value.
 */
public final class FeatureJson {

    private FeatureJson() {}

    /** What a caller adds to the feature object, after its standard members. */
    @FunctionalInterface
    public interface Extra {
        void writeTo(JsonGenerator json) throws IOException;
    }

    public static void write(Feature feature, JsonGenerator json) throws IOException {
        write(feature, json, nothing -> {});
    }

    public static void write(Feature feature, JsonGenerator json, Extra extra) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", feature.code());
        json.writeFieldName("bbox");
        GeoJsonGeometry.writeBbox(feature.geometry().getEnvelopeInternal(), json);
        json.writeFieldName("geometry");
        GeoJsonGeometry.write(feature.geometry(), json);
        json.writeObjectFieldStart("properties");
        for (Field field : Field.values()) {
            json.writeFieldName(field.column());
            JsonValue.write(feature.values().get(field), json);
        }
        json.writeEndObject();
        extra.writeTo(json);
        json.writeEndObject();
    }
}
