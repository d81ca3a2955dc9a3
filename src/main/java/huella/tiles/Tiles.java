package huella.tiles;

import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.FeatureType;
import huella.catalogue.Freshness;
import huella.http.Measure;
import huella.http.Representation;
import huella.model.Basis;
import huella.model.TileCoord;
import huella.store.StopSwitch;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Tiles as they are answered with. Requests for the same tile wait for the same one to be made, unless a publication
 * came between them: who asks after it must not get what was begun before.
 */
public final class Tiles implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(12); // the database itself gives up after ten

    private final TileStore store;
    private final Freshness freshness;
    private final Flights<Wanted, Representation> flights;

    /** @param since how many publications were known when it was asked for */
    private record Wanted(List<String> layers, TileCoord tile, long since) {}

    /**
     * @param mostWaiting requests that may wait for a tile at the same time
     * @param keeping whether answers are kept in memory at all
     */
    public Tiles(TileStore store, Freshness freshness, int mostWaiting, boolean keeping) {
        this.store = store;
        this.freshness = freshness;
        this.flights = new Flights<>(store.atOnce(), mostWaiting, keeping ? Flights.LATELY : 0, PATIENCE);
    }

    Freshness freshness() {
        return freshness;
    }

    /** How tiles are in demand. */
    public List<Measure> measures() {
        return flights.measures();
    }

    /**
     * A tile with these layers.
     *
     * @param since how many publications are known now
     * @return its body is empty when nothing is there
     * @throws huella.model.Rejected (503) when too many wait
     */
    CompletableFuture<Representation> get(List<Collection> layers, TileCoord tile, long since) {
        List<String> names = layers.stream().map(Collection::name).toList();
        return made(new Wanted(names, tile, since), stop -> store.get(layers, tile, stop));
    }

    /** A tile of the base geography. */
    CompletableFuture<Representation> getBase(TileCoord tile, long since) {
        return made(new Wanted(List.of(TileSets.BASE), tile, since), stop -> store.getBase(tile, stop));
    }

    private CompletableFuture<Representation> made(Wanted wanted, Function<StopSwitch, byte[]> making) {
        return flights.join(wanted, stop -> Representation.shared(TileRoutes.MEDIA_TYPE, making.apply(stop)));
    }

    /** What a tile set is made of. */
    static Basis basis(List<Collection> layers, Optional<TileCoord> tile) {
        Set<String> codes = new HashSet<>();
        for (Collection layer : layers) {
            if (layer.name().equals(Collections.ALL)) {
                return new Basis(Set.of(), tile);
            }
            codes.add(layer.type() == FeatureType.COMUNA ? Basis.BASE : layer.name());
        }
        return new Basis(codes, tile);
    }

    static Basis base(Optional<TileCoord> tile) {
        return new Basis(Set.of(Basis.BASE), tile);
    }

    /** The version that stands in the addresses of a set's tiles. */
    long version(List<Collection> layers) {
        return layers.stream()
                .mapToLong(layer -> freshness.version(layer.name()))
                .max()
                .orElse(0);
    }

    long baseVersion() {
        return freshness.version(Basis.BASE);
    }

    @Override
    public void close() {
        flights.close();
    }
}
