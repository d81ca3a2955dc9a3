package huella.tiles;

import huella.catalogue.Addresses;
import huella.http.Html;
import huella.http.Json;
import huella.http.Keeping;
import huella.http.Limits;
import huella.http.Link;
import huella.http.Negotiation;
import huella.http.Origin;
import huella.http.Parameter;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.Resource;
import huella.http.Routes;
import huella.model.Language;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;

/** {@code /ogc/tileMatrixSets}: how tiles are cut and numbered (OGC 17-083r4, version 2.0). */
public final class TileMatrixSetRoutes implements Routes {

    static final String NAME = "tileMatrixSetId";
    static final Parameter PARAMETER =
            Parameter.path(NAME, "La cuadrícula de las teselas", List.of(WebMercatorQuad.ID));

    private static final List<Parameter> FORM = List.of(Negotiation.FORM, Negotiation.LANGUAGE);
    private static final List<String> FORMS = List.of("application/json", "text/html");

    private final Origin origin;
    private final Limits limits;
    private final Resource list = new Resource(
            Addresses.TILE_MATRIX_SETS,
            "getTileMatrixSetsList",
            TileRoutes.GROUP,
            "Las cuadrículas de teselas",
            FORM,
            FORMS);
    private final Resource one = new Resource(
            Addresses.TILE_MATRIX_SETS + "/{" + NAME + "}",
            "getTileMatrixSet",
            TileRoutes.GROUP,
            "Una cuadrícula de teselas, nivel por nivel",
            List.of(PARAMETER, Negotiation.FORM, Negotiation.LANGUAGE),
            FORMS);

    public TileMatrixSetRoutes(Origin origin, Limits limits) {
        this.origin = origin;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, list, this::list);
        Reads.at(config, one, this::one);
    }

    @Override
    public List<Resource> resources() {
        return List.of(list, one);
    }

    @Override
    public List<String> conformsTo() {
        return List.of(
                "http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
                "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset");
    }

    /** @throws Rejected 404 for a set that there is not */
    static void check(Context context) {
        if (!context.pathParam(NAME).equals(WebMercatorQuad.ID)) {
            throw Rejected.notFound("No existe esa cuadrícula de teselas. La única es " + WebMercatorQuad.ID + ".");
        }
    }

    private void list(Context context) {
        Negotiation wanted = Negotiation.of(context, list.read(context, limits));
        Addresses at = new Addresses(origin.of(context));
        send(
                context,
                wanted.html()
                        ? Html.of(new TileMatrixSetPage(wanted.language(), at).list())
                        : list(wanted.language(), at));
    }

    private static Representation list(Language language, Addresses at) {
        return Json.of("application/json", json -> {
            json.writeStartObject();
            Link.write(
                    List.of(
                            Link.of("self", "application/json", "JSON", at.tileMatrixSets() + "?f=json"),
                            Link.of("alternate", "text/html", "HTML", at.tileMatrixSets() + "?f=html")),
                    json);
            json.writeArrayFieldStart("tileMatrixSets");
            json.writeStartObject();
            String title = WebMercatorQuad.TITLE.in(language);
            WebMercatorQuad.writeNames(title, json);
            Link.write(
                    List.of(Link.of(
                            "self",
                            "application/json",
                            title,
                            at.tileMatrixSets() + "/" + WebMercatorQuad.ID + "?f=json")),
                    json);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void one(Context context) {
        check(context);
        Negotiation wanted = Negotiation.of(context, one.read(context, limits));
        send(
                context,
                wanted.html()
                        ? Html.of(new TileMatrixSetPage(wanted.language(), new Addresses(origin.of(context))).page())
                        : Json.of("application/json", json -> {
                            json.writeStartObject();
                            WebMercatorQuad.writeDefinition(WebMercatorQuad.TITLE.in(wanted.language()), json);
                            json.writeEndObject();
                        }));
    }

    private static void send(Context context, Representation answer) {
        answer.send(context, Representation.REVALIDATE, Negotiation.VARY, Keeping.ALWAYS);
    }
}
