package huella.editing;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.geo.JsonValue;
import java.io.IOException;

/**
 * Writes what changed between two versions: as a summary for a list, or field by field with the difference of shapes.
 */
public final class ChangesJson {

    private ChangesJson() {}

    /** The object {@code {"campos": [names], "geometria": counts or null, "retiro": boolean or null}}. */
    public static void writeSummary(Changes changes, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("campos");
        for (Changes.Field field : changes.fields()) {
            json.writeString(field.attribute().key());
        }
        json.writeEndArray();
        json.writeFieldName("geometria");
        if (changes.shape().isPresent()) {
            DifferenceJson.writeCounts(changes.shape().get(), json);
        } else {
            json.writeNull();
        }
        retired(changes, json);
        json.writeEndObject();
    }

    /** Members of an object that the caller began: {@code campos}, {@code geometria} (null without), {@code retiro}. */
    public static void writeMembers(Changes changes, JsonGenerator json) throws IOException {
        json.writeFieldName("campos");
        writeFields(changes, json);
        json.writeFieldName("geometria");
        if (changes.shape().isPresent()) {
            DifferenceJson.write(changes.shape().get(), json);
        } else {
            json.writeNull();
        }
        retired(changes, json);
    }

    /** The array of {@code {"campo", "antes", "despues"}}. */
    public static void writeFields(Changes changes, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Changes.Field field : changes.fields()) {
            json.writeStartObject();
            json.writeStringField("campo", field.attribute().key());
            json.writeFieldName("antes");
            JsonValue.write(field.before().orElse(null), json);
            json.writeFieldName("despues");
            JsonValue.write(field.after().orElse(null), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void retired(Changes changes, JsonGenerator json) throws IOException {
        json.writeFieldName("retiro");
        JsonValue.write(changes.retired().orElse(null), json);
    }
}
