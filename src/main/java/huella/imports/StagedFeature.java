package huella.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature of a file that was read.
 *
 * @param number from 1, in the order of the file
 * @param layer from 0
 * @param label where a person finds it in the file
 * @param values by column, as a JSON object
 * @param shape longitude/latitude WGS 84, valid; empty when refused
 * @param before as it stood in the file, when it was repaired
 */
record StagedFeature(
        int number,
        int layer,
        String label,
        String values,
        Optional<Geometry> shape,
        Optional<Geometry> before,
        List<String> notes,
        Optional<String> refusal) {

    /** The values by column: String, Long, Double, Boolean, {@code List<String>} or null. */
    Map<String, Object> cells() {
        Map<String, Object> cells = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : ImportJson.parse(values).properties()) {
            cells.put(entry.getKey(), cell(entry.getValue()));
        }
        return cells;
    }

    private static Object cell(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.isIntegralNumber() ? (Object) value.longValue() : (Object) value.doubleValue();
            case ARRAY -> {
                List<String> items = new ArrayList<>();
                value.forEach(item -> items.add(item.asText()));
                yield List.copyOf(items);
            }
            case STRING, BINARY, OBJECT, POJO -> value.asText();
        };
    }
}
