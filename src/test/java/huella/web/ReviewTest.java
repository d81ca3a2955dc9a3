package huella.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import huella.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page {@code /revision}: a reviewer decides about drafts that a planner sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewTest {

    private final Chromium chromium = new Chromium();
    private final Planning planning = new Planning(chromium.app());

    @AfterEach
    void nothingUnexpected() {
        chromium.assertNothingUnexpected();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void a_reviewer_finds_a_draft_compares_it_and_publishes_it() {
        String id = planning.submitted("Nombre del parque", "CAL-04", "\"campos\":{\"nombre\":\"Parque nuevo\"}");
        Page page = open("/revision", planning.reviewer());
        Chromium.assertAccessible(page);
        Locator card = page.locator("[data-draft='" + id + "']");
        assertThat(card).containsText("De Cuenta paula");
        assertThat(card).containsText("CAL-04");
        card.getByRole(AriaRole.LINK).click();
        assertThat(page.locator("h1")).hasText("Nombre del parque");
        Locator row = page.locator("[data-field='nombre']");
        assertThat(row.locator("ins")).hasText("nuevo");
        assertThat(row.locator("del").first()).not().isEmpty();
        assertThat(page.locator(".shape-words")).containsText("El dibujo no cambia.");
        Chromium.assertAccessible(page);
        button(page, "Aprobar y publicar…").click();
        Chromium.assertAccessible(page);
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publicar"))
                .click();
        assertThat(page.locator("#screen")).containsText("El mapa público ya la muestra.");
        assertThat(page.locator("h1")).isFocused();
        assertEquals("Parque nuevo", planning.fields("CAL-04").path("nombre").asText());
        assertEquals(
                "Cuenta rene",
                planning.versions("CAL-04").path(0).path("revisor").asText());
        Chromium.assertAccessible(page);
        page.getByText("Historia de CAL-04").click();
        assertThat(page.locator("#version-slider"))
                .hasAttribute("aria-valuetext", Pattern.compile("^Versión 2, .*rene"));
    }

    @Test
    void a_new_shape_is_shown_over_the_old_one_and_beside_it_with_signs_numbers_and_a_legend() {
        String id = planning.submitted("Nuevo contorno", "CAL-05", "\"geometria\":" + moved("CAL-05", 0.002));
        Page page = open("/revision?borrador=" + id, planning.reviewer());
        assertThat(page.locator(".shape-words")).containsText("El dibujo cambia: 1 vértice movido.");
        assertThat(page.locator(".change-legend")).containsText("Superficie quitada");
        assertThat(page.locator(".measures")).containsText(Pattern.compile("Superficie.*ha.*ha.*%"));
        assertThat(page.locator("path[fill='url(#pattern-added)'], path[fill='url(#pattern-removed)']"))
                .not()
                .hasCount(0);
        assertThat(page.locator(".comparison-map:visible")).hasCount(1);
        page.getByLabel("Lado a lado").check();
        assertThat(page.locator(".comparison-map:visible")).hasCount(2);
        assertSameView(page);
        Chromium.assertAccessible(page);
        page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Mapa: Propuesta"))
                .focus();
        page.keyboard().press("+");
        page.keyboard().press("ArrowRight");
        assertSameView(page);
    }

    @Test
    void a_conflict_must_be_decided_and_the_choice_is_what_is_published() {
        String id = planning.submitted("Con conflicto", "CAL-06", "\"campos\":{\"nombre\":\"Arena propuesta\"}");
        planning.published("Antes", "CAL-06", "\"campos\":{\"nombre\":\"Arena vigente\",\"nota\":\"Otra nota\"}");
        Page page = open("/revision?borrador=" + id, planning.reviewer());
        Locator conflict = page.locator(".conflict[data-field='nombre']");
        assertThat(conflict).containsText("Arena vigente");
        assertThat(conflict).containsText("Arena propuesta");
        assertThat(page.locator(".decision")).containsText("Falta decidir 1 conflicto.");
        Locator publish = button(page, "Aprobar y publicar…");
        assertThat(publish).hasAttribute("aria-disabled", "true");
        Chromium.assertAccessible(page);
        publish.focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(conflict.locator("input").first()).isFocused();
        conflict.getByLabel("Tomar la propuesta").check();
        assertThat(publish).hasAttribute("aria-disabled", "false");
        assertThat(page.locator("tr[data-field='nombre'] ins")).hasText("propuesta");
        publish.click();
        confirm(page, "Publicar");
        assertThat(page.locator("#screen")).containsText("El mapa público ya la muestra.");
        JsonNode now = planning.fields("CAL-06");
        assertEquals("Arena propuesta", now.path("nombre").asText());
        assertEquals("Otra nota", now.path("nota").asText());
    }

    @Test
    void two_ways_to_draw_the_same_are_a_conflict_on_the_map() {
        String id = planning.submitted("Un trazo", "TOC-07", "\"geometria\":" + moved("TOC-07", 0.002));
        planning.published("Otro trazo", "TOC-07", "\"geometria\":" + moved("TOC-07", -0.002));
        String published = planning.shape("TOC-07").toString();
        Page page = open("/revision?borrador=" + id, planning.reviewer());
        Locator conflict = page.locator(".conflict[data-field='geometria']");
        assertThat(conflict).isVisible();
        assertThat(page.locator(".change-legend")).containsText("Ambas partes lo cambiaron");
        assertThat(page.locator(".shape-words")).containsText("decida arriba");
        Chromium.assertAccessible(page);
        conflict.getByLabel("Dejar lo vigente").check();
        assertThat(page.locator(".shape-words")).containsText("Queda el dibujo vigente");
        assertThat(conflict.getByLabel("Dejar lo vigente")).isFocused();
        conflict.getByLabel("Tomar la propuesta").check();
        button(page, "Aprobar y publicar…").click();
        confirm(page, "Publicar");
        assertThat(page.locator("#screen")).containsText("El mapa público ya la muestra.");
        assertTrue(!planning.shape("TOC-07").toString().equals(published));
    }

    @Test
    void what_was_published_meanwhile_is_told_and_nothing_is_done_until_it_was_seen() {
        String id = planning.submitted("Nota", "CAL-07", "\"campos\":{\"nota\":\"Nota propuesta\"}");
        Page page = open("/revision?borrador=" + id, planning.reviewer());
        button(page, "Aprobar y publicar…").click();
        planning.published("Se adelantó", "CAL-07", "\"campos\":{\"nombre\":\"Museo adelantado\"}");
        chromium.expectError("412");
        confirm(page, "Publicar");
        Locator news = page.locator(".news");
        assertThat(news).containsText("CAL-07: se publicó la versión 2; usted veía la 1.");
        assertThat(news).containsText("a «Museo adelantado»");
        Chromium.assertAccessible(page);
        assertEquals(2, planning.current("CAL-07"));
        button(page, "Aprobar y publicar…").click();
        confirm(page, "Publicar");
        assertThat(page.locator("#screen")).containsText("El mapa público ya la muestra.");
        assertEquals(
                "Museo adelantado", planning.fields("CAL-07").path("nombre").asText());
        assertEquals("Nota propuesta", planning.fields("CAL-07").path("nota").asText());
    }

    @Test
    void a_lost_answer_is_asked_for_again_and_published_once() {
        String id = planning.submitted("Una vez", "TOC-04", "\"campos\":{\"nota\":\"Una sola vez\"}");
        Page page = open("/revision?borrador=" + id, planning.reviewer());
        button(page, "Aprobar y publicar…").click();
        int[] sent = {0};
        page.route("**/publication", route -> {
            if (route.request().method().equals("POST") && sent[0]++ == 0) {
                route.fetch(); // done at the service, and the answer never comes
                route.abort();
            } else {
                route.resume();
            }
        });
        chromium.expectError("ERR_FAILED");
        confirm(page, "Publicar");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("El servidor no responde.");
        Chromium.assertAccessible(page);
        confirm(page, "Publicar");
        assertThat(page.locator("#screen")).containsText("El mapa público ya la muestra.");
        assertEquals(2, planning.current("TOC-04"));
    }

    @Test
    void the_news_of_ones_own_publication_does_not_draw_over_its_end() {
        String id = planning.submitted("Noticia propia", "TOC-06", "\"campos\":{\"nota\":\"Vista al final\"}");
        Page page = open("/revision?borrador=" + id, planning.reviewer());
        button(page, "Aprobar y publicar…").click();
        List<Route> asking = new ArrayList<>(); // because the event came
        List<Route> answering = new ArrayList<>();
        page.route("**/api/drafts/" + id, asking::add);
        page.route("**/publication", route -> {
            if (!route.request().method().equals("POST")) {
                route.resume();
                return;
            }
            APIResponse done = route.fetch();
            answering.add(route);
            page.waitForCondition(() -> !asking.isEmpty());
            route.fulfill(new Route.FulfillOptions().setResponse(done));
        });
        confirm(page, "Publicar");
        assertThat(page.locator("#screen")).containsText("El mapa público ya la muestra.");
        assertEquals(1, answering.size());
        page.waitForResponse("**/api/drafts/" + id, () -> asking.forEach(Route::resume))
                .finished();
        page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        assertThat(page.locator("h1")).isFocused();
        assertThat(page.locator(".news")).isEmpty();
    }

    @Test
    void returning_needs_a_comment_and_the_author_gets_it() {
        String id = planning.submitted("Por devolver", "TOC-05", "\"campos\":{\"nota\":\"Incompleta\"}");
        Page page = open("/revision?borrador=" + id, planning.reviewer());
        button(page, "Devolver…").click();
        assertThat(page.getByLabel("Qué hay que corregir")).isFocused();
        confirm(page, "Devolver");
        assertThat(page.getByLabel("Qué hay que corregir")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#ask-missing")).not().isEmpty();
        Chromium.assertAccessible(page);
        page.getByLabel("Qué hay que corregir").fill("Falta el sustento.");
        confirm(page, "Devolver");
        assertThat(page.locator("#screen")).containsText("Su autor verá el comentario");
        JsonNode draft = planning.draft(id);
        assertEquals("devuelto", draft.path("estado").asText());
        assertTrue(draft.path("sucesos").toString().contains("Falta el sustento."), draft::toString);
        page.reload();
        Chromium.waitUntilReady(page);
        assertThat(page.locator("#screen")).containsText("Este borrador fue devuelto a su autor");
        assertThat(page.locator(".events")).containsText("Falta el sustento.");
        Chromium.assertAccessible(page);
    }

    @Test
    void a_draft_that_its_author_took_back_cannot_be_published() {
        String id = planning.submitted("Por retirar", "TOC-01", "\"campos\":{\"nota\":\"Todavía no\"}");
        Page page = open("/revision?borrador=" + id, planning.reviewer());
        button(page, "Aprobar y publicar…").click();
        planning.withdraw(id);
        chromium.expectError("409");
        chromium.expectError("404"); // a draft that is open again is its author's alone
        chromium.expectError("412");
        confirm(page, "Publicar");
        assertThat(page.locator("#screen"))
                .containsText(Pattern.compile("Este borrador no existe|Su autor retiró este borrador"));
        assertEquals(1, planning.current("TOC-01"));
    }

    @Test
    void the_queue_follows_what_is_published() {
        String id = planning.submitted("Se va de la cola", "TOC-03", "\"campos\":{\"nota\":\"Se va\"}");
        Page page = open("/revision", planning.reviewer());
        assertThat(page.locator("[data-draft='" + id + "']")).isVisible();
        planning.publish(id);
        assertThat(page.locator("[data-draft='" + id + "']")).hasCount(0);
        assertThat(page.locator("#announcer")).containsText("La cola cambió");
    }

    @Test
    void who_has_not_signed_in_is_told_so_and_led_back() {
        Page page = open("/revision", null);
        assertThat(page.locator("#screen")).containsText("Entre con su cuenta para revisar");
        assertThat(page.locator("#screen").getByText("Ingresar")).hasAttribute("href", "/cuenta?volver=/revision");
        Chromium.assertAccessible(page);
        String id = planning.submitted("Secreto", "CAL-02", "\"campos\":{\"nota\":\"Nadie la ve\"}");
        chromium.expectError("401");
        Page draft = open("/revision?borrador=" + id, null);
        assertThat(draft.locator("#screen")).containsText("Entre con su cuenta para revisar");
        assertThat(draft.locator("#screen")).not().containsText("Nadie la ve");
    }

    @Test
    void who_reviews_nothing_or_elsewhere_or_wrote_it_is_told_why() {
        Page reader = open("/revision", chromium.app().signedIn("lucia"));
        assertThat(reader.locator("#screen")).containsText("Su cuenta no revisa ninguna capa");
        Chromium.assertAccessible(reader);
        chromium.expectError("404");
        Page lost = open("/revision?borrador=00000000-0000-4000-8000-000000000000", planning.reviewer());
        assertThat(lost.locator("#screen")).containsText("Este borrador no existe");
        Client both = chromium.app().signedIn("beatriz", "planificador:calama", "revisor:calama");
        String id = own(both);
        Page page = open("/revision", both);
        page.locator(".others summary").click();
        assertThat(page.locator("[data-draft='" + id + "']")).containsText("Es suyo: debe publicarlo otra persona.");
        page.navigate("/revision?borrador=" + id);
        Chromium.waitUntilReady(page);
        assertThat(button(page, "Aprobar y publicar…")).hasAttribute("aria-disabled", "true");
        Chromium.assertAccessible(page);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 768, 1440})
    void it_fits_every_window_in_both_languages(int width) {
        String id = planning.submitted("Ancho " + width, "TOC-02", "\"campos\":{\"nota\":\"Nota de " + width + "\"}");
        for (String path : List.of(
                "/revision",
                "/revision?borrador=" + id,
                "/revision?idioma=en&borrador=" + id,
                "/revision?historia=TOC-02")) {
            Page page = open(path, planning.reviewer(), width, 800);
            int beyond = (int) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
            assertTrue(beyond <= 0, path + " is " + beyond + " too wide");
            Chromium.assertAccessible(page);
        }
    }

    private String own(Client author) {
        String id = huella.TestApp.json(author.send("POST", "/api/drafts", "{\"titulo\":\"Propio\"}"))
                .path("id")
                .asText();
        String edit = "{\"base\":" + planning.current("CAL-01") + ",\"campos\":{\"nota\":\"Propia\"}}";
        author.send("PUT", "/api/drafts/" + id + "/edits/CAL-01", edit, "If-Match", "\"1\"");
        String revision = huella.TestApp.json(author.get("/api/drafts/" + id))
                .path("revision")
                .asText();
        var sent = author.send(
                "POST",
                "/api/drafts/" + id + "/submission",
                "{\"motivo\":\"Propio\"}",
                "If-Match",
                "\"" + revision + "\"");
        assertEquals(200, sent.statusCode(), () -> Client.text(sent));
        return id;
    }

    /** The shape of an initiative with its second corner moved, in degrees. */
    private String moved(String code, double by) {
        JsonNode shape = planning.shape(code).deepCopy();
        ArrayNode corner = (ArrayNode) shape.path("coordinates").path(0).path(1);
        corner.set(0, corner.numberNode(corner.get(0).asDouble() + by));
        return shape.toString();
    }

    private Page open(String path, Client who, int... size) {
        return chromium.open(path, who == null ? UnaryOperator.identity() : options -> signedIn(options, who), size);
    }

    static Browser.NewContextOptions signedIn(Browser.NewContextOptions options, Client who) {
        String[] cookie = who.cookie().orElseThrow().split("=", 2);
        return options.setStorageState("{\"cookies\":[{\"name\":\"" + cookie[0] + "\",\"value\":\"" + cookie[1]
                + "\",\"domain\":\"127.0.0.1\",\"path\":\"/\",\"expires\":-1,\"httpOnly\":true,\"secure\":false,"
                + "\"sameSite\":\"Lax\"}],\"origins\":[]}");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void confirm(Page page, String name) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Both maps show the same place: their scales agree, and so do their tiles. */
    private static void assertSameView(Page page) {
        String both = "() => new Set([...document.querySelectorAll('.comparison-map')].map((map) =>"
                + " map.querySelector('.leaflet-control-scale-line').textContent"
                + " + map.querySelector('path.leaflet-interactive, .leaflet-overlay-pane path').getBoundingClientRect().width.toFixed(0)"
                + ")).size";
        page.waitForCondition(() -> (int) page.evaluate(both) >= 1);
        List<?> scales = (List<?>) page.evaluate("() => [...document.querySelectorAll('.leaflet-control-scale-line')]"
                + ".map((scale) => scale.textContent + scale.style.width)");
        assertEquals(2, scales.size());
        assertEquals(scales.get(0), scales.get(1));
    }
}
