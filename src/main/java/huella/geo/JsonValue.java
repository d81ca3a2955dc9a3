package huella.geo;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** An attribute as JSON: text, list of texts, whole number, boolean, instant (RFC 3339, UTC), or null. */
public final class JsonValue {

    private JsonValue() {}

    /** @throws IllegalArgumentException for a value of any other type */
    public static void write(Object value, JsonGenerator json) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Number number -> json.writeNumber(number.longValue());
            case Boolean flag -> json.writeBoolean(flag);
            case Instant instant -> json.writeString(instant.toString());
            case List<?> list -> {
                json.writeStartArray();
                for (Object item : list) {
                    json.writeString((String) item);
                }
                json.writeEndArray();
            }
            default -> throw new IllegalArgumentException("no column type for " + value.getClass());
        }
    }
}
