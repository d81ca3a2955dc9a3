package huella.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The public history of an initiative, {@code /revision?historia=…}, and bringing a version back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryPageTest {

    private final Chromium chromium = new Chromium();
    private final Planning planning = new Planning(chromium.app());
    private String first;

    @BeforeAll
    void three_versions() {
        first = planning.fields("CAL-04").path("nombre").asText();
        planning.published("Segunda", "CAL-04", "\"campos\":{\"nombre\":\"Nombre dos\"}");
        planning.published("Tercera", "CAL-04", "\"campos\":{\"nombre\":\"Nombre tres\",\"nota\":\"Nota tres\"}");
    }

    @AfterEach
    void nothingUnexpected() {
        chromium.assertNothingUnexpected();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void anyone_goes_through_the_versions_by_keyboard_and_back_again() {
        Page page = chromium.open("/revision?historia=CAL-04");
        Locator slider = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Versión en el tiempo"));
        assertThat(slider).hasAttribute("aria-valuetext", Pattern.compile("^Versión 3, del .*, por Cuenta rene$"));
        assertThat(page.locator("tr[data-field='nombre'] ins")).hasText("tres");
        assertThat(page.locator("#restore")).hasCount(0);
        Chromium.assertAccessible(page);
        slider.focus();
        page.keyboard().press("ArrowLeft");
        assertThat(slider).hasAttribute("aria-valuetext", Pattern.compile("^Versión 2, "));
        assertThat(page).hasURL(Pattern.compile("historia=CAL-04&version=2$"));
        assertThat(page.locator("tr[data-field='nota']")).hasCount(0);
        assertThat(slider).isFocused();
        page.keyboard().press("Home");
        assertThat(page.locator(".version")).containsText("Primera versión publicada.");
        assertThat(page.locator(".comparison-map:visible")).hasCount(1);
        page.goBack();
        assertThat(page.locator(".version h2")).hasText(Pattern.compile("^Versión 2"));
        page.goBack();
        assertThat(page.locator(".version h2")).hasText(Pattern.compile("^Versión 3"));
    }

    @Test
    void any_two_versions_are_compared_and_the_link_shows_the_same() {
        Page page = chromium.open("/revision?historia=CAL-04");
        page.getByLabel("Comparada con").selectOption("1");
        assertThat(page.locator("tr[data-field='nombre']")).containsText(first);
        assertThat(page).hasURL(Pattern.compile("desde=1"));
        String address = page.url().substring(chromium.app().origin().length());
        Page other = chromium.open(address);
        assertThat(other.locator("tr[data-field='nombre']")).containsText(first);
        assertThat(other.locator("tr[data-field='nota']")).containsText("Nota tres");
        other.locator("#language").click();
        assertThat(other.locator("h1")).hasText("History of CAL-04");
        assertThat(other.locator("html")).hasAttribute("lang", "en");
        Chromium.assertAccessible(other);
    }

    @Test
    void a_day_shows_what_was_published_at_its_end() {
        LocalDate today = LocalDate.now(ZoneId.of("America/Santiago"));
        Page page = chromium.open("/revision?historia=CAL-04&version=1");
        page.getByLabel("Como estaba publicado el").fill(today.toString());
        page.getByLabel("Como estaba publicado el").blur();
        assertThat(page.locator("#as-of-said")).containsText("regía la versión 3");
        assertThat(page).hasURL(Pattern.compile("fecha=" + today));
        Page before = chromium.open("/revision?historia=CAL-04&fecha=2001-01-01");
        assertThat(before.locator(".news")).containsText("todavía no se publicaba");
        Chromium.assertAccessible(before);
    }

    @Test
    void a_reviewer_brings_a_version_back_with_a_reason_and_nothing_is_lost() {
        planning.published("Otra nota", "CAL-05", "\"campos\":{\"nota\":\"Equivocada\"}");
        String note = chromium.app()
                .json("/api/initiatives/CAL-05/versions/1")
                .path("properties")
                .path("nota")
                .asText();
        Page page = chromium.open(
                "/revision?historia=CAL-05&version=1", options -> ReviewTest.signedIn(options, planning.reviewer()));
        page.locator("#restore").click();
        confirm(page);
        assertThat(page.getByLabel("Por qué se restaura")).hasAttribute("aria-invalid", "true");
        Chromium.assertAccessible(page);
        page.getByLabel("Por qué se restaura").fill("La nota era un error.");
        confirm(page);
        assertThat(page.locator(".news")).containsText("Publicada la versión 3, igual a la versión 1.");
        assertThat(page.locator(".version h2")).hasText(Pattern.compile("^Versión 3\\s+Vigente"));
        assertThat(page.locator(".versions li")).hasCount(3);
        assertThat(page.locator(".versions li").first()).containsText("Restaura la versión 1");
        assertEquals(note, planning.fields("CAL-05").path("nota").asText());
        assertEquals(
                "La nota era un error.",
                planning.versions("CAL-05").path(0).path("motivo").asText());
        Chromium.assertAccessible(page);
    }

    @Test
    void who_restores_over_somebody_elses_publication_is_told_first() {
        planning.published("Primera vuelta", "CAL-07", "\"campos\":{\"nota\":\"Dos\"}");
        Page page = chromium.open(
                "/revision?historia=CAL-07&version=1", options -> ReviewTest.signedIn(options, planning.reviewer()));
        page.locator("#restore").click();
        page.getByLabel("Por qué se restaura").fill("Vuelve atrás.");
        planning.published("Se adelantó", "CAL-07", "\"campos\":{\"nota\":\"Tres\"}");
        chromium.expectError("412");
        confirm(page);
        assertThat(page.locator(".news")).containsText("Mientras tanto Cuenta rene publicó la versión 3.");
        assertEquals(3, planning.current("CAL-07"));
    }

    @Test
    void what_is_published_meanwhile_appears_by_itself() {
        Page page = chromium.open("/revision?historia=TOC-05");
        assertThat(page.locator(".versions li")).hasCount(1);
        planning.published("Nueva", "TOC-05", "\"campos\":{\"nota\":\"Nueva\"}");
        assertThat(page.locator(".versions li")).hasCount(2);
        assertThat(page.locator("#announcer")).hasText("Se publicó la versión 2.");
    }

    @Test
    void an_address_that_leads_nowhere_says_so() {
        chromium.expectError("404");
        Page page = chromium.open("/revision?historia=CAL-99");
        assertThat(page.locator("#screen")).containsText("No hay ninguna iniciativa CAL-99");
        Page other = chromium.open("/revision?historia=CAL-04&version=77");
        assertThat(other.locator(".news")).containsText("No hay una versión 77; se muestra la 3.");
        Chromium.assertAccessible(other);
    }

    private static void confirm(Page page) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Restaurar y publicar"))
                .click();
    }
}
