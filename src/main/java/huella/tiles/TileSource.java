package huella.tiles;

import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.model.TileCoord;
import java.util.List;
import java.util.stream.Stream;

/** Every tile set as it is served, for who takes all of it away. */
public final class TileSource {

    private final TileStore store;
    private final Collections collections;
    private final TileSets sets;

    public TileSource(TileStore store, Collections collections) {
        this.store = store;
        this.collections = collections;
        this.sets = new TileSets(collections);
    }

    /** The collections, and the base geography. */
    public List<String> names() {
        return Stream.concat(collections.names().stream(), Stream.of(TileSets.BASE))
                .toList();
    }

    public boolean isBase(String name) {
        return name.equals(TileSets.BASE);
    }

    /** The description of a set: TileJSON 3.0.0, with the addresses of this service. */
    public byte[] describe(String name) {
        return sets.describe(name, "").representation().body();
    }

    /** The deepest level at which a tile says more than the one above it. */
    public int maxZoom(String name) {
        return isBase(name)
                ? TileSets.BASE_MAX_ZOOM
                : TileSets.maxZoom(collections.get(name).type());
    }

    /** The bytes of a tile, as the service answers with them; none where there is nothing. */
    public byte[] tile(String name, TileCoord tile) {
        byte[] bytes;
        if (isBase(name)) {
            bytes = store.getBase(tile);
        } else {
            Collection collection = collections.get(name);
            bytes = store.get(List.of(collection), tile);
        }
        return bytes == null ? new byte[0] : bytes;
    }
}
