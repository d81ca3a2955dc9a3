package huella.features;

import huella.catalogue.Addresses;
import huella.catalogue.AsOf;
import huella.catalogue.Collection;
import huella.catalogue.Feature;
import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import huella.catalogue.Pages;
import huella.http.Link;
import huella.http.Page;
import huella.http.Params;
import huella.model.Language;
import java.util.ArrayList;
import java.util.List;

/** One feature, for people. An initiative's one address is that of the collection of all, whichever it is read in. */
record ItemPage(Addresses at, FieldWords words, Collection collection, Feature feature, Params params) {

    Page page() {
        Language language = words.language();
        Pages pages = new Pages(language, at);
        String self = at.item(collection, feature.code()) + past();
        List<Page.Block> blocks = new ArrayList<>();
        AsOf.read(params).map(pages::past).ifPresent(blocks::add);
        blocks.add(new Page.Notice(collection.notice().in(language)));
        blocks.add(new Page.Map(name(), pages.with(self, "f=json")));
        blocks.addAll(new ItemFacts(feature, words).blocks(title()));
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
                        pages.page(collection.title().in(language), at.of(Addresses.COLLECTION, collection)),
                        pages.page(Pages.LIST.in(language), at.of(Addresses.ITEMS, collection))),
                blocks,
                new JsonLd(at).place(name(), feature, canonical(), language));
    }

    private Field title() {
        return words.language() == Language.EN && feature.values().get(Field.NOMBRE_EN) != null
                ? Field.NOMBRE_EN
                : Field.NOMBRE;
    }

    private String name() {
        return (String) feature.values().get(title());
    }

    private String canonical() {
        return collection.type() == FeatureType.INITIATIVE
                ? at.origin() + Addresses.COLLECTIONS + "/iniciativas/items/" + feature.code() + past()
                : at.item(collection, feature.code());
    }

    /** What of the request says which moment is meant: another content, and so another address. */
    private String past() {
        return params.query("f", null, "lang", null, "crs", null, "properties", null, "skipGeometry", null);
    }

    private List<Link> more(Pages pages) {
        List<Link> more = new ArrayList<>();
        if (collection.type() == FeatureType.INITIATIVE) {
            more.add(Link.of(
                    "related",
                    "text/html",
                    pages.say("Verla en el mapa", "See it on the map"),
                    pages.map("iniciativa=" + feature.code() + past().replace('?', '&'))));
        }
        if (collection.type() == FeatureType.INITIATIVE) {
            more.add(Link.of(
                    "version-history",
                    "application/geo+json",
                    pages.say("Historia de sus publicaciones (JSON)", "History of what was published (JSON)"),
                    at.origin() + "/api/initiatives/" + feature.code() + past()));
        }
        more.add(pages.page(
                pages.say("Qué significa cada campo", "What each field means"), at.of(Addresses.SCHEMA, collection)));
        return more;
    }
}
