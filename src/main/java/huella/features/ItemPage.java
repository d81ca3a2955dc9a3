package huella.features;

import huella.catalogue.Addresses;
import huella.catalogue.Collection;
import huella.catalogue.Feature;
import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import huella.catalogue.Pages;
import huella.http.Link;
import huella.http.Page;
import huella.model.Language;
import java.util.ArrayList;
import java.util.List;

/** One feature, for people. An initiative's one address is that of the collection of all, whichever it is read in. */
record ItemPage(Addresses at, Language language, Collection collection, Feature feature) {

    Page page() {
        Pages pages = new Pages(language, at);
        String self = at.item(collection, feature.code());
        List<Page.Block> blocks = new ArrayList<>();
        blocks.add(new Page.Notice(collection.notice().in(language)));
        blocks.add(new Page.Map(name(), self + "?f=json"));
        blocks.add(new Page.Facts(pages.say("Qué se sabe", "What is known"), facts()));
        blocks.add(new Page.Links(pages.say("Más", "More"), more(pages)));
        return new Page(
                language,
                name(),
                feature.code() + " · " + collection.title().in(language),
                canonical(),
                pages.translation(self),
                List.of(pages.json("application/geo+json", "GeoJSON", self)),
                pages.path(
                        pages.collections(),
                        pages.page(collection.title().in(language), at.of(Addresses.COLLECTION, collection))),
                blocks,
                new JsonLd(at).place(name(), feature, canonical(), language));
    }

    private String name() {
        Object english = feature.values().get(Field.NOMBRE_EN);
        return (String)
                (language == Language.EN && english != null
                        ? english
                        : feature.values().get(Field.NOMBRE));
    }

    private String canonical() {
        return collection.type() == FeatureType.INITIATIVE
                ? at.origin() + Addresses.COLLECTIONS + "/iniciativas/items/" + feature.code()
                : at.item(collection, feature.code());
    }

    private List<Link> more(Pages pages) {
        List<Link> more = new ArrayList<>();
        if (collection.type() == FeatureType.INITIATIVE) {
            more.add(Link.of(
                    "related",
                    "text/html",
                    pages.say("Verla en el mapa", "See it on the map"),
                    at.origin() + "/?iniciativa=" + feature.code()));
        }
        more.add(pages.page(
                pages.say("Qué significa cada campo", "What each field means"), at.of(Addresses.SCHEMA, collection)));
        return more;
    }

    private List<Page.Fact> facts() {
        List<Page.Fact> facts = new ArrayList<>();
        for (Field field : feature.type().fields()) {
            Object value = feature.values().get(field);
            String text = Values.text(value, language);
            if (!text.isEmpty()) {
                facts.add(Page.Fact.of(field.title().in(language), text));
            }
        }
        return facts;
    }
}
