package huella.geo.read;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The types that a KML file declares of its fields (OGC 12-007r2 §9.7): a value that does not fit its type is text. */
final class KmlSchemas {

    private static final int MOST_SCHEMAS = 100;

    private final ReadLimits limits;
    private final Map<String, Map<String, String>> typesById = new HashMap<>();

    KmlSchemas(ReadLimits limits) {
        this.limits = limits;
    }

    /** Reads the {@code Schema} that was just come to. */
    void read(HardenedXml xml) throws IOException {
        String id = xml.attribute("id");
        Map<String, String> types = new HashMap<>();
        int element = xml.depth();
        while (xml.nextChild(element)) {
            String name = xml.attribute("name");
            String type = xml.attribute("type");
            if (name != null && type != null && types.size() < limits.columns()) {
                types.put(name, type.toLowerCase(Locale.ROOT));
            }
        }
        if (id != null && typesById.size() < MOST_SCHEMAS) {
            typesById.put(id, types);
        }
    }

    /**
     * A value of a field by the type that it has.
     *
     * @param url of the schema, as {@code #campos}; may be null
     */
    Object value(String url, String field, String text) {
        String id = url == null ? "" : url.substring(url.indexOf('#') + 1);
        String type = typesById.getOrDefault(id, Map.of()).getOrDefault(field, "string");
        try {
            return switch (type) {
                case "int", "uint", "short", "ushort", "long" -> Long.valueOf(text);
                case "float", "double" -> finite(text);
                case "bool", "boolean" -> flag(text);
                default -> text;
            };
        } catch (NumberFormatException notOne) {
            return text;
        }
    }

    private static Object finite(String text) {
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? (Object) number : text;
    }

    private static Object flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> text;
        };
    }
}
