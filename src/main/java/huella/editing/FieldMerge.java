package huella.editing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What two sides said of one field, put together. A single value is taken from the side that changed it; a list is a
 * set in an order: what either side added comes, what either side removed goes.
 *
 * @param value the merged one; where there is a conflict, the current one
 */
record FieldMerge(Optional<Object> value, Optional<Conflict.Field> conflict) {

    static FieldMerge of(
            Attribute attribute, Optional<Object> base, Optional<Object> current, Optional<Object> proposed) {
        if (current.equals(base)) {
            return new FieldMerge(proposed, Optional.empty());
        }
        if (proposed.equals(base) || proposed.equals(current)) {
            return new FieldMerge(current, Optional.empty());
        }
        Optional<Object> merged = switch (attribute.kind()) {
            case LIST -> Optional.ofNullable(list(items(base), items(current), items(proposed)));
            case TEXT, BOOLEAN, INTEGER -> Optional.empty();
        };
        return merged.isPresent()
                ? new FieldMerge(merged, Optional.empty())
                : new FieldMerge(current, Optional.of(new Conflict.Field(attribute, base, current, proposed)));
    }

    /** Null when both put what both kept into another order. */
    private static List<String> list(List<String> base, List<String> current, List<String> proposed) {
        Set<String> kept = new LinkedHashSet<>(base);
        kept.retainAll(current);
        kept.retainAll(proposed);
        List<String> was = only(kept, base);
        List<String> is = only(kept, current);
        List<String> wanted = only(kept, proposed);
        if (!is.equals(was) && !wanted.equals(was) && !is.equals(wanted)) {
            return null;
        }
        List<String> merged = new ArrayList<>(is.equals(was) ? wanted : is);
        add(merged, current, base);
        add(merged, proposed, base);
        return List.copyOf(merged);
    }

    /** Puts what a side added behind what it stands behind there. */
    private static void add(List<String> merged, List<String> side, List<String> base) {
        int place = 0;
        for (String item : side) {
            int at = merged.indexOf(item);
            if (at >= 0) {
                place = at + 1;
            } else if (!base.contains(item)) {
                while (place < merged.size() && !base.contains(merged.get(place))) {
                    place++; // what the other side added there comes first
                }
                merged.add(place++, item);
            }
        }
    }

    private static List<String> only(Set<String> kept, List<String> list) {
        return list.stream().distinct().filter(kept::contains).toList();
    }

    private static List<String> items(Optional<Object> list) {
        return list.map(items ->
                        ((List<?>) items).stream().map(Objects::toString).toList())
                .orElse(List.of());
    }
}
