package huella.features;

import huella.catalogue.Cursor;
import huella.catalogue.Feature;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One page of features in their order.
 *
 * @param matched how many features are selected, on all pages; empty when they are too many to be counted for it
 * @param next where the page after this one begins; empty on the last
 * @param previous where the page before this one ends; empty on the first
 */
record Slice(List<Feature> features, OptionalLong matched, Optional<Cursor> next, Optional<Cursor> previous) {

    /** @param read in reading direction, one more than asked for when there is one */
    static Slice of(FeatureQuery query, List<Feature> read, OptionalLong matched) {
        boolean back = query.cursor().map(Cursor::back).orElse(false);
        boolean more = read.size() > query.limit();
        List<Feature> features = more ? read.subList(0, query.limit()) : read;
        if (back) {
            features = features.reversed();
        }
        boolean after = back || more;
        boolean before = back ? more : query.cursor().isPresent();
        return new Slice(
                List.copyOf(features),
                matched,
                after && !features.isEmpty()
                        ? Optional.of(Cursor.of(features.getLast(), query.order(), false))
                        : Optional.empty(),
                before && !features.isEmpty()
                        ? Optional.of(Cursor.of(features.getFirst(), query.order(), true))
                        : Optional.empty());
    }
}
