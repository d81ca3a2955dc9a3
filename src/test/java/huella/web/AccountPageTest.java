package huella.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import huella.Client;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page {@code /cuenta} as planners and reviewers use it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountPageTest {

    private final Chromium chromium = new Chromium();

    @AfterEach
    void nothingUnexpected() {
        chromium.assertNothingUnexpected();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void a_wrong_password_is_told_and_the_right_one_leads_in_by_keyboard_alone() {
        chromium.expectError("401");
        account("keys", "planificador:calama", "revisor:rutas");
        Page page = chromium.open("/cuenta");
        Chromium.assertAccessible(page);
        page.locator("#login").focus();
        page.keyboard().type("keys");
        page.keyboard().press("Tab");
        page.keyboard().type("otra clave cualquiera");
        page.keyboard().press("Enter");
        assertThat(page.locator("#sign-in-alert")).containsText("El usuario o la clave no son correctos");
        assertThat(page.locator("#password")).isFocused();
        Chromium.assertAccessible(page);
        page.keyboard().type(Client.PASSWORD); // what was wrong is selected, so typing replaces it
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Cuenta keys");
        assertThat(page.locator("h1")).isFocused();
        assertThat(page.locator("#told")).hasText("Ingresó a su cuenta.");
        assertThat(page.locator(".account-rights")).containsText("Propone cambios en: Calama");
        assertThat(page.locator(".account-rights")).containsText("Revisa y publica en: Rutas");
        Chromium.assertAccessible(page);
    }

    @Test
    void a_password_can_be_shown_and_no_script_reads_the_cookie() {
        account("shown");
        Page page = signedIn("shown");
        assertEquals("", page.evaluate("document.cookie"));
        Locator wanted = page.locator("#wanted");
        assertThat(wanted).hasAttribute("type", "password");
        page.locator("#wanted-show").check();
        assertThat(wanted).hasAttribute("type", "text");
    }

    @Test
    void after_signing_in_one_is_back_where_one_came_from() {
        account("coming");
        Page page = chromium.open("/cuenta?volver=" + URLEncoder.encode("/datos?capa=calama", StandardCharsets.UTF_8));
        fill(page, "coming");
        page.waitForURL(Pattern.compile(".*/datos\\?.*capa=calama.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"})
    void an_address_of_elsewhere_is_no_way_back(String address) {
        account("lured");
        Page page = chromium.open("/cuenta?volver=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
        fill(page, "lured");
        assertThat(page.locator("h1")).hasText("Cuenta lured");
        assertTrue(page.url().startsWith(chromium.app().origin() + "/cuenta"), page.url());
    }

    @Test
    void a_token_is_made_shown_once_used_and_revoked() {
        account("qgis", "planificador:calama", "planificador:rutas");
        Page page = signedIn("qgis");
        page.locator("#token-name").fill("QGIS de la oficina");
        page.getByLabel("Rutas", new Page.GetByLabelOptions().setExact(true)).uncheck();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hacer la ficha"))
                .click();
        assertThat(page.locator("#made-title")).isFocused();
        assertThat(page.locator(".account-made")).containsText("no se volverá a mostrar");
        String token = page.locator("#made-text").inputValue();
        assertThat(page.locator("#made-address")).hasValue(chromium.app().origin() + "/ogc");
        assertEquals(
                "[{\"rol\":\"planificador\",\"capa\":\"calama\"}]",
                huella.TestApp.json(chromium.app().get("/api/session", "Authorization", "Bearer " + token))
                        .at("/cuenta/permisos")
                        .toString());
        Chromium.assertAccessible(page);
        page.locator(".account-copy").first().getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#announcer")).hasText("Copiado.");
        assertEquals(token, page.evaluate("navigator.clipboard.readText()"));

        page.reload();
        Chromium.waitUntilReady(page);
        assertThat(page.locator("#tokens li").first()).containsText("QGIS de la oficina");
        assertFalse(page.content().contains(token.substring(token.indexOf('.') + 1)));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Revocar QGIS de la oficina"))
                .click();
        assertThat(page.locator("#announcer")).hasText("La ficha «QGIS de la oficina» fue revocada.");
        assertThat(page.locator("#tokens-title")).isFocused();
        assertThat(page.locator("#tokens li").first()).containsText("terminada");
        assertEquals(
                401,
                chromium.app()
                        .get("/api/session", "Authorization", "Bearer " + token)
                        .statusCode());
    }

    @Test
    void changing_the_password_names_the_field_at_fault_and_then_changes_it() {
        chromium.expectError("422");
        account("changing");
        Page page = signedIn("changing");
        Client elsewhere = chromium.app().signedIn("changing");
        assertEquals(200, elsewhere.get("/api/sessions").statusCode());
        change(page, "otra clave cualquiera", "cuatro zorros y un cerro");
        assertThat(page.locator("#current-wrong")).hasText("La clave actual no es correcta.");
        assertThat(page.locator("#current")).isFocused();
        assertThat(page.locator("#current")).hasAttribute("aria-invalid", "true");
        Chromium.assertAccessible(page);
        change(page, Client.PASSWORD, "changing y su perro");
        assertThat(page.locator("#wanted-wrong")).containsText("contiene el nombre de usuario");
        assertThat(page.locator("#current")).hasAttribute("aria-invalid", "false");
        change(page, Client.PASSWORD, "cuatro zorros y un cerro");
        assertThat(page.locator("#told")).hasText("La clave cambió y las demás sesiones se cerraron.");
        assertEquals(401, elsewhere.get("/api/sessions").statusCode());
        page.locator("#sign-out").click(); // under the new session's own token
        assertThat(page.locator("#told")).hasText("Cerró su sesión.");
        assertThat(page.locator("h1")).isFocused();
    }

    @Test
    void all_sessions_are_listed_and_ended_and_a_session_that_is_over_is_told() {
        chromium.expectError("401");
        account("many");
        Page page = signedIn("many");
        Client elsewhere = chromium.app().signedIn("many");
        page.reload();
        Chromium.waitUntilReady(page);
        assertThat(page.locator("#sessions li")).hasCount(2);
        assertThat(page.locator("#sessions")).containsText("Chrome, Linux");
        assertThat(page.locator("#sessions .account-tag")).hasText("este equipo");
        page.locator("#end-all").click();
        assertThat(page.locator("#told")).hasText("Cerró todas sus sesiones, en todos los equipos.");
        assertEquals(401, elsewhere.get("/api/sessions").statusCode());

        fill(page, "many");
        assertThat(page.locator("h1")).hasText("Cuenta many");
        chromium.app().signedIn("many").send("DELETE", "/api/sessions", null);
        page.locator("#sign-out").click();
        assertThat(page.locator("#told")).hasText("Su sesión había terminado. Ingrese de nuevo.");
    }

    @Test
    void the_page_speaks_english_and_keeps_it_in_the_address() {
        account("english", "planificador:calama");
        Page page = signedIn("english");
        page.locator("#language").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("#sign-out")).hasText("Sign out");
        assertThat(page).hasTitle("Account · Huella");
        assertThat(page).hasURL(Pattern.compile(".*/cuenta\\?idioma=en"));
        Chromium.assertAccessible(page);
    }

    @ParameterizedTest
    @CsvSource({"320,640", "360,740", "768,1024", "1440,900"})
    void nothing_is_cut_off_on_any_screen(int width, int height) {
        account("screens", "planificador:calama", "revisor:antofagasta");
        Page page = chromium.open("/cuenta", width, height);
        assertFits(page);
        fill(page, "screens");
        page.locator("#token-name").fill("una ficha");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hacer la ficha"))
                .click();
        assertThat(page.locator("#made-title")).isFocused();
        assertFits(page);
        Chromium.assertAccessible(page);
    }

    private static void assertFits(Page page) {
        assertEquals(0, page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    private static void change(Page page, String current, String wanted) {
        page.locator("#current").fill(current);
        page.locator("#wanted").fill(wanted);
        page.locator("#change-password button[type=submit]").click();
    }

    private void account(String login, String... roles) {
        chromium.app().signedIn(login, roles);
    }

    /** In this browser alone: what the account had open elsewhere is ended before. */
    private Page signedIn(String login) {
        chromium.app().signedIn(login).send("DELETE", "/api/sessions", null);
        Page page = chromium.open("/cuenta");
        fill(page, login);
        assertThat(page.locator("h1")).hasText("Cuenta " + login);
        return page;
    }

    private static void fill(Page page, String login) {
        page.locator("#login").fill(login);
        page.locator("#password").fill(Client.PASSWORD);
        page.locator("#sign-in button[type=submit]").click();
    }
}
