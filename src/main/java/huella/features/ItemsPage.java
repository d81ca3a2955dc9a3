package huella.features;

import huella.catalogue.Addresses;
import huella.catalogue.AsOf;
import huella.catalogue.Collection;
import huella.catalogue.Feature;
import huella.catalogue.Field;
import huella.catalogue.Pages;
import huella.http.Page;
import huella.http.Params;
import huella.model.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A page of features, for people: a map, a search and a list that leads to each. */
record ItemsPage(Addresses at, FieldWords words, FeatureQuery query, Slice slice, Params params, PageLinks links) {

    Page page() {
        Language language = words.language();
        Pages pages = new Pages(language, at);
        Collection collection = query.collection();
        String self = links.items("f", null, "lang", null);
        String geojson = links.items("f", "json", "lang", null, "crs", null, "properties", null, "skipGeometry", null);
        List<Page.Block> blocks = new ArrayList<>();
        query.selection().asOf().map(pages::past).ifPresent(blocks::add);
        blocks.add(new Page.Notice(collection.notice().in(language)));
        blocks.add(search(pages));
        if (slice.features().isEmpty()) {
            blocks.add(new Page.Paragraph(pages.say(
                    "No hay resultados que cumplan todo lo pedido. Quite alguna palabra o filtro.",
                    "Nothing meets all that was asked for. Take away a word or a filter.")));
        } else {
            blocks.add(new Page.Map(collection.title().in(language), geojson));
            blocks.add(table(pages));
            blocks.add(pager(pages));
        }
        return pages.page(
                collection.title().in(language) + ": " + pages.say("lista", "list"),
                collection.description().in(language),
                self,
                pages.json("application/geo+json", "GeoJSON", self),
                pages.path(
                        pages.collections(),
                        pages.page(collection.title().in(language), at.of(Addresses.COLLECTION, collection))),
                blocks,
                null);
    }

    private Page.Block search(Pages pages) {
        List<Page.Fact> kept = new ArrayList<>();
        params.given().forEach((name, value) -> {
            if (!name.equals("q") && !name.equals("cursor") && !name.equals("f") && !name.equals("lang")) {
                kept.add(Page.Fact.of(name, value));
            }
        });
        kept.add(Page.Fact.of("f", "html"));
        kept.add(Page.Fact.of("lang", words.language().tag()));
        return new Page.Search(
                at.of(Addresses.ITEMS, query.collection()),
                switch (query.collection().type()) {
                    case INITIATIVE ->
                        pages.say("Buscar por nombre, código, comuna o tema", "Search by name, code, comuna or theme");
                    case COMUNA ->
                        pages.say("Buscar por nombre, código o provincia", "Search by name, code or province");
                },
                pages.say("Buscar", "Search"),
                params.text("q").orElse(""),
                kept,
                params.text("q")
                        .map(words -> pages.page(
                                pages.say("Quitar la búsqueda", "Clear the search"),
                                links.items("q", null, "cursor", null, "lang", null))));
    }

    private Page.Block table(Pages pages) {
        List<String> columns = columns().stream()
                .map(field -> field.title().in(words.language()))
                .toList();
        return new Page.Table(
                noun(pages),
                columns,
                slice.features().stream().map(feature -> row(pages, feature)).toList());
    }

    private List<Field> columns() {
        return switch (query.collection().type()) {
            case INITIATIVE ->
                List.of(
                        Field.CODIGO,
                        words.language() == Language.ES ? Field.NOMBRE : Field.NOMBRE_EN,
                        Field.TEMA_NOMBRE,
                        Field.COMUNAS,
                        Field.PRECISION_NOMBRE);
            case COMUNA -> List.of(Field.CODIGO, Field.NOMBRE, Field.PROVINCIA);
        };
    }

    private List<Page.Fact> row(Pages pages, Feature feature) {
        String item = at.item(query.collection(), feature.code());
        String address = pages.in(params.text(AsOf.PARAMETER)
                .map(past -> pages.with(item, AsOf.PARAMETER + "=" + Params.encoded(past)))
                .orElse(item));
        return columns().stream()
                .map(field -> new Page.Fact(
                        field.title().in(words.language()),
                        words.of(feature, field),
                        field == Field.CODIGO || isName(field) ? Optional.of(address) : Optional.empty()))
                .toList();
    }

    private static boolean isName(Field field) {
        return field == Field.NOMBRE || field == Field.NOMBRE_EN;
    }

    private String noun(Pages pages) {
        return switch (query.collection().type()) {
            case INITIATIVE -> pages.say("Iniciativas", "Initiatives");
            case COMUNA -> pages.say("Comunas", "Comunas");
        };
    }

    private Page.Block pager(Pages pages) {
        int shown = slice.features().size();
        String noun = noun(pages).toLowerCase(Locale.ROOT);
        String all = slice.matched().isPresent()
                ? Long.toString(slice.matched().getAsLong())
                : pages.say("más de " + FeatureStore.MOST_COUNTED, "more than " + FeatureStore.MOST_COUNTED);
        String summary = all.equals(Integer.toString(shown))
                ? shown + " " + noun
                : pages.say(shown + " de " + all + " ", shown + " of " + all + " ") + noun;
        return new Page.Pager(
                summary,
                slice.previous()
                        .map(cursor -> pages.page(
                                pages.say("Primera página", "First page"), links.items("cursor", null, "lang", null))),
                links.previous("text/html", "html"),
                links.next("text/html", "html"));
    }
}
