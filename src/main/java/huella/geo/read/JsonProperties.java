package huella.geo.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The properties of a GeoJSON feature as values of columns. A list of texts stays one; whatever else stands inside a
 * property becomes its JSON as a text, no longer than a text may be.
 */
final class JsonProperties {

    private static final JsonFactory JSON = new JsonFactory();

    private final ReadLimits limits;
    private final String label;

    private JsonProperties(ReadLimits limits, String label) {
        this.limits = limits;
        this.label = label;
    }

    /**
     * The parser stands on the first token of the value; afterwards on its last.
     *
     * @return empty when they are no object
     * @throws huella.model.Rejected when there are too many, or one is too long
     */
    static Map<String, Object> read(JsonParser json, ReadLimits limits, String label) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return values;
        }
        JsonProperties reader = new JsonProperties(limits, label);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            values.put(name, reader.value(json, name));
            if (values.size() > limits.columns()) {
                throw ReadLimits.exceeded(
                        "columnas", limits.columns(), ReadLimits.COLUMNS, "Deje sólo las que va a usar.");
            }
        }
        return values;
    }

    /** One value that is neither object nor list; null for what is none. */
    static Object scalar(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT ->
                json.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? json.getText() : json.getLongValue();
            case VALUE_NUMBER_FLOAT -> {
                double number = json.getDoubleValue();
                yield Double.isFinite(number)
                        ? number
                        : json.isNaN() && !isDigits(json.getText()) ? null : json.getText();
            }
            default -> null;
        };
    }

    /** NaN and infinity are words; what is only too large for a number keeps its digits. */
    private static boolean isDigits(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private Object value(JsonParser json, String name) throws IOException {
        JsonToken token = json.currentToken();
        return token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY ? structure(json, name) : scalar(json);
    }

    private Object structure(JsonParser json, String name) throws IOException {
        boolean onlyTexts = json.currentToken() == JsonToken.START_ARRAY;
        List<String> texts = new ArrayList<>();
        BoundedText text = new BoundedText(name);
        try (JsonGenerator copy = JSON.createGenerator(text)) {
            copy(json.currentToken(), json, copy);
            for (int depth = 1; depth > 0; ) {
                JsonToken token = json.nextToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                onlyTexts &= token == JsonToken.VALUE_STRING || depth == 0;
                if (onlyTexts && token == JsonToken.VALUE_STRING) {
                    texts.add(json.getText());
                }
                copy(token, json, copy);
            }
        }
        return onlyTexts ? texts : text.toString();
    }

    private static void copy(JsonToken token, JsonParser json, JsonGenerator copy) throws IOException {
        switch (token) {
            case START_OBJECT -> copy.writeStartObject();
            case END_OBJECT -> copy.writeEndObject();
            case START_ARRAY -> copy.writeStartArray();
            case END_ARRAY -> copy.writeEndArray();
            case FIELD_NAME -> copy.writeFieldName(json.currentName());
            case VALUE_STRING -> copy.writeString(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                if (json.isNaN() && !isDigits(json.getText())) {
                    copy.writeNull();
                } else {
                    copy.writeNumber(json.getText());
                }
            }
            case VALUE_TRUE -> copy.writeBoolean(true);
            case VALUE_FALSE -> copy.writeBoolean(false);
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> copy.writeNull();
        }
    }

    /** Grows no longer than a text may be. */
    private final class BoundedText extends Writer {

        private final String column;
        private final StringBuilder text = new StringBuilder();

        BoundedText(String column) {
            this.column = column;
        }

        @Override
        public void write(char[] from, int offset, int length) {
            if (text.length() + length > limits.text()) {
                throw Texts.tooLong(limits, column, label);
            }
            text.append(from, offset, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
