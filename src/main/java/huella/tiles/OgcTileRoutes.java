package huella.tiles;

import huella.catalogue.Addresses;
import huella.catalogue.CatalogueStore;
import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.http.AddressVersion;
import huella.http.Html;
import huella.http.Keeping;
import huella.http.Limits;
import huella.http.Negotiation;
import huella.http.Origin;
import huella.http.Parameter;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.Resource;
import huella.http.Routes;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;

/**
 * OGC API Tiles Part 1 (OGC 20-057) for the dataset and for each collection: the list of tile sets, the tile set, the
 * tile. A tile is the one of {@code /tiles}, byte by byte; only its address differs: OGC writes the row first.
 */
public final class OgcTileRoutes implements Routes {

    private static final String TILES_CLASS = "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/";
    private static final String TMS_CLASS = "http://www.opengis.net/spec/tms/2.0/conf/";

    private static final String TILEJSON = "tilejson";
    private static final List<String> FORM_NAMES = Stream.concat(
                    Stream.of(Negotiation.Form.values()).map(Negotiation.Form::id), Stream.of(TILEJSON))
            .toList();
    private static final Parameter FORM = Parameter.choice(
            "f", "Forma de la respuesta; sin él decide el encabezado Accept. «tilejson» es TileJSON 3.0", FORM_NAMES);

    private static final List<String> FORMS = List.of("application/json", "text/html");

    private final Tiles tiles;
    private final CatalogueStore catalogue;
    private final Collections collections;
    private final Origin origin;
    private final Limits limits;
    private final Branch dataset;
    private final Branch collection;

    /** The three resources of the dataset, or of a collection. */
    private record Branch(Resource list, Resource set, Resource tile) {

        static Branch of(String path, String id, String whose, List<Parameter> where, List<Parameter> selection) {
            String set = path + "/{" + TileMatrixSetRoutes.NAME + "}";
            return new Branch(
                    new Resource(
                            path,
                            id + ".getTileSetsList",
                            TileRoutes.GROUP,
                            "Los conjuntos de teselas " + whose,
                            joined(List.of(where, List.of(Negotiation.FORM, Negotiation.LANGUAGE))),
                            FORMS),
                    new Resource(
                            set,
                            id + ".getTileSet",
                            TileRoutes.GROUP,
                            "Un conjunto de teselas " + whose + ": capas, campos, límites",
                            joined(List.of(
                                    where,
                                    List.of(TileMatrixSetRoutes.PARAMETER),
                                    selection,
                                    List.of(FORM, Negotiation.LANGUAGE))),
                            FORMS),
                    new Resource(
                            set + "/{tileMatrix}/{tileRow}/{tileCol}",
                            id + ".getTile",
                            TileRoutes.GROUP,
                            "Una tesela vectorial " + whose + " (MVT 2.1); 204 donde no hay nada",
                            joined(List.of(
                                    where,
                                    List.of(
                                            TileMatrixSetRoutes.PARAMETER,
                                            Parameter.path("tileMatrix", "Nivel"),
                                            Parameter.path("tileRow", "Fila, de norte a sur"),
                                            Parameter.path("tileCol", "Columna, de oeste a este")),
                                    selection,
                                    List.of(AddressVersion.PARAMETER))),
                            List.of(TileRoutes.MEDIA_TYPE)));
        }

        private static List<Parameter> joined(List<List<Parameter>> parts) {
            return parts.stream().flatMap(List::stream).toList();
        }
    }

    public OgcTileRoutes(Tiles tiles, CatalogueStore catalogue, Collections collections, Origin origin, Limits limits) {
        this.tiles = tiles;
        this.catalogue = catalogue;
        this.collections = collections;
        this.origin = origin;
        this.limits = limits;
        this.dataset = Branch.of(
                Addresses.TILES,
                "ogc.dataset.vector",
                "de todos los datos",
                List.of(),
                List.of(Parameter.list(
                        "collections",
                        "Las colecciones que se quieren en la tesela, en ese orden; sin él, las cinco capas de"
                                + " iniciativas y las comunas",
                        collections.names())));
        this.collection = Branch.of(
                Addresses.COLLECTION_TILES,
                "ogc.collection.vector",
                "de una colección",
                List.of(Parameter.path("collectionId", "Una colección", collections.names())),
                List.of());
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, dataset.list(), context -> list(context, dataset.list()));
        Reads.at(config, dataset.set(), context -> set(context, dataset.set()));
        Reads.at(config, dataset.tile(), context -> tile(context, dataset.tile()));
        Reads.at(config, collection.list(), context -> list(context, collection.list()));
        Reads.at(config, collection.set(), context -> set(context, collection.set()));
        Reads.at(config, collection.tile(), context -> tile(context, collection.tile()));
    }

    @Override
    public List<Resource> resources() {
        return List.of(
                dataset.list(), dataset.set(), dataset.tile(), collection.list(), collection.set(), collection.tile());
    }

    @Override
    public List<String> conformsTo() {
        return List.of(
                TILES_CLASS + "core",
                TILES_CLASS + "tileset",
                TILES_CLASS + "tilesets-list",
                TILES_CLASS + "dataset-tilesets",
                TILES_CLASS + "geodata-tilesets",
                TILES_CLASS + "collections-selection",
                TILES_CLASS + "mvt",
                TILES_CLASS + "oas30",
                TMS_CLASS + "tilesetmetadata",
                TMS_CLASS + "json-tilesetmetadata",
                TMS_CLASS + "tilematrixsetlimits",
                TMS_CLASS + "json-tilematrixsetlimits");
    }

    private void list(Context context, Resource resource) {
        Params params = resource.read(context, limits);
        VectorTileSet set = asked(context, params);
        Negotiation wanted = Negotiation.of(context, params);
        Addresses at = new Addresses(origin.of(context));
        (wanted.html()
                        ? Html.of(new TileSetPage(set, wanted.language(), at).list())
                        : new TileSetJson(set, Optional.empty(), wanted.language(), at).list())
                .send(context, Representation.REVALIDATE, Negotiation.VARY);
    }

    private void set(Context context, Resource resource) {
        TileMatrixSetRoutes.check(context);
        Params params = resource.read(context, limits);
        VectorTileSet set = asked(context, params);
        long since = tiles.freshness().now();
        represented(context, params, set)
                .send(
                        context,
                        Representation.REVALIDATE,
                        Negotiation.VARY,
                        Keeping.of(Tiles.basis(set.layers(), Optional.empty()), since));
    }

    private Representation represented(Context context, Params params, VectorTileSet set) {
        Optional<String> form = params.text(FORM.name());
        if (form.isPresent() && !FORM_NAMES.contains(form.get())) {
            throw Rejected.parameter(
                    FORM.name(), "El valor no existe. Los valores son: " + String.join(", ", FORM_NAMES) + ".");
        }
        if (form.filter(TILEJSON::equals).isPresent()) {
            return set.tileJson().versioned(tiles.version(set.layers())).representation();
        }
        Negotiation wanted = Negotiation.of(context, params);
        Addresses at = new Addresses(origin.of(context));
        return wanted.html()
                ? Html.of(new TileSetPage(set, wanted.language(), at).page())
                : new TileSetJson(set, box(set), wanted.language(), at).representation();
    }

    private void tile(Context context, Resource resource) {
        TileMatrixSetRoutes.check(context);
        Params params = resource.read(context, limits);
        VectorTileSet set = asked(context, params);
        TileRoutes.answer(
                context,
                params,
                tiles,
                set.layers(),
                TileLimits.resolve(
                        set.limits(),
                        context.pathParam("tileMatrix"),
                        context.pathParam("tileRow"),
                        context.pathParam("tileCol")));
    }

    /** What the address names: a collection, or the dataset with the collections that are wanted. */
    private VectorTileSet asked(Context context, Params params) {
        Addresses at = new Addresses(origin.of(context));
        if (context.pathParamMap().containsKey("collectionId")) {
            return VectorTileSet.of(collections.get(context.pathParam("collectionId")), at);
        }
        List<String> names = params.list("collections");
        if (names.isEmpty()) {
            return VectorTileSet.ofDataset(collections, at);
        }
        List<Collection> selected = new ArrayList<>();
        for (String name : names) {
            if (!collections.names().contains(name)) {
                throw Rejected.parameter(
                        "collections",
                        "Una colección no existe. Las colecciones son: " + String.join(", ", collections.names())
                                + ".");
            }
            selected.add(collections.get(name));
        }
        return VectorTileSet.ofDataset(selected, at);
    }

    private Optional<Envelope> box(VectorTileSet set) {
        Envelope all = new Envelope();
        set.layers().forEach(layer -> catalogue.getExtent(layer).box().ifPresent(all::expandToInclude));
        return all.isNull() ? Optional.empty() : Optional.of(all);
    }
}
