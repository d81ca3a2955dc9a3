package huella.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.TestApp;
import huella.catalogue.CatalogueStore;
import huella.catalogue.Collections;
import huella.catalogue.Selection;
import huella.catalogue.Vocabularies;
import huella.features.FeatureStore;
import huella.geo.Crs;
import huella.geo.Format;
import huella.http.Limits;
import huella.http.Turns;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a file before it is fetched is true of the file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfferRoutesTest {

    /** A date, and nothing else, differs between two files of the same data; in an archive it moves a few bytes. */
    private static final long DATE_BYTES = 64;

    private final TestApp app = TestApp.start();

    @TempDir
    Path directory;

    @AfterAll
    void close() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void the_bytes_and_the_address_are_those_of_the_file(Crs crs) {
        for (String filter : new String[] {"", "&tema=aguas,trenes", "&q=río", "&capa=rutas&precision=ciudad"}) {
            JsonNode offer = app.json("/api/exports?crs=" + crs.code() + encoded(filter));
            for (JsonNode format : offer.path("formatos")) {
                if (!format.path("posible").asBoolean()) {
                    continue;
                }
                HttpResponse<byte[]> file = app.get(format.path("url").asText());
                assertEquals(200, file.statusCode(), format.path("url").asText());
                long apart = Math.abs(file.body().length - format.path("bytes").asLong());
                assertTrue(apart <= DATE_BYTES, () -> format + " is " + apart + " bytes off");
                assertEquals(
                        "attachment; filename=\"" + format.path("archivo").asText() + "\"",
                        file.headers().firstValue("Content-Disposition").orElse(""));
                assertEquals(
                        format.path("tipo").asText(),
                        file.headers().firstValue("Content-Type").orElse(""));
                assertFalse(format.path("aproximado").asBoolean());
            }
        }
    }

    @Test
    void the_count_is_that_of_the_layer() {
        for (String filter :
                new String[] {"", "tema=aguas", "objetivo=OE1,OE2&q=calama", "bbox=-70.5,-23.8,-70.3,-23.4"}) {
            assertEquals(
                    app.json("/layers/iniciativas.geojson?" + filter)
                            .path("features")
                            .size(),
                    app.json("/api/exports?" + filter).path("cantidad").asInt(),
                    filter);
            assertEquals(
                    app.json("/layers/calama.geojson?" + filter)
                            .path("features")
                            .size(),
                    app.json("/api/exports?coleccion=calama" + (filter.isEmpty() ? "" : "&" + filter))
                            .path("cantidad")
                            .asInt(),
                    filter);
        }
    }

    @Test
    void every_format_and_every_system_that_a_file_can_state_is_offered_in_both_languages() {
        JsonNode offer = app.json("/api/exports");
        assertEquals(
                Arrays.stream(Format.values()).map(Format::id).collect(Collectors.toCollection(TreeSet::new)),
                codes(offer.path("formatos")));
        assertEquals(
                Set.of("EPSG:4326", "EPSG:32719", "EPSG:5361", "EPSG:9155", "EPSG:3857"),
                codes(offer.path("sistemas")));
        for (String list : new String[] {"formatos", "sistemas"}) {
            for (JsonNode each : offer.path(list)) {
                for (String text : new String[] {"nombre", "nombre_en", "descripcion", "descripcion_en"}) {
                    assertFalse(each.path(text).asText().isBlank(), each + " " + text);
                }
                assertNotEquals(
                        each.path("descripcion").asText(),
                        each.path("descripcion_en").asText());
            }
        }
        assertTrue(offer.at("/formatos/0/recomendado").asBoolean());
        assertEquals("gpkg", offer.at("/formatos/0/codigo").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kml", "kmz", "gpx", "geojson", "geojsonl"})
    void a_format_that_knows_degrees_only_says_so_for_a_system_in_metres(String code) {
        JsonNode format = format(app.json("/api/exports?crs=EPSG:32719"), code);
        assertFalse(format.path("posible").asBoolean());
        assertTrue(format.path("limite").asText().contains("longitud y latitud"));
        assertTrue(format.path("limite_en").asText().contains("longitude and latitude"));
        assertFalse(format.has("bytes"));
        assertFalse(format.has("url"));
        assertEquals(1, format.path("sistemas").size());
        assertEquals(
                400, app.get("/export/iniciativas." + code + "?crs=EPSG:32719").statusCode());
    }

    @Test
    void when_nothing_is_selected_it_says_what_to_give_up() {
        JsonNode offer = app.json("/api/exports?coleccion=calama&tema=puertos&q=museo");
        assertEquals(0, offer.path("cantidad").asInt());
        assertEquals("tema", offer.at("/si_quita/0/parametro").asText());
        assertEquals(
                app.json("/layers/calama.geojson?q=museo").path("features").size(),
                offer.at("/si_quita/0/cantidad").asInt());
        assertEquals(1, offer.path("si_quita").size(), "without the word there is no port in Calama either");
        assertEquals(0, app.json("/api/exports").path("si_quita").size());
        // A file with nothing in it is still a file, and as long as said.
        JsonNode csv = format(offer, "csv");
        assertEquals(
                csv.path("bytes").asInt(), app.get(csv.path("url").asText()).body().length);
    }

    @Test
    void what_was_measured_before_is_not_taken_for_something_else() {
        long all = format(app.json("/api/exports"), "csv").path("bytes").asLong();
        long some =
                format(app.json("/api/exports?tema=aguas"), "csv").path("bytes").asLong();
        assertTrue(some < all, some + " of " + all);
        assertEquals(all, format(app.json("/api/exports"), "csv").path("bytes").asLong());
    }

    @Test
    void a_large_selection_is_measured_on_a_sample_and_scaled() {
        Vocabularies vocabularies = new CatalogueStore(app.database()).getVocabularies();
        Collections collections = new Collections(vocabularies);
        Exchange exchange = new Exchange(
                new FeatureStore(app.database()),
                new ComunaStore(app.database()),
                new CoverageStore(app.database()),
                new EditionStore(app.database()),
                collections,
                vocabularies,
                () -> "test",
                new Turns(Limits.DEFAULT));
        Offers sampled = new Offers(exchange, directory, 12);
        Offers.Offer offer = sampled.of(collections.get("iniciativas"), Selection.EVERYTHING, Crs.UTM_19S);
        assertEquals(37, offer.count());
        assertFalse(offer.measuredWhole());
        offer.bytes().forEach((format, bytes) -> {
            long real = app.get("/export/iniciativas." + format.id() + "?crs=EPSG:32719")
                    .body()
                    .length;
            // A third of the rows, and the first ones at that: the right order of magnitude is what can be promised.
            assertTrue(bytes > real / 2 && bytes < real * 2, format + ": " + bytes + " for " + real);
        });
    }

    @Test
    void a_plain_form_is_led_to_the_file() {
        HttpResponse<byte[]> answer = app.get(
                "/export?coleccion=calama&formato=shp&crs=EPSG%3A32719&tema=&tema=aguas&tema=trenes&q=&objetivo=");
        assertEquals(303, answer.statusCode());
        assertEquals(
                "/export/calama.shp?crs=EPSG:32719&tema=aguas,trenes",
                answer.headers().firstValue("Location").orElse(""));
        assertEquals(
                "/export/calama.csv?q=r%C3%ADo%20%26%20mar",
                app.get("/export?coleccion=calama&formato=csv&q=r%C3%ADo+%26+mar")
                        .headers()
                        .firstValue("Location")
                        .orElse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "/export,400",
        "/export?coleccion=calama,400",
        "/export?coleccion=calama&formato=doc,400",
        "/export?coleccion=%2F%2Fevil.example%2F&formato=csv,404",
        "/export?coleccion=calama&coleccion=rutas&formato=csv,400",
        "/api/exports?coleccion=minas,404",
        "/api/exports?coleccion=,400",
        "/api/exports?crs=EPSG:1,400",
        "/api/exports?formato=csv,400",
        "/api/exports?tema=nada,400"
    })
    void a_wrong_choice_is_named(String path, int status) {
        HttpResponse<byte[]> response = app.get(path);
        assertEquals(status, response.statusCode());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void the_page_is_there() {
        HttpResponse<byte[]> page = app.get("/datos");
        assertEquals(200, page.statusCode());
        assertEquals(
                "text/html;charset=utf-8",
                page.headers().firstValue("Content-Type").orElse(""));
    }

    private static JsonNode format(JsonNode offer, String code) {
        return StreamSupport.stream(offer.path("formatos").spliterator(), false)
                .filter(format -> format.path("codigo").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> codes(JsonNode list) {
        Set<String> codes = new TreeSet<>();
        list.forEach(each -> codes.add(each.path("codigo").asText()));
        return codes;
    }

    private static String encoded(String filter) {
        return filter.replace("í", "%C3%AD");
    }
}
