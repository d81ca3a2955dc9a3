package huella.geo.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the columns of a layer are called, once their names are clean and short: two that would be called the same get
 * different names, so that none hides the values of the other. Whoever asks for the same columns in the same order is
 * told the same names.
 */
final class ColumnNames {

    private final Map<String, String> known = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    ColumnNames(SourceLayer layer) {
        layer.columns().forEach(this::of);
    }

    /** @param raw as the decoder calls it */
    String of(String raw) {
        return known.computeIfAbsent(raw, column -> UniqueNames.next(column, taken));
    }
}
