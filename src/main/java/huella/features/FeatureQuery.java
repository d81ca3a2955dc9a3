package huella.features;

import huella.catalogue.Collection;
import huella.catalogue.Cursor;
import huella.catalogue.Order;
import huella.catalogue.Selection;
import java.util.Optional;

/**
 * One page of a collection.
 *
 * @param limit how many features at most
 * @param cursor where the page begins; the first page without one
 */
record FeatureQuery(Collection collection, Selection selection, Order order, int limit, Optional<Cursor> cursor) {}
