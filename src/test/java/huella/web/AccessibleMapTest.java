package huella.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public map by keyboard, on a phone, on paper and for assistive technology (WCAG 2.2 AA). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibleMapTest {

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
    @CsvSource({
        "/,1280,800",
        "/?idioma=en,1280,800",
        "/?iniciativa=CAL-03,1280,800",
        "/?color=tema,1280,800",
        "/?q=nada-de-esto,1280,800",
        "/?capa=calama&objetivo=OE1,1280,800",
        "/,360,740",
        "/?iniciativa=TOC-03&idioma=en,360,740",
        "/,320,640"
    })
    void axe_finds_no_violation(String path, int width, int height) {
        Chromium.assertAccessible(chromium.open(path, width, height));
    }

    @Test
    void axe_finds_no_violation_in_what_opens() {
        Page page = chromium.open("/");
        page.locator("#filters-toggle").click();
        Chromium.assertAccessible(page);
        page.locator("#help-button").click();
        assertThat(page.locator("#help")).isVisible();
        Chromium.assertAccessible(page);
        page.keyboard().press("Escape");
        page.locator("#search").fill("calama");
        assertThat(page.locator("#suggestions")).isVisible();
        Chromium.assertAccessible(page);
    }

    @Test
    void everything_can_be_done_with_the_keyboard_alone() {
        Page page = chromium.open("/");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip").first()).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#list-title")).isFocused();
        page.keyboard().press("/");
        assertThat(page.locator("#search")).isFocused();
        page.keyboard().type("museo");
        assertThat(page.locator("#result-count")).hasText("1 de 37 iniciativas");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("#sheet-title")).isFocused();
        assertThat(page.locator("#sheet")).containsText("CAL-07");
        page.keyboard().press("Escape");
        assertThat(page.locator("#sheet")).isHidden();
        assertTrue((Boolean) page.evaluate("() => document.activeElement !== document.body"), "the focus is not lost");
    }

    @Test
    void closing_the_sheet_gives_the_focus_back_to_the_row() {
        Page page = chromium.open("/");
        page.locator("#list [data-code='ANF-05']").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#sheet-title")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("#list [data-code='ANF-05']")).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#list [data-code='ANF-06']")).isFocused();
    }

    @Test
    void what_the_map_shows_has_a_name_and_opens_with_enter() {
        Page page = chromium.open("/?vista=15/-22.457/-68.926&capa=calama");
        var feature = page.locator("#map [role='button'][data-code='CAL-01']").first();
        feature.focus();
        assertTrue(feature.getAttribute("aria-label").contains("Avenida Granaderos"));
        page.keyboard().press("Enter");
        assertThat(page.locator("#sheet")).containsText("CAL-01");
    }

    @Test
    void the_focus_can_be_seen() {
        Page page = chromium.open("/");
        for (String selector : new String[] {"#search", "#language", "#zoom-in", "#list [data-code='TOC-01']"}) {
            page.locator(selector).focus();
            page.keyboard().press("Shift+Tab");
            page.keyboard().press("Tab");
            String look = page.evaluate(
                            "selector => { const s = getComputedStyle(document.querySelector(selector));"
                                    + " return s.outlineStyle + ' ' + s.outlineWidth + ' ' + s.boxShadow }",
                            selector)
                    .toString();
            assertTrue(!look.startsWith("none 0px none"), selector + ": " + look);
        }
    }

    @ParameterizedTest
    @CsvSource({"360,740", "320,640", "390,844"})
    void a_phone_needs_no_sideways_scrolling(int width, int height) {
        Page page = chromium.open("/?iniciativa=REG-08", width, height);
        assertEquals(width, page.evaluate("() => document.documentElement.scrollWidth"));
    }

    @Test
    void on_a_phone_the_sheet_is_raised_and_lowered_by_a_button_as_well_as_by_hand() {
        Page page = chromium.open("/", Chromium.PHONE);
        assertThat(page.locator("#panel")).hasAttribute("data-height", "peek");
        page.locator("#drawer-handle").press("Enter");
        assertThat(page.locator("#panel")).not().hasAttribute("data-height", "peek");
        assertThat(page.locator("#list [data-code='TOC-01']")).isVisible();
    }

    @Test
    void it_prints_with_title_notice_and_legend() {
        Page page = chromium.open("/?iniciativa=CAL-03");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("#print-head")).isVisible();
        assertThat(page.locator("#print-head")).containsText("Ubicaciones referenciales");
        assertThat(page.locator("#legend")).isVisible();
        assertThat(page.locator(".controls")).isHidden();
        byte[] pdf = page.pdf(
                new Page.PdfOptions().setFormat("A4").setLandscape(true).setPreferCSSPageSize(true));
        assertTrue(pdf.length > 20_000, "bytes of the PDF: " + pdf.length);
    }

    @Test
    void forced_colours_keep_the_controls_usable() {
        Page page = chromium.open("/", options -> options.setForcedColors(ForcedColors.ACTIVE));
        assertThat(page.locator("#result-count")).hasText("37 iniciativas");
        Chromium.assertAccessible(page);
    }
}
