package huella.editing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The letters with which the codes of a layer begin, as the catalogue has them. */
final class Prefixes {

    private static final Map<String, String> BY_LAYER = new TreeMap<>(
            Map.of("tocopilla", "TOC", "antofagasta", "ANF", "calama", "CAL", "rutas", "REG", "regional", "REG"));

    private Prefixes() {}

    static Set<String> layers() {
        return BY_LAYER.keySet();
    }

    static String of(String layer) {
        return BY_LAYER.get(layer);
    }
}
