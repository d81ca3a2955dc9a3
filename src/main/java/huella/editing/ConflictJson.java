package huella.editing;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.geo.GeoJsonGeometry;
import huella.geo.JsonValue;
import java.io.IOException;

/**
 * Writes a conflict by the name under which it is resolved ({@code campo}), with what the base, the current version and
 * the proposal say; of a shape, where they differ and why. The shapes themselves stand beside, in the preview.
 */
public final class ConflictJson {

    private ConflictJson() {}

    public static void write(Conflict conflict, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("campo", conflict.key());
        switch (conflict) {
            case Conflict.Field field ->
                values(
                        field.base().orElse(null),
                        field.current().orElse(null),
                        field.proposed().orElse(null),
                        json);
            case Conflict.Retired retired -> values(retired.base(), retired.current(), retired.proposed(), json);
            case Conflict.Shape shape -> {
                json.writeStringField("texto", shape.reason().text().es());
                json.writeStringField("texto_en", shape.reason().text().en());
                json.writeFieldName("lugar");
                GeoJsonGeometry.write(shape.place(), json);
            }
        }
        json.writeEndObject();
    }

    private static void values(Object base, Object current, Object proposed, JsonGenerator json) throws IOException {
        json.writeFieldName("base");
        JsonValue.write(base, json);
        json.writeFieldName("vigente");
        JsonValue.write(current, json);
        json.writeFieldName("propuesta");
        JsonValue.write(proposed, json);
    }
}
