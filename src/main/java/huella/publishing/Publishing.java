package huella.publishing;

import huella.catalogue.Collections;
import huella.exchange.Exports;
import huella.tiles.TileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Publishes everything to a place that only keeps files: each tile set as an archive, each collection as FlatGeobuf and
 * GeoJSON, and a manifest of them. Only what changed since the last time is made, only what became different is sent,
 * and nothing at all when nothing changed.
 */
public final class Publishing {

    /** Whoever publishes while this runs makes some files be made again; after so many times the next run does it. */
    private static final int PASSES = 5;

    private final PublishingStore store;
    private final TileSource tiles;
    private final Exports exports;
    private final Collections collections;
    private final String causes;
    private final int cores;
    private final Steps steps;
    private Predicate<Product> wanted = product -> true;

    /**
     * @param build a name of the program and its settings, another one for each that makes other bytes
     * @param cores how many tiles are made at once
     */
    public Publishing(
            PublishingStore store,
            TileSource tiles,
            Exports exports,
            Collections collections,
            String build,
            int cores,
            Steps steps) {
        this.store = store;
        this.tiles = tiles;
        this.exports = exports;
        this.collections = collections;
        this.causes = build;
        this.cores = cores;
        this.steps = steps;
    }

    /** The same for some files only, as if there were no others. */
    Publishing only(Predicate<Product> some) {
        wanted = some;
        return this;
    }

    /**
     * What happened.
     *
     * @param files of the publication
     * @param sent of them, with so many bytes; the others were there
     * @param tiles that were made
     */
    public record Outcome(long publication, int files, int sent, long bytes, int tiles) {}

    /** A file of the publication that is being made. */
    record Piece(Manifest.Item item, Optional<Path> local) {}

    /**
     * Publishes to a place.
     *
     * @param all whether to make everything again, whatever was there
     * @throws huella.model.Rejected when the place or the database fail; readers have what they had before
     */
    public Outcome publish(Place place, boolean all) {
        ExecutorService threads = Executors.newFixedThreadPool(cores);
        try {
            Workshop workshop =
                    new Workshop(tiles, exports, collections, store, new Pyramid(tiles, threads, cores, steps), steps);
            return publish(place, all, workshop);
        } finally {
            threads.shutdownNow();
        }
    }

    private Outcome publish(Place place, boolean all, Workshop workshop) {
        Manifest old = place.read(Manifest.NAME).flatMap(ManifestJson::parse).orElse(Manifest.NOTHING);
        Map<String, Place.Stored> stored = place.list();
        Map<Product, Piece> pieces = new LinkedHashMap<>();
        if (!all) {
            old.items().stream()
                    .filter(item -> Delivery.isStored(stored, item.object(), item.bytes()))
                    .forEach(item -> pieces.put(item.product(), new Piece(item, Optional.empty())));
        }
        PublishingStore.State state = store.state();
        int made = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            state = store.state();
            Map<String, Long> versions = store.versions();
            int before = made;
            made += pass(pieces, versions, Digests.of(List.of(causes, state.words())), place, workshop);
            if (store.versions().equals(versions)) {
                break;
            }
            steps.say("Published meanwhile: once more");
        }
        Delivery delivery = new Delivery(place, stored, name -> About.of(name, collections, tiles), steps);
        Delivery.Sent sent = delivery.deliver(old, state, List.copyOf(pieces.values()));
        return new Outcome(state.publication(), pieces.size(), sent.files(), sent.bytes(), made);
    }

    /** Makes what is not there in this version; returns how many tiles were made. */
    private int pass(
            Map<Product, Piece> pieces, Map<String, Long> versions, String now, Place place, Workshop workshop) {
        Survey survey = workshop.survey();
        int made = 0;
        for (Product product : products()) {
            steps.mustGoOn();
            long version = version(product.collection(), versions);
            Piece piece = pieces.get(product);
            if (piece != null
                    && piece.item().version() == version
                    && piece.item().causes().equals(now)) {
                continue;
            }
            Optional<Workshop.Before> before = Optional.ofNullable(piece)
                    .filter(known -> known.item().causes().equals(now) && product.form() == Product.Form.TILES)
                    .flatMap(known -> known.local()
                            .or(() -> place.fetch(known.item().object()))
                            .map(file -> new Workshop.Before(
                                    file, known.item().sha256(), known.item().version())));
            Workshop.Made result = workshop.make(product, version, before, survey, place.scratch());
            if (result.file().isPresent()) {
                pieces.put(product, piece(product, result.file().get(), version, now));
            } else {
                pieces.remove(product);
            }
            made += result.tiles();
        }
        return made;
    }

    private static Piece piece(Product product, Path file, long version, String causes) {
        try {
            return new Piece(
                    new Manifest.Item(product, Files.size(file), Digests.of(file), version, causes), Optional.of(file));
        } catch (IOException e) {
            throw Failures.ofDisk(e, file);
        }
    }

    private List<Product> products() {
        List<Product> products = new ArrayList<>();
        for (String name : tiles.names()) {
            products.add(new Product(name, Product.Form.TILES));
        }
        for (String name : collections.names()) {
            products.add(new Product(name, Product.Form.FLATGEOBUF));
            products.add(new Product(name, Product.Form.GEOJSON));
        }
        return products.stream().filter(wanted).toList();
    }

    /** The last change of what a collection shows. */
    private long version(String name, Map<String, Long> versions) {
        if (name.equals(Collections.ALL)) {
            return versions.values().stream().mapToLong(Long::longValue).max().orElse(0);
        }
        return versions.getOrDefault(
                tiles.isBase(name) || name.equals(Collections.COMUNAS) ? PublishingStore.BASE : name, 0L);
    }
}
