package huella.tiles;

import huella.catalogue.Collection;
import huella.catalogue.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is served as tiles, and how each set describes itself. */
final class TileSets {

    static final String BASE = "base";

    private static final int INITIATIVES_MAX_ZOOM = 14;
    private static final int BASE_MAX_ZOOM = 12; // the base geography has nothing finer to show

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
        String name = collection.name();
        String title = collection.title().es();
        return switch (collection.type()) {
            case INITIATIVE ->
                new TileJson(
                        name,
                        title,
                        url,
                        INITIATIVES_MAX_ZOOM,
                        "EMRA 2023-2050 · " + collection.licence().es(),
                        initiatives(name, title));
            case COMUNA ->
                new TileJson(
                        name, title, url, BASE_MAX_ZOOM, collection.licence().es(), comunas(name, title));
        };
    }

    private static List<TileJson.VectorLayer> comunas(String name, String title) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : List.of("codigo", "nombre", "provincia", "ubicacion")) {
            fields.put(field, "String");
        }
        return List.of(new TileJson.VectorLayer(name, title, fields));
    }

    private static List<TileJson.VectorLayer> initiatives(String name, String title) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : List.of(
                "codigo",
                "nombre",
                "nombre_en",
                "capa",
                "territorio",
                "tema",
                "responsable",
                "precision",
                "ubicacion")) {
            fields.put(field, "String");
        }
        fields.put("objetivos", "String: códigos separados por comas");
        fields.put("supuesta", "Boolean");
        fields.put("version", "Number");
        return List.of(new TileJson.VectorLayer(name, title, fields));
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
