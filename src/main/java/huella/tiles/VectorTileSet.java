package huella.tiles;

import huella.catalogue.Addresses;
import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.FeatureType;
import huella.http.Link;
import huella.model.Language;
import huella.model.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One tile set of the OGC API: of a collection, or of the dataset with one MVT layer a collection. The dataset has
 * every initiative once, under its own layer; {@code iniciativas} would repeat them all and is there for who asks for
 * it.
 *
 * @param collection whose tile set it is; empty for the dataset
 * @param layers what is in a tile, in this order
 * @param list address of the list that the tile set is in
 * @param query what was asked of the dataset, with its question mark; empty when nothing was
 */
record VectorTileSet(Optional<Collection> collection, List<Collection> layers, String list, String query) {

    private static final List<TileLimits> INITIATIVES = TileLimits.upTo(TileSets.maxZoom(FeatureType.INITIATIVE));
    private static final List<TileLimits> COMUNAS = TileLimits.upTo(TileSets.maxZoom(FeatureType.COMUNA));

    private static final Text DATASET = new Text("Iniciativas y comunas", "Initiatives and comunas");
    private static final Text CONTENT = new Text(
            "Las cinco capas de iniciativas y las comunas, cada una como una capa de la tesela.",
            "The five layers of initiatives and the comunas, each one as a layer of the tile.");

    static VectorTileSet of(Collection collection, Addresses at) {
        return new VectorTileSet(
                Optional.of(collection), List.of(collection), at.of(Addresses.COLLECTION_TILES, collection), "");
    }

    static VectorTileSet ofDataset(Collections collections, Addresses at) {
        return new VectorTileSet(
                Optional.empty(),
                collections.all().stream()
                        .filter(collection -> !collection.name().equals(Collections.ALL))
                        .toList(),
                at.tiles(),
                "");
    }

    /** The dataset's, with these collections only. */
    static VectorTileSet ofDataset(List<Collection> selected, Addresses at) {
        return new VectorTileSet(
                Optional.empty(),
                selected,
                at.tiles(),
                selected.stream().map(Collection::name).collect(Collectors.joining(",", "?collections=", "")));
    }

    String title(Language language) {
        return collection.map(Collection::title).orElse(DATASET).in(language);
    }

    /** What it holds, and how its places are to be taken. */
    String description(Language language) {
        return collection.map(Collection::description).orElse(CONTENT).in(language) + " "
                + joined(Part.NOTICE, language);
    }

    /** A text that every collection has. */
    enum Part {
        NOTICE,
        SOURCE,
        LICENCE;

        private Text of(Collection collection) {
            return switch (this) {
                case NOTICE -> collection.notice();
                case SOURCE -> collection.source();
                case LICENCE -> collection.licence();
            };
        }
    }

    /** What its collections say, each text once. */
    String joined(Part part, Language language) {
        return layers.stream()
                .map(each -> part.of(each).in(language))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** The deepest level of what is in it: the dataset goes as deep as the initiatives. */
    List<TileLimits> limits() {
        return collection.map(Collection::type).orElse(FeatureType.INITIATIVE) == FeatureType.INITIATIVE
                ? INITIATIVES
                : COMUNAS;
    }

    int maxZoom() {
        return limits().getLast().zoom();
    }

    String address() {
        return list + "/" + WebMercatorQuad.ID + query;
    }

    /** @param form a value of {@code f} */
    String address(String form) {
        return address() + (query.isEmpty() ? "?" : "&") + "f=" + form;
    }

    /** The address of a tile, with other names in the place of OGC's. */
    String tile(String level, String row, String col) {
        return list + "/" + WebMercatorQuad.ID + "/" + level + "/" + row + "/" + col + query;
    }

    Link tiles(Language language) {
        return Link.of(
                "item",
                TileRoutes.MEDIA_TYPE,
                language == Language.ES ? "Las teselas (Mapbox Vector Tile)" : "The tiles (Mapbox Vector Tile)",
                tile("{tileMatrix}", "{tileRow}", "{tileCol}"));
    }

    TileJson tileJson() {
        return TileSets.describe(
                collection.map(Collection::name).orElse("emra"),
                title(Language.ES),
                tile("{z}", "{y}", "{x}"),
                maxZoom(),
                layers);
    }
}
