package huella.features;

import huella.catalogue.Addresses;
import huella.catalogue.Collection;
import huella.catalogue.Extent;
import huella.catalogue.Pages;
import huella.geo.Crs;
import huella.geo.Format;
import huella.http.Link;
import huella.http.Page;
import huella.model.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One collection, for people: what it holds and how to take it. */
record CollectionPage(Language language, Addresses at, Collection collection, Extent extent) {

    Page page() {
        Pages pages = new Pages(language, at);
        String self = at.of(Addresses.COLLECTION, collection);
        String items = at.of(Addresses.ITEMS, collection);
        List<Page.Block> blocks = new ArrayList<>();
        blocks.add(new Page.Notice(collection.notice().in(language)));
        blocks.add(new Page.Map(
                collection.title().in(language), at.origin() + "/layers/" + collection.name() + ".geojson"));
        blocks.add(new Page.Links(
                pages.say("Consultar los datos", "Look at the data"),
                List.of(
                        pages.page(pages.say("Ver la lista", "See the list"), items),
                        pages.page(
                                pages.say("Qué significa cada campo", "What each field means"),
                                at.of(Addresses.SCHEMA, collection)),
                        pages.page(
                                pages.say("Teselas vectoriales, para mapas", "Vector tiles, for maps"),
                                at.of(Addresses.COLLECTION_TILES, collection)))));
        blocks.add(new Page.Links(pages.say("Descargar los datos", "Download the data"), files()));
        blocks.add(new Page.Facts(pages.say("Sobre estos datos", "About these data"), facts(pages)));
        return pages.page(
                collection.title().in(language),
                collection.description().in(language),
                self,
                pages.json("application/json", "JSON", self),
                pages.path(pages.collections()),
                blocks,
                new JsonLd(at).dataset(collection, extent, language));
    }

    private List<Link> files() {
        return Arrays.stream(Format.values())
                .map(format -> Link.of(
                        "enclosure",
                        format.mediaType(),
                        format.title(),
                        at.origin() + "/export/" + collection.name() + "." + format.id()))
                .toList();
    }

    private List<Page.Fact> facts(Pages pages) {
        List<Page.Fact> facts = new ArrayList<>();
        facts.add(
                Page.Fact.of(pages.say("Fuente", "Source"), collection.source().in(language)));
        facts.add(Page.Fact.of(
                pages.say("Licencia", "Licence"), collection.licence().in(language)));
        extent.last()
                .ifPresent(last -> facts.add(
                        Page.Fact.of(pages.say("Última publicación", "Last published"), Values.date(last, language))));
        facts.add(Page.Fact.of(
                pages.say("Sistemas de coordenadas", "Coordinate systems"),
                Arrays.stream(Crs.values()).map(Crs::code).collect(Collectors.joining(", "))));
        facts.add(Page.Fact.of(pages.say("Identificador", "Identifier"), collection.name()));
        return facts;
    }
}
