package huella.tiles;

import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.http.AddressVersion;
import huella.http.Keeping;
import huella.http.LaterAnswer;
import huella.http.Limits;
import huella.http.Measure;
import huella.http.Origin;
import huella.http.Parameter;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.Resource;
import huella.http.Routes;
import huella.model.TileCoord;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** {@code /tiles}: vector tiles of every collection and of the base geography, and their TileJSON. */
public final class TileRoutes implements Routes {

    static final String GROUP = "Teselas";

    static final String MEDIA_TYPE = "application/vnd.mapbox-vector-tile";

    private final Tiles tiles;
    private final Collections collections;
    private final TileSets sets;
    private final Origin origin;
    private final Limits limits;
    private final Resource describe;
    private final Resource tile;

    public TileRoutes(Tiles tiles, Collections collections, Origin origin, Limits limits) {
        this.tiles = tiles;
        this.collections = collections;
        this.sets = new TileSets(collections);
        this.origin = origin;
        this.limits = limits;
        Parameter layer = Parameter.path(
                "layer",
                "Una colección, o «base» para el mapa base",
                Stream.concat(collections.names().stream(), Stream.of(TileSets.BASE))
                        .toList());
        this.describe = new Resource(
                "/tiles/{layer}.json",
                "tilejson",
                GROUP,
                "Descripción del conjunto de teselas (TileJSON 3.0)",
                List.of(layer),
                List.of("application/json"));
        this.tile = new Resource(
                "/tiles/{layer}/{z}/{x}/{y}.mvt",
                "tile",
                GROUP,
                "Una tesela vectorial (MVT 2.1, WebMercatorQuad); 204 donde no hay nada",
                List.of(
                        layer,
                        Parameter.path("z", "Nivel"),
                        Parameter.path("x", "Columna, de oeste a este"),
                        Parameter.path("y", "Fila, de norte a sur"),
                        AddressVersion.PARAMETER),
                List.of(MEDIA_TYPE));
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, describe, this::describe);
        Reads.at(config, tile, this::tile);
    }

    @Override
    public List<Resource> resources() {
        return List.of(describe, tile);
    }

    @Override
    public List<Measure> measures() {
        return tiles.measures();
    }

    private void describe(Context context) {
        describe.read(context, limits);
        String layer = context.pathParam("layer");
        long since = tiles.freshness().now();
        boolean base = layer.equals(TileSets.BASE);
        List<Collection> layers = base ? List.of() : List.of(collections.get(layer));
        sets.describe(layer, origin.of(context))
                .versioned(base ? tiles.baseVersion() : tiles.version(layers))
                .representation()
                .send(
                        context,
                        Representation.REVALIDATE,
                        Keeping.of(base ? Tiles.base(Optional.empty()) : Tiles.basis(layers, Optional.empty()), since));
    }

    private void tile(Context context) {
        Params params = tile.read(context, limits);
        String layer = context.pathParam("layer");
        TileCoord coord = TileCoord.parseZXY(context.pathParam("z"), context.pathParam("x"), context.pathParam("y"));
        if (layer.equals(TileSets.BASE)) {
            AddressVersion version = version(params, tiles, tiles::baseVersion);
            long since = tiles.freshness().now();
            Keeping keeping = Keeping.of(Tiles.base(Optional.of(coord)), since, version);
            LaterAnswer.when(context, tiles.getBase(coord, since), made -> send(context, made, keeping));
        } else {
            answer(context, params, tiles, List.of(collections.get(layer)), coord);
        }
    }

    /** Answers with a tile of these collections, as soon as it is made. */
    static void answer(Context context, Params params, Tiles tiles, List<Collection> layers, TileCoord coord) {
        AddressVersion version = version(params, tiles, () -> tiles.version(layers));
        long since = tiles.freshness().now();
        Keeping keeping = Keeping.of(Tiles.basis(layers, Optional.of(coord)), since, version);
        LaterAnswer.when(context, tiles.get(layers, coord, since), made -> send(context, made, keeping));
    }

    private static AddressVersion version(Params params, Tiles tiles, LongSupplier current) {
        return AddressVersion.of(params, current, tiles.freshness()::catchUp);
    }

    /** Sends a tile; nothing in it is 204, and as fresh as a full one. */
    private static void send(Context context, Representation made, Keeping keeping) {
        if (made.body().length == 0) {
            Representation.sendNothing(context, MEDIA_TYPE, Representation.REVALIDATE, keeping);
        } else {
            made.send(context, Representation.REVALIDATE, keeping);
        }
    }
}
