package huella.features;

import huella.catalogue.AsOf;
import huella.catalogue.Collection;
import huella.catalogue.Cursor;
import huella.catalogue.Feature;
import huella.catalogue.Field;
import huella.catalogue.Order;
import huella.http.EntityTag;
import huella.http.Link;
import huella.http.Streamed;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A page of very many features as GeoJSON, sent while it is read: the same members as {@link ItemsJson}, those that
 * only the features tell behind them.
 *
 * @param causes what was asked for: address, language, form
 * @param links of a page whose cursors are known
 */
record LongItems(
        FeatureStore store, FeatureQuery query, Shown shown, List<String> causes, Function<Slice, PageLinks> links) {

    /** Pages of at most so many features are made whole, with their links in front. */
    static final int SHORT = 1_000;

    /** To be raised when a change of the program writes other bytes. */
    private static final String FORM = "1";

    static boolean isLong(FeatureQuery query) {
        return query.limit() > SHORT && !query.cursor().map(Cursor::back).orElse(false);
    }

    Streamed streamed() {
        AtomicLong state = new AtomicLong();
        return new Streamed(
                "application/geo+json", () -> tag(store.state()), () -> tag(state.get()), out -> write(out, state));
    }

    private EntityTag tag(long state) {
        List<String> all = new ArrayList<>(causes);
        all.add(FORM);
        all.add(Runtime.version().toString());
        all.add(Long.toString(state));
        return EntityTag.ofCauses(all);
    }

    private void write(OutputStream out, AtomicLong state) throws IOException {
        Collection collection = query.collection();
        OptionalLong matched = store.matched(query);
        FeatureBytes bytes = new FeatureBytes(out, shown.fields());
        bytes.open(json -> {
            json.writeStringField("type", "FeatureCollection");
            if (matched.isPresent()) {
                json.writeNumberField("numberMatched", matched.getAsLong());
            }
            json.writeStringField("aviso", collection.notice().es());
            json.writeStringField("fuente", collection.source().es());
            json.writeStringField("licencia", collection.licence().es());
            AsOf.write(query.selection().asOf(), json);
        });
        Ends ends = new Ends();
        store.each(query, read(), (at, feature) -> {
            state.set(at);
            if (bytes.count() < query.limit()) {
                bytes.add(feature, shown.geometry(feature));
                ends.add(feature);
            } else {
                ends.more = true;
            }
        });
        PageLinks around = links.apply(ends.slice(query, matched));
        bytes.close(json -> {
            json.writeNumberField("numberReturned", bytes.count());
            Link.write(around.links(), json);
        });
    }

    /** What is shown, and what a cursor needs. */
    private Set<Field> read() {
        Set<Field> fields = EnumSet.of(Field.CODIGO);
        fields.addAll(shown.fields());
        query.order().keys().stream().map(Order.Key::field).forEach(fields::add);
        return fields;
    }

    /** The first and the last feature of a page: its cursors are theirs. */
    private static final class Ends {

        private Feature first;
        private Feature last;
        private boolean more;

        void add(Feature feature) {
            if (first == null) {
                first = feature;
            }
            last = feature;
        }

        Slice slice(FeatureQuery query, OptionalLong matched) {
            return new Slice(
                    List.of(),
                    matched,
                    more ? Optional.of(Cursor.of(last, query.order(), false)) : Optional.empty(),
                    first != null && query.cursor().isPresent()
                            ? Optional.of(Cursor.of(first, query.order(), true))
                            : Optional.empty());
        }
    }
}
