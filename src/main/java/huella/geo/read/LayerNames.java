package huella.geo.read;

import java.util.HashSet;
import java.util.Set;

/** Makes the names of the layers of a file unique: "ruta", "ruta (2)". */
final class LayerNames {

    private static final int LONGEST = 200;

    private final Set<String> taken = new HashSet<>();

    String unique(String wanted) {
        String base = wanted.strip();
        base = base.length() > LONGEST ? base.substring(0, LONGEST) : base;
        String name = base;
        for (int i = 2; !taken.add(name); i++) {
            name = base + " (" + i + ")";
        }
        return name;
    }
}
