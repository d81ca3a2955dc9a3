package huella.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.TestApp;
import huella.geo.Crs;
import huella.geo.GeoJsonGeometry;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

/** OGC API Features, parts 1, 2 and 5, as programs use it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OgcFeaturesTest {

    private static final String ITEMS = "/ogc/collections/iniciativas/items";

    private final TestApp app = TestApp.start();

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void the_landing_page_leads_to_everything() {
        JsonNode landing = app.json("/ogc");
        for (String rel : List.of("self", "alternate", "service-desc", "service-doc", "conformance", "data")) {
            HttpResponse<byte[]> there = follow(link(landing, rel));
            assertEquals(200, there.statusCode(), rel);
            assertEquals(
                    mediaType(link(landing, rel).path("type").asText()),
                    mediaType(there.headers().firstValue("Content-Type").orElse("")));
        }
    }

    @Test
    void the_conformance_classes_are_those_of_the_code_and_each_stands_once() {
        List<String> classes = texts(app.json("/ogc/conformance").path("conformsTo"));
        assertEquals(classes.stream().distinct().toList(), classes);
        assertTrue(classes.contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"));
        assertTrue(classes.contains("http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs"));
    }

    @Test
    void the_collections_are_the_layers_all_initiatives_and_the_comunas() {
        JsonNode collections = app.json("/ogc/collections").path("collections");
        assertEquals(
                List.of("tocopilla", "antofagasta", "calama", "rutas", "regional", "iniciativas", "comunas"),
                each(collections, "id"));
        for (JsonNode collection : collections) {
            assertEquals(
                    collection,
                    app.json("/ogc/collections/" + collection.path("id").asText()));
            assertEquals(List.of(Crs.values()).stream().map(Crs::uri).toList(), texts(collection.path("crs")));
            assertEquals(Crs.CRS84.uri(), collection.path("storageCrs").asText());
            assertFalse(collection.path("licencia").asText().isBlank());
        }
    }

    @Test
    void every_link_of_a_collection_leads_somewhere() {
        for (JsonNode link : app.json("/ogc/collections/calama").path("links")) {
            assertEquals(200, follow(link).statusCode(), link::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({"tocopilla,7", "antofagasta,6", "calama,7", "rutas,7", "regional,10", "iniciativas,37", "comunas,9"})
    void a_collection_counts_its_features(String collection, int count) {
        JsonNode items = app.json("/ogc/collections/" + collection + "/items");
        assertEquals(count, items.path("numberMatched").asInt());
        assertEquals(count, items.path("numberReturned").asInt());
        assertEquals(count, items.path("features").size());
        assertTrue(items.path("aviso").asText().length() > 40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=5",
                "limit=1&sortby=-nombre",
                "limit=7&sortby=nota_mapa,-codigo",
                "limit=3&sortby=fuente_mapa_numero",
                "limit=4&sortby=-fuente_mapa_numero,tema",
                "limit=36&sortby=asterisco",
                "limit=2&sortby=-actualizado,precision",
                "limit=37",
                "limit=5&tema=aguas,rutas,salud"
            })
    void pages_follow_each_other_without_gap_or_repetition_and_lead_back(String query) {
        query = query.replace("nota_mapa", "fuente_mapa_nombre");
        JsonNode whole = app.json(ITEMS + "?" + query.replaceAll("limit=[0-9]+", "limit=10000"));
        List<String> expected = each(whole.path("features"), "id");
        List<JsonNode> pages = new ArrayList<>();
        JsonNode page = app.json(ITEMS + "?" + query);
        pages.add(page);
        while (has(page, "next")) {
            page = json(link(page, "next"));
            pages.add(page);
        }
        assertEquals(expected, codes(pages));
        assertFalse(has(pages.getFirst(), "prev"));
        for (JsonNode each : pages) {
            assertEquals(expected.size(), each.path("numberMatched").asInt());
            assertEquals(
                    each.path("features").size(), each.path("numberReturned").asInt());
        }
        List<JsonNode> back = new ArrayList<>(List.of(page));
        while (has(page, "prev")) {
            page = json(link(page, "prev"));
            back.addFirst(page);
        }
        assertEquals(expected, codes(back));
    }

    @Test
    void names_are_sorted_as_in_spanish() {
        List<String> names = new ArrayList<>();
        app.json(ITEMS + "?sortby=nombre")
                .path("features")
                .forEach(feature ->
                        names.add(feature.path("properties").path("nombre").asText()));
        List<String> words = names.stream()
                .map(name -> name.split("[^\\p{L}]")[0])
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> sorted = new ArrayList<>(words);
        sorted.sort(Collator.getInstance(Locale.of("es")));
        assertEquals(sorted, words);
        assertTrue(words.indexOf("Déficit") < words.indexOf("Diseño"), "é is an e");
    }

    @Test
    void a_limit_beyond_the_maximum_is_the_maximum() {
        assertEquals(200, app.get(ITEMS + "?limit=999999999").statusCode());
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void coordinates_come_in_the_system_and_axis_order_asked_for(Crs crs) {
        HttpResponse<byte[]> response = app.get(ITEMS + "/CAL-03?crs=" + crs.uri());
        assertEquals(
                "<" + crs.uri() + ">",
                response.headers().firstValue("Content-Crs").orElse(""));
        JsonNode position = TestApp.json(response).path("geometry").path("coordinates");
        while (position.get(0).isArray()) {
            position = position.get(0);
        }
        Envelope calama = switch (crs) {
            case CRS84 -> new Envelope(-69, -68.8, -22.6, -22.4);
            case WGS84 -> new Envelope(-22.6, -22.4, -69, -68.8);
            case WEB_MERCATOR -> new Envelope(-7_690_000, -7_650_000, -2_590_000, -2_560_000);
            case UTM_19S, SIRGAS_2002_19S, SIRGAS_2016_19S -> new Envelope(500_000, 515_000, 7_500_000, 7_525_000);
        };
        assertTrue(calama.contains(position.get(0).asDouble(), position.get(1).asDouble()), position::toString);
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void a_box_finds_the_same_features_in_every_system(Crs crs) {
        List<String> expected =
                each(app.json(ITEMS + "?bbox=-70.45,-23.75,-70.35,-23.55").path("features"), "id");
        assertTrue(expected.size() > 5);
        // The box of the same corners; in metres it differs by a few metres at its edges, and no footprint ends there.
        String box = switch (crs) {
            case CRS84 -> "-70.45,-23.75,-70.35,-23.55";
            case WGS84 -> "-23.75,-70.45,-23.55,-70.35";
            case WEB_MERCATOR -> "-7842458.1,-2723047.6,-7831326.1,-2698733.9";
            case UTM_19S, SIRGAS_2002_19S, SIRGAS_2016_19S -> "352243,7372700,362243,7394740";
        };
        assertEquals(
                expected,
                each(app.json(ITEMS + "?bbox-crs=" + crs.uri() + "&bbox=" + box).path("features"), "id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "codigo=CAL-03 1",
                "capa=calama 7",
                "capa=calama,rutas 14",
                "tema=aguas&capa=calama 1",
                "comunas=Calama&capa=calama 7",
                "asterisco=true 0+",
                "version=1 37",
                "version=2 0",
                "nombre=x 0",
                "datetime=1990-01-01/1999-12-31 0",
                "datetime=../.. 37",
                "datetime=1990-01-01T00:00:00Z/.. 37",
                "q=agua&capa=calama 1+"
            })
    void properties_dates_and_words_select(String query, String count) {
        JsonNode items = app.json(ITEMS + "?" + query);
        int least = Integer.parseInt(count.replace("+", ""));
        assertTrue(
                count.endsWith("+")
                        ? items.path("numberMatched").asInt() >= least
                        : items.path("numberMatched").asInt() == least,
                items.path("numberMatched")::toString);
    }

    @Test
    void comunas_are_of_all_times() {
        assertEquals(
                9,
                app.json("/ogc/collections/comunas/items?datetime=1990-01-01")
                        .path("numberMatched")
                        .asInt());
    }

    @Test
    void properties_and_geometry_can_be_left_out() {
        JsonNode feature = app.json(ITEMS + "/CAL-03?properties=nombre,tema&skipGeometry=true");
        assertTrue(feature.path("geometry").isNull());
        List<String> names = new ArrayList<>();
        feature.path("properties").fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("nombre", "tema"), names);
        assertEquals("CAL-03", feature.path("id").asText());
    }

    @Test
    void an_item_is_the_feature_of_the_layer_with_its_notice_and_links() {
        JsonNode item = app.json("/ogc/collections/calama/items/CAL-03");
        JsonNode shown = StreamSupport.stream(
                        app.json("/layers/calama.geojson").path("features").spliterator(), false)
                .filter(feature -> feature.path("id").asText().equals("CAL-03"))
                .findFirst()
                .orElseThrow();
        assertEquals(shown.path("properties"), item.path("properties"));
        assertEquals(
                0, GeoJsonGeometry.read(shown.path("geometry")).compareTo(GeoJsonGeometry.read(item.path("geometry"))));
        assertTrue(item.path("aviso").asText().startsWith("Ubicaciones referenciales"));
        for (String rel : List.of("self", "alternate", "collection")) {
            assertEquals(200, follow(link(item, rel)).statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc/collections/minas",
                "/ogc/collections/minas/items",
                "/ogc/collections/calama/items/ANF-01",
                "/ogc/collections/calama/items/XXX-99",
                "/ogc/collections/calama/items/%27%20OR%201=1--",
                "/ogc/collections/calama/items/%F0%9F%97%BA",
                "/ogc/nada"
            })
    void what_does_not_exist_is_404(String path) {
        assertEquals(404, app.get(path).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "queryables", "sortables"})
    void a_schema_describes_each_field_that_features_have(String kind) {
        HttpResponse<byte[]> response = app.get("/ogc/collections/iniciativas/" + kind);
        assertEquals(
                "application/schema+json",
                response.headers().firstValue("Content-Type").orElse(""));
        JsonNode schema = TestApp.json(response);
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                schema.path("$schema").asText());
        assertTrue(schema.path("$id").asText().endsWith("/ogc/collections/iniciativas/" + kind));
        JsonNode feature = app.json(ITEMS + "/CAL-03");
        schema.path("properties").fieldNames().forEachRemaining(name -> {
            if (!name.equals("geom")) {
                assertTrue(feature.path("properties").has(name), name);
            }
        });
        if (!kind.equals("sortables")) {
            assertEquals(
                    feature.path("properties").size() + 1,
                    schema.path("properties").size());
            assertEquals(
                    "primary-geometry",
                    schema.path("properties").path("geom").path("x-ogc-role").asText());
            assertEquals(
                    "id",
                    schema.path("properties").path("codigo").path("x-ogc-role").asText());
        }
    }

    @Test
    void every_queryable_is_a_parameter_and_every_sortable_sorts() {
        JsonNode feature = app.json(ITEMS + "/CAL-03").path("properties");
        app.json("/ogc/collections/iniciativas/queryables")
                .path("properties")
                .fieldNames()
                .forEachRemaining(name -> {
                    JsonNode value = feature.path(name);
                    if (!name.equals("geom") && !value.isNull() && !(value.isArray() && value.isEmpty())) {
                        String text = value.isArray() ? value.get(0).asText() : value.asText();
                        JsonNode found =
                                app.json(ITEMS + "?" + name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
                        assertTrue(each(found.path("features"), "id").contains("CAL-03"), name);
                    }
                });
        app.json("/ogc/collections/iniciativas/sortables")
                .path("properties")
                .fieldNames()
                .forEachRemaining(name -> assertEquals(
                        37,
                        app.json(ITEMS + "?sortby=-" + name).path("features").size(),
                        name));
    }

    @Test
    void an_answer_that_has_not_changed_is_304_and_each_form_has_its_own_tag() {
        for (String path : List.of("/ogc", "/ogc/collections", ITEMS, ITEMS + "/CAL-03", "/ogc/api")) {
            String json = app.get(path).headers().firstValue("ETag").orElseThrow();
            HttpResponse<byte[]> again = app.get(path, "If-None-Match", json);
            assertEquals(304, again.statusCode(), path);
            assertEquals(0, again.body().length);
            HttpResponse<byte[]> html = app.get(path, "Accept", "text/html");
            assertNotEquals(json, html.headers().firstValue("ETag").orElseThrow());
            assertTrue(html.headers().firstValue("Vary").orElse("").contains("Accept, Accept-Language"));
            assertEquals(200, app.send("HEAD", path).statusCode());
        }
    }

    @Test
    void the_pages_of_others_may_read() {
        HttpResponse<byte[]> response = app.get(ITEMS, "Origin", "https://municipio.example.cl");
        assertEquals(
                "*",
                response.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertTrue(response.headers()
                .firstValue("Access-Control-Expose-Headers")
                .orElse("")
                .contains("Content-Crs"));
        assertEquals(204, app.send("OPTIONS", ITEMS).statusCode());
        assertEquals(
                "*",
                app.get(ITEMS + "?x=1")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin")
                        .orElse(""));
    }

    private HttpResponse<byte[]> follow(JsonNode link) {
        URI address = URI.create(link.path("href").asText());
        assertEquals(app.origin(), address.getScheme() + "://" + address.getAuthority());
        return app.get(address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
    }

    private JsonNode json(JsonNode link) {
        return TestApp.json(follow(link));
    }

    private static boolean has(JsonNode node, String rel) {
        return StreamSupport.stream(node.path("links").spliterator(), false)
                .anyMatch(link -> link.path("rel").asText().equals(rel));
    }

    private static JsonNode link(JsonNode node, String rel) {
        return StreamSupport.stream(node.path("links").spliterator(), false)
                .filter(link -> link.path("rel").asText().equals(rel))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link " + rel));
    }

    private static List<String> codes(List<JsonNode> pages) {
        List<String> codes = new ArrayList<>();
        pages.forEach(page -> codes.addAll(each(page.path("features"), "id")));
        return codes;
    }

    private static List<String> each(JsonNode list, String member) {
        List<String> values = new ArrayList<>();
        list.forEach(item -> values.add(item.path(member).asText()));
        return Collections.unmodifiableList(values);
    }

    private static List<String> texts(JsonNode list) {
        List<String> values = new ArrayList<>();
        list.forEach(item -> values.add(item.asText()));
        return values;
    }

    private static String mediaType(String value) {
        return value.replaceFirst("; ?charset=.*", "").replace(" ", "");
    }
}
