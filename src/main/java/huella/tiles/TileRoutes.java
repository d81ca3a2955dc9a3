package huella.tiles;

import huella.catalogue.Collections;
import huella.http.Limits;
import huella.http.Origin;
import huella.http.Parameter;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.Resource;
import huella.http.Routes;
import huella.model.TileCoord;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.stream.Stream;

/** {@code /tiles}: vector tiles of every collection and of the base geography, and their TileJSON. */
public final class TileRoutes implements Routes {

    static final String GROUP = "Teselas";

    static final String MEDIA_TYPE = "application/vnd.mapbox-vector-tile";

    private final TileStore store;
    private final Collections collections;
    private final TileSets sets;
    private final Origin origin;
    private final Limits limits;
    private final Resource describe;
    private final Resource tile;

    public TileRoutes(TileStore store, Collections collections, Origin origin, Limits limits) {
        this.store = store;
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
                        Parameter.path("y", "Fila, de norte a sur")),
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

    private void describe(Context context) {
        describe.read(context, limits);
        sets.describe(context.pathParam("layer"), origin.of(context))
                .representation()
                .send(context, Representation.REVALIDATE);
    }

    private void tile(Context context) {
        tile.read(context, limits);
        String layer = context.pathParam("layer");
        TileCoord tile = TileCoord.parseZXY(context.pathParam("z"), context.pathParam("x"), context.pathParam("y"));
        boolean base = layer.equals(TileSets.BASE);
        byte[] body = base ? store.getBase(tile) : store.get(collections.get(layer), tile);
        // The base changes only when the service starts with other data; a footprint can change at any moment.
        String cacheControl = base ? "public, max-age=3600" : Representation.REVALIDATE;
        send(context, body, cacheControl);
    }

    /** Sends a tile; nothing in it is 204, and as fresh as a full one. */
    static void send(Context context, byte[] body, String cacheControl) {
        if (body == null || body.length == 0) {
            context.status(HttpStatus.NO_CONTENT).contentType(MEDIA_TYPE).header("Cache-Control", cacheControl);
            return;
        }
        new Representation(MEDIA_TYPE, body).send(context, cacheControl);
    }
}
