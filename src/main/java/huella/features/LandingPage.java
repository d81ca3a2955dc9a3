package huella.features;

import huella.catalogue.Addresses;
import huella.catalogue.Collections;
import huella.catalogue.Pages;
import huella.http.Link;
import huella.http.OpenApi;
import huella.http.Page;
import huella.model.Language;
import java.util.List;

/** The landing page for people. */
record LandingPage(Language language, Addresses at, Collections collections) {

    Page page() {
        Pages pages = new Pages(language, at);
        String title = LandingJson.TITLE.in(language);
        return pages.page(
                title,
                LandingJson.DESCRIPTION.in(language),
                at.landing(),
                pages.json("application/json", "JSON", at.landing()),
                List.of(),
                List.of(
                        CollectionsPage.cards(pages, collections),
                        new Page.Links(
                                pages.say("Para programas y para conectarse", "For programs, and to connect"),
                                List.of(
                                        pages.page(
                                                pages.say("Documentación de la API", "API documentation"),
                                                at.api() + "?f=html"),
                                        Link.of(
                                                "service-desc",
                                                OpenApi.MEDIA_TYPE,
                                                pages.say("Definición OpenAPI 3.0", "OpenAPI 3.0 definition"),
                                                at.api() + "?f=json"),
                                        pages.page(pages.say("Teselas vectoriales", "Vector tiles"), at.tiles()),
                                        pages.page(
                                                pages.say("Clases de conformidad", "Conformance classes"),
                                                at.conformance()),
                                        Link.of(
                                                "related",
                                                "text/html",
                                                pages.say(
                                                        "Descargar archivos y conectar QGIS o ArcGIS",
                                                        "Download files, connect QGIS or ArcGIS"),
                                                pages.data())))),
                new JsonLd(at).catalogue(title, LandingJson.DESCRIPTION.in(language), collections, language));
    }
}
