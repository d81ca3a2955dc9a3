package huella.tiles;

import huella.catalogue.Collections;
import huella.http.Limits;
import huella.http.Origin;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Representation;
import huella.model.TileCoord;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** {@code /tiles}: vector tiles of every collection and of the base geography, and their TileJSON. */
public final class TileRoutes {

    static final String MEDIA_TYPE = "application/vnd.mapbox-vector-tile";

    private final TileStore store;
    private final TileSets sets;
    private final Origin origin;
    private final Limits limits;

    public TileRoutes(TileStore store, Collections collections, Origin origin, Limits limits) {
        this.store = store;
        this.sets = new TileSets(collections);
        this.origin = origin;
        this.limits = limits;
    }

    public void register(JavalinConfig config) {
        Reads.at(config, "/tiles/{layer}.json", this::describe);
        Reads.at(config, "/tiles/{layer}/{z}/{x}/{y}.mvt", this::tile);
    }

    private void describe(Context context) {
        Params.of(context, limits);
        sets.describe(context.pathParam("layer"), origin.of(context))
                .representation()
                .send(context, Representation.REVALIDATE);
    }

    private void tile(Context context) {
        Params.of(context, limits);
        String layer = context.pathParam("layer");
        sets.title(layer);
        TileCoord tile = TileCoord.parseZXY(context.pathParam("z"), context.pathParam("x"), context.pathParam("y"));
        boolean base = layer.equals(TileSets.BASE);
        byte[] body = base ? store.getBase(tile) : store.getInitiatives(layer, layer.equals(Collections.ALL), tile);
        // The base changes only when the service starts with other data; a footprint can change at any moment.
        String cacheControl = base ? "public, max-age=3600" : Representation.REVALIDATE;
        if (body == null || body.length == 0) {
            context.status(HttpStatus.NO_CONTENT).contentType(MEDIA_TYPE).header("Cache-Control", cacheControl);
            return;
        }
        new Representation(MEDIA_TYPE, body).send(context, cacheControl);
    }
}
