package huella.tiles;

import huella.catalogue.Addresses;
import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.Field;
import huella.catalogue.Pages;
import huella.http.Link;
import huella.http.Page;
import huella.model.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A tile set for people, and the list that it is in: what is in a tile and how to connect a map program to it. */
record TileSetPage(VectorTileSet set, Language language, Addresses at) {

    /** The list, with its one tile set. */
    Page list() {
        Pages pages = pages();
        return pages.page(
                title(pages),
                pages.say(
                        "Los mismos datos cortados en cuadrados, para dibujarlos rápido en un mapa.",
                        "The same data cut into squares, to draw them quickly on a map."),
                set.list(),
                pages.json("application/json", "JSON", set.list()),
                path(),
                List.of(
                        new Page.Cards(
                                pages.say("Conjuntos de teselas", "Tile sets"),
                                List.of(new Page.Card(
                                        set.title(language),
                                        pages.in(set.address()),
                                        set.description(language),
                                        WebMercatorQuad.ID + " · Mapbox Vector Tile"))),
                        new Page.Links(
                                pages.say("Cómo se numeran", "How they are numbered"), List.of(matrixSet(pages)))),
                null);
    }

    Page page() {
        Pages pages = pages();
        List<Page.Block> blocks = new ArrayList<>();
        blocks.add(new Page.Notice(set.joined(VectorTileSet.Part.NOTICE, language)));
        blocks.add(new Page.Map(
                set.title(language),
                at.origin() + "/layers/"
                        + set.collection().map(Collection::name).orElse(Collections.ALL) + ".geojson"));
        blocks.add(new Page.Facts(pages.say("Conectarse", "Connect"), connection(pages)));
        blocks.add(layers(pages));
        blocks.add(limits(pages));
        blocks.add(new Page.Links(
                pages.say("Ver también", "See also"),
                List.of(
                        matrixSet(pages),
                        Link.of("alternate", "application/json", "TileJSON 3.0", set.address("tilejson")))));
        return pages.page(
                set.title(language) + ", " + WebMercatorQuad.ID,
                set.description(language),
                set.address(),
                pages.json("application/json", "JSON", set.address()),
                path(pages.page(title(pages), set.list())),
                blocks,
                null);
    }

    private List<Page.Fact> connection(Pages pages) {
        return List.of(
                Page.Fact.of(
                        pages.say(
                                "Dirección para QGIS (teselas vectoriales, XYZ)",
                                "Address for QGIS (vector tiles, XYZ)"),
                        set.tile("{z}", "{y}", "{x}")),
                Page.Fact.of(
                        pages.say("Dirección según OGC", "Address as OGC writes it"),
                        set.tiles(language).href()),
                Page.Fact.of(pages.say("Formato", "Format"), "Mapbox Vector Tile 2.1, " + TileRoutes.MEDIA_TYPE),
                Page.Fact.of(pages.say("Niveles", "Levels"), "0–" + set.maxZoom()),
                Page.Fact.of(pages.say("Fuente", "Source"), set.joined(VectorTileSet.Part.SOURCE, language)),
                Page.Fact.of(pages.say("Licencia", "Licence"), set.joined(VectorTileSet.Part.LICENCE, language)));
    }

    private Page.Table layers(Pages pages) {
        String name = pages.say("Capa", "Layer");
        String title = pages.say("Qué es", "What it is");
        String fields = pages.say("Campos", "Fields");
        return new Page.Table(
                pages.say("Capas de cada tesela", "Layers of each tile"),
                List.of(name, title, fields),
                set.layers().stream()
                        .map(layer -> List.of(
                                Page.Fact.of(name, layer.name()),
                                Page.Fact.of(title, layer.title().in(language)),
                                Page.Fact.of(
                                        fields,
                                        TileSets.fields(layer.type()).stream()
                                                .map(Field::column)
                                                .collect(Collectors.joining(", ")))))
                        .toList());
    }

    private Page.Table limits(Pages pages) {
        String level = pages.say("Nivel", "Level");
        String rows = pages.say("Filas", "Rows");
        String columns = pages.say("Columnas", "Columns");
        return new Page.Table(
                pages.say("Qué teselas hay", "Which tiles there are"),
                List.of(level, rows, columns),
                set.limits().stream()
                        .map(limits -> List.of(
                                Page.Fact.of(level, limits.tileMatrix()),
                                Page.Fact.of(rows, limits.minRow() + "–" + limits.maxRow()),
                                Page.Fact.of(columns, limits.minCol() + "–" + limits.maxCol())))
                        .toList());
    }

    private Pages pages() {
        return new Pages(language, at);
    }

    private String title(Pages pages) {
        String tiles = pages.say("Teselas vectoriales", "Vector tiles");
        return set.collection()
                .map(collection -> collection.title().in(language) + ": " + tiles.toLowerCase(Locale.ROOT))
                .orElse(tiles);
    }

    private Link matrixSet(Pages pages) {
        return pages.page(
                WebMercatorQuad.TITLE.in(language) + " (" + WebMercatorQuad.ID + ")",
                at.tileMatrixSets() + "/" + WebMercatorQuad.ID);
    }

    private List<Link> path(Link... steps) {
        Pages pages = pages();
        List<Link> path = new ArrayList<>(pages.path());
        set.collection().ifPresent(collection -> {
            path.add(pages.collections());
            path.add(pages.page(collection.title().in(language), at.of(Addresses.COLLECTION, collection)));
        });
        path.addAll(List.of(steps));
        return path;
    }
}
