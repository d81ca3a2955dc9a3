package huella.features;

import huella.catalogue.Addresses;
import huella.catalogue.Collection;
import huella.catalogue.Cursor;
import huella.http.Link;
import huella.http.Params;
import huella.model.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The links of one page of features: itself, its other form, the pages around it; every parameter is kept. */
record PageLinks(
        Addresses at, Collection collection, FeatureQuery query, Slice slice, Params params, Language language) {

    private static final String GEOJSON = "application/geo+json";

    List<Link> links() {
        boolean es = language == Language.ES;
        List<Link> links = new ArrayList<>();
        links.add(Link.of("self", GEOJSON, "GeoJSON", items("f", "json")));
        links.add(Link.of("alternate", "text/html", "HTML", items("f", "html")));
        next(GEOJSON, "json").ifPresent(links::add);
        previous(GEOJSON, "json").ifPresent(links::add);
        links.add(Link.of(
                "collection",
                "application/json",
                es ? "La colección" : "The collection",
                at.of(Addresses.COLLECTION, collection) + "?f=json"));
        return links;
    }

    Optional<Link> next(String mediaType, String form) {
        return slice.next()
                .map(cursor -> Link.of(
                        "next",
                        mediaType,
                        language == Language.ES ? "Página siguiente" : "Next page",
                        at(cursor, form)));
    }

    Optional<Link> previous(String mediaType, String form) {
        return slice.previous()
                .map(cursor -> Link.of(
                        "prev",
                        mediaType,
                        language == Language.ES ? "Página anterior" : "Previous page",
                        at(cursor, form)));
    }

    /** The same list with other values of some parameters. */
    String items(String... changes) {
        return at.of(Addresses.ITEMS, collection) + params.query(changes);
    }

    private String at(Cursor cursor, String form) {
        return items("cursor", cursor.text(query.order()), "f", form);
    }
}
