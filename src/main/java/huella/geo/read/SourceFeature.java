package huella.geo.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One feature as it stands in a file.
 *
 * @param label where a person finds it, in Spanish: "fila 3", "registro 12", "objeto 4"
 * @param values by column: String, Long, Double, Boolean, {@code List<String>}, or null
 */
public record SourceFeature(String label, Map<String, Object> values, SourceShape shape) {
    public SourceFeature {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
