package huella.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The public map as a citizen uses it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicMapTest {

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
    void it_opens_with_all_initiatives_and_the_notice() {
        Page page = chromium.open("/");
        assertThat(page.locator("#result-count")).hasText("37 iniciativas");
        assertThat(rows(page)).hasCount(37);
        assertThat(page.locator("#notice")).containsText("Ubicaciones referenciales");
        assertThat(page.locator("html")).hasAttribute("lang", "es");
    }

    @Test
    void the_base_map_is_drawn_and_no_foreign_host_is_asked() {
        Page page = chromium.open("/");
        // Sea and land both show: a blank or failed base would be one colour.
        Object colours = page.evaluate("""
                () => {
                  const seen = new Set();
                  for (const canvas of document.querySelectorAll('#map .leaflet-tile-pane canvas')) {
                    const { width, height } = canvas;
                    const data = canvas.getContext('2d').getImageData(0, 0, width, height).data;
                    for (let i = 0; i < data.length; i += 4 * 997) if (data[i + 3] === 255) seen.add(data.slice(i, i + 3).join());
                  }
                  return seen.size;
                }
                """);
        assertTrue(((Number) colours).intValue() > 3, "colours of the base map: " + colours);
        assertEquals(List.of(), chromium.foreignRequests());
    }

    @Test
    void its_modules_come_in_few_files_and_each_thing_once() {
        Page page = chromium.openUnready("/favicon.svg", options -> options);
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(URI.create(request.url()).getPath()));
        page.navigate("/");
        Chromium.waitUntilReady(page);
        List<String> scripts =
                asked.stream().filter(path -> path.endsWith(".js")).toList();
        assertEquals(scripts.stream().distinct().toList(), scripts);
        assertEquals(
                List.of(
                        "/api.js",
                        "/api/first.js",
                        "/boot.js",
                        "/main.js",
                        "/packed/around",
                        "/packed/chunk",
                        "/vendor/protomaps-leaflet.js",
                        "/webjars/leaflet/1.9.4/dist/leaflet.js"),
                scripts.stream()
                        .map(path -> path.replaceFirst("(/packed/[a-z]+)-\\w+\\.js", "$1"))
                        .distinct()
                        .sorted()
                        .toList());
        assertTrue(scripts.size() <= 10, "files: " + scripts);
        assertTrue(
                scripts.indexOf("/main.js") < indexOf(scripts, "/packed/around-"),
                "what stands around the map comes after what draws it: " + scripts);
        assertEquals(
                1, asked.stream().filter("/layers/iniciativas.geojson"::equals).count());
        assertEquals(1, asked.stream().filter("/tiles/base.json"::equals).count());
    }

    private static int indexOf(List<String> paths, String start) {
        return paths.indexOf(paths.stream()
                .filter(path -> path.startsWith(start))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void words_narrow_the_list_whatever_their_accents() {
        Page page = chromium.open("/");
        page.locator("#search").fill("AGUAS grises");
        assertThat(page.locator("#result-count")).hasText("3 de 37 iniciativas");
        assertEquals(List.of("TOC-02", "ANF-03", "CAL-02"), codes(page));
        page.locator("#search").fill("río loa");
        assertEquals(List.of("CAL-03"), codesAfter(page, "1 de 37 iniciativas"));
        page.locator("#search").fill("rio loa");
        assertEquals(List.of("CAL-03"), codesAfter(page, "1 de 37 iniciativas"));
    }

    @Test
    void the_list_and_the_service_agree_on_every_word() {
        Page page = chromium.open("/");
        for (String words : List.of("calama", "ruta 5", "FUC", "REG-1", "mejillones", "ñ")) {
            page.locator("#search").fill(words);
            JsonNode served = chromium.app()
                    .json("/layers/iniciativas.geojson?q=" + java.net.URLEncoder.encode(words, StandardCharsets.UTF_8));
            assertThat(rows(page)).hasCount(served.path("features").size());
        }
    }

    @Test
    void a_place_is_found_and_the_map_goes_there() {
        Page page = chromium.open("/");
        page.locator("#search").fill("san pedro");
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(Pattern.compile("San Pedro de Atacama.*Pueblo")))
                .first()
                .click();
        assertThat(page).hasURL(Pattern.compile("vista=\\d+(\\.\\d+)?/-2[23]\\.\\d+/-68\\.\\d+"));
    }

    @Test
    void places_that_come_after_the_word_are_offered_all_the_same() {
        Page page = chromium.openUnready("about:blank", options -> options);
        List<Route> held = new ArrayList<>();
        page.route("**/api/places", held::add);
        page.navigate("/");
        Chromium.waitUntilReady(page);
        page.locator("#search").fill("san pedro");
        assertThat(page.locator("#search")).isFocused();
        page.waitForCondition(() -> !held.isEmpty());
        Locator place = page.getByRole(
                AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("San Pedro de Atacama.*Pueblo")));
        assertThat(place).hasCount(0);
        held.forEach(Route::resume);
        assertThat(place.first()).isVisible();
    }

    @Test
    void filters_and_counts_and_map_always_agree() {
        Page page = chromium.open("/");
        facet(page, "capa", "calama").check();
        assertThat(page.locator("#result-count")).hasText("7 de 37 iniciativas");
        assertThat(rows(page)).hasCount(7);
        page.locator("#filters-toggle").click();
        for (Locator box : page.locator("[data-facet='tema']").all()) {
            String theme = box.getAttribute("value");
            int count = Integer.parseInt(page.locator(".facet-theme [data-count='" + theme + "']")
                    .innerText()
                    .strip());
            int served = chromium.app()
                    .json("/layers/calama.geojson?tema=" + theme)
                    .path("features")
                    .size();
            assertEquals(served, count, theme);
        }
        facet(page, "tema", "aguas").check();
        assertEquals(List.of("CAL-02"), codesAfter(page, "1 de 37 iniciativas"));
        assertEquals(
                List.of("CAL-02"),
                page.evaluate(
                        "() => [...new Set([...document.querySelectorAll('#map path[data-code]')].map(n => n.dataset.code))]"));
    }

    @Test
    void nothing_found_says_so_and_offers_the_cure() {
        Page page = chromium.open("/");
        page.locator("#search").fill("teleférico");
        assertThat(page.locator("#list")).containsText("Nada coincide");
        page.locator("#list")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Limpiar filtros"))
                .click();
        assertThat(rows(page)).hasCount(37);
    }

    @Test
    void the_sheet_says_everything_and_how_exact_the_place_is() {
        Page page = chromium.open("/");
        row(page, "CAL-07").click();
        Locator sheet = page.locator("#sheet");
        assertThat(sheet.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setLevel(2)))
                .hasText("Ejecución de un Museo Interactivo en Calama");
        assertThat(sheet).containsText("CAL-07");
        assertThat(sheet).containsText("Mejorar la calidad de vida de todas las comunidades y pueblos originarios");
        assertThat(sheet).containsText("Ubicación referencial");
        assertThat(sheet).containsText("una suposición de este mapa");
        assertThat(sheet).containsText("Sector El Peuco");
        assertThat(sheet).containsText("Calama - 7 iniciativas estrategicas de MP al 2035");
        assertThat(sheet).containsText("INICIATIVAS EN CALAMA");
        assertThat(sheet).containsText("Carga inicial del catálogo");
        assertThat(sheet).containsText("Mediano plazo");
    }

    @Test
    void exact_and_referential_places_are_drawn_differently() {
        Page page = chromium.open("/?iniciativa=TOC-07&vista=14/-22.09/-70.2");
        assertEquals("none", dashes(page, "TOC-07"));
        assertTrue(!dashes(page, "TOC-02").equals("none"), "a referential area has a dashed outline");
    }

    @Test
    void the_colours_can_follow_the_theme_and_the_legend_follows() {
        Page page = chromium.open("/");
        page.locator("#legend label")
                .filter(new Locator.FilterOptions().setHasText("Tema"))
                .click();
        assertThat(page.locator("#legend-entries")).containsText("Trenes");
        assertThat(page).hasURL(Pattern.compile("color=tema"));
    }

    @Test
    void a_link_shows_the_same_thing_to_whoever_opens_it() {
        Page page = chromium.open("/");
        facet(page, "capa", "tocopilla").check();
        page.locator("#language").click();
        row(page, "TOC-04").click();
        String link = page.url();
        Page other = chromium.open(link.substring(chromium.app().origin().length()));
        assertThat(other.locator("html")).hasAttribute("lang", "en");
        assertThat(other.locator("#result-count")).hasText("7 of 37 initiatives");
        assertThat(other.locator("#sheet")).containsText("Barros Arana");
        assertThat(facet(other, "capa", "tocopilla")).isChecked();
        assertEquals(decoded(link), decoded(other.url()));
    }

    @Test
    void back_closes_what_a_click_opened() {
        Page page = chromium.open("/");
        row(page, "TOC-04").click();
        assertThat(page.locator("#sheet")).isVisible();
        page.goBack();
        assertThat(page.locator("#sheet")).isHidden();
        page.goForward();
        assertThat(page.locator("#sheet")).containsText("TOC-04");
    }

    @Test
    void nonsense_in_a_link_is_ignored_and_told() {
        Page page = chromium.open(
                "/?capa=minas&iniciativa=XXX-99&vista=99/x/y&idioma=tlh&q=%3Cscript%3Ealert(1)%3C/script%3E");
        assertThat(page.locator("#messages")).containsText("minas");
        assertThat(page.locator("#search")).hasValue("<script>alert(1)</script>");
        assertThat(page.locator("html")).hasAttribute("lang", "es");
    }

    @Test
    void the_language_changes_everything_at_once() {
        Page page = chromium.open("/");
        page.locator("#language").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("#result-count")).hasText("37 initiatives");
        assertThat(page.locator("#notice")).containsText("Indicative locations");
        assertThat(row(page, "CAL-03")).containsText("Loa riverside");
        assertThat(page.locator("#zoom-in")).hasAttribute("aria-label", "Zoom in");
    }

    @Test
    void overlapping_initiatives_can_all_be_reached() {
        Page page = chromium.open("/?vista=14/-22.462/-68.927");
        // Several referential areas share the outline of the city of Calama.
        page.locator("#map").click(new Locator.ClickOptions().setPosition(420, 200));
        Locator chooser = page.locator("#chooser");
        assertThat(chooser).isVisible();
        int offered = chooser.locator("[data-code]").count();
        assertTrue(offered >= 3, "offered " + offered);
        String code = chooser.locator("[data-code]").last().getAttribute("data-code");
        chooser.locator("[data-code]").last().click();
        assertThat(page.locator("#sheet")).containsText(code);
    }

    @Test
    void one_initiative_can_be_downloaded_and_its_link_copied() throws IOException {
        Page page = chromium.open("/?iniciativa=REG-12");
        Download download = page.waitForDownload(
                () -> page.locator("#sheet [data-action='download']").click());
        JsonNode json = new ObjectMapper().readTree(download.createReadStream());
        assertEquals("REG-12", json.path("id").asText());
        assertTrue(json.path("aviso").asText().startsWith("Ubicaciones referenciales"));
        page.locator("#sheet [data-action='copy']").click();
        assertThat(page.locator("#messages")).containsText("Enlace copiado");
        assertTrue(
                page.evaluate("() => navigator.clipboard.readText()").toString().contains("iniciativa=REG-12"));
    }

    @Test
    void a_service_that_fails_is_told_with_a_way_to_try_again() {
        chromium.expectError("503");
        Page page = chromium.openUnready("about:blank", options -> options);
        page.route("**/layers/**", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.navigate("/");
        assertThat(page.locator("#loading")).containsText("No se pudieron cargar las iniciativas");
        page.unroute("**/layers/**");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reintentar"))
                .click();
        assertThat(rows(page)).hasCount(37);
    }

    private static Locator rows(Page page) {
        return page.locator("#list [data-code]");
    }

    private static Locator row(Page page, String code) {
        return page.locator("#list [data-code='" + code + "']");
    }

    private static Locator facet(Page page, String facet, String value) {
        return page.locator("[data-facet='" + facet + "'][value='" + value + "']");
    }

    private static List<String> codes(Page page) {
        return rows(page).all().stream()
                .map(row -> row.getAttribute("data-code"))
                .toList();
    }

    private static List<String> codesAfter(Page page, String count) {
        assertThat(page.locator("#result-count")).hasText(count);
        return codes(page);
    }

    private static String dashes(Page page, String code) {
        return page.evaluate(
                        "code => { const all = [...document.querySelectorAll(`#map path[data-code=\"${code}\"]`)];"
                                + " return getComputedStyle(all[all.length - 1]).strokeDasharray }",
                        code)
                .toString();
    }

    private static String decoded(String url) {
        return URLDecoder.decode(url, StandardCharsets.UTF_8);
    }
}
