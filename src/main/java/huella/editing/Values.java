package huella.editing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import huella.geo.JsonValue;
import huella.http.Body;
import huella.model.Problem;
import huella.model.Rejected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The values of attributes as JSON, both ways, by their published names. A null takes a value away. */
public final class Values {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST = 10_000;
    private static final int LONGEST_ITEM = 400;

    private Values() {}

    /**
     * Reads the fields of a request.
     *
     * @throws Rejected (422) naming every field that is unknown or of another type
     */
    public static Map<Attribute, Object> read(Body body) {
        Map<Attribute, Object> values = new EnumMap<>(Attribute.class);
        List<Problem.FieldFinding> wrong = new ArrayList<>();
        for (String name : body.names()) {
            try {
                Attribute attribute = Attribute.find(name)
                        .orElseThrow(() -> body.wrong(name, "No hay un campo con este nombre que se pueda cambiar."));
                values.put(attribute, value(body, attribute));
            } catch (Rejected rejected) {
                if (rejected.problem() instanceof Problem.BadInput bad) {
                    wrong.addAll(bad.fields());
                } else {
                    throw rejected;
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new Rejected(new Problem.BadInput(wrong));
        }
        return values;
    }

    private static Object value(Body body, Attribute attribute) {
        String name = attribute.key();
        return switch (attribute.kind()) {
            case TEXT -> body.text(name, LONGEST).orElse(null);
            case LIST -> body.texts(name, LONGEST_ITEM).orElse(null);
            case BOOLEAN -> body.flag(name).orElse(null);
            case INTEGER -> body.integer(name).orElse(null);
        };
    }

    public static void write(Map<Attribute, Object> values, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<Attribute, Object> entry : values.entrySet()) {
            json.writeFieldName(entry.getKey().key());
            JsonValue.write(entry.getValue(), json);
        }
        json.writeEndObject();
    }

    static String asText(Map<Attribute, Object> values) {
        Map<String, Object> named = new java.util.LinkedHashMap<>();
        values.forEach((attribute, value) -> named.put(attribute.key(), value));
        try {
            return MAPPER.writeValueAsString(named);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads what {@link #asText} has written; a name that is no attribute any more is left out. */
    static Map<Attribute, Object> ofText(String text) {
        Map<Attribute, Object> values = new EnumMap<>(Attribute.class);
        try {
            for (Map.Entry<String, JsonNode> entry : MAPPER.readTree(text).properties()) {
                Attribute.find(entry.getKey())
                        .ifPresent(attribute -> values.put(attribute, stored(attribute, entry.getValue())));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    private static Object stored(Attribute attribute, JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        return switch (attribute.kind()) {
            case TEXT -> node.asText();
            case BOOLEAN -> node.asBoolean();
            case INTEGER -> node.asInt();
            case LIST -> {
                List<String> items = new ArrayList<>();
                node.forEach(item -> items.add(item.asText()));
                yield List.copyOf(items);
            }
        };
    }
}
