package huella.exchange;

import huella.catalogue.Collection;
import huella.catalogue.Feature;
import huella.catalogue.Selection;
import huella.geo.Crs;
import huella.geo.FileCrs;
import huella.geo.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What would leave the house if a selection were exported now, told before anything is written: how many features, and
 * roughly how many bytes in each format. The bytes are measured, never guessed: a sample of the selection is written by
 * the format's own writer into a counter. A selection that fits into the sample is measured whole.
 */
final class Offers {

    /** Few enough to be written in every format while a person clicks; more than the strategy has initiatives. */
    static final int SAMPLE = 100;

    private static final int KEPT = 256;

    private final Exchange exchange;
    private final Path directory;
    private final int sampleSize;
    private final Map<Key, Map<Format, Long>> kept = java.util.Collections.synchronizedMap(new LatelyUsed());

    /** @param directory where writers may keep their parts for a moment */
    Offers(Exchange exchange, Path directory, int sampleSize) {
        this.exchange = exchange;
        this.directory = directory;
        this.sampleSize = sampleSize;
    }

    /**
     * @param count how many features
     * @param bytes by format; a format that cannot hold the coordinate system is not in the map
     * @param measuredWhole the bytes are those of the file itself, give or take what a date compresses to
     * @param cures when nothing is selected: which parameter to give up, and how many features that brings, most first
     */
    record Offer(long count, Edition edition, Map<Format, Long> bytes, boolean measuredWhole, List<Cure> cures) {}

    record Cure(String parameter, long count) {}

    private record Key(Edition edition, Collection collection, Selection selection, Crs crs, long count) {}

    /** @param selection kept within the collection */
    Offer of(Collection collection, Selection selection, Crs crs) {
        Edition edition = exchange.edition(selection.asOf());
        long count = exchange.count(collection, selection);
        Key key = new Key(edition, collection, selection, crs, count);
        Map<Format, Long> bytes = kept.get(key);
        if (bytes == null) {
            bytes = weigh(key);
            kept.put(key, bytes);
        }
        return new Offer(
                count, edition, bytes, count <= sampleSize, count == 0 ? cures(collection, selection) : List.of());
    }

    private Map<Format, Long> weigh(Key key) {
        List<Feature> rows = exchange.first(key.collection(), key.selection(), sampleSize);
        Table sample = exchange.tables().sample(key.collection(), rows, key.edition());
        Table none = exchange.tables().sample(key.collection(), List.of(), key.edition());
        Map<Format, Long> bytes = new EnumMap<>(Format.class);
        for (Format format : Format.values()) {
            if (format.supports(FileCrs.of(key.crs()))) {
                bytes.put(format, weigh(format, sample, none, rows.size(), key));
            }
        }
        return bytes;
    }

    /** What every file has once, its head, is not multiplied. */
    private long weigh(Format format, Table sample, Table none, int rows, Key key) {
        try {
            long measured = sample.weigh(format::open, key.crs(), directory);
            if (rows == 0 || key.count() <= rows) {
                return measured;
            }
            long head = none.weigh(format::open, key.crs(), directory);
            return head + Math.round((double) (measured - head) / rows * key.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Staying in the collection; each parameter alone. */
    private List<Cure> cures(Collection collection, Selection selection) {
        List<Cure> cures = new ArrayList<>();
        selection
                .loosened()
                .forEach((parameter, loosened) ->
                        cures.add(new Cure(parameter, exchange.count(collection, collection.narrow(loosened)))));
        return cures.stream()
                .filter(cure -> cure.count() > 0)
                .sorted((a, b) -> Long.compare(b.count(), a.count()))
                .toList();
    }

    private static final class LatelyUsed extends LinkedHashMap<Key, Map<Format, Long>> {
        private static final long serialVersionUID = 1;

        LatelyUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Map<Format, Long>> eldest) {
            return size() > KEPT;
        }
    }
}
