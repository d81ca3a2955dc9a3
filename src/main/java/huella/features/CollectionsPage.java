package huella.features;

import huella.catalogue.Addresses;
import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.Pages;
import huella.http.Page;
import huella.model.Language;
import java.util.ArrayList;
import java.util.List;

/** All collections, for people. */
record CollectionsPage(Language language, Addresses at, Collections collections) {

    Page page() {
        Pages pages = new Pages(language, at);
        return pages.page(
                pages.say("Colecciones", "Collections"),
                pages.say(
                        "Los conjuntos de datos que se publican, cada uno con su mapa, su lista y sus archivos.",
                        "The sets of data that are published, each with its map, its list and its files."),
                at.collections(),
                pages.json("application/json", "JSON", at.collections()),
                pages.path(),
                List.of(cards(pages, collections)),
                null);
    }

    static Page.Block cards(Pages pages, Collections collections) {
        List<Page.Card> cards = new ArrayList<>();
        for (Collection collection : collections.all()) {
            cards.add(new Page.Card(
                    collection.title().in(pages.language()),
                    pages.in(pages.at().of(Addresses.COLLECTION, collection)),
                    collection.description().in(pages.language()),
                    collection.name()));
        }
        return new Page.Cards(pages.say("Qué hay", "What there is"), cards);
    }
}
