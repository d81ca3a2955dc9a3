package huella.tiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.TestApp;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OGC API Tiles Part 1 as programs use it: by links, by templates, by limits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OgcTileRoutesTest {

    private static final String OGC = "http://www.opengis.net/def/rel/ogc/1.0/";
    private static final String MVT = "application/vnd.mapbox-vector-tile";
    private static final String SET = "/ogc/tiles/WebMercatorQuad";
    private static final String CALAMA = "/ogc/collections/calama/tiles/WebMercatorQuad";
    private static final List<String> DATASET =
            List.of("tocopilla", "antofagasta", "calama", "rutas", "regional", "comunas");

    private final TestApp app = TestApp.start();

    @AfterAll
    void close() {
        app.close();
    }

    /** Nothing but {@code /ogc} is known: relations and templates lead on (classes core, tileset, tilesets-list). */
    @Test
    void links_lead_from_the_landing_page_to_a_tile_of_everything() {
        JsonNode landing = app.json("/ogc");
        JsonNode set = tileSet(json(link(landing, OGC + "tilesets-vector")));
        HttpResponse<byte[]> tile = tile(set);
        assertEquals(MVT, type(tile));
        assertArrayEquals(app.get("/ogc/tiles/WebMercatorQuad/5/18/9").body(), tile.body());
        JsonNode scheme = json(link(
                json(link(landing, OGC + "tiling-schemes"))
                        .path("tileMatrixSets")
                        .path(0),
                "self"));
        assertEquals(scheme, json(link(set, OGC + "tiling-scheme")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tocopilla", "antofagasta", "calama", "rutas", "regional", "iniciativas", "comunas"})
    void links_lead_from_a_collection_to_its_tile(String name) {
        JsonNode collection = app.json("/ogc/collections/" + name);
        JsonNode set = tileSet(json(link(collection, OGC + "tilesets-vector")));
        assertEquals(collection.path("title"), set.path("title"));
        assertEquals(collection, json(link(set, OGC + "geodata")));
        assertArrayEquals(
                app.get("/tiles/" + name + "/5/9/18.mvt").body(), tile(set).body());
    }

    /** As a client fills the template in: the tile of level 5 in which the whole region lies. */
    private HttpResponse<byte[]> tile(JsonNode set) {
        JsonNode template = link(set, "item");
        assertTrue(template.path("templated").asBoolean());
        assertEquals(MVT, template.path("type").asText());
        HttpResponse<byte[]> tile = app.get(path(template.path("href")
                .asText()
                .replace("{tileMatrix}", "5")
                .replace("{tileRow}", "18")
                .replace("{tileCol}", "9")));
        assertEquals(200, tile.statusCode());
        assertTrue(tile.body().length > 0);
        return tile;
    }

    private JsonNode tileSet(JsonNode list) {
        assertEquals(1, list.path("tilesets").size());
        JsonNode entry = list.path("tilesets").path(0);
        JsonNode set = json(link(entry, "self"));
        for (String member : List.of("title", "dataType", "crs", "tileMatrixSetURI")) {
            assertEquals(set.path(member), entry.path(member), member);
        }
        assertEquals("vector", set.path("dataType").asText());
        assertEquals(
                "http://www.opengis.net/def/crs/EPSG/0/3857", set.path("crs").asText());
        assertEquals(
                "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad",
                set.path("tileMatrixSetURI").asText());
        assertEquals(link(entry, OGC + "tiling-scheme"), link(set, OGC + "tiling-scheme"));
        return set;
    }

    @ParameterizedTest
    @CsvSource({
        "calama,11,631,1155",
        "rutas,7,38,72",
        "tocopilla,14,4997,9223",
        "regional,4,4,9",
        "antofagasta,9,155,290",
        "iniciativas,5,9,18",
        "comunas,9,155,290",
        "comunas,12,1263,2310"
    })
    void a_tile_is_that_of_the_other_address_and_the_row_comes_first(String name, int z, int x, int y) {
        HttpResponse<byte[]> ogc = app.get(tile("/ogc/collections/" + name + "/tiles/WebMercatorQuad", z, y, x));
        HttpResponse<byte[]> xyz = app.get("/tiles/%s/%d/%d/%d.mvt".formatted(name, z, x, y));
        assertEquals(200, ogc.statusCode());
        assertTrue(ogc.body().length > 0);
        assertArrayEquals(xyz.body(), ogc.body());
        for (String header : List.of("Content-Type", "ETag", "Cache-Control", "Vary")) {
            assertEquals(xyz.headers().firstValue(header), ogc.headers().firstValue(header), header);
        }
    }

    /** Rows and columns of the region never overlap at this level, so an exchange cannot go unseen. */
    @Test
    void row_and_column_are_not_exchanged() {
        assertEquals(200, app.get(CALAMA + "/11/1155/631").statusCode());
        assertEquals(404, app.get(CALAMA + "/11/631/1155").statusCode());
        JsonNode limits = app.json(CALAMA).path("tileMatrixSetLimits").path(11);
        assertTrue(limits.path("minTileRow").asInt() <= 1155
                && 1155 <= limits.path("maxTileRow").asInt());
        assertTrue(limits.path("minTileCol").asInt() <= 631
                && 631 <= limits.path("maxTileCol").asInt());
        assertTrue(limits.path("maxTileCol").asInt() < limits.path("minTileRow").asInt());
    }

    @Test
    void a_tile_of_the_dataset_holds_each_collection_as_a_layer_in_order() {
        assertArrayEquals(joined(DATASET), app.get(SET + "/5/18/9").body());
        assertEquals(new TreeSet<>(DATASET), new TreeSet<>(layers(app.json(SET))));
        assertEquals(DATASET, layers(app.json(SET)));
    }

    /** Class collections-selection: just the named ones, in their order, in the tile and in its description. */
    @ParameterizedTest
    @ValueSource(
            strings = {"comunas", "rutas,calama", "calama,rutas", "iniciativas,comunas", "regional,comunas,tocopilla"})
    void only_the_named_collections_are_in_the_tile_in_their_order(String names) {
        List<String> wanted = List.of(names.split(","));
        JsonNode set = app.json(SET + "?collections=" + names);
        assertEquals(wanted, layers(set));
        assertArrayEquals(joined(wanted), tile(set).body());
        assertArrayEquals(
                joined(wanted),
                app.get(SET + "/5/18/9?collections=" + names.replace(",", "%2C"))
                        .body());
    }

    private byte[] joined(List<String> names) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        names.forEach(name ->
                joined.writeBytes(app.get("/tiles/" + name + "/5/9/18.mvt").body()));
        return joined.toByteArray();
    }

    /** The collections of a set; each of initiatives must be followed by what it leaves out. */
    private static List<String> layers(JsonNode set) {
        List<String> layers = new ArrayList<>();
        set.path("layers").forEach(layer -> {
            String id = layer.path("id").asText();
            if (id.endsWith("_agrupadas")) {
                assertEquals(layers.getLast() + "_agrupadas", id);
            } else {
                layers.add(id);
            }
        });
        return layers;
    }

    @Test
    void a_tile_set_says_what_is_in_it_whose_it_is_and_how_sure_its_places_are() {
        JsonNode set = app.json(CALAMA);
        assertTrue(set.path("description").asText().contains("Ubicaciones referenciales"));
        assertTrue(set.path("license").asText().contains("OpenStreetMap"));
        assertTrue(set.path("attribution").asText().contains("EMRA 2023-2050"));
        assertEquals(MVT, set.path("mediaTypes").path(0).asText());
        JsonNode fields = set.at("/layers/0/propertiesSchema/properties");
        assertEquals("string", fields.at("/codigo/type").asText());
        assertEquals("integer", fields.at("/version/type").asText());
        assertEquals("boolean", fields.at("/supuesta/type").asText());
        assertTrue(set.at("/layers/0/geometryDimension").isMissingNode(), "initiatives are of every dimension");
        JsonNode comunas = app.json("/ogc/collections/comunas/tiles/WebMercatorQuad");
        assertEquals(2, comunas.at("/layers/0/geometryDimension").asInt());
        assertTrue(comunas.path("description").asText().contains("generalizados"));
        assertTrue(app.json(CALAMA + "?lang=en").path("description").asText().contains("Referential locations"));
        assertTrue(app.json(SET).path("description").asText().contains("Ubicaciones referenciales"));
    }

    @Test
    void the_box_of_a_tile_set_is_that_of_its_collection() {
        JsonNode bbox = app.json("/ogc/collections/rutas").at("/extent/spatial/bbox/0");
        JsonNode box = app.json("/ogc/collections/rutas/tiles/WebMercatorQuad").path("boundingBox");
        assertEquals(bbox.path(0).asDouble(), box.at("/lowerLeft/0").asDouble(), 1e-6);
        assertEquals(bbox.path(1).asDouble(), box.at("/lowerLeft/1").asDouble(), 1e-6);
        assertEquals(bbox.path(2).asDouble(), box.at("/upperRight/0").asDouble(), 1e-6);
        assertEquals(bbox.path(3).asDouble(), box.at("/upperRight/1").asDouble(), 1e-6);
        assertTrue(box.path("crs").asText().endsWith("CRS84"));
    }

    @Test
    void every_tile_of_the_limits_is_answered_and_none_beyond() {
        for (String set : List.of(SET, CALAMA, "/ogc/collections/comunas/tiles/WebMercatorQuad")) {
            JsonNode all = app.json(set).path("tileMatrixSetLimits");
            assertEquals(set.contains("comunas") ? 13 : 15, all.size());
            for (JsonNode limits : all) {
                int z = limits.path("tileMatrix").asInt();
                int top = limits.path("minTileRow").asInt();
                int bottom = limits.path("maxTileRow").asInt();
                int left = limits.path("minTileCol").asInt();
                int right = limits.path("maxTileCol").asInt();
                for (int row : new int[] {top, bottom}) {
                    for (int col : new int[] {left, right}) {
                        int status = app.get(tile(set, z, row, col)).statusCode();
                        assertTrue(status == 200 || status == 204, set + " " + limits);
                    }
                }
                beyond(tile(set, z, top - 1, left));
                beyond(tile(set, z, bottom + 1, left));
                beyond(tile(set, z, top, left - 1));
                beyond(tile(set, z, top, right + 1));
            }
            beyond(tile(set, all.size(), 0, 0));
        }
    }

    private void beyond(String path) {
        if (!path.contains("-")) {
            refused(path, 404);
        }
    }

    /** The limits are of the box that the database guards; this is its other half. */
    @Test
    void everything_published_lies_within_the_limits() {
        for (String name : List.of("iniciativas", "comunas")) {
            JsonNode box = app.json("/ogc/collections/" + name).at("/extent/spatial/bbox/0");
            for (JsonNode limits : app.json("/ogc/collections/" + name + "/tiles/WebMercatorQuad")
                    .path("tileMatrixSetLimits")) {
                double n = Math.pow(2, limits.path("tileMatrix").asInt());
                assertTrue(limits.path("minTileCol").asInt() <= (box.path(0).asDouble() + 180) / 360 * n);
                assertTrue(limits.path("maxTileCol").asInt() + 1 >= (box.path(2).asDouble() + 180) / 360 * n);
                assertTrue(
                        limits.path("maxTileRow").asInt() + 1 >= row(box.path(1).asDouble(), n));
                assertTrue(limits.path("minTileRow").asInt() <= row(box.path(3).asDouble(), n));
            }
        }
    }

    private static double row(double latitude, double n) {
        return (1 - Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2)) / Math.PI) / 2 * n;
    }

    @Test
    void an_empty_tile_is_204() {
        HttpResponse<byte[]> empty = app.get(CALAMA + "/14/9000/4800");
        assertEquals(204, empty.statusCode());
        assertEquals(0, empty.body().length);
        assertEquals("no-cache", empty.headers().firstValue("Cache-Control").orElse(""));
        assertEquals(204, app.get(SET + "/14/9000/4734").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SET + "/8/145/77",
                CALAMA + "/11/1155/631",
                SET,
                CALAMA,
                "/ogc/tiles",
                "/ogc/collections/calama/tiles",
                "/ogc/tileMatrixSets",
                "/ogc/tileMatrixSets/WebMercatorQuad"
            })
    void what_did_not_change_is_304_and_head_has_the_same_headers(String path) {
        HttpResponse<byte[]> first = app.get(path, "Accept-Encoding", "gzip");
        assertEquals(200, first.statusCode());
        String etag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = app.get(path, "Accept-Encoding", "gzip", "If-None-Match", etag);
        assertEquals(304, again.statusCode());
        assertEquals(0, again.body().length);
        HttpResponse<byte[]> head = app.send("HEAD", path);
        HttpResponse<byte[]> get = app.get(path);
        assertEquals(200, head.statusCode());
        assertEquals(0, head.body().length);
        for (String header : List.of("ETag", "Content-Type", "Content-Length", "Cache-Control")) {
            assertEquals(get.headers().firstValue(header), head.headers().firstValue(header), header);
        }
    }

    @Test
    void a_large_tile_is_compressed_for_who_takes_it_so() {
        HttpResponse<byte[]> packed = app.get(SET + "/8/145/77", "Accept-Encoding", "gzip");
        assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElse(""));
        assertNotEquals(
                app.get(SET + "/8/145/77").headers().firstValue("ETag"),
                packed.headers().firstValue("ETag"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                SET + "/8/145/a 400 tileCol",
                SET + "/8/b/77 400 tileRow",
                SET + "/8/-1/77 400 tileRow",
                SET + "/8/145/-77 400 tileCol",
                SET + "/8/145/+77 400 tileCol",
                SET + "/8/145/77.5 400 tileCol",
                SET + "/8/145/077 400 tileCol",
                SET + "/8/145/7e1 400 tileCol",
                SET + "/8/145/0x4D 400 tileCol",
                SET + "/8/145/9999999999 400 tileCol",
                SET + "/8/99999999999999999999/77 400 tileRow",
                SET + "/8/145/%D9%A7%D9%A7 400 tileCol",
                SET + "/8/145/%7B77%7D 400 tileCol",
                SET + "/8/%7BtileRow%7D/77 400 tileRow",
                SET + "/8/145/77.mvt 400 tileCol",
                CALAMA + "/8/NaN/77 400 tileRow",
                CALAMA + "/8/'%20OR%201=1/77 400 tileRow",
                SET + "/8/145/77?collections= 400 collections",
                SET + "/8/145/77?collections=, 400 collections",
                SET + "/8/145/77?collections=minas 400 collections",
                SET + "/8/145/77?collections=calama,minas 400 collections",
                SET + "/8/145/77?collections=calama&collections=rutas 400 collections",
                SET + "/8/145/77?Collections=calama 400 Collections",
                SET + "/8/145/77?f=png 400 f",
                SET + "/8/145/77?bbox=1,2,3,4 400 bbox",
                CALAMA + "/8/145/77?collections=rutas 400 collections",
                SET + "?collections=base 400 collections",
                SET + "?f=xml 400 f",
                SET + "?f=TILEJSON 400 f",
                SET + "?lang=fr 400 lang",
                SET + "?limit=1 400 limit",
                CALAMA + "?collections=calama 400 collections",
                "/ogc/tiles?collections=calama 400 collections",
                "/ogc/tiles?f=tilejson 400 f",
                "/ogc/tiles?lang= 400 lang",
                "/ogc/tileMatrixSets?q=1 400 q",
                "/ogc/tileMatrixSets/WebMercatorQuad?f=tilejson 400 f"
            })
    void a_wrong_value_is_refused_and_the_parameter_named(String path, int status, String parameter) {
        assertEquals(parameter, refused(path, status).path("parametro").asText(), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SET + "/8/0/0",
                SET + "/15/0/0",
                SET + "/25/0/0",
                SET + "/-1/0/0",
                SET + "/08/145/77",
                SET + "/a/145/77",
                SET + "/8/77/145",
                SET + "/8/999999999/77",
                CALAMA + "/22/0/0",
                "/ogc/collections/comunas/tiles/WebMercatorQuad/13/4620/2526",
                "/ogc/tiles/WorldCRS84Quad",
                "/ogc/tiles/webmercatorquad",
                "/ogc/tiles/WorldCRS84Quad/8/145/77",
                "/ogc/collections/calama/tiles/UTM19",
                "/ogc/collections/minas/tiles",
                "/ogc/collections/base/tiles/WebMercatorQuad",
                "/ogc/collections/minas/tiles/WebMercatorQuad/8/145/77",
                "/ogc/tileMatrixSets/WorldCRS84Quad"
            })
    void what_there_is_not_is_404(String path) {
        refused(path, 404);
    }

    private JsonNode refused(String path, int status) {
        HttpResponse<byte[]> response = app.get(path);
        assertEquals(status, response.statusCode(), path);
        assertEquals("application/problem+json", type(response));
        JsonNode problem = TestApp.json(response);
        assertTrue(problem.path("detail").asText().length() > 20, problem::toString);
        return problem;
    }

    /** The numbers are those of OGC's register, not ours. */
    @ParameterizedTest
    @CsvSource({
        "0,559082264.028717,156543.033928041,1",
        "5,17471320.7508974,4891.96981025128,32",
        "14,34123.6733415964,9.55462853564703,16384",
        "22,133.295598990611,0.0373227677173712,4194304",
        "24,33.3238997476528,0.0093306919293428,16777216"
    })
    void the_matrix_set_is_that_of_the_register(int level, double scale, double cell, int size) {
        JsonNode set = app.json("/ogc/tileMatrixSets/WebMercatorQuad");
        assertEquals("WebMercatorQuad", set.path("id").asText());
        assertEquals(
                "http://www.opengis.net/def/crs/EPSG/0/3857", set.path("crs").asText());
        assertEquals(25, set.path("tileMatrices").size());
        JsonNode matrix = set.path("tileMatrices").path(level);
        assertEquals(Integer.toString(level), matrix.path("id").asText());
        assertEquals(scale, matrix.path("scaleDenominator").asDouble(), scale * 1e-6);
        assertEquals(cell, matrix.path("cellSize").asDouble(), cell * 1e-6);
        assertEquals(size, matrix.path("matrixWidth").asInt());
        assertEquals(size, matrix.path("matrixHeight").asInt());
        assertEquals(256, matrix.path("tileWidth").asInt());
        assertEquals("topLeft", matrix.path("cornerOfOrigin").asText());
        assertEquals(-20037508.3427892, matrix.at("/pointOfOrigin/0").asDouble(), 1e-6);
        assertEquals(20037508.3427892, matrix.at("/pointOfOrigin/1").asDouble(), 1e-6);
    }

    private static List<String> ids(JsonNode layers) {
        List<String> ids = new ArrayList<>();
        layers.forEach(layer -> ids.add(layer.path("id").asText()));
        return ids;
    }

    @Test
    void tilejson_leads_to_the_same_tiles() {
        for (String set : List.of(SET, SET + "?collections=comunas,rutas", CALAMA)) {
            JsonNode description = app.json(set);
            JsonNode tileJson = app.json(set + (set.contains("?") ? "&" : "?") + "f=tilejson");
            assertEquals("3.0.0", tileJson.path("tilejson").asText());
            assertArrayEquals(
                    tile(description).body(),
                    app.get(path(tileJson.at("/tiles/0")
                                    .asText()
                                    .replace("{z}", "5")
                                    .replace("{y}", "18")
                                    .replace("{x}", "9")))
                            .body());
            assertEquals(ids(description.path("layers")), ids(tileJson.path("vector_layers")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc/tiles",
                SET,
                SET + "?collections=comunas",
                "/ogc/collections/comunas/tiles",
                CALAMA,
                "/ogc/tileMatrixSets",
                "/ogc/tileMatrixSets/WebMercatorQuad"
            })
    void there_is_a_page_for_people_in_both_languages(String path) {
        String more = path.contains("?") ? "&" : "?";
        for (String language : List.of("es", "en")) {
            HttpResponse<byte[]> response =
                    app.get(path + more + "lang=" + language, "Accept", "text/html,application/xhtml+xml;q=0.9");
            String page = new String(response.body(), StandardCharsets.UTF_8);
            assertEquals("text/html", type(response).split(";")[0]);
            assertTrue(page.contains("<html lang=\"" + language + "\""), path);
            for (String href : page.split("href=\"")) {
                if (href.startsWith(app.origin() + "/ogc")) {
                    String target = href.substring(0, href.indexOf('"')).replace("&amp;", "&");
                    assertEquals(200, app.get(path(target)).statusCode(), target);
                }
            }
        }
        assertTrue(app.get(path + more + "f=html").body().length > 1000);
    }

    /** Class oas30: described, by the names of 20-057 table 11. */
    @Test
    void the_description_of_the_interface_has_every_route() {
        JsonNode paths = app.json("/ogc/api?f=json").path("paths");
        String tile = "/{tileMatrix}/{tileRow}/{tileCol}";
        for (String[] each : new String[][] {
            {"/ogc/tiles", ".dataset.vector.getTileSetsList"},
            {"/ogc/tiles/{tileMatrixSetId}", ".dataset.vector.getTileSet"},
            {"/ogc/tiles/{tileMatrixSetId}" + tile, ".dataset.vector.getTile"},
            {"/ogc/collections/{collectionId}/tiles", ".collection.vector.getTileSetsList"},
            {"/ogc/collections/{collectionId}/tiles/{tileMatrixSetId}", ".collection.vector.getTileSet"},
            {"/ogc/collections/{collectionId}/tiles/{tileMatrixSetId}" + tile, ".collection.vector.getTile"},
            {"/ogc/tileMatrixSets", "getTileMatrixSetsList"},
            {"/ogc/tileMatrixSets/{tileMatrixSetId}", "getTileMatrixSet"}
        }) {
            JsonNode operation = paths.path(each[0]).path("get");
            assertTrue(operation.path("operationId").asText().endsWith(each[1]), each[0]);
            List<String> inPath = new ArrayList<>();
            operation.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("path")) {
                    inPath.add("{" + parameter.path("name").asText() + "}");
                }
            });
            assertEquals(each[0].chars().filter(c -> c == '{').count(), inPath.size(), each[0]);
            inPath.forEach(name -> assertTrue(each[0].contains(name), name));
        }
    }

    @Test
    void the_classes_that_hold_are_declared() {
        List<String> declared = new ArrayList<>();
        app.json("/ogc/conformance").path("conformsTo").forEach(uri -> declared.add(uri.asText()));
        List<String> tiles = declared.stream()
                .filter(uri -> uri.contains("ogcapi-tiles-1") || uri.contains("/tms/"))
                .map(uri ->
                        uri.replaceFirst("^http://www.opengis.net/spec/", "").replaceFirst("/conf/", " "))
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        "ogcapi-tiles-1/1.0 collections-selection",
                        "ogcapi-tiles-1/1.0 core",
                        "ogcapi-tiles-1/1.0 dataset-tilesets",
                        "ogcapi-tiles-1/1.0 geodata-tilesets",
                        "ogcapi-tiles-1/1.0 mvt",
                        "ogcapi-tiles-1/1.0 oas30",
                        "ogcapi-tiles-1/1.0 tileset",
                        "ogcapi-tiles-1/1.0 tilesets-list",
                        "tms/2.0 json-tilematrixset",
                        "tms/2.0 json-tilematrixsetlimits",
                        "tms/2.0 json-tilesetmetadata",
                        "tms/2.0 tilematrixset",
                        "tms/2.0 tilematrixsetlimits",
                        "tms/2.0 tilesetmetadata"),
                tiles);
    }

    private static String tile(String set, int z, int row, int col) {
        return set + "/" + z + "/" + row + "/" + col;
    }

    private JsonNode json(JsonNode link) {
        HttpResponse<byte[]> response = app.get(path(link.path("href").asText()));
        assertEquals(200, response.statusCode(), link::toString);
        assertEquals(link.path("type").asText(), type(response));
        return TestApp.json(response);
    }

    private String path(String href) {
        assertTrue(href.startsWith(app.origin()), href);
        return href.substring(app.origin().length());
    }

    private static JsonNode link(JsonNode of, String rel) {
        for (JsonNode link : of.path("links")) {
            if (link.path("rel").asText().equals(rel)) {
                return link;
            }
        }
        throw new AssertionError("no link " + rel + " in " + of);
    }

    private static String type(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }
}
