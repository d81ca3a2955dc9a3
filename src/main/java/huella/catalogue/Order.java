package huella.catalogue;

import huella.http.Params;
import huella.model.Rejected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In which order features are given: by fields, and at last by the code, so that the order is total and a page has one
 * place. A feature without a value comes last, whichever the direction.
 */
public record Order(List<Key> keys) {

    private static final int MOST_KEYS = 4;

    /** One field to sort by. */
    public record Key(Field field, boolean descending) {
        @Override
        public String toString() {
            return (descending ? "-" : "") + field.column();
        }
    }

    public Order {
        keys = List.copyOf(keys);
    }

    /**
     * Reads {@code sortby}: names separated by commas, {@code -} before one for descending order (OGC API Features Part
     * 8 draft; the sign + is optional).
     *
     * @throws Rejected with the names that can be sorted by
     */
    public static Order of(Params params, FeatureType type) {
        List<Key> keys = new ArrayList<>();
        Set<Field> seen = new HashSet<>();
        for (String item : params.list("sortby")) {
            // An unescaped + in a query arrives as a space, and that was stripped.
            boolean descending = item.startsWith("-");
            String name = descending || item.startsWith("+") ? item.substring(1) : item;
            Field field = type.field(name)
                    .filter(Field::sortable)
                    .orElseThrow(() -> Rejected.parameter(
                            "sortby",
                            "No se puede ordenar por ese campo. Use uno o más de: " + String.join(", ", names(type))
                                    + "; un - delante ordena de mayor a menor."));
            if (seen.add(field)) {
                keys.add(new Key(field, descending));
            }
        }
        if (keys.size() > MOST_KEYS) {
            throw Rejected.parameter("sortby", "Son demasiados campos; se ordena por " + MOST_KEYS + " como máximo.");
        }
        if (!seen.contains(Field.CODIGO)) {
            keys.add(new Key(Field.CODIGO, false));
        }
        return new Order(keys);
    }

    /** The fields that can be sorted by. */
    public static List<String> names(FeatureType type) {
        return type.fields().stream().filter(Field::sortable).map(Field::column).toList();
    }

    /** As it stands in an address. */
    @Override
    public String toString() {
        return keys.stream().map(Key::toString).collect(Collectors.joining(","));
    }
}
