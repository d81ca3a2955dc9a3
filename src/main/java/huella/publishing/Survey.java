package huella.publishing;

import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.model.Touched;
import huella.tiles.Bands;
import huella.tiles.TileSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/** In which tiles a set has something, by the shapes themselves: the world is never searched. */
final class Survey {

    /** Boxes of more tiles than this, in a row, are not taken for the shape. */
    private static final int WIDE_TILES = 4;

    /** More boxes than this: all is made again. */
    private static final int MOST_BOXES = 20_000;

    private static final double WORLD = 4e7;

    private final PublishingStore store;
    private final TileSource source;
    private final Map<String, TileCover> covers = new HashMap<>();

    Survey(PublishingStore store, TileSource source) {
        this.store = store;
        this.source = source;
    }

    /** Where a set has something now; asked once for all layers of initiatives. */
    TileCover cover(String name) {
        TileCover known = covers.get(name);
        if (known != null) {
            return known;
        }
        if (source.isBase(name)) {
            TileCover cover = new TileCover();
            store.base(place -> cover.add(0, source.maxZoom(name), place));
            covers.put(name, cover);
        } else if (name.equals(Collections.COMUNAS)) {
            TileCover cover = new TileCover();
            store.comunas(place -> cover.add(0, source.maxZoom(name), place));
            covers.put(name, cover);
        } else {
            initiatives();
        }
        return covers.computeIfAbsent(name, none -> new TileCover());
    }

    private void initiatives() {
        int last = source.maxZoom(Collections.ALL);
        int from = 0;
        for (int band : Bands.all()) {
            int first = from;
            int to = Math.min(band, last);
            store.shapes(band, WIDE_TILES * TileCover.tileWidth(to), seen -> {
                TileCover cover = covers.computeIfAbsent(seen.layer(), layer -> new TileCover());
                int shown = Math.max(first, seen.fromZoom());
                if (shown <= to && seen.isShape()) {
                    cover.add(shown, to, seen.place());
                } else if (shown <= to) {
                    cover.add(shown, to, seen.place().getEnvelopeInternal());
                }
            });
            from = band + 1;
        }
        store.counts(tile ->
                covers.computeIfAbsent(tile.getKey(), layer -> new TileCover()).add(tile.getValue()));
        TileCover all = new TileCover();
        covers.forEach((name, cover) -> {
            if (!source.isBase(name) && !name.equals(Collections.COMUNAS)) {
                all.addAll(cover);
            }
        });
        covers.put(Collections.ALL, all);
    }

    /** The tiles of a collection in which something may be different from what it was; empty: in any of them. */
    Optional<TileCover> changed(Collection collection, long version) {
        List<Touched> touched = switch (collection.type()) {
            case INITIATIVE -> store.touched(collection.layer(), version, MOST_BOXES);
            case COMUNA -> List.of();
        };
        int last = source.maxZoom(collection.name());
        TileCover changed = new TileCover();
        for (Touched box : touched) {
            if (box.maxX() - box.minX() > WORLD) {
                return Optional.empty();
            }
            changed.add(
                    box.minZoom(),
                    Math.min(box.maxZoom(), last),
                    new Envelope(box.minX(), box.maxX(), box.minY(), box.maxY()));
        }
        return Optional.of(changed).filter(known -> !touched.isEmpty() && touched.size() < MOST_BOXES);
    }
}
