package huella.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import huella.store.Publishing;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public map when there are more initiatives than a page can hold: tiles, counts, and pages of the list. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TiledMapTest {

    private static final int THOUSANDS = 2_600;

    private static final int ALL = THOUSANDS + 37;

    private static final Pattern LARGEST =
            Pattern.compile("Mostrando las mayores: ([\\d.]+) dibujadas, ([\\d.]+) agrupadas\\.");

    /** A point, and so the least important of all, in the middle of them. */
    private static final String SMALL = "MIL-1224";

    private final Chromium chromium = new Chromium();

    @BeforeAll
    void publishThousands() {
        Thousands.publish(chromium.app().database(), THOUSANDS);
    }

    @AfterEach
    void nothingUnexpected() {
        chromium.assertNothingUnexpected();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private static Locator rows(Page page) {
        return page.locator("#list .row");
    }

    private static List<String> listen(Page page) {
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(URLDecoder.decode(request.url(), StandardCharsets.UTF_8)));
        return asked;
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace(".", ""));
    }

    /** The middle of an initiative's place, as {@link Thousands} sets it. */
    private static String viewOf(String code, int zoom) {
        int n = Integer.parseInt(code.substring(4));
        return "vista=" + zoom + "/" + (-21.5 - n / 50 * 0.07) + "/" + (-70.2 + n % 50 * 0.05);
    }

    private static Object drawnCodes(Page page) {
        return page.evaluate("() => new Set([...document.querySelectorAll('#map path[data-code], #map .badge')]"
                + ".flatMap((n) => n.dataset.code ?? n.dataset.codes.split(' '))).size");
    }

    private static boolean isPainted(Page page) {
        return (boolean) page.evaluate("""
                () => [...document.querySelectorAll('.initiatives-pane canvas')].some((canvas) => {
                  const { width, height } = canvas;
                  if (!width) return false;
                  return canvas.getContext('2d').getImageData(0, 0, width, height).data.some((v, i) => i % 4 === 3 && v > 0);
                })
                """);
    }

    @Test
    void it_shows_the_largest_and_counts_the_others_and_never_downloads_all() {
        Page page = chromium.openUnready("/favicon.svg", options -> options);
        List<String> asked = listen(page);
        page.navigate("/");
        Chromium.waitUntilReady(page);
        assertThat(page.locator("#result-count")).hasText("2.637 iniciativas");
        assertThat(page.locator("#largest")).hasText(LARGEST);
        Matcher said = LARGEST.matcher(page.locator("#largest").innerText());
        assertTrue(said.find());
        assertEquals(ALL, number(said.group(1)) + number(said.group(2)), "nothing is lost");
        int counted = 0;
        for (String each : page.locator("#map .tile-count").allInnerTexts()) {
            counted += number(each.strip());
        }
        assertEquals(number(said.group(2)), counted);
        assertTrue(isPainted(page));
        for (String url : asked) {
            assertFalse(url.endsWith("/layers/iniciativas.geojson"), url);
        }
        page.locator("#language").click();
        assertThat(page.locator("#largest")).hasText(Pattern.compile("Showing the largest: [\\d,]+ drawn"));
    }

    @Test
    void where_everything_is_drawn_it_does_not_say_otherwise() {
        Page page = chromium.open("/?" + viewOf(SMALL, 12));
        assertThat(page.locator("#result-count")).hasText(Pattern.compile("\\d+ en esta vista, de 2\\.637"));
        assertTrue(isPainted(page));
        assertThat(page.locator("#largest")).isHidden();
    }

    @Test
    void with_the_real_initiatives_alone_nothing_of_this_is_seen() {
        try (Chromium other = new Chromium()) {
            Page page = other.open("/");
            assertThat(page.locator("#largest")).isHidden();
            assertThat(page.locator(".initiatives-pane")).hasCount(0);
            assertThat(page.locator(".more-button")).hasCount(0);
        }
    }

    @Test
    void a_click_on_the_map_opens_what_lies_under_the_finger() {
        Page page = chromium.open("/?" + viewOf(SMALL, 15));
        page.waitForCondition(() -> isPainted(page));
        BoundingBox map = page.locator("#map").boundingBox();
        page.mouse().click(map.x + map.width / 2, map.y + map.height / 2);
        assertThat(page.locator("#sheet")).containsText("Obra 1224");
        assertThat(page).hasURL(Pattern.compile("iniciativa=" + SMALL));
        assertThat(page.locator("#map .badge.is-selected[data-code='" + SMALL + "']"))
                .hasCount(1);
        page.locator("#sheet-close").click();
        assertThat(page.locator("#sheet")).isHidden();
    }

    @Test
    void the_keyboard_reaches_all_of_them_by_the_list() {
        Page page = chromium.open("/");
        assertThat(rows(page)).hasCount(50);
        page.locator(".more-button").focus();
        page.keyboard().press("Enter");
        assertThat(rows(page)).hasCount(100);
        assertThat(rows(page).nth(50)).isFocused();
        assertThat(page.locator(".more-button")).hasText("Ver más (quedan 2.537)");
        String code = rows(page).nth(50).getAttribute("data-code");
        page.keyboard().press("Enter");
        assertThat(page.locator("#sheet .sheet-code")).hasText(code);
        assertThat(page.locator("#sheet-title")).isFocused();
        page.keyboard().press("Escape");
        assertThat(rows(page).nth(50)).isFocused();
    }

    @Test
    void what_is_filtered_for_is_drawn_whole_and_counted_right() {
        Page page = chromium.open("/");
        page.locator("[data-facet='capa'][value='tocopilla']").check();
        assertThat(page.locator("#result-count")).hasText(Pattern.compile("^\\d{3} de 2\\.637 iniciativas$"));
        assertThat(page.locator("#list")).hasAttribute("aria-busy", "false");
        page.locator("#search").fill("obra");
        assertThat(page.locator("#search")).hasValue("obra");
        assertThat(page).hasURL(Pattern.compile("q=obra"));
        int found = chromium.app()
                .json("/layers/tocopilla.geojson?q=obra")
                .path("features")
                .size();
        assertTrue(found > 100 && found < 500, "found " + found);
        assertThat(page.locator("#result-count")).hasText(found + " de 2.637 iniciativas");
        page.waitForCondition(() -> Integer.valueOf(found).equals(drawnCodes(page)));
        assertThat(page.locator(".initiatives-pane canvas")).hasCount(0);
        assertThat(page.locator("#largest")).isHidden();
        int others = chromium.app()
                .json("/layers/calama.geojson?q=obra")
                .path("features")
                .size();
        assertThat(page.locator("[data-count='calama']")).hasText(String.valueOf(others));
    }

    @Test
    void what_the_service_finds_for_a_word_that_nothing_here_has_is_offered() {
        Page page = chromium.open("/");
        page.locator("#search").fill("MIL-2500");
        assertThat(page.locator("#result-count")).hasText("1 de 2.637 iniciativas");
        assertThat(page.locator("#suggestions [role=option]")).containsText("MIL-2500");
    }

    @Test
    void a_service_that_is_too_busy_is_asked_again_after_the_time_it_says() {
        chromium.expectError("503");
        Page page = chromium.open("/");
        page.route(
                "**/ogc/collections/iniciativas/items**",
                route ->
                        route.fulfill(new Route.FulfillOptions().setStatus(503).setHeaders(Map.of("Retry-After", "1"))),
                new Page.RouteOptions().setTimes(2));
        page.locator("#search").fill("obra");
        assertThat(page.locator("#result-count")).hasText("2.600 de 2.637 iniciativas");
        assertThat(page.locator("#alerts")).isEmpty();
    }

    @Test
    void what_could_not_be_asked_without_a_connection_is_asked_when_it_is_back() {
        chromium.expectError("ERR_INTERNET_DISCONNECTED");
        Page page = chromium.open("/");
        page.context().setOffline(true);
        page.locator("#search").fill("obra");
        assertThat(page.locator("#alerts")).not().isEmpty();
        assertThat(page.locator("#result-count")).hasText("2.637 iniciativas");
        page.context().setOffline(false);
        assertThat(page.locator("#result-count")).hasText("2.600 de 2.637 iniciativas");
    }

    @Test
    void what_is_filtered_for_and_too_much_to_draw_says_how_much_is_missing() {
        Page page = chromium.open("/?q=obra");
        assertThat(page.locator("#largest"))
                .hasText("Se dibujan 500 de las 2.600 que cumplen. Acérquese o filtre más.");
        assertEquals(500, drawnCodes(page));
    }

    @Test
    void what_is_open_is_drawn_however_small_it_is() {
        Page page = chromium.open("/?iniciativa=" + SMALL + "&vista=6/-23.4/-69.5");
        assertThat(page.locator("#sheet")).containsText("Obra 1224");
        assertThat(page.locator("#map .badge.is-selected[data-code='" + SMALL + "']"))
                .hasCount(1);
        assertThat(page.locator("#largest")).hasText(LARGEST);
    }

    @Test
    void what_does_not_exist_is_told() {
        Page page = chromium.openUnready("/?iniciativa=MIL-9999", options -> options);
        assertThat(page.locator("#messages")).containsText("MIL-9999");
        Chromium.waitUntilReady(page);
        assertThat(page.locator("#sheet")).isHidden();
        assertThat(rows(page)).hasCount(50);
    }

    @Test
    void a_publication_renews_the_tiles_and_draws_what_changed_without_a_reload() {
        Page page = chromium.open("/");
        page.evaluate("() => { window.wasHere = true; }");
        List<String> asked = listen(page);
        Publishing.because("Nombre acordado")
                .version("MIL-0300", Map.of("name_es", "Paseo nuevo", "name_en", "New walk"))
                .in(chromium.app().database());
        assertThat(page.locator("#messages")).containsText("MIL-0300 se actualizó.");
        assertThat(page.locator("#map .badge[data-code='MIL-0300']")).hasCount(1);
        assertEquals(true, page.evaluate("() => window.wasHere === true"));
        assertTrue(asked.stream().anyMatch(url -> url.endsWith("filter=codigo IN ('MIL-0300')")), asked::toString);
        assertTrue(asked.stream().anyMatch(url -> url.contains("/tiles/iniciativas/")), asked::toString);
        for (String url : asked) {
            assertFalse(url.endsWith("/layers/iniciativas.geojson"), url);
            assertFalse(url.contains("/tiles/base/"), url);
        }
        page.locator("#search").fill("paseo nuevo");
        assertThat(rows(page)).hasCount(1);
        assertThat(rows(page).first()).containsText("Paseo nuevo");
    }

    @Test
    void another_day_is_drawn_one_by_one_and_says_what_is_missing() {
        Page page = chromium.open("/?fecha=" + Instant.now());
        assertThat(page.locator("#past")).isVisible();
        assertThat(page.locator("#largest")).hasText("El mapa de otra fecha dibuja 500 de 2.637. Acérquese o filtre.");
        assertThat(page.locator(".initiatives-pane canvas")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"1280,800", "360,740"})
    void it_is_accessible_and_covers_no_control(int width, int height) {
        Page page = chromium.open("/", width, height);
        assertThat(page.locator("#largest")).isVisible();
        BoundingBox words = page.locator("#largest").boundingBox();
        for (String control : List.of("#notice", ".controls", "#legend-toggle", "#panel")) {
            assertFalse(overlap(words, page.locator(control).boundingBox()), control);
        }
        Chromium.assertAccessible(page);
    }

    private static boolean overlap(BoundingBox a, BoundingBox b) {
        return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    }
}
