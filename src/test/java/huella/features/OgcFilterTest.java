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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CQL2 over the interface (OGC API Features Part 3): the same filter for items, layers, files and counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OgcFilterTest {

    private static final String ITEMS = "/ogc/collections/iniciativas/items";

    private final TestApp app = TestApp.start();

    @AfterAll
    void close() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "capa = 'calama' | capa = 'calama'",
                "accenti(casei(nombre)) LIKE accenti(casei('%RIO%')) | fold(nombre) LIKE '%rio%'",
                "S_INTERSECTS(geom, BBOX(-70.45, -23.75, -70.35, -23.55)) | ST_Intersects(geom, ST_MakeEnvelope(-70.45, -23.75, -70.35, -23.55, 4326))",
                "NOT supuesta = true AND objetivos IS NOT NULL | NOT supuesta",
                "A_CONTAINS(comunas, ('Calama')) | 'Calama' = ANY (comunas)",
                "fuente_numero BETWEEN 2 AND 4 OR version > 1 | fuente_numero BETWEEN 2 AND 4",
                "actualizado >= TIMESTAMP('2020-01-01T00:00:00Z') AND tema IN ('aguas', 'salud') | tema IN ('aguas', 'salud')",
                "T_AFTER(actualizado, DATE('2020-01-01')) AND codigo LIKE 'REG-%' | codigo LIKE 'REG-%'"
            })
    void a_filter_selects_what_sql_selects(String filter, String sql) {
        List<String> expected = app.database()
                .read(handle -> handle.createQuery("SELECT codigo FROM published WHERE " + sql + " ORDER BY codigo")
                        .mapTo(String.class)
                        .list());
        assertTrue(!expected.isEmpty() && expected.size() < 37, expected::toString);
        assertEquals(expected, codes(app.json(ITEMS + "?filter=" + encoded(filter))));
        assertEquals(expected, codes(app.json("/layers/iniciativas.geojson?filter=" + encoded(filter))));
        assertEquals(expected, codes(app.json("/export/iniciativas.geojson?filter=" + encoded(filter))));
        assertEquals(
                expected.size(),
                app.json("/api/facets?filter=" + encoded(filter)).path("total").asInt());
    }

    @Test
    void json_and_text_say_the_same_also_in_several_lines() {
        String json = """
                {"op": "and", "args": [
                  {"op": "=", "args": [{"property": "capa"}, "calama"]},
                  {"op": "s_intersects", "args": [{"property": "geom"},
                    {"type": "Point", "coordinates": [-68.93, -22.46]}]}]}
                """;
        JsonNode found = app.json(ITEMS + "?filter-lang=cql2-json&filter=" + encoded(json));
        assertEquals(
                codes(app.json(ITEMS + "?filter="
                        + encoded("capa = 'calama'\n AND S_INTERSECTS(geom, POINT(-68.93 -22.46))"))),
                codes(found));
    }

    @Test
    void geometries_are_in_the_system_that_the_request_names_and_keep_its_axes() {
        List<String> expected =
                codes(app.json(ITEMS + "?filter=" + encoded("S_INTERSECTS(geom, BBOX(-70.45,-23.75,-70.35,-23.55))")));
        assertTrue(expected.size() > 5);
        assertEquals(
                expected,
                codes(app.json(ITEMS + "?filter-crs=http://www.opengis.net/def/crs/EPSG/0/4326&filter="
                        + encoded("S_INTERSECTS(geom, BBOX(-23.75,-70.45,-23.55,-70.35))"))));
        assertEquals(
                expected,
                codes(app.json(ITEMS + "?filter-crs=EPSG:32719&filter="
                        + encoded("S_INTERSECTS(geom, BBOX(352243,7372700,362243,7394740))"))));
    }

    @Test
    void pages_keep_the_filter() {
        JsonNode first = app.json(ITEMS + "?limit=3&filter=" + encoded("capa = 'calama'"));
        assertEquals(7, first.path("numberMatched").asInt());
        for (JsonNode link : first.path("links")) {
            if (link.path("rel").asText().equals("next")) {
                assertTrue(link.path("href").asText().contains("filter=capa"), link::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "capa =",
                "capa == 'calama'",
                "secreto = 1",
                "nombre > 5",
                "capa = 'calama",
                "capa = 'calama' AND",
                "(((((capa = 'a')",
                "S_INTERSECTS(geom, POINT(1))",
                "S_INTERSECTS(geom, POLYGON((0 0, 1 1)))",
                "S_INTERSECTS(geom, POINT(NaN 0))",
                "S_BUFFER(geom, 1)",
                "1; DROP TABLE initiative",
                "actualizado = DATE('2026-02-30')",
                "T_AFTER(actualizado, 'ayer')",
                "fuente_numero = 1e999",
                "casei(version) = 'a'",
                "{\"op\":\"=\"}",
                "pg_sleep(10) = 1",
                "codigo LIKE 'a' ESCAPE '!'",
                "capa IN ()"
            })
    void a_bad_filter_is_named_and_explained(String filter) {
        HttpResponse<byte[]> response = app.get(ITEMS + "?filter=" + encoded(filter));
        JsonNode problem = TestApp.json(response);
        assertEquals(400, response.statusCode(), problem::toString);
        assertEquals("filter", problem.path("parametro").asText());
        assertFalse(problem.toString().contains("PSQL"), problem::toString);
    }

    @ParameterizedTest
    @CsvSource({"filter-lang,cql-text", "filter-crs,EPSG:24879"})
    void what_goes_with_a_filter_is_checked_too(String parameter, String value) {
        HttpResponse<byte[]> response =
                app.get(ITEMS + "?filter=" + encoded("capa='calama'") + "&" + parameter + "=" + value);
        assertEquals(400, response.statusCode());
        assertEquals(parameter, TestApp.json(response).path("parametro").asText());
    }

    private static List<String> codes(JsonNode collection) {
        List<String> codes = new ArrayList<>();
        collection
                .path("features")
                .forEach(feature -> codes.add(feature.path("id").asText()));
        return codes;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
