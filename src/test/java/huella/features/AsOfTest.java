package huella.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.TestApp;
import huella.store.Publishing;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * The map as it was published on a day. CAL-90 was published on 31 May 2025 at 23:30 in Chile, renamed and moved on 1
 * June at 00:30, and retired on 10 June; CAL-91 was there from the same 1 June on. Everything else is of today.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsOfTest {

    private static final String LAYER = "/layers/iniciativas.geojson?fecha=";
    private static final String ITEMS = "/ogc/collections/iniciativas/items?f=json&fecha=";

    private final TestApp app = TestApp.start();
    private final String beforeAll = Instant.now().toString();

    AsOfTest() {
        Publishing.because("Se crea")
                .at("2025-06-01T03:30:00.000001Z")
                .version("CAL-90", Map.of("like", "CAL-03", "name_es", "Plaza vieja", "geom", point(-68.9)))
                .in(app.database());
        Publishing.because("Se corrige el nombre")
                .at("2025-06-01T04:30:00Z")
                .version("CAL-90", Map.of("name_es", "Plaza nueva", "geom", point(-68.5)))
                .create("CAL-91", "CAL-03", "Parque")
                .in(app.database());
        Publishing.because("Se retira")
                .at("2025-06-10T12:00:00Z")
                .retire("CAL-90")
                .in(app.database());
    }

    private static Geometry point(double longitude) {
        return new GeometryFactory(new PrecisionModel(), 4326).createPoint(new Coordinate(longitude, -22.4));
    }

    @AfterAll
    void close() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-05-30,''",
        "2025-05-31,CAL-90 Plaza vieja",
        "2025-06-01,'CAL-90 Plaza nueva,CAL-91 Parque'",
        "2025-06-09,'CAL-90 Plaza nueva,CAL-91 Parque'",
        "2025-06-10,CAL-91 Parque",
        "2025-06-01T03:30:00Z,''",
        "2025-06-01T03:30:00.000001Z,CAL-90 Plaza vieja",
        "2025-06-01T00:29:59-04:00,CAL-90 Plaza vieja",
        "2025-06-01T00:30:00-04:00,'CAL-90 Plaza nueva,CAL-91 Parque'",
        "2025-06-10T12:00:00Z,CAL-91 Parque",
    })
    void layers_items_and_counts_show_what_was_published_then(String moment, String expected) {
        Set<String> names = expected.isEmpty() ? Set.of() : new TreeSet<>(Set.of(expected.split(",")));
        assertEquals(names, names(app.json(LAYER + moment)));
        JsonNode items = app.json(ITEMS + moment);
        assertEquals(names, names(items));
        assertEquals(names.size(), items.path("numberMatched").asInt());
        assertEquals(
                names.size(),
                app.json("/api/facets?fecha=" + moment).path("total").asInt());
        assertEquals(
                names.size(),
                app.json("/api/exports?fecha=" + moment).path("cantidad").asInt());
        assertEquals(names, names(app.json("/export/iniciativas.geojson?fecha=" + moment)));
    }

    @Test
    void without_a_date_it_is_the_map_of_today_and_today_is_the_same() {
        Set<String> now = names(app.json("/layers/iniciativas.geojson"));
        assertEquals(38, now.size(), "37 and CAL-91");
        String today =
                java.time.LocalDate.now(java.time.ZoneId.of("America/Santiago")).toString();
        assertEquals(now, names(app.json(LAYER + today)));
    }

    @Test
    void other_conditions_hold_for_what_was_there_then() {
        assertEquals(Set.of(), names(app.json(LAYER + "2025-05-31&bbox=-68.6,-22.5,-68.4,-22.3")));
        assertEquals(
                Set.of("CAL-90 Plaza nueva"),
                names(app.json(LAYER + "2025-06-02&bbox=-68.6,-22.5,-68.4,-22.3&q=plaza")));
        assertEquals(
                Set.of("CAL-90 Plaza nueva"),
                names(app.json(ITEMS + "2025-06-02&filter=nombre%20LIKE%20%27Plaza%25%27&sortby=-codigo")));
        assertEquals(Set.of(), names(app.json("/layers/rutas.geojson?fecha=2025-06-02")));
    }

    @Test
    void one_item_is_had_as_it_was_and_not_when_it_was_not_there() {
        String item = "/ogc/collections/calama/items/CAL-90";
        assertEquals(404, app.get(item + "?f=json").statusCode());
        JsonNode then = app.json(item + "?f=json&fecha=2025-05-31");
        assertEquals("Plaza vieja", then.at("/properties/nombre").asText());
        assertEquals(-68.9, then.at("/geometry/coordinates/0").asDouble());
        assertTrue(then.path("links").get(0).path("href").asText().contains("fecha=2025-05-31"), then::toString);
        assertEquals(
                "Plaza nueva",
                app.json(item + "?f=json&fecha=2025-06-01")
                        .at("/properties/nombre")
                        .asText());
        HttpResponse<byte[]> gone = app.get(item + "?f=json&fecha=2025-06-10");
        assertEquals(404, gone.statusCode());
        assertTrue(TestApp.json(gone).path("detail").asText().contains("10 de junio de 2025"));
    }

    @Test
    void the_history_of_that_day_ends_on_that_day() {
        JsonNode then = app.json("/api/initiatives/CAL-90?fecha=2025-06-01");
        assertEquals("Plaza nueva", then.at("/properties/nombre").asText());
        assertEquals(2, then.path("historia").size());
        assertEquals("Se corrige el nombre", then.at("/historia/0/motivo").asText());
        assertEquals(
                1,
                app.json("/api/initiatives/CAL-90?fecha=2025-05-31")
                        .path("historia")
                        .size());
        assertEquals(404, app.get("/api/initiatives/CAL-90").statusCode());
        assertEquals(404, app.get("/api/initiatives/CAL-90?fecha=2024-01-01").statusCode());
    }

    @Test
    void links_to_other_pages_keep_the_date() {
        JsonNode first = app.json(ITEMS + "2025-06-01&limit=1");
        assertEquals("2025-06-02T03:59:59.999999Z", first.path("fecha").asText());
        String next = null;
        for (JsonNode link : first.path("links")) {
            if (link.path("rel").asText().equals("next")) {
                next = link.path("href").asText();
            }
        }
        assertTrue(next != null && next.contains("fecha=2025-06-01"), first::toString);
        assertEquals(
                Set.of("CAL-91 Parque"),
                names(app.json(next.substring(app.origin().length()))));
    }

    @Test
    void pages_for_people_say_that_it_is_the_past_and_stay_in_it() {
        String list = html("/ogc/collections/iniciativas/items?f=html&fecha=2025-06-01");
        assertTrue(list.contains("1 de junio de 2025"), list);
        assertTrue(list.contains("/items/CAL-90?fecha=2025-06-01&amp;lang=es"), list);
        String item = html("/ogc/collections/iniciativas/items/CAL-90?f=html&lang=en&fecha=2025-05-31");
        assertTrue(item.contains("As it was published on 31 May 2025, 23:59"), item);
        assertTrue(item.contains("Plaza vieja"), item);
        assertTrue(item.contains("iniciativa=CAL-90&amp;fecha=2025-05-31"), item);
    }

    @Test
    void a_file_says_of_which_day_it_is_and_has_a_name_of_its_own_for_caches() {
        HttpResponse<byte[]> then = app.get("/export/iniciativas.geojson?fecha=2025-06-01");
        JsonNode file = TestApp.json(then);
        assertTrue(file.toString().contains("Mapa como estaba publicado al 1 de junio de 2025, 23:59"), file::toString);
        String tag = then.headers().firstValue("ETag").orElseThrow();
        assertEquals(
                304,
                app.get("/export/iniciativas.geojson?fecha=2025-06-01", "If-None-Match", tag)
                        .statusCode());
        for (String other : new String[] {"", "?fecha=2025-06-02", "?fecha=2025-06-10"}) {
            HttpResponse<byte[]> answer = app.get("/export/iniciativas.geojson" + other, "If-None-Match", tag);
            assertEquals(200, answer.statusCode(), other);
            assertNotEquals(tag, answer.headers().firstValue("ETag").orElseThrow());
        }
    }

    @Test
    void a_later_publication_does_not_change_what_was() {
        HttpResponse<byte[]> before = app.get(LAYER + beforeAll);
        String tag = before.headers().firstValue("ETag").orElseThrow();
        Publishing.because("Después")
                .version("CAL-91", Map.of("name_es", "Parque con otro nombre"))
                .in(app.database());
        assertEquals(304, app.get(LAYER + beforeAll, "If-None-Match", tag).statusCode());
        assertTrue(names(app.json("/layers/iniciativas.geojson")).contains("CAL-91 Parque con otro nombre"));
        Publishing.because("Y vuelve")
                .version("CAL-91", Map.of("name_es", "Parque"))
                .in(app.database());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2999-01-01",
                "2999-01-01T00:00:00Z",
                "2025-02-30",
                "2025-6-1",
                "ayer",
                "2025-01-01/2025-06-01",
                "2025-06-01T00:00:00",
                "%20",
            })
    void a_date_to_come_or_none_at_all_is_refused_with_its_cure(String moment) {
        for (String path : new String[] {LAYER, ITEMS, "/api/initiatives/CAL-03?fecha=", "/api/facets?fecha="}) {
            HttpResponse<byte[]> refused = app.get(path + moment);
            assertEquals(400, refused.statusCode(), path);
            assertEquals("fecha", TestApp.json(refused).path("parametro").asText());
            assertTrue(TestApp.json(refused).path("detail").asText().length() > 40);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/layers/comunas.geojson",
                "/ogc/collections/comunas/items",
                "/ogc/collections/comunas/items/02201",
                "/export/comunas.geojson",
                "/export/calama.zip",
                "/tiles/calama.json"
            })
    void what_has_no_past_refuses_a_date_instead_of_showing_today(String path) {
        HttpResponse<byte[]> refused = app.get(path + "?fecha=2025-06-01");
        assertEquals(400, refused.statusCode());
        assertEquals("fecha", TestApp.json(refused).path("parametro").asText());
    }

    @Test
    void the_description_of_the_interface_knows_the_date() {
        JsonNode paths = app.json("/ogc/api?f=json").path("paths");
        for (String path : new String[] {
            "/layers/{layer}.geojson",
            "/ogc/collections/calama/items",
            "/ogc/collections/calama/items/{featureId}",
            "/api/initiatives/{code}",
            "/api/facets",
            "/api/exports"
        }) {
            assertTrue(
                    paths.path(path).path("get").path("parameters").toString().contains("\"fecha\""), path);
        }
        assertTrue(!paths.path("/export/{comuna}.zip").toString().contains("\"fecha\""));
    }

    private String html(String path) {
        return new String(app.get(path).body(), StandardCharsets.UTF_8);
    }

    private static Set<String> names(JsonNode collection) {
        Set<String> names = new TreeSet<>();
        for (JsonNode feature : collection.path("features")) {
            names.add(feature.at("/properties/codigo").asText() + " "
                    + feature.at("/properties/nombre").asText());
        }
        return names;
    }
}
