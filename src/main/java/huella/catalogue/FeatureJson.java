package huella.catalogue;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.geo.GeoJsonGeometry;
import huella.geo.JsonValue;
import java.io.IOException;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/** Writes a published feature as a GeoJSON Feature (RFC 7946 §3.2); all fields always, null where there is no value. */
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
        write(feature, feature.geometry(), feature.type().fields(), json, extra);
    }

    /**
     * Writes a feature in another coordinate system, or without some of its fields.
     *
     * @param written the geometry as it is to be written; null when it was not asked for
     */
    public static void write(Feature feature, Geometry written, Set<Field> fields, JsonGenerator json, Extra extra)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", feature.code());
        if (written == null) {
            json.writeNullField("geometry");
        } else {
            json.writeFieldName("bbox");
            GeoJsonGeometry.writeBbox(written.getEnvelopeInternal(), json);
            json.writeFieldName("geometry");
            GeoJsonGeometry.write(written, json);
        }
        json.writeObjectFieldStart("properties");
        for (Field field : fields) {
            json.writeFieldName(field.column());
            JsonValue.write(feature.values().get(field), json);
        }
        json.writeEndObject();
        extra.writeTo(json);
        json.writeEndObject();
    }
}
