package huella.exchange;

import huella.catalogue.Feature;
import huella.catalogue.Field;
import huella.catalogue.Selection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;

/**
 * What a comuna's package holds, for its readme and metadata.
 *
 * @param listed the first of them, in the order of their codes
 * @param ties how many there are of each
 * @param exact how many have an exact location; all others are referential
 * @param assumed of how many the source names no place
 */
record Contents(List<Entry> listed, Map<Tie, Integer> ties, int exact, int assumed, Coverage coverage) {

    /** A readme is for reading: past this it only counts. */
    private static final int LISTED = 200;

    record Entry(String code, String name, Tie tie, String precision) {}

    static Contents of(Exchange exchange, Comuna comuna, Selection selection) {
        Reader reader = new Reader();
        exchange.eachTouching(comuna, selection, reader::read);
        return new Contents(
                reader.listed, reader.ties, reader.exact, reader.assumed, new Coverage(reader.count, reader.box));
    }

    private static final class Reader {
        private final List<Entry> listed = new ArrayList<>();
        private final Map<Tie, Integer> ties = new EnumMap<>(Tie.class);
        private final Envelope box = new Envelope();
        private int count;
        private int exact;
        private int assumed;

        void read(Feature feature, Tie tie) {
            Map<Field, Object> values = feature.values();
            count++;
            ties.merge(tie, 1, Integer::sum);
            exact += "exacta".equals(values.get(Field.UBICACION)) ? 1 : 0;
            assumed += Boolean.TRUE.equals(values.get(Field.SUPUESTA)) ? 1 : 0;
            box.expandToInclude(feature.geometry().getEnvelopeInternal());
            if (count <= LISTED) {
                listed.add(new Entry(feature.code(), (String) values.get(Field.NOMBRE), tie, (String)
                        values.get(Field.PRECISION_NOMBRE)));
            }
        }
    }

    int count() {
        return coverage.count();
    }

    int ties(Tie tie) {
        return ties.getOrDefault(tie, 0);
    }
}
