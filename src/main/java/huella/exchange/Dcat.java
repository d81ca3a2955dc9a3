package huella.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.catalogue.Notice;
import huella.exchange.Dataset.Distribution;
import huella.http.Json;
import huella.http.Representation;
import huella.model.Text;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;

/**
 * Datasets as DCAT 3 in JSON-LD, with the properties and code lists that DCAT-AP 3.0 asks for. The context is in the
 * document, so a reader needs nothing from elsewhere.
 */
record Dcat(String origin, List<Dataset> datasets) {

    static final String MEDIA_TYPE = "application/ld+json";

    private static final String EU = "http://publications.europa.eu/resource/authority/";
    private static final String SPANISH = EU + "language/SPA";
    private static final String ENGLISH = EU + "language/ENG";

    Representation catalogue() {
        return Json.of(MEDIA_TYPE, json -> {
            json.useDefaultPrettyPrinter().writeStartObject();
            writeContext(json);
            json.writeStringField("@id", origin + "/datos/catalog.jsonld");
            json.writeStringField("@type", "dcat:Catalog");
            text(json, "dct:title", new Text("Huella: datos de EMRA 2023-2050", "Huella: data of EMRA 2023-2050"));
            text(json, "dct:description", Notice.REFERENTIAL);
            publisher(json);
            iri(json, "foaf:homepage", origin + "/");
            iri(json, "dct:license", Dataset.LICENCE_URI);
            languages(json);
            Instant modified = datasets.stream()
                    .map(dataset -> dataset.edition().date())
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
            typed(json, "dct:modified", "xsd:dateTime", modified.toString());
            iri(json, "dcat:themeTaxonomy", EU + "data-theme");
            json.writeArrayFieldStart("dcat:dataset");
            for (Dataset dataset : datasets) {
                json.writeStartObject();
                writeDataset(dataset, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** One dataset as a document of its own. */
    byte[] single() {
        return Json.of(MEDIA_TYPE, json -> {
                    json.useDefaultPrettyPrinter().writeStartObject();
                    writeContext(json);
                    writeDataset(datasets.getFirst(), json);
                    json.writeEndObject();
                })
                .body();
    }

    private static void writeContext(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("@context");
        json.writeStringField("dcat", "http://www.w3.org/ns/dcat#");
        json.writeStringField("dct", "http://purl.org/dc/terms/");
        json.writeStringField("foaf", "http://xmlns.com/foaf/0.1/");
        json.writeStringField("geo", "http://www.opengis.net/ont/geosparql#");
        json.writeStringField("adms", "http://www.w3.org/ns/adms#");
        json.writeStringField("dcatap", "http://data.europa.eu/r5r/");
        json.writeStringField("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        json.writeStringField("xsd", "http://www.w3.org/2001/XMLSchema#");
        json.writeEndObject();
    }

    private void writeDataset(Dataset dataset, JsonGenerator json) throws IOException {
        json.writeStringField("@id", origin + "/datos#" + dataset.id());
        json.writeStringField("@type", "dcat:Dataset");
        json.writeStringField("dct:identifier", dataset.id());
        text(json, "dct:title", dataset.title());
        text(json, "dct:description", dataset.description());
        publisher(json);
        node(
                json,
                "dct:source",
                "dct:BibliographicResource",
                "rdfs:label",
                dataset.collection().source());
        node(json, "dct:provenance", "dct:ProvenanceStatement", "rdfs:label", dataset.lineage());
        node(json, "dct:accessRights", "dct:RightsStatement", "rdfs:label", new Text("Público", "Public"));
        typed(json, "dct:modified", "xsd:dateTime", dataset.edition().date().toString());
        json.writeStringField("dcat:version", Long.toString(dataset.edition().version()));
        iri(json, "dct:accrualPeriodicity", EU + "frequency/IRREG");
        iri(json, "dcat:theme", EU + "data-theme/REGI");
        iri(json, "dcat:landingPage", dataset.page());
        languages(json);
        json.writeArrayFieldStart("dcat:keyword");
        for (String word : Dataset.KEYWORDS) {
            json.writeStartObject();
            json.writeStringField("@value", word);
            json.writeStringField("@language", "es");
            json.writeEndObject();
        }
        json.writeEndArray();
        place(json, dataset.coverage().box());
        if (dataset.isOfStrategy()) {
            json.writeObjectFieldStart("dct:temporal");
            json.writeStringField("@type", "dct:PeriodOfTime");
            typed(json, "dcat:startDate", "xsd:date", Dataset.BEGINS);
            typed(json, "dcat:endDate", "xsd:date", Dataset.ENDS);
            json.writeEndObject();
        }
        iri(json, "foaf:isPrimaryTopicOf", dataset.record());
        json.writeArrayFieldStart("dcat:distribution");
        for (Distribution distribution : dataset.distributions()) {
            writeDistribution(dataset, distribution, json);
        }
        json.writeEndArray();
    }

    private void writeDistribution(Dataset dataset, Distribution distribution, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("@id", distribution.url() + "#distribucion");
        json.writeStringField("@type", "dcat:Distribution");
        text(json, "dct:title", distribution.title());
        text(json, "dct:description", dataset.collection().notice());
        iri(json, "dcat:accessURL", distribution.url());
        if (distribution.kind() == Dataset.Kind.FILE) {
            iri(json, "dcat:downloadURL", distribution.url());
        } else {
            writeService(distribution, json);
        }
        iri(json, "dcat:mediaType", "https://www.iana.org/assignments/media-types/" + distribution.mediaType());
        if (!distribution.fileType().isEmpty()) {
            iri(json, "dct:format", EU + "file-type/" + distribution.fileType());
        }
        iri(json, "dct:license", dataset.licenceUri());
        node(
                json,
                "dct:rights",
                "dct:RightsStatement",
                "rdfs:label",
                dataset.collection().licence());
        json.writeArrayFieldStart("dct:conformsTo");
        for (String system : distribution.systems()) {
            json.writeStartObject();
            json.writeStringField("@id", system);
            json.writeStringField("@type", "dct:Standard");
            json.writeEndObject();
        }
        json.writeEndArray();
        iri(json, "dcatap:availability", EU + "planned-availability/STABLE");
        json.writeEndObject();
    }

    private void writeService(Distribution distribution, JsonGenerator json) throws IOException {
        boolean tiles = distribution.kind() == Dataset.Kind.TILES;
        json.writeObjectFieldStart("dcat:accessService");
        json.writeStringField("@id", tiles ? distribution.url() + "#servicio" : origin + "/ogc");
        json.writeStringField("@type", "dcat:DataService");
        text(json, "dct:title", distribution.title());
        iri(json, "dcat:endpointURL", tiles ? distribution.url() : origin + "/ogc");
        if (!tiles) {
            iri(json, "dct:conformsTo", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core");
        }
        json.writeEndObject();
    }

    private static void publisher(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("dct:publisher");
        json.writeStringField("@type", "foaf:Agent");
        json.writeStringField("foaf:name", Dataset.PUBLISHER);
        json.writeEndObject();
    }

    private static void languages(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("dct:language");
        for (String language : List.of(SPANISH, ENGLISH)) {
            json.writeStartObject();
            json.writeStringField("@id", language);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void place(JsonGenerator json, Envelope box) throws IOException {
        json.writeObjectFieldStart("dct:spatial");
        json.writeStringField("@type", "dct:Location");
        if (!box.isNull()) {
            typed(
                    json,
                    "dcat:bbox",
                    "geo:wktLiteral",
                    String.format(
                            Locale.ROOT,
                            "POLYGON((%1$.5f %2$.5f,%3$.5f %2$.5f,%3$.5f %4$.5f,%1$.5f %4$.5f,%1$.5f %2$.5f))",
                            box.getMinX(),
                            box.getMinY(),
                            box.getMaxX(),
                            box.getMaxY()));
        }
        json.writeStringField("rdfs:label", "Región de Antofagasta, Chile");
        json.writeEndObject();
    }

    private static void node(JsonGenerator json, String property, String type, String label, Text text)
            throws IOException {
        json.writeObjectFieldStart(property);
        json.writeStringField("@type", type);
        text(json, label, text);
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String property, Text text) throws IOException {
        json.writeArrayFieldStart(property);
        for (String[] variant : new String[][] {{"es", text.es()}, {"en", text.en()}}) {
            json.writeStartObject();
            json.writeStringField("@value", variant[1]);
            json.writeStringField("@language", variant[0]);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void iri(JsonGenerator json, String property, String iri) throws IOException {
        json.writeObjectFieldStart(property);
        json.writeStringField("@id", iri);
        json.writeEndObject();
    }

    private static void typed(JsonGenerator json, String property, String type, String value) throws IOException {
        json.writeObjectFieldStart(property);
        json.writeStringField("@type", type);
        json.writeStringField("@value", value);
        json.writeEndObject();
    }
}
