package huella.geo;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The colours of the map, for formats that carry their own style.
 *
 * @param column whose value decides; null when all rows look alike
 * @param colours {@code #rrggbb} by value
 * @param other for all other values
 */
public record Palette(String column, Map<String, String> colours, String other) {

    public static final Palette PLAIN = new Palette(null, Map.of(), "#1f6f8b");

    public Palette {
        colours = new LinkedHashMap<>(colours);
        for (String colour : colours.values()) {
            check(colour);
        }
        check(other);
    }

    private static void check(String colour) {
        if (!colour.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("a colour is #rrggbb, not " + colour);
        }
    }
}
