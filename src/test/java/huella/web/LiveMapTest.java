package huella.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import huella.store.Publishing;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/** The public map while others publish, and as it was. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class LiveMapTest {

    /** The stream, and not the module that reads it. */
    private static final Pattern STREAM = Pattern.compile("/api/events(\\?.*)?$");

    private Chromium chromium;

    @BeforeEach
    void open() {
        chromium = new Chromium();
    }

    @AfterEach
    void close() {
        try {
            chromium.assertNothingUnexpected();
        } finally {
            chromium.close();
        }
    }

    private static Geometry point(double longitude, double latitude) {
        return new GeometryFactory(new PrecisionModel(), 4326).createPoint(new Coordinate(longitude, latitude));
    }

    private void publish(Publishing publishing) {
        publishing.in(chromium.app().database());
    }

    private static Locator row(Page page, String code) {
        return page.locator("#list [data-code='" + code + "']");
    }

    /** A reload would forget it. */
    private static void mark(Page page) {
        page.evaluate("() => { window.wasHere = true; }");
    }

    private static void assertNotReloaded(Page page) {
        assertEquals(true, page.evaluate("() => window.wasHere === true"));
    }

    @Test
    void everyone_who_has_the_map_open_sees_a_publication_without_a_reload() {
        Page one = chromium.open("/");
        Page other = one.context().newPage();
        other.navigate("/?idioma=en");
        Chromium.waitUntilReady(other);
        List<String> asked = new ArrayList<>();
        other.onRequest(request -> {
            if (!STREAM.matcher(request.url()).find()) {
                asked.add(URLDecoder.decode(request.url(), StandardCharsets.UTF_8));
            }
        });
        mark(one);
        mark(other);

        publish(Publishing.because("Nombre acordado")
                .version("CAL-03", Map.of("name_es", "Paseo del río Loa", "name_en", "Loa walk")));

        assertThat(row(one, "CAL-03")).containsText("Paseo del río Loa");
        assertThat(one.locator("#messages")).containsText("CAL-03 se actualizó.");
        assertThat(row(other, "CAL-03")).containsText("Loa walk");
        assertThat(other.locator("#messages")).containsText("CAL-03 was updated.");
        assertEquals(
                List.of(chromium.app().origin() + "/layers/iniciativas.geojson?filter=codigo IN ('CAL-03')"), asked);
        assertNotReloaded(one);
        assertNotReloaded(other);
        other.locator("#search").fill("paseo");
        assertThat(other.locator("#result-count")).hasText("1 of 37 initiatives");
    }

    @Test
    void the_mark_on_the_map_goes_where_the_initiative_went() {
        Page page = chromium.open("/?iniciativa=TOC-07&vista=14/-22.09/-70.2");
        Locator mark = page.locator("#map .badge[data-code='TOC-07']");
        assertThat(mark).hasCount(1);
        mark(page);
        publish(Publishing.because("Otro lugar").version("TOC-07", Map.of("geom", point(-70.1951, -22.0949))));
        page.waitForCondition(() -> Math.abs(((Number) page.evaluate("() => { const mark ="
                                + " document.querySelector(\"#map .badge[data-code='TOC-07']\").getBoundingClientRect();"
                                + " const map = document.getElementById('map').getBoundingClientRect();"
                                // 0.0049 degrees at zoom 14 are 57 pixels.
                                + " return mark.x + mark.width / 2 - (map.x + map.width / 2 + 57); }"))
                        .doubleValue())
                < 4);
        assertNotReloaded(page);
    }

    @Test
    void an_open_sheet_says_what_changed_and_stays_where_it_was_read() {
        Page page = chromium.open("/?iniciativa=CAL-03");
        Locator sheet = page.locator("#sheet");
        assertThat(sheet.locator("#sheet-history summary")).hasText("Historia pública (1 versión)");
        page.locator("#sheet [data-action='copy']").focus();
        page.evaluate("() => { document.getElementById('sheet').scrollTop = 120; }");
        mark(page);

        publish(Publishing.because("Se precisa la nota").version("CAL-03", Map.of("note_es", "Nota nueva")));

        assertThat(sheet).containsText("Nota nueva");
        assertThat(sheet.locator("#sheet-version")).containsText("Versión 2");
        assertThat(sheet.locator("#sheet-version")).containsText("Se precisa la nota — Equipo de prueba");
        assertEquals(120, ((Number) page.evaluate("() => document.getElementById('sheet').scrollTop")).intValue());
        assertThat(page.locator("#sheet [data-action='copy']")).isFocused();
        assertNotReloaded(page);

        sheet.locator("#sheet-history summary").click();
        assertThat(sheet.locator("#sheet-history li")).hasCount(2);
        assertThat(sheet.locator("#sheet-history li").first()).containsText("Versión 2");
        assertThat(sheet.locator("#sheet-history a[href='/revision?historia=CAL-03']"))
                .isVisible();
        Chromium.assertAccessible(page);

        sheet.locator("#sheet-history li a").last().click();
        Chromium.waitUntilReady(page);
        assertThat(page.locator("#past")).isVisible();
        assertThat(page.locator("#sheet #sheet-version")).containsText("Versión 1");
        assertThat(page.locator("#sheet")).not().containsText("Nota nueva");
    }

    @Test
    void what_is_retired_leaves_and_what_is_new_comes() {
        Page page = chromium.open("/?iniciativa=CAL-03");
        assertThat(page.locator("#sheet")).isVisible();
        mark(page);
        publish(Publishing.because("Se retira").retire("CAL-03"));
        assertThat(page.locator("#sheet")).isHidden();
        assertThat(page.locator("#messages")).containsText("CAL-03 se retiró del mapa.");
        assertThat(page.locator("#result-count")).hasText("36 iniciativas");
        assertThat(row(page, "CAL-03")).hasCount(0);
        publish(Publishing.because("Se agrega").create("CAL-40", "CAL-04", "Nueva biblioteca"));
        assertThat(row(page, "CAL-40")).containsText("Nueva biblioteca");
        assertThat(page.locator("#messages")).containsText("CAL-40 es nueva en el mapa.");
        assertThat(page.locator("#result-count")).hasText("37 iniciativas");
        assertNotReloaded(page);
    }

    @Test
    void what_was_published_while_the_page_was_cut_off_comes_when_it_is_back() {
        chromium.expectError("/api/events");
        Page page = chromium.openUnready("/blank-until-routed.svg", options -> options);
        chromium.expectError("blank-until-routed");
        page.route(STREAM, route -> route.abort());
        page.navigate("/");
        Chromium.waitUntilReady(page);
        mark(page);
        publish(Publishing.because("Mientras tanto").version("CAL-03", Map.of("name_es", "Paseo del río Loa")));
        page.unroute(STREAM);
        assertThat(row(page, "CAL-03")).containsText("Paseo del río Loa");
        assertNotReloaded(page);
    }

    @ParameterizedTest
    @CsvSource({"1280,800", "360,740"})
    void the_map_of_a_day_says_so_and_leads_back(int width, int height) {
        publish(Publishing.because("Antes").at("2025-06-01T12:00:00Z").create("CAL-40", "CAL-03", "Plaza de entonces"));
        Page page = chromium.open("/?fecha=2025-06-01&iniciativa=CAL-40", width, height);
        assertThat(page.locator("#past")).containsText("Mapa como estaba publicado el 1 de junio de 2025.");
        assertThat(page.locator("#sheet")).containsText("Plaza de entonces");
        assertEquals(1, page.locator("#list .row").count());
        assertThat(page.locator("#past-download")).hasAttribute("href", "/export/iniciativas.geojson?fecha=2025-06-01");
        Chromium.assertAccessible(page);
        page.locator("#past-leave").click();
        Chromium.waitUntilReady(page);
        assertThat(page.locator("#past")).isHidden();
        assertThat(page.locator("#sheet")).containsText("Plaza de entonces");
        assertEquals(38, page.locator("#list .row").count());
    }

    @Test
    void the_map_of_a_day_stays_as_it_was_and_keeps_its_date_in_links() {
        publish(Publishing.because("Antes").at("2025-06-01T12:00:00Z").create("CAL-40", "CAL-03", "Plaza de entonces"));
        List<String> streams = new ArrayList<>();
        Page page = chromium.open("/");
        page.onRequest(request -> {
            if (STREAM.matcher(request.url()).find()) {
                streams.add(request.url());
            }
        });
        page.locator("#help-button").click();
        page.locator("#past-day").fill("2025-06-02");
        page.locator(".past-form button").click();
        Chromium.waitUntilReady(page);
        assertThat(page.locator("#past")).containsText("2 de junio de 2025");
        row(page, "CAL-40").click();
        assertThat(page).hasURL(Pattern.compile("iniciativa=CAL-40&fecha=2025-06-02"));
        assertEquals(List.of(), streams, "nobody publishes in the past");
        assertThat(page.locator("#download-list")).isHidden();
        page.navigate("/?fecha=2025-05-01");
        Chromium.waitUntilReady(page);
        assertThat(page.locator("#list")).containsText("Entonces todavía no había nada publicado");
        page.navigate("/?fecha=2999-01-01");
        Chromium.waitUntilReady(page);
        assertThat(page.locator("#messages")).containsText("2999-01-01");
        assertThat(page.locator("#past")).isHidden();
        assertTrue(streams.size() == 1, streams::toString);
    }
}
