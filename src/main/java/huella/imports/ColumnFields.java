package huella.imports;

import com.fasterxml.jackson.databind.JsonNode;
import huella.editing.Attribute;
import huella.model.Rejected;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which column of which layer says which field. A field has one column in a layer: of two it could not be told which
 * one counts. Layers of one file may call it differently.
 */
final class ColumnFields {

    private final List<Map<String, Attribute>> layers = new ArrayList<>();

    private ColumnFields() {}

    /**
     * @param columns by name, the key of the field
     * @param report of the reading, which names the columns of each layer
     * @throws Rejected (422) when two columns of a layer say one field
     */
    static ColumnFields of(Map<String, String> columns, JsonNode report) {
        ColumnFields fields = new ColumnFields();
        for (JsonNode layer : report.path("capas")) {
            fields.layers.add(layer(columns, layer));
        }
        return fields;
    }

    private static Map<String, Attribute> layer(Map<String, String> columns, JsonNode layer) {
        Map<String, Attribute> fields = new LinkedHashMap<>();
        Map<Attribute, String> taken = new EnumMap<>(Attribute.class);
        for (JsonNode column : layer.path("columnas")) {
            String name = column.path("nombre").asText();
            Attribute.find(columns.getOrDefault(name, "")).ifPresent(attribute -> {
                String other = taken.putIfAbsent(attribute, name);
                if (other != null && !other.equals(name)) {
                    throw Rejected.field(
                            "columnas." + name,
                            "«" + other + "» de la misma capa ya dice el campo «" + attribute.key()
                                    + "». Deje una sola de las dos columnas.");
                }
                fields.put(name, attribute);
            });
        }
        return fields;
    }

    /** Of a layer, from 0: the attribute that each of its columns says. */
    Map<String, Attribute> in(int layer) {
        return layer < layers.size() ? layers.get(layer) : Map.of();
    }
}
