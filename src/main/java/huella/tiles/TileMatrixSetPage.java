package huella.tiles;

import huella.catalogue.Addresses;
import huella.catalogue.Pages;
import huella.http.Page;
import huella.model.Language;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tile matrix set for people, and the list that it is in. */
record TileMatrixSetPage(Language language, Addresses at) {

    Page list() {
        Pages pages = new Pages(language, at);
        return pages.page(
                title(pages),
                pages.say(
                        "Cómo se cortan y numeran las teselas: niveles, filas y columnas.",
                        "How tiles are cut and numbered: levels, rows and columns."),
                at.tileMatrixSets(),
                pages.json("application/json", "JSON", at.tileMatrixSets()),
                pages.path(),
                List.of(new Page.Cards(
                        pages.say("Cuadrículas", "Matrix sets"),
                        List.of(new Page.Card(
                                WebMercatorQuad.TITLE.in(language),
                                pages.in(address()),
                                lead(pages),
                                WebMercatorQuad.ID)))),
                null);
    }

    Page page() {
        Pages pages = new Pages(language, at);
        return pages.page(
                WebMercatorQuad.TITLE.in(language),
                lead(pages),
                address(),
                pages.json("application/json", "JSON", address()),
                pages.path(pages.page(title(pages), at.tileMatrixSets())),
                List.of(
                        new Page.Facts(
                                pages.say("Definición", "Definition"),
                                List.of(
                                        Page.Fact.of(pages.say("Identificador", "Identifier"), WebMercatorQuad.ID),
                                        Page.Fact.of("URI", WebMercatorQuad.URI),
                                        Page.Fact.of(
                                                pages.say("Sistema de coordenadas", "Coordinate system"),
                                                "EPSG:3857"))),
                        levels(pages)),
                null);
    }

    private Page.Table levels(Pages pages) {
        NumberFormat number =
                NumberFormat.getNumberInstance(language == Language.ES ? Locale.of("es", "CL") : Locale.UK);
        String level = pages.say("Nivel", "Level");
        String size = pages.say("Filas y columnas", "Rows and columns");
        String cell = pages.say("Metros por píxel en el ecuador", "Metres a pixel at the equator");
        String scale = pages.say("Escala 1:", "Scale 1:");
        List<List<Page.Fact>> rows = new ArrayList<>();
        for (WebMercatorQuad.Level each : WebMercatorQuad.levels()) {
            rows.add(List.of(
                    Page.Fact.of(level, each.id()),
                    Page.Fact.of(size, number.format(each.size())),
                    Page.Fact.of(cell, number.format(each.cellSize())),
                    Page.Fact.of(scale, number.format(Math.round(each.scaleDenominator())))));
        }
        return new Page.Table(pages.say("Niveles", "Levels"), List.of(level, size, cell, scale), rows);
    }

    private static String title(Pages pages) {
        return pages.say("Cuadrículas de teselas", "Tile matrix sets");
    }

    private static String lead(Pages pages) {
        return pages.say(
                "La cuadrícula de casi todos los mapas de la web: cada nivel parte en cuatro las teselas del anterior;"
                        + " las filas se cuentan desde el norte y las columnas desde el oeste.",
                "The grid of nearly all maps on the web: each level cuts the tiles of the one above in four; rows are"
                        + " counted from the north, columns from the west.");
    }

    private String address() {
        return at.tileMatrixSets() + "/" + WebMercatorQuad.ID;
    }
}
