package huella.features;

import huella.catalogue.Addresses;
import huella.http.Json;
import huella.http.Link;
import huella.http.OpenApi;
import huella.http.Representation;
import huella.model.Language;
import huella.model.Text;
import java.util.ArrayList;
import java.util.List;

/** The landing page for programs (OGC 17-069r4 §7.2). */
record LandingJson(Language language, Addresses at) {

    static final Text TITLE = new Text("API de datos de la EMRA 2023-2050", "Data API of EMRA 2023-2050");
    static final Text DESCRIPTION = new Text(
            "Las iniciativas de la Estrategia Minera para el Bienestar de la Región de Antofagasta, con sus huellas"
                    + " referenciales: OGC API Features y Tiles.",
            "The initiatives of the Mining Strategy for the Well-being of the Antofagasta Region, with their referential"
                    + " footprints: OGC API Features and Tiles.");

    Representation representation() {
        return Json.of("application/json", json -> {
            json.writeStartObject();
            json.writeStringField("title", TITLE.in(language));
            json.writeStringField("description", DESCRIPTION.in(language));
            Link.write(links(), json);
            json.writeEndObject();
        });
    }

    private List<Link> links() {
        boolean es = language == Language.ES;
        List<Link> links = new ArrayList<>();
        links.add(Link.of("self", "application/json", "JSON", at.landing() + "?f=json"));
        links.add(Link.of("alternate", "text/html", "HTML", at.landing() + "?f=html"));
        links.add(Link.of(
                "service-desc",
                OpenApi.MEDIA_TYPE,
                es ? "Definición OpenAPI" : "OpenAPI definition",
                at.api() + "?f=json"));
        links.add(Link.of(
                "service-doc",
                "text/html",
                es ? "Documentación de la API" : "API documentation",
                at.api() + "?f=html"));
        links.add(Link.of(
                "conformance",
                "application/json",
                es ? "Clases de conformidad" : "Conformance classes",
                at.conformance() + "?f=json"));
        links.add(
                Link.of("data", "application/json", es ? "Colecciones" : "Collections", at.collections() + "?f=json"));
        links.add(Link.of(
                Link.OGC + "tilesets-vector",
                "application/json",
                es ? "Teselas vectoriales" : "Vector tiles",
                at.tiles() + "?f=json"));
        links.add(Link.of(
                Link.OGC + "tiling-schemes",
                "application/json",
                es ? "Cuadrículas de teselas" : "Tile matrix sets",
                at.tileMatrixSets() + "?f=json"));
        return links;
    }
}
