package huella.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One parameter of a resource, as OpenAPI 3.0 describes it (§4.7.12). A route takes just the query parameters it
 * declares; the published description is written from the same declarations.
 *
 * @param schema JSON Schema as OpenAPI 3.0 knows it; a list is written with commas ({@code style: form, explode:
 *     false})
 * @param description in Spanish
 */
public record Parameter(String name, In in, Map<String, Object> schema, String description) {

    public enum In {
        PATH,
        QUERY
    }

    public static Parameter path(String name, String description) {
        return new Parameter(name, In.PATH, Map.of("type", "string"), description);
    }

    public static Parameter path(String name, String description, List<String> values) {
        return new Parameter(name, In.PATH, oneOf(values), description);
    }

    public static Parameter text(String name, String description) {
        return new Parameter(name, In.QUERY, Map.of("type", "string"), description);
    }

    public static Parameter choice(String name, String description, List<String> values) {
        return new Parameter(name, In.QUERY, oneOf(values), description);
    }

    /** Any of these, separated by commas. */
    public static Parameter list(String name, String description, List<String> values) {
        return new Parameter(name, In.QUERY, ordered("type", "array", "items", oneOf(values)), description);
    }

    /** Numbers separated by commas, between {@code least} and {@code most} of them. */
    public static Parameter numbers(String name, String description, int least, int most) {
        return new Parameter(
                name,
                In.QUERY,
                ordered("type", "array", "minItems", least, "maxItems", most, "items", Map.of("type", "number")),
                description);
    }

    public static Parameter integer(String name, String description, int least, int most, int otherwise) {
        return new Parameter(
                name,
                In.QUERY,
                ordered("type", "integer", "minimum", least, "maximum", most, "default", otherwise),
                description);
    }

    public static Parameter of(String name, String description, String type) {
        return new Parameter(name, In.QUERY, Map.of("type", type), description);
    }

    private static Map<String, Object> oneOf(List<String> values) {
        return ordered("type", "string", "enum", List.copyOf(values));
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
