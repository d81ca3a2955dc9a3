package huella.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.TestApp;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that makes no sense is a 4xx that names the parameter and its cure; never a 5xx, never SQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OgcBadRequestTest {

    private final TestApp app = TestApp.start();

    @AfterAll
    void close() {
        app.close();
    }

    /** Texts that have broken other programs; each is tried as the value of every parameter. */
    private static final List<String> HOSTILE = List.of(
            "' OR '1'='1",
            "1; DROP TABLE initiative;--",
            "\\",
            "%",
            "NaN",
            "Infinity",
            "-1",
            "1e309",
            "0x10",
            "١٢٣",
            "null",
            "undefined",
            "${jndi:ldap://x/a}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "\u202Eabc",
            "Z̸͖̏a̷l̶g̴o̵",
            "🏳️‍🌈",
            "a\u0000b",
            "\uFEFF",
            "\r\nSet-Cookie: a=b",
            "[[[[[[[[[[[[[[[[",
            "((((((((((((((((",
            "999999999999999999999999");

    private static final List<String> PARAMETERS = List.of(
            "limit",
            "bbox",
            "bbox-crs",
            "crs",
            "datetime",
            "sortby",
            "properties",
            "skipGeometry",
            "cursor",
            "f",
            "lang",
            "capa",
            "territorio",
            "objetivo",
            "tema",
            "responsable",
            "precision",
            "version",
            "asterisco",
            "actualizado");

    static Stream<Arguments> hostile() {
        return PARAMETERS.stream().flatMap(name -> HOSTILE.stream().map(value -> Arguments.of(name, value)));
    }

    /** What is a number for one parameter is hostile for another; these are rightly understood. */
    private static boolean isUnderstood(String name, String value) {
        return name.equals("version") && value.equals("-1");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_value_is_refused_and_the_parameter_named(String name, String value) {
        if (!isUnderstood(name, value)) {
            refused("/ogc/collections/iniciativas/items?" + name + "=" + encoded(value), name);
        }
    }

    static List<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (String[] each : new String[][] {
            {"limit", "0"},
            {"limit", "1.5"},
            {"limit", "10 20"},
            {"limit", "+5"},
            {"bbox", "1,2,3"},
            {"bbox", "1,2,3,4,5"},
            {"bbox", "-70,-23,-71,-24,0,0,0"},
            {"bbox", "-70,-22,-69,-23"},
            {"bbox", "-170,-95,-69,-23"},
            {"bbox", "NaN,NaN,NaN,NaN"},
            {"bbox", "-70,-24,-69,Infinity"},
            {"crs", "http://www.opengis.net/def/crs/EPSG/0/24879"},
            {"crs", "http://www.opengis.net/def/crs/EPSG/9.9/4326"},
            {"crs", "EPSG:0"},
            {"bbox-crs", "urn:ogc:def:crs:EPSG::32718"},
            {"datetime", "2026-13-01"},
            {"datetime", "2026-02-30T00:00:00Z"},
            {"datetime", "2026-01-01T25:00:00Z"},
            {"datetime", "2026-01-01T00:00:00"},
            {"datetime", "2027-01-01/2026-01-01"},
            {"datetime", "2026-01-01/2026-02-01/2026-03-01"},
            {"datetime", "20260101"},
            {"sortby", "geom"},
            {"sortby", "comunas"},
            {"sortby", "--nombre"},
            {"sortby", "codigo,nombre,tema,capa,version"},
            {"properties", "geom"},
            {"properties", "nombre,secreto"},
            {"cursor", "bm9wZQ"},
            {"cursor", "W10"},
            {"f", "xml"},
            {"f", "JSON"},
            {"lang", "fr"},
            {"nombre", ""},
            {"inexistente", "1"},
            {"Limit", "1"},
            {"provincia", "El Loa"}
        }) {
            cases.add(Arguments.of(each[0], each[1]));
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_wrong_value_is_refused_and_the_parameter_named(String name, String value) {
        refused("/ogc/collections/iniciativas/items?" + name + "=" + encoded(value), name);
    }

    private void refused(String path, String parameter) {
        HttpResponse<byte[]> response = app.get(path);
        assertEquals(400, response.statusCode(), path);
        JsonNode problem = TestApp.json(response);
        assertEquals(parameter, problem.path("parametro").asText(), problem::toString);
        assertTrue(problem.path("detail").asText().length() > 20, problem::toString);
        assertFalse(
                problem.toString().matches("(?s).*(SELECT|published|psql|PSQL|huella\\.[a-z]).*"), problem::toString);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
