package huella.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import huella.TestApp;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TileRoutesTest {

    private final TestApp app = TestApp.start();

    @AfterAll
    void close() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "iniciativas,5,9,18",
        "iniciativas,8,77,145",
        "iniciativas,10,311,580",
        "iniciativas,12,1263,2310",
        "calama,11,631,1155",
        "rutas,7,38,72",
        "tocopilla,14,4997,9223",
        "regional,4,4,9"
    })
    void a_tile_holds_the_features_that_the_layer_has_in_its_box(String layer, int z, int x, int y) {
        Set<String> inLayer = new TreeSet<>();
        for (JsonNode feature :
                app.json("/layers/" + layer + ".geojson?bbox=" + box(z, x, y)).path("features")) {
            inLayer.add(feature.path("id").asText());
        }
        Set<String> inTile = new TreeSet<>();
        for (JsonNode feature : decode(app.get("/tiles/%s/%d/%d/%d.mvt".formatted(layer, z, x, y)))
                .path(layer)) {
            // What lies only in the tile's margin belongs to the neighbour.
            if (feature.path("inside").asBoolean()) {
                inTile.add(feature.at("/properties/codigo").asText());
            }
        }
        assertFalse(inLayer.isEmpty());
        assertEquals(inLayer, inTile);
    }

    @Test
    void attributes_are_those_of_the_layer() {
        JsonNode tile = decode(app.get("/tiles/iniciativas/5/9/18.mvt")).path("iniciativas");
        JsonNode toc = null;
        for (JsonNode feature : tile) {
            if (feature.at("/properties/codigo").asText().equals("TOC-03")) {
                toc = feature.path("properties");
            }
        }
        assertEquals("OE1,OE2", toc.path("objetivos").asText());
        assertEquals("referencial", toc.path("ubicacion").asText());
        assertEquals("aguas", toc.path("tema").asText());
    }

    @Test
    void the_base_has_its_layers_with_spanish_names() {
        JsonNode tile = decode(app.get("/tiles/base/9/155/290.mvt"));
        Set<String> names = new TreeSet<>();
        tile.fieldNames().forEachRemaining(names::add);
        assertTrue(names.containsAll(Set.of("mar", "comunas", "costa", "rutas", "urbano", "lugares")), names::toString);
        assertTrue(tile.path("lugares").toString().contains("Antofagasta"));
    }

    @ParameterizedTest
    @CsvSource({"iniciativas,3,0,0", "calama,8,0,0", "base,5,0,0"})
    void an_empty_tile_is_204(String layer, int z, int x, int y) {
        HttpResponse<byte[]> response = app.get("/tiles/%s/%d/%d/%d.mvt".formatted(layer, z, x, y));
        assertEquals(204, response.statusCode());
        assertEquals(0, response.body().length);
    }

    @ParameterizedTest
    @CsvSource({
        "iniciativas/3/8/0,400",
        "iniciativas/3/0/8,400",
        "iniciativas/23/0/0,400",
        "iniciativas/a/0/0,400",
        "iniciativas/3/-1/0,400",
        "iniciativas/3/0.5/0,400",
        "minas/3/0/0,404",
        "base/99/0/0,400"
    })
    void what_is_no_tile_is_refused(String path, int status) {
        HttpResponse<byte[]> response = app.get("/tiles/" + path + ".mvt");
        assertEquals(status, response.statusCode());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void a_tile_has_an_etag_and_answers_304() {
        HttpResponse<byte[]> tile = app.get("/tiles/iniciativas/8/77/145.mvt", "Accept-Encoding", "gzip");
        assertEquals(
                "application/vnd.mapbox-vector-tile",
                tile.headers().firstValue("Content-Type").orElse(""));
        assertEquals("gzip", tile.headers().firstValue("Content-Encoding").orElse(""));
        String etag = tile.headers().firstValue("ETag").orElseThrow();
        assertEquals(
                304,
                app.get("/tiles/iniciativas/8/77/145.mvt", "Accept-Encoding", "gzip", "If-None-Match", etag)
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource({"tocopilla", "antofagasta", "calama", "rutas", "regional", "iniciativas", "base"})
    void a_tile_set_describes_itself(String layer) {
        JsonNode json = app.json("/tiles/" + layer + ".json");
        assertEquals("3.0.0", json.path("tilejson").asText());
        String tiles = json.at("/tiles/0").asText();
        assertTrue(tiles.startsWith(app.origin() + "/tiles/" + layer + "/{z}/{x}/{y}.mvt?v="), tiles);
        assertTrue(tiles.replaceFirst(".*v=", "").matches("[0-9]+"), tiles);
        assertTrue(json.path("attribution").asText().contains("OpenStreetMap"));
        assertFalse(json.at("/vector_layers/0/fields").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"iniciativas,8/77/145", "calama,9/155/289", "base,9/155/290"})
    void an_address_with_the_present_version_never_changes_and_others_are_asked_about(String layer, String tile) {
        String versioned = app.json("/tiles/" + layer + ".json").at("/tiles/0").asText();
        String version = versioned.replaceFirst(".*v=", "");
        String path = "/tiles/" + layer + "/" + tile + ".mvt";
        assertEquals("public, max-age=31536000, immutable", cacheControl(path + "?v=" + version));
        assertEquals("no-cache", cacheControl(path));
        assertEquals("no-cache", cacheControl(path + "?v=0"));
        assertEquals("no-cache", cacheControl(path + "?v=999999"));
        assertEquals(400, app.get(path + "?v=hoy").statusCode());
    }

    private String cacheControl(String path) {
        HttpResponse<byte[]> response = app.get(path);
        assertTrue(response.statusCode() / 100 == 2, path);
        return response.headers().firstValue("Cache-Control").orElse("");
    }

    @Test
    void the_described_attributes_are_those_in_the_tiles() {
        for (String layer : new String[] {"iniciativas", "base"}) {
            JsonNode tile = decode(
                    app.get(layer.equals("base") ? "/tiles/base/9/155/290.mvt" : "/tiles/iniciativas/5/9/18.mvt"));
            for (JsonNode described : app.json("/tiles/" + layer + ".json").path("vector_layers")) {
                Set<String> fields = new TreeSet<>();
                described.path("fields").fieldNames().forEachRemaining(fields::add);
                for (JsonNode feature : tile.path(described.path("id").asText())) {
                    feature.path("properties")
                            .fieldNames()
                            .forEachRemaining(name -> assertTrue(fields.contains(name), name));
                }
            }
        }
    }

    /** The box of a tile in degrees, west,south,east,north. */
    private static String box(int z, int x, int y) {
        double n = Math.pow(2, z);
        return String.format(
                Locale.ROOT,
                "%.9f,%.9f,%.9f,%.9f",
                x / n * 360 - 180,
                latitude(y + 1, n),
                (x + 1) / n * 360 - 180,
                latitude(y, n));
    }

    private static double latitude(double y, double n) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y / n))));
    }

    /**
     * Decodes with the reference implementation of the format, which is not ours: npm's {@code @mapbox/vector-tile}.
     */
    private static JsonNode decode(HttpResponse<byte[]> response) {
        assertEquals(200, response.statusCode());
        try {
            Process node = new ProcessBuilder("node", "src/test/js/decode-tile.mjs")
                    .directory(TestApp.ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var in = node.getOutputStream()) {
                in.write(response.body());
            }
            return new ObjectMapper().readTree(node.getInputStream());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
