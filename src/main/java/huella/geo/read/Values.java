package huella.geo.read;

import java.util.LinkedHashMap;
import java.util.Map;

/** The values of one feature in the order of the file; of two with one name the first. No more than columns may be. */
final class Values {

    private final ReadLimits limits;
    private final Map<String, Object> byColumn = new LinkedHashMap<>();

    Values(ReadLimits limits) {
        this.limits = limits;
    }

    /** A column without a name, or a value that says nothing, is none. */
    void put(String column, Object value) {
        if (column == null || column.isBlank() || value == null || "".equals(value)) {
            return;
        }
        if (byColumn.putIfAbsent(column.strip(), value) == null && byColumn.size() > limits.columns()) {
            throw ReadLimits.exceeded(
                    "columnas", limits.columns(), ReadLimits.COLUMNS, "Borre las que no hagan falta.");
        }
    }

    Map<String, Object> all() {
        return byColumn;
    }
}
