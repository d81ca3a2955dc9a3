package huella.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import huella.Client;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page {@code /editor} as planners use it, on the real service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditorTest {

    private static final ObjectMapper JSON = new ObjectMapper();

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
    void who_has_not_signed_in_is_led_to_do_so_and_back() {
        Page page = chromium.open("/editor");
        assertThat(page.locator("#sign-in")).hasAttribute("href", "/cuenta?volver=%2Feditor");
        Chromium.assertAccessible(page);
    }

    @Test
    void a_new_initiative_is_drawn_with_the_mouse() {
        Page page = draft("mouse");
        String code = proposeNew(page);
        tool(page, "Línea").click();
        click(page, 300, 300);
        click(page, 420, 330);
        click(page, 480, 260);
        page.keyboard().press("f");
        saved(page);
        JsonNode shape = edit(page, code).path("geometria");
        assertEquals("LineString", shape.path("type").asText());
        assertEquals(3, shape.path("coordinates").size());
    }

    @Test
    void a_new_initiative_is_drawn_with_the_keyboard_only() {
        Page page = draft("keyboard");
        String code = proposeNew(page);
        page.locator("#map").focus();
        page.keyboard().press("a");
        for (String key : List.of("Enter", "ArrowRight", "Enter", "ArrowDown", "Enter")) {
            if (key.startsWith("Arrow")) {
                for (int i = 0; i < 8; i++) {
                    page.keyboard().press(key);
                }
            } else {
                page.keyboard().press(key);
            }
        }
        page.keyboard().press("f");
        saved(page);
        JsonNode shape = edit(page, code).path("geometria");
        assertEquals("Polygon", shape.path("type").asText());
        assertEquals(4, shape.path("coordinates").path(0).size());
    }

    @Test
    void undo_and_redo_reach_over_shape_and_words() {
        Page page = draft("undo");
        open(page, "CAL-03");
        String before = page.locator("#field-nombre").inputValue();
        page.locator("#field-nombre").fill("Otro nombre");
        page.locator("#field-tema").selectOption("aguas");
        page.locator("#map").focus();
        page.keyboard().press("m");
        page.keyboard().press("ArrowUp");
        saved(page);
        assertTrue(edit(page, "CAL-03").path("geometria").isObject());
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Control+z");
        }
        assertThat(page.locator("#field-nombre")).hasValue(before);
        assertThat(page.locator("#undo")).hasAttribute("aria-disabled", "true");
        saved(page);
        assertEquals(0, draftOf(page).path("ediciones").size(), "nothing is changed any more");
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Control+y");
        }
        assertThat(page.locator("#field-nombre")).hasValue("Otro nombre");
        assertThat(page.locator("#redo")).hasAttribute("aria-disabled", "true");
        saved(page);
        assertTrue(edit(page, "CAL-03").path("geometria").isObject());
        assertEquals("aguas", edit(page, "CAL-03").path("campos").path("tema").asText());
    }

    @Test
    void a_vertex_near_another_footprint_snaps_to_its_very_place() {
        Page page = draft("snap");
        open(page, "CAL-04");
        page.locator("#edition .back").click();
        String code = proposeNew(page);
        JsonNode first = chromium.app()
                .json("/api/initiatives/CAL-04")
                .path("geometry")
                .path("coordinates")
                .path(0)
                .path(0);
        // Far from roads and rivers of the base map, to which one can snap as well.
        tool(page, "Punto").click();
        // The map may still be moving, and Geoman looks at what is near now and then: the pointer follows the vertex
        // and
        // lingers until the mark has jumped.
        boolean snapped = false;
        for (int i = 0; i < 200 && !snapped; i++) {
            @SuppressWarnings("unchecked")
            Map<String, Number> end = (Map<String, Number>) page.evaluate("""
                    () => {
                      const path = document.querySelector('#map path[data-code="CAL-04"]');
                      const { x, y } = path.getPointAtLength(0).matrixTransform(path.getScreenCTM());
                      return { x, y };
                    }
                    """);
            double x = end.get("x").doubleValue();
            double y = end.get("y").doubleValue();
            page.mouse().move(x + 5 + i % 2, y - 4);
            snapped = (boolean) page.evaluate("""
                    ([x, y]) => [...document.querySelectorAll('#map .leaflet-marker-icon')].some((mark) => {
                      const box = mark.getBoundingClientRect();
                      const near = (a, b) => Math.abs(a - b) < 1.6;
                      return near(box.x + box.width / 2, x) && (near(box.y + box.height / 2, y) || near(box.bottom, y));
                    })
                    """, List.of(x, y));
        }
        assertTrue(snapped, "the mark never jumped to the vertex");
        page.mouse().down();
        page.mouse().up();
        saved(page);
        JsonNode point = edit(page, code).path("geometria").path("coordinates");
        assertEquals(first.path(0).asDouble(), point.path(0).asDouble(), 1e-7);
        assertEquals(first.path(1).asDouble(), point.path(1).asDouble(), 1e-7);
    }

    @Test
    void long_names_do_not_push_the_panel_out_of_the_window() {
        Page page = draft("wide");
        open(page, "CAL-04");
        page.locator("summary", new Page.LocatorOptions().setHasText("Operaciones"))
                .click();
        page.getByLabel(Pattern.compile("Franja alrededor")).fill("50");
        assertEquals("", page.evaluate("""
                        () => {
                          const panel = document.querySelector('#edition').getBoundingClientRect();
                          return [...document.querySelectorAll('#edition *')]
                            .filter((each) => !each.closest('table')) // it scrolls by itself
                            .filter((each) => each.getBoundingClientRect().right > panel.right + 1)
                            .map((each) => each.outerHTML.slice(0, 90))
                            .join();
                        }
                        """));
    }

    @Test
    void what_was_changed_without_connection_outlives_the_page_and_is_saved_later() {
        chromium.expectError("ERR_INTERNET_DISCONNECTED");
        Page page = draft("offline");
        open(page, "CAL-03");
        String address = page.url();
        page.context().setOffline(true);
        page.locator("#field-nombre").fill("Escrito sin conexión");
        assertThat(page.locator("#save-state")).hasAttribute("data-state", "offline");
        assertThat(page.locator("#save-state")).containsText("esperan en este equipo");
        Page next = page.context().newPage();
        page.close();
        next.context().setOffline(false);
        next.navigate("/editor");
        assertThat(next.locator("#home .row-warning")).containsText("1 iniciativa con cambios sin guardar");
        next.navigate(address);
        assertThat(next.locator("#field-nombre")).hasValue("Escrito sin conexión");
        saved(next);
        assertEquals(
                "Escrito sin conexión",
                edit(next, "CAL-03").path("campos").path("nombre").asText());
    }

    @Test
    void two_tabs_that_say_different_things_of_one_field_lead_to_a_choice() {
        chromium.expectError("ERR_INTERNET_DISCONNECTED");
        chromium.expectError("412");
        Page page = draft("tabs");
        open(page, "CAL-03");
        page.locator("#field-nota").fill("Nota primera");
        saved(page);
        Page other = page.context().newPage();
        other.navigate(page.url());
        assertThat(other.locator("#field-nota")).hasValue("Nota primera");
        page.context().setOffline(true);
        page.locator("#field-nota").fill("De una ventana");
        other.locator("#field-nota").fill("De la otra");
        other.locator("#field-sustento").fill("Sustento de la otra");
        page.context().setOffline(false);
        Page torn = null;
        for (int i = 0; torn == null && i < 100; i++) {
            torn = page.locator("#conflicts").isVisible()
                    ? page
                    : other.locator("#conflicts").isVisible() ? other : null;
            page.waitForTimeout(100);
        }
        assertTrue(torn != null, "a conflict is shown");
        assertThat(torn.locator("#conflicts")).containsText("De una ventana");
        assertThat(torn.locator("#conflicts")).containsText("De la otra");
        Chromium.assertAccessible(torn);
        torn.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("Dejar lo de esta ventana")))
                .click();
        saved(torn);
        String kept = torn == page ? "De una ventana" : "De la otra";
        assertEquals(kept, edit(page, "CAL-03").path("campos").path("nota").asText());
        assertEquals(
                "Sustento de la otra",
                edit(page, "CAL-03").path("campos").path("sustento").asText());
        assertThat((torn == page ? other : page).locator("#field-nota")).hasValue(kept);
    }

    @Test
    void a_session_that_ends_loses_nothing() {
        chromium.expectError("401");
        Page page = draft("session");
        open(page, "CAL-03");
        page.evaluate("""
                async () => {
                  const { csrf } = await (await fetch('/api/session')).json();
                  await fetch('/api/session', { method: 'DELETE', headers: { 'X-Huella-CSRF': csrf } });
                }
                """);
        page.locator("#field-nombre").fill("Después del cierre");
        assertThat(page.locator("#save-state")).hasAttribute("data-state", "signedOut");
        assertThat(page.locator("#save-state a")).hasAttribute("href", Pattern.compile("^/cuenta\\?volver=%2Feditor"));
        signIn(page, "session");
        page.reload();
        assertThat(page.locator("#field-nombre")).hasValue("Después del cierre");
        saved(page);
        assertEquals(
                "Después del cierre",
                edit(page, "CAL-03").path("campos").path("nombre").asText());
    }

    @Test
    void a_mistake_is_told_beside_its_field_and_holds_up_submitting() {
        Page page = draft("mistake");
        open(page, "CAL-03");
        page.locator("#field-nombre").fill("");
        assertThat(page.locator("#field-nombre-error")).containsText("Falta este dato");
        assertThat(page.locator("#field-nombre")).hasAttribute("aria-invalid", "true");
        saved(page);
        assertThat(page.locator(".finding.is-block")).hasCount(1);
        page.locator("#edition .back").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enviar a revisión"))
                .click();
        assertThat(page.locator("#alerts")).containsText("hay que resolver 1 problema");
    }

    @Test
    void a_draft_is_submitted_with_its_reason_and_taken_back() {
        Page page = draft("submit");
        open(page, "CAL-03");
        page.locator("#field-nombre").fill("Borde del río, etapa dos");
        page.locator("#edition .back").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enviar a revisión"))
                .click();
        page.locator("#ask-field").fill("El nombre decía otra cosa");
        Chromium.assertAccessible(page);
        page.locator("#ask button[type=submit]").click();
        assertThat(page.locator("#outline .tag")).hasText("En revisión");
        assertEquals("enviado", draftOf(page).path("estado").asText());
        assertEquals("El nombre decía otra cosa", draftOf(page).path("motivo").asText());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Retirar de revisión"))
                .click();
        assertThat(page.locator("#outline .tag")).hasText("Abierto");
        open(page, "CAL-03");
        assertThat(page.locator("#field-nombre")).isEnabled();
    }

    @Test
    void what_is_public_and_what_is_proposed_stand_side_by_side() {
        Page page = draft("beside");
        open(page, "CAL-03");
        page.locator("#map").focus();
        page.keyboard().press("m");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Escape");
        page.locator("#compare").click();
        assertThat(page.locator("#map-before")).isVisible();
        assertThat(page.locator("#announcer")).containsText("Vértices agregados: 23; quitados: 23");
        Chromium.assertAccessible(page);
        page.locator("#compare").click();
        assertThat(page.locator("#map-before")).isHidden();
    }

    @Test
    void every_view_can_be_used_by_everybody_also_while_editing() {
        Page page = draft("everybody");
        Chromium.assertAccessible(page);
        open(page, "CAL-03");
        Chromium.assertAccessible(page);
        tool(page, "Vértices").click();
        Chromium.assertAccessible(page);
        page.locator("#map").focus();
        page.keyboard().press("?");
        assertThat(page.locator("#help")).isVisible();
        Chromium.assertAccessible(page);
        page.keyboard().press("Escape");
        page.locator("#language").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("#save-state")).hasText("Saved");
        Chromium.assertAccessible(page);
    }

    @Test
    void it_fits_a_narrow_phone() {
        Page page = draft("phone");
        open(page, "CAL-03");
        page.setViewportSize(320, 640);
        assertEquals(320, ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue());
        page.locator("#field-nombre").fill("Desde el teléfono");
        saved(page);
        Chromium.assertAccessible(page);
    }

    /** A new draft of an account that plans in Calama, open in the editor. */
    private Page draft(String login) {
        chromium.app().signedIn(login, "planificador:calama");
        Page page = chromium.open("/editor");
        signIn(page, login);
        page.navigate("/editor");
        Chromium.waitUntilReady(page);
        page.locator("#new-title").fill("Borrador de " + login);
        page.locator("#new-title").press("Enter");
        assertThat(page.locator("#outline-title")).hasText("Borrador de " + login);
        return page;
    }

    private static void signIn(Page page, String login) {
        page.evaluate("""
                ([usuario, clave]) => fetch('/api/session', {
                  method: 'POST',
                  headers: { 'Content-Type': 'application/json' },
                  body: JSON.stringify({ usuario, clave }),
                })
                """, List.of(login, Client.PASSWORD));
    }

    private static void open(Page page, String code) {
        page.locator("#outline [data-code='" + code + "']").first().click();
        assertThat(page.locator("#edition")).isVisible();
        assertThat(page.locator("#field-nombre")).isVisible();
    }

    /** @return the code that was proposed */
    private static String proposeNew(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Proponer con el código que sigue"))
                .click();
        assertThat(page.locator("#edition")).isVisible();
        return page.url().replaceAll(".*iniciativa=([A-Z]{3}-\\d+).*", "$1");
    }

    private static Locator tool(Page page, String name) {
        return page.locator("#tools")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void click(Page page, double x, double y) {
        page.locator("#map").click(new Locator.ClickOptions().setPosition(x, y));
    }

    /** Waits until the service has everything. */
    private static void saved(Page page) {
        assertThat(page.locator("#save-state")).hasAttribute("data-state", "saved");
    }

    /** The open draft as the service has it. */
    private static JsonNode draftOf(Page page) {
        String id = page.url().replaceAll(".*borrador=([0-9a-f-]+).*", "$1");
        String body = (String) page.evaluate("id => fetch('/api/drafts/' + id).then((r) => r.text())", id);
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    private static JsonNode edit(Page page, String code) {
        for (JsonNode edit : draftOf(page).path("ediciones")) {
            if (edit.path("codigo").asText().equals(code)) {
                return edit;
            }
        }
        throw new AssertionError("the draft has no edit of " + code);
    }
}
