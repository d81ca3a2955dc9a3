package huella.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of the OGC API as a person meets them, on a phone and at a desk, in both languages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiPagesTest {

    private static final List<String> PLAIN =
            List.of("/ogc?", "/ogc/collections?", "/ogc/collections/iniciativas/schema?", "/ogc/conformance?");

    private static final List<String> WITH_MAP = List.of(
            "/ogc/collections/iniciativas?",
            "/ogc/collections/comunas?",
            "/ogc/collections/iniciativas/items?limit=5&",
            "/ogc/collections/calama/items/CAL-05?",
            "/ogc/collections/comunas/items/02301?");

    private final Chromium chromium = new Chromium();

    @AfterEach
    void nothingUnexpected() {
        chromium.assertNothingUnexpected();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"es,360,740", "es,1280,800", "en,360,740", "en,1280,800"})
    void every_page_fits_is_accessible_and_stays_at_home(String language, int width, int height) throws Exception {
        Page page = open(PLAIN.getFirst(), language, width, height);
        for (String path : PLAIN) {
            page.navigate(path + "lang=" + language);
            check(page, language, width);
        }
        for (String path : WITH_MAP) {
            page.navigate(path + "lang=" + language);
            assertThat(page.locator(".page-map")).hasAttribute("data-ready", "true");
            assertThat(page.locator(".page-map .leaflet-control-attribution")).containsText("OpenStreetMap");
            assertTrue(page.locator(".page-map .leaflet-overlay-pane path").count() > 0, path);
            check(page, language, width);
        }
    }

    /**
     * Folded it has no violation. What Swagger UI shows of an opened operation is its own: axe names there the contrast
     * of its grey texts, its buttons in buttons, selects without a name and small links.
     */
    @ParameterizedTest
    @CsvSource({"es,360,740", "en,1280,800"})
    void the_documentation_of_the_api_opens_an_operation(String language, int width, int height) {
        Page page = open("/ogc/api?f=html&", language, width, height);
        assertThat(page.locator("#swagger .opblock-tag").first()).isVisible();
        assertThat(page.locator("h1:visible")).hasCount(1);
        Chromium.assertAccessible(page);
        page.locator("#swagger .opblock-tag").first().click();
        Locator operation = page.locator("#swagger .opblock").first();
        operation.locator(".opblock-summary-control").click();
        operation.locator(".try-out__btn").click();
        operation.locator(".execute").click();
        assertThat(operation.locator(".live-responses-table")).containsText("200");
        assertEquals(width, page.evaluate("() => document.documentElement.scrollWidth"));
    }

    @Test
    void the_switch_of_language_keeps_the_page_and_links_keep_the_language() {
        Page page = open("/ogc/collections/iniciativas/items?q=calama&limit=2&", "es", 1280, 800);
        page.locator(".masthead-button[hreflang='en']").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("#q")).hasValue("calama");
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.locator("tbody a").first().click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        page.locator(".page-path a").first().click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator(".brand")).hasAttribute("href", "/?idioma=en");
    }

    @Test
    void the_search_finds_and_says_when_it_finds_nothing() {
        Page page = open("/ogc/collections/iniciativas/items?", "es", 360, 740);
        page.locator("#q").fill("Ojo de Opache");
        page.locator("#q").press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("CAL-05");
        page.locator("#q").fill("zzz");
        page.locator("#q").press("Enter");
        assertThat(page.locator("main")).containsText("No hay resultados");
        assertThat(page.locator(".page-map")).hasCount(0);
        Chromium.assertAccessible(page);
        page.locator(".page-search a").click();
        assertThat(page.locator("tbody tr")).hasCount(37);
    }

    @Test
    void pages_are_turned_forth_and_back() {
        Page page = open("/ogc/collections/iniciativas/items?limit=5&", "es", 360, 740);
        String first = page.locator("tbody").textContent();
        page.locator("a[rel='next']").click();
        assertThat(page).hasURL(Pattern.compile("cursor="));
        assertThat(page.locator("html")).hasAttribute("lang", "es");
        assertThat(page.locator("tbody tr")).hasCount(5);
        assertThat(page.locator("tbody")).not().containsText("ANF-01");
        page.locator("a[rel='prev']").click();
        assertThat(page.locator("tbody")).containsText("ANF-01");
        assertEquals(first, page.locator("tbody").textContent());
    }

    @Test
    void an_initiative_says_where_and_why_before_its_codes() {
        Page page = open("/ogc/collections/iniciativas/items/CAL-05?", "en", 1280, 800);
        assertEquals(
                List.of("What it is", "Where it is, and how exact that is", "Source and publication", "Technical data"),
                page.locator("h2").allInnerTexts().subList(0, 4));
        Locator where = page.locator("section").nth(1).locator("dt");
        assertThat(where.first()).hasText("Basis of the location");
        assertThat(page.locator("section").first()).containsText("Culture, sport and recreation");
        assertThat(page.locator("section").nth(3)).containsText("cultura_deporte");
        assertThat(page.locator("a[rel='version-history']"))
                .hasAttribute("href", chromium.app().origin() + "/api/initiatives/CAL-05");
        assertEquals(
                1,
                chromium.app().json("/api/initiatives/CAL-05").path("historia").size());
    }

    @Test
    void without_javascript_the_pages_are_whole() {
        for (String path : List.of("/ogc/collections/iniciativas/items?", "/ogc/collections/calama/items/CAL-05?")) {
            Page page = chromium.openUnready(path + "f=html&lang=es", options -> options.setJavaScriptEnabled(false));
            assertThat(page.locator("h1")).isVisible();
            assertThat(page.locator("main")).containsText("CAL-05");
            assertThat(page.locator(".page-map")).isHidden();
        }
        Page api = chromium.openUnready("/ogc/api?f=html&lang=es", options -> options.setJavaScriptEnabled(false));
        assertThat(api.locator("#sin-javascript")).isVisible();
        assertThat(api.locator("#sin-javascript a")).hasAttribute("href", Pattern.compile("/ogc/api\\?f=json$"));
    }

    @ParameterizedTest
    @CsvSource({
        "/ogc/collections/nada,404,No existe esa colección",
        "/ogc/collections/iniciativas/items/X-99,404,No hay un elemento",
        "/nada,404,No hay nada en esta dirección",
        "/ogc/collections/iniciativas/items?capa=minas,400,El valor no existe"
    })
    void what_goes_wrong_is_a_page_for_a_person(String path, int status, String told) {
        chromium.expectError("status of " + status);
        Page page = chromium.openUnready(path, options -> options, 360, 740);
        assertThat(page.locator(".page-lead")).containsText(told);
        assertEquals(360, page.evaluate("() => document.documentElement.scrollWidth"));
        Chromium.assertAccessible(page);
        assertThat(page.locator(".page-links a").first()).hasAttribute("href", "/");
    }

    private Page open(String path, String language, int... size) {
        return chromium.openUnready(path + "lang=" + language, options -> options, size);
    }

    private static void check(Page page, String language, int width) throws JsonProcessingException {
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page).hasTitle(Pattern.compile(".+ · Huella"));
        assertThat(page.locator("h1")).hasCount(1);
        String canonical = page.locator("link[rel='canonical']").getAttribute("href");
        assertTrue(!canonical.contains("lang=") && !canonical.contains("f="), canonical);
        for (String text : page.locator("script[type='application/ld+json']").allTextContents()) {
            JsonNode node = new ObjectMapper().readTree(text);
            assertEquals("https://schema.org/", node.path("@context").asText());
            assertEquals(canonical, node.path("@id").asText());
        }
        assertEquals(width, page.evaluate("() => document.documentElement.scrollWidth"), page.url());
        Chromium.assertAccessible(page);
    }
}
