package huella.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.TestApp;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** Catalogues and GIS programs read what is said of the data, and it is the same everywhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetadataRoutesTest {

    private static final List<String> COLLECTIONS =
            List.of("tocopilla", "antofagasta", "calama", "rutas", "regional", "iniciativas", "comunas");

    private final TestApp app = TestApp.start();

    @AfterAll
    void close() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"calama", "iniciativas", "comunas"})
    void the_old_iso_record_is_valid(String collection) throws Exception {
        assertEquals(
                List.of(),
                Schemas.faults("iso/19139/20070417/gmd/gmd.xsd", body("/datos/" + collection + ".iso19139.xml")));
    }

    @Test
    void the_check_of_records_can_fail() throws Exception {
        String record = new String(body("/datos/calama.iso19139.xml"), StandardCharsets.UTF_8);
        byte[] broken = record.replace("gmd:abstract", "gmd:summary").getBytes(StandardCharsets.UTF_8);
        assertFalse(Schemas.faults("iso/19139/20070417/gmd/gmd.xsd", broken).isEmpty());
    }

    @Test
    void the_present_iso_record_says_what_the_old_one_says() throws Exception {
        Document present = xml(body("/datos/calama.xml"));
        Document old = xml(body("/datos/calama.iso19139.xml"));
        for (String name : List.of(
                "westBoundLongitude", "northBoundLatitude", "abstract", "statement", "useLimitation", "edition")) {
            assertEquals(text(old, name), text(present, name), name);
        }
        assertTrue(text(present, "useLimitation").contains("Ubicaciones referenciales"));
        assertTrue(text(present, "otherConstraints").contains("ODbL"));
        assertEquals(
                "http://standards.iso.org/iso/19115/-3/mdb/2.0",
                present.getDocumentElement().getNamespaceURI());
    }

    @ParameterizedTest
    @CsvSource({"puntos", "lineas", "poligonos"})
    void an_sld_is_valid_and_gives_each_kind_of_initiative_one_rule(String kind) throws Exception {
        byte[] sld = body("/export/iniciativas.sld?geometria=" + kind);
        assertEquals(List.of(), Schemas.faults("sld/1.0.0/StyledLayerDescriptor.xsd", sld));
        assertEquals("36", count(xml(sld), "Rule")); // five objectives and the others, six grades
    }

    @ParameterizedTest
    @CsvSource({"puntos,marker", "lineas,line", "poligonos,fill"})
    void a_qml_has_a_symbol_for_every_rule(String kind, String symbol) throws Exception {
        Document qml = xml(body("/export/rutas.qml?geometria=" + kind));
        XPath path = XPathFactory.newInstance().newXPath();
        assertEquals("36", path.evaluate("count(//rule[@symbol])", qml));
        assertEquals("36", path.evaluate("count(//symbols/symbol[@type='" + symbol + "'])", qml));
        assertEquals("0", path.evaluate("count(//rule[@symbol][not(@symbol = //symbols/symbol/@name)])", qml));
        assertTrue(path.evaluate("string(//mapTip)", qml).contains("Ubicaciones referenciales"));
    }

    @Test
    void a_layer_definition_leads_to_this_service_and_brings_notice_and_licence() throws Exception {
        Document qlr = xml(body("/export/calama.qlr"));
        XPath path = XPathFactory.newInstance().newXPath();
        assertEquals("5", path.evaluate("count(//maplayer)", qlr));
        assertEquals("5", path.evaluate("count(//layer-tree-layer[@id = //maplayer/id])", qlr));
        assertEquals(
                "type=xyz&url=" + app.origin() + "/tiles/calama/%7Bz%7D/%7Bx%7D/%7By%7D.mvt&zmax=14&zmin=0",
                path.evaluate("string(//maplayer[@type='vector-tile']/datasource)", qlr));
        assertTrue(path.evaluate("string(//maplayer[provider='OAPIF']/datasource)", qlr)
                .contains("typename='calama' url='" + app.origin() + "/ogc'"));
        assertEquals("5", path.evaluate("count(//resourceMetadata[contains(license, 'ODbL')])", qlr));
    }

    @Test
    void comunas_are_described_as_what_they_are() throws Exception {
        Document record = xml(body("/datos/comunas.xml"));
        assertTrue(text(record, "useLimitation").contains("Contornos generalizados"));
        assertTrue(text(record, "otherConstraints").contains("LGPL-3"));
        assertTrue(text(record, "supplementalInformation").contains("Comunas: 9"));
        assertEquals("0", count(record, "TimePeriod"), "an outline is of no time");
        assertEquals("1", count(xml(body("/datos/calama.xml")), "TimePeriod"));
        String header =
                app.get("/export/comunas.csv").headers().firstValue("Link").orElse("");
        assertTrue(header.contains("</datos/comunas.xml>; rel=\"describedby\"") && header.contains("lgpl-3.0"), header);
    }

    @Test
    void comunas_are_areas_in_every_layer_of_their_definition() throws Exception {
        Document qlr = xml(body("/export/comunas.qlr"));
        XPath path = XPathFactory.newInstance().newXPath();
        assertEquals("3", path.evaluate("count(//maplayer)", qlr));
        assertEquals("Polygon", path.evaluate("string(//maplayer[provider='ogr']/@geometry)", qlr));
        assertEquals("1", path.evaluate("count(//maplayer[provider='ogr'])", qlr));
        assertEquals("3", path.evaluate("count(//resourceMetadata[contains(license, 'LGPL-3')])", qlr));
        assertEquals("1", count(xml(body("/export/comunas.sld")), "PolygonSymbolizer"));
        assertEquals(200, app.get("/tiles/comunas.json").statusCode());
    }

    @Test
    void the_catalogue_lists_every_collection_with_every_way_to_get_it_and_each_answers() {
        HttpResponse<byte[]> response = app.get("/datos/catalog.jsonld");
        assertEquals(
                "application/ld+json",
                response.headers().firstValue("Content-Type").orElse(""));
        JsonNode catalogue = TestApp.json(response);
        Set<String> found = new TreeSet<>();
        Set<String> addresses = new HashSet<>();
        for (JsonNode dataset : catalogue.path("dcat:dataset")) {
            String name = dataset.path("dct:identifier").asText();
            String licence = name.equals("comunas") ? "lgpl-3.0" : "odbl";
            found.add(name);
            assertTrue(dataset.at("/dct:spatial/dcat:bbox/@value").asText().startsWith("POLYGON(("));
            assertEquals("es", dataset.at("/dct:title/0/@language").asText());
            assertEquals("en", dataset.at("/dct:title/1/@language").asText());
            for (JsonNode distribution : dataset.path("dcat:distribution")) {
                assertTrue(distribution.at("/dct:license/@id").asText().contains(licence), distribution::toString);
                assertTrue(distribution.path("dct:conformsTo").size() > 0);
                addresses.add(distribution.at("/dcat:downloadURL/@id").asText());
            }
        }
        assertEquals(new TreeSet<>(COLLECTIONS), found);
        addresses.remove("");
        assertEquals(COLLECTIONS.size() * huella.geo.Format.values().length, addresses.size());
        for (String address : addresses) {
            assertEquals(
                    200,
                    app.send("HEAD", address.substring(app.origin().length())).statusCode(),
                    address);
        }
    }

    @Test
    void what_was_read_once_is_not_sent_again() {
        for (String path : List.of(
                "/datos/catalog.jsonld",
                "/datos/rutas.xml",
                "/export/rutas.qml",
                "/export/rutas.sld",
                "/export/rutas.qlr")) {
            String tag = app.get(path).headers().firstValue("ETag").orElseThrow();
            assertEquals(304, app.get(path, "If-None-Match", tag).statusCode(), path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/datos/minas.xml,404",
        "/datos/minas.iso19139.xml,404",
        "/datos/calama.xml?perfil=x,400",
        "/datos/catalog.jsonld?x=1,400",
        "/export/minas.qml,404",
        "/export/calama.sld?geometria=cubos,400",
        "/export/calama.qlr?geometria=puntos,400"
    })
    void what_does_not_exist_is_refused(String path, int status) {
        assertEquals(status, app.get(path).statusCode());
    }

    private byte[] body(String path) {
        HttpResponse<byte[]> response = app.get(path);
        assertEquals(200, response.statusCode(), path);
        return response.body();
    }

    private static Document xml(byte[] document) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
    }

    private static String text(Document document, String element) {
        return document.getElementsByTagNameNS("*", element)
                .item(0)
                .getTextContent()
                .strip();
    }

    private static String count(Document document, String element) {
        return Integer.toString(document.getElementsByTagNameNS("*", element).getLength());
    }
}
