package huella.tiles;

import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import huella.model.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is served as tiles, and how each set describes itself. */
final class TileSets {

    static final String BASE = "base";

    private static final int INITIATIVES_MAX_ZOOM = 14;
    static final int BASE_MAX_ZOOM = 12; // the base geography has nothing finer to show

    /** What the layer of counts is. */
    static final Text COUNTS = new Text(
            "Cuántas iniciativas no se muestran en la tesela porque no caben, por lugar: se muestran las mayores.",
            "How many initiatives the tile does not show because there is no room, by place: the largest are shown.");

    private final Collections collections;

    TileSets(Collections collections) {
        this.collections = collections;
    }

    /** Checks a name: {@code base} or a collection; anything else is 404. */
    String title(String name) {
        return name.equals(BASE) ? "Mapa base de la Región de Antofagasta" : collections.title(name);
    }

    TileJson describe(String name, String origin) {
        String title = title(name);
        String url = origin + "/tiles/" + name + "/{z}/{x}/{y}.mvt";
        return name.equals(BASE)
                ? new TileJson(
                        name,
                        title,
                        url,
                        BASE_MAX_ZOOM,
                        "© colaboradores de OpenStreetMap · GSHHG · SUBDERE/BCN",
                        base())
                : collection(collections.get(name), url);
    }

    private static TileJson collection(Collection collection, String url) {
        return describe(
                collection.name(), collection.title().es(), url, maxZoom(collection.type()), List.of(collection));
    }

    /** A set whose tiles hold these collections, in their order. */
    static TileJson describe(String name, String title, String url, int maxZoom, List<Collection> layers) {
        String attribution =
                layers.stream().map(TileSets::attribution).distinct().collect(Collectors.joining(" · "));
        return new TileJson(
                name,
                title,
                url,
                maxZoom,
                attribution,
                layers.stream().flatMap(TileSets::layers).toList());
    }

    /** The deepest level at which a tile says more than the one above it. */
    static int maxZoom(FeatureType type) {
        return switch (type) {
            case INITIATIVE -> INITIATIVES_MAX_ZOOM;
            case COMUNA -> BASE_MAX_ZOOM;
        };
    }

    /** What a feature in a tile says of itself: enough to find, colour and label it; the rest is in the collection. */
    static List<Field> fields(FeatureType type) {
        return switch (type) {
            case INITIATIVE ->
                List.of(
                        Field.CODIGO,
                        Field.NOMBRE,
                        Field.NOMBRE_EN,
                        Field.CAPA,
                        Field.TERRITORIO,
                        Field.TEMA,
                        Field.OBJETIVOS,
                        Field.RESPONSABLE,
                        Field.PRECISION,
                        Field.UBICACION,
                        Field.SUPUESTA,
                        Field.VERSION);
            case COMUNA -> List.of(Field.CODIGO, Field.NOMBRE, Field.PROVINCIA, Field.UBICACION);
        };
    }

    private static String attribution(Collection collection) {
        return switch (collection.type()) {
            case INITIATIVE -> "EMRA 2023-2050 · " + collection.licence().es();
            case COMUNA -> collection.licence().es();
        };
    }

    private static Stream<TileJson.VectorLayer> layers(Collection collection) {
        return counts(collection.type())
                ? Stream.of(
                        layer(collection),
                        new TileJson.VectorLayer(
                                countsName(collection),
                                COUNTS.es(),
                                Map.of(TileCounts.ATTRIBUTE, "Number: cuántas iniciativas")))
                : Stream.of(layer(collection));
    }

    /** Whether what a tile leaves out of such a collection is counted in a layer of its own. */
    static boolean counts(FeatureType type) {
        return switch (type) {
            case INITIATIVE -> true;
            case COMUNA -> false;
        };
    }

    static String countsName(Collection collection) {
        return collection.name() + TileCounts.SUFFIX;
    }

    private static TileJson.VectorLayer layer(Collection collection) {
        Map<String, String> fields = new TreeMap<>();
        for (Field field : fields(collection.type())) {
            fields.put(
                    field.column(),
                    switch (field.type()) {
                        case TEXT, INSTANT -> "String";
                        case TEXT_LIST -> "String: códigos separados por comas";
                        case BOOLEAN -> "Boolean";
                        case INTEGER -> "Number";
                    });
        }
        return new TileJson.VectorLayer(collection.name(), collection.title().es(), fields);
    }

    private static List<TileJson.VectorLayer> base() {
        Map<String, String> named = Map.of("nombre", "String");
        Map<String, String> ranked =
                new TreeMap<>(Map.of("nombre", "String", "clase", "String", "rango", "Number: 1 es lo más importante"));
        return List.of(
                new TileJson.VectorLayer(
                        "comunas",
                        "Comunas (contorno referencial)",
                        new TreeMap<>(Map.of("nombre", "String", "codigo", "String", "provincia", "String"))),
                new TileJson.VectorLayer("mar", "Océano Pacífico", named),
                new TileJson.VectorLayer("salares", "Salares", named),
                new TileJson.VectorLayer("urbano", "Áreas urbanas (referenciales)", named),
                new TileJson.VectorLayer("rios", "Ríos", named),
                new TileJson.VectorLayer("costa", "Línea de costa", named),
                new TileJson.VectorLayer(
                        "limites", "Límites", new TreeMap<>(Map.of("nombre", "String", "clase", "String"))),
                new TileJson.VectorLayer("ferrocarriles", "Ferrocarriles (esquemáticos)", named),
                new TileJson.VectorLayer("rutas", "Rutas", ranked),
                new TileJson.VectorLayer("lugares", "Lugares", ranked));
    }
}
