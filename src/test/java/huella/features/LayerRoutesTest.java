package huella.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.TestApp;
import huella.geo.GeoJsonGeometry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayerRoutesTest {

    private static final String ALL = "/layers/iniciativas.geojson";

    private final TestApp app = TestApp.start();

    @AfterAll
    void close() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({"tocopilla,7", "antofagasta,6", "calama,7", "rutas,7", "regional,10", "iniciativas,37"})
    void a_layer_holds_its_initiatives(String layer, int count) {
        HttpResponse<byte[]> response = app.get("/layers/" + layer + ".geojson");
        assertEquals(200, response.statusCode());
        assertEquals(
                "application/geo+json",
                response.headers().firstValue("Content-Type").orElse(""));
        JsonNode json = TestApp.json(response);
        assertEquals(count, json.path("features").size());
        assertEquals(count, json.path("numero").asInt());
        assertTrue(json.path("aviso").asText().startsWith("Ubicaciones referenciales"));
    }

    @Test
    void every_feature_says_how_exact_it_is_and_on_what_that_rests() {
        for (JsonNode feature : app.json(ALL).path("features")) {
            JsonNode p = feature.path("properties");
            assertEquals(feature.path("id"), p.path("codigo"));
            assertTrue(
                    Set.of("exacta", "referencial").contains(p.path("ubicacion").asText()), p::toString);
            assertEquals(
                    "lugar_exacto".equals(p.path("precision").asText()),
                    "exacta".equals(p.path("ubicacion").asText()));
            assertFalse(p.path("sustento").asText().isBlank());
            assertTrue(GeoJsonGeometry.read(feature.path("geometry")).isValid());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "objetivo=OE2|REG-05,REG-06,TOC-03,TOC-05",
                "objetivo=OE3,OE5|REG-07,REG-08",
                "tema=aeropuertos|REG-12,REG-13",
                "territorio=calama&tema=aguas|CAL-02",
                "responsable=gobierno&tema=rutas|REG-10,REG-11,REG-14,REG-15",
                "precision=lugar_exacto|REG-12,REG-13,TOC-07",
                "capa=rutas&territorio=antofagasta|ANF-01,ANF-02",
                "q=CAL-03|CAL-03",
                "q=aguas grises|ANF-03,CAL-02,TOC-02",
                "q=RÍO loa|CAL-03",
                "q=rio LOA|CAL-03",
                "q=ollague|REG-04,REG-09",
                "q=100%|''",
                "q=nada_de_esto|''",
            })
    void filters_narrow(String query, String codes) {
        String encoded =
                query.contains("q=") ? "q=" + URLEncoder.encode(query.substring(2), StandardCharsets.UTF_8) : query;
        assertEquals(codes.isEmpty() ? Set.of() : Set.of(codes.split(",")), codes(app.json(ALL + "?" + encoded)));
    }

    @Test
    void a_layer_and_another_layer_as_filter_have_nothing_in_common() {
        assertEquals(Set.of(), codes(app.json("/layers/calama.geojson?capa=rutas")));
        assertEquals(
                7, codes(app.json("/layers/calama.geojson?capa=rutas,calama")).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-70.6,-23.8,-70.2,-23.4",
                "-69.1,-22.6,-68.8,-22.4",
                "-71,-24,-68,-21",
                "-75,-16,-74,-15",
                "-70.4,-23.65,-70.4,-23.65"
            })
    void a_box_selects_exactly_what_it_touches(String bbox) {
        String[] n = bbox.split(",");
        Geometry box = new GeometryFactory()
                .toGeometry(new Envelope(
                        Double.parseDouble(n[0]),
                        Double.parseDouble(n[2]),
                        Double.parseDouble(n[1]),
                        Double.parseDouble(n[3])));
        Set<String> expected = new TreeSet<>();
        for (JsonNode feature : app.json(ALL).path("features")) {
            if (GeoJsonGeometry.read(feature.path("geometry")).intersects(box)) {
                expected.add(feature.path("id").asText());
            }
        }
        assertEquals(expected, codes(app.json(ALL + "?bbox=" + bbox)));
    }

    @Test
    void the_counts_of_the_facets_are_those_of_the_layer() {
        for (String filter :
                new String[] {"", "?objetivo=OE1", "?territorio=calama", "?q=tocopilla", "?bbox=-70.6,-23.8,-70.2,-23.4"
                }) {
            JsonNode facets = app.json("/api/facets" + filter);
            JsonNode features = app.json(ALL + filter).path("features");
            assertEquals(features.size(), facets.path("total").asInt());
            for (JsonNode theme : facets.path("temas")) {
                long count = features.findParents("tema").stream()
                        .filter(p -> p.path("tema").equals(theme.path("codigo")))
                        .count();
                assertEquals(count, theme.path("cantidad").asLong(), theme::toString);
            }
            for (JsonNode objective : facets.path("objetivos")) {
                long count = features.findParents("objetivos").stream()
                        .filter(p -> p.path("objetivos")
                                .toString()
                                .contains(objective.path("codigo").asText()))
                        .count();
                assertEquals(count, objective.path("cantidad").asLong(), objective::toString);
            }
        }
    }

    @Test
    void a_reader_who_has_it_already_gets_304() {
        HttpResponse<byte[]> first = app.get(ALL);
        String etag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> second = app.get(ALL, "If-None-Match", "\"otro\", " + etag);
        assertEquals(304, second.statusCode());
        assertEquals(0, second.body().length);
        assertEquals(etag, second.headers().firstValue("ETag").orElseThrow());
        assertEquals(200, app.get(ALL, "If-None-Match", "\"otro\"").statusCode());
    }

    @Test
    void compressed_it_is_the_same_under_another_etag() throws IOException {
        HttpResponse<byte[]> plain = app.get(ALL);
        HttpResponse<byte[]> packed = app.get(ALL, "Accept-Encoding", "br, gzip;q=0.8");
        assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElse(""));
        assertArrayEquals(plain.body(), new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes());
        assertFalse(plain.headers().firstValue("ETag").equals(packed.headers().firstValue("ETag")));
        assertTrue(app.get(ALL, "Accept-Encoding", "gzip;q=0")
                .headers()
                .firstValue("Content-Encoding")
                .isEmpty());
    }

    @Test
    void head_has_the_headers_of_get_and_no_body() {
        HttpResponse<byte[]> get = app.get(ALL);
        HttpResponse<byte[]> head = app.send("HEAD", ALL);
        assertEquals(200, head.statusCode());
        assertEquals(0, head.body().length);
        for (String name : new String[] {"ETag", "Content-Type", "Content-Length", "Content-Security-Policy"}) {
            assertEquals(get.headers().firstValue(name), head.headers().firstValue(name), name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?objetivos_=OE1,objetivos_",
        "?version=uno,version",
        "?asterisco=si,asterisco",
        "?actualizado=ayer,actualizado",
        "?provincia=Loa,provincia",
        "?bbox-crs=EPSG:24879,bbox-crs",
        "?datetime=2026-02-30,datetime",
        "?datetime=2026-02-01/2026-01-01,datetime",
        "?objetivo=OE9,objetivo",
        "?tema=minas,tema",
        "?territorio=Chile,territorio",
        "?capa=x,capa",
        "?bbox=1;2;3;4,bbox",
        "?q=%00,q",
        "?q=a&q=b,q",
        "?precision=0.1,precision",
        "?1%20OR%201=1,1 OR 1",
        "?limit=10,limit",
        "?objetivo=,objetivo",
        "?objetivo=%2C,objetivo",
        "?bbox=,bbox",
        "?q=agua%FF,q"
    })
    void a_bad_parameter_is_400_and_named(String query, String parameter) {
        HttpResponse<byte[]> response = app.get(ALL + query);
        assertEquals(400, response.statusCode());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse(""));
        JsonNode problem = TestApp.json(response);
        assertEquals(parameter, problem.path("parametro").asText());
        assertTrue(problem.path("detail").asText().length() > 20);
    }

    @Test
    void a_value_that_is_too_long_is_refused_with_the_limit_and_its_name() {
        JsonNode problem = TestApp.json(app.get(ALL + "?q=" + "a".repeat(4_001)));
        assertTrue(problem.path("detail").asText().contains("4000 (HUELLA_MAX_PARAMETER_LENGTH)"), problem::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE initiative; --", "%' OR '1'='1 UNION", "\\", "{{7*7}}", "<script>alert(1)</script>",
                        "null", "ﷺ", "𝕋𝕒𝕝",
                "Ω≈ç√", "../../../etc/passwd", "$(touch x)", "٠١٢", "-1e999", "😀", "[zz-", "%_"
            })
    void hostile_words_find_nothing_and_break_nothing(String words) {
        HttpResponse<byte[]> response = app.get(ALL + "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        // What has no letter and no digit cannot be searched for; the rest is searched for and not there.
        boolean searchable = words.codePoints().anyMatch(Character::isLetterOrDigit);
        assertEquals(searchable ? 200 : 400, response.statusCode(), words);
        assertEquals(0, TestApp.json(response).path("features").size(), words);
    }

    @Test
    void an_unknown_layer_is_404_and_the_known_ones_are_listed() {
        HttpResponse<byte[]> response = app.get("/layers/minas.geojson");
        assertEquals(404, response.statusCode());
        assertTrue(TestApp.json(response)
                .path("detail")
                .asText()
                .contains("tocopilla, antofagasta, calama, rutas, regional"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void a_layer_cannot_be_written(String method) {
        assertEquals(405, app.send(method, ALL).statusCode());
    }

    private static Set<String> codes(JsonNode collection) {
        Set<String> codes = new TreeSet<>();
        collection
                .path("features")
                .forEach(feature -> codes.add(feature.path("id").asText()));
        return codes;
    }
}
