package huella.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import huella.model.Interval;
import huella.model.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where a page begins: after a feature, or, going back, before one. It holds that feature's values of the order's keys,
 * so a page stays in its place when others come and go, and the hundredth page costs what the first one does.
 *
 * @param back whether the page ends before the feature
 * @param values in the order's keys; null where the feature has none
 */
public record Cursor(boolean back, List<Object> values) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PARAMETER = "cursor";

    public static Cursor of(Feature feature, Order order, boolean back) {
        List<Object> values = new ArrayList<>();
        for (Order.Key key : order.keys()) {
            values.add(feature.values().get(key.field()));
        }
        return new Cursor(back, values);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws Rejected when it was written for another order, or by somebody else
     */
    public static Cursor parse(String text, Order order) {
        try {
            JsonNode json = JSON.readTree(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (!json.isArray()
                    || json.size() != order.keys().size() + 2
                    || !json.get(0).isBoolean()
                    || !json.get(1).asText().equals(order.toString())) {
                throw bad();
            }
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < order.keys().size(); i++) {
                values.add(value(order.keys().get(i).field(), json.get(i + 2)));
            }
            return new Cursor(json.get(0).asBoolean(), values);
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw bad();
        }
    }

    /** As it stands in an address: letters, digits, hyphen and underscore. */
    public String text(Order order) {
        ArrayNode json = JSON.createArrayNode().add(back).add(order.toString());
        for (Object value : values) {
            switch (value) {
                case null -> json.addNull();
                case Integer number -> json.add(number);
                case Boolean flag -> json.add(flag);
                default -> json.add(value.toString());
            }
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Object value(Field field, JsonNode json) {
        if (json.isNull() && field != Field.CODIGO) {
            return null;
        }
        return switch (field.type()) {
            case TEXT -> {
                if (!json.isTextual() || !isPlain(json.asText())) {
                    throw bad();
                }
                yield json.asText();
            }
            case INTEGER -> {
                if (!json.isInt()) {
                    throw bad();
                }
                yield json.asInt();
            }
            case BOOLEAN -> {
                if (!json.isBoolean()) {
                    throw bad();
                }
                yield json.asBoolean();
            }
            case INSTANT -> Interval.instant(PARAMETER, json.asText());
            case TEXT_LIST -> throw bad();
        };
    }

    /** Text as a database takes it: no zero, no half of a surrogate pair. */
    private static boolean isPlain(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static Rejected bad() {
        return Rejected.parameter(
                PARAMETER,
                "El cursor no es de esta consulta. Use los enlaces «next» y «prev» tal como vienen, o vuelva a la primera"
                        + " página quitando el parámetro.");
    }
}
