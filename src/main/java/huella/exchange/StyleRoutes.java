package huella.exchange;

import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.Selection;
import huella.geo.Qlr;
import huella.geo.Qlr.Provider;
import huella.geo.StyleSheet;
import huella.geo.StyleSheet.Kind;
import huella.http.Limits;
import huella.http.Origin;
import huella.http.Parameter;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.Resource;
import huella.http.Routes;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code /export/{collection}.qml}, {@code .sld}: the look of the map for one kind of geometry. {@code .qlr}: the live
 * layers in QGIS with that look, in one click.
 */
public final class StyleRoutes implements Routes {

    private final Exchange exchange;
    private final Collections collections;
    private final Origin origin;
    private final Limits limits;

    public StyleRoutes(Exchange exchange, Collections collections, Origin origin, Limits limits) {
        this.exchange = exchange;
        this.collections = collections;
        this.origin = origin;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        for (StyleSheet language : StyleSheet.values()) {
            Reads.at(config, resource(language), context -> style(context, language));
        }
        Reads.at(config, definition(), this::definition);
    }

    @Override
    public List<Resource> resources() {
        return Stream.concat(Arrays.stream(StyleSheet.values()).map(this::resource), Stream.of(definition()))
                .toList();
    }

    private Resource resource(StyleSheet language) {
        return new Resource(
                "/export/{collection}." + language.id(),
                "exportStyle_" + language.id(),
                "Archivos",
                language.title() + ": una colección como se ve en el mapa, para un tipo de geometría",
                List.of(
                        collections.parameter("collection"),
                        Parameter.choice(
                                "geometria",
                                "Tipo de geometría; sin él, poligonos",
                                Arrays.stream(Kind.values()).map(Kind::id).toList())),
                List.of(language.mediaType()));
    }

    private Resource definition() {
        return new Resource(
                "/export/{collection}.qlr",
                "exportLayerDefinition",
                "Archivos",
                "Definición de capas de QGIS: las capas en vivo, con su estilo",
                List.of(collections.parameter("collection")),
                List.of(Qlr.MEDIA_TYPE));
    }

    private void style(Context context, StyleSheet language) {
        Collection collection = collections.get(context.pathParam("collection"));
        Kind kind = resource(language)
                .read(context, limits)
                .text("geometria")
                .map(StyleRoutes::kind)
                .orElse(Kind.AREAS);
        byte[] file = language.write(
                collection.name(),
                collection.title().es(),
                collection.notice().es(),
                exchange.tables().palette(collection.type()),
                kind);
        attach(context, collection.name() + "-" + kind.id() + "." + language.id());
        new Representation(language.mediaType(), file).send(context, Representation.REVALIDATE);
    }

    private static Kind kind(String id) {
        return Kind.find(id)
                .orElseThrow(() -> Rejected.parameter(
                        "geometria",
                        "No se conoce esa geometría. Los valores son: "
                                + Arrays.stream(Kind.values()).map(Kind::id).collect(Collectors.joining(", ")) + "."));
    }

    private void definition(Context context) {
        Collection collection = collections.get(context.pathParam("collection"));
        definition().read(context, limits);
        String address = origin.of(context);
        Table table = exchange.tables().collection(collection, Selection.EVERYTHING, exchange.edition());
        Qlr file =
                new Qlr("EMRA 2023-2050 · " + table.title(), layers(table, Tables.kinds(collection.type()), address));
        attach(context, collection.name() + ".qlr");
        new Representation(Qlr.MEDIA_TYPE, file.bytes()).send(context, Representation.REVALIDATE);
    }

    /**
     * QGIS draws one kind of geometry per layer, and its provider of OGC API Features takes that of the first feature
     * for a whole collection (seen with 3.22). So the live GeoJSON, a layer per kind, is what is shown first.
     */
    private static List<Qlr.Source> layers(Table table, List<Kind> kinds, String address) {
        String collection = table.name();
        List<Qlr.Source> layers = new ArrayList<>();
        for (Kind kind : kinds) {
            layers.add(new Qlr.Source(
                    collection + "_" + kind.id(),
                    kind.title(),
                    Provider.FILE,
                    "/vsicurl/" + address + "/layers/" + collection + ".geojson|geometrytype=" + kind.geometryType(),
                    kind,
                    table.palette(),
                    table.metadata(),
                    true));
        }
        layers.add(new Qlr.Source(
                collection + "_ogc",
                "OGC API Features (QGIS dibuja aquí un solo tipo de geometría)",
                Provider.OGC_API_FEATURES,
                "pagingEnabled='true' srsname='OGC:CRS84' typename='" + collection + "' url='" + address + "/ogc'",
                null,
                table.palette(),
                table.metadata(),
                false));
        layers.add(new Qlr.Source(
                collection + "_teselas",
                "Teselas vectoriales",
                Provider.VECTOR_TILES,
                "type=xyz&url=" + address + "/tiles/" + collection + "/%7Bz%7D/%7Bx%7D/%7By%7D.mvt&zmax=14&zmin=0",
                null,
                table.palette(),
                table.metadata(),
                false));
        return layers;
    }

    private static void attach(Context context, String fileName) {
        context.header("Content-Disposition", "attachment; filename=\"emra-" + fileName + "\"");
    }
}
