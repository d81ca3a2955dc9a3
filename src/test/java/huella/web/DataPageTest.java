package huella.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ForcedColors;
import huella.geo.Gdal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page {@code /datos} as municipal staff use it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataPageTest {

    /** What a date compresses to; besides that, the page rounds to three digits. */
    private static final long DATE_BYTES = 64;

    private final Chromium chromium = new Chromium();

    @TempDir
    Path directory;

    @AfterEach
    void nothingUnexpected() {
        chromium.assertNothingUnexpected();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void choosing_changes_count_and_bytes_and_the_file_is_as_large_as_said() throws IOException {
        Page page = chromium.open("/datos");
        assertThat(count(page)).hasText("37 iniciativas");
        String all = what(page).innerText();
        facet(page, "capa", "calama").check();
        assertThat(count(page)).hasText("7 de 37 iniciativas");
        assertThat(what(page)).not().hasText(all);
        option(page, "shp").check();
        option(page, "EPSG:32719").check();
        assertThat(what(page)).containsText("EPSG:32719");
        long said = said(what(page).innerText());
        Download download = page.waitForDownload(() -> page.locator("#download").click());
        assertEquals("emra-calama-32719.shp.zip", download.suggestedFilename());
        long arrived = Files.size(download.path());
        assertTrue(Math.abs(arrived - said) <= DATE_BYTES + arrived / 200, arrived + " bytes, said " + said);
        assertThat(page.locator("#transfer")).containsText("Listo: emra-calama-32719.shp.zip");
        assertThat(page.locator("#download")).isFocused();
    }

    @Test
    void every_format_is_offered_with_its_use_and_its_bytes() {
        Page page = chromium.open("/datos");
        JsonNode offer = chromium.app().json("/api/exports");
        assertThat(page.locator("#formats .option"))
                .hasCount(offer.path("formatos").size());
        for (JsonNode format : offer.path("formatos")) {
            Locator row = page.locator(
                    "#formats [data-option='" + format.path("codigo").asText() + "']");
            assertThat(row).containsText(format.path("descripcion").asText());
            long said = said(row.locator(".option-size").innerText());
            long bytes = format.path("bytes").asLong();
            assertTrue(Math.abs(said - bytes) <= bytes / 100 + DATE_BYTES, row.innerText());
        }
    }

    @Test
    void a_format_that_knows_degrees_only_shuts_the_other_systems_and_says_why() {
        Page page = chromium.open("/datos?crs=EPSG:5361");
        assertThat(page.locator("#formats [data-option='kml'] .option-size")).hasText("sólo en grados");
        option(page, "kml").check();
        assertThat(option(page, "EPSG:4326")).isChecked();
        assertThat(option(page, "EPSG:5361")).isDisabled();
        assertThat(page.locator("[data-option='EPSG:5361']"))
                .containsText("KML sólo guarda longitud y latitud (EPSG:4326).");
        assertThat(page.locator("#system-told")).containsText("Se cambió a EPSG:4326");
        option(page, "gpkg").check();
        assertThat(option(page, "EPSG:5361")).isEnabled();
    }

    @Test
    void a_link_shows_the_same_choice_to_whoever_opens_it() {
        Page page = chromium.open("/datos");
        facet(page, "capa", "rutas").check();
        page.locator("#choose-unfold summary").click();
        facet(page, "precision", "calle").check();
        page.locator("#choose-words").fill("ruta");
        option(page, "csv").check();
        page.locator("#language").click();
        assertThat(count(page)).hasText(Pattern.compile("\\d of 37 initiatives"));
        String said = count(page).innerText();
        assertThat(page).hasURL(Pattern.compile("idioma=en.*q=ruta.*capa=rutas.*precision=calle.*formato=csv"));
        Page other = chromium.open(page.url().substring(chromium.app().origin().length()));
        assertThat(other.locator("html")).hasAttribute("lang", "en");
        assertThat(option(other, "csv")).isChecked();
        assertThat(facet(other, "precision", "calle")).isVisible();
        assertThat(facet(other, "precision", "calle")).isChecked();
        assertThat(other.locator("#choose-words")).hasValue("ruta");
        assertThat(count(other)).hasText(Pattern.compile("\\d+ of 37 initiatives"));
        assertEquals(said.replaceAll("\\D+", " "), count(other).innerText().replaceAll("\\D+", " "));
    }

    @Test
    void nonsense_in_a_link_is_ignored_and_told() {
        Page page = chromium.open("/datos?capa=minas&formato=doc&crs=EPSG:9999&bbox=1");
        assertThat(page.locator("#told")).containsText("capa=minas");
        assertThat(page.locator("#told")).containsText("formato=doc");
        assertThat(page.locator("#told")).containsText("crs=EPSG:9999");
        assertThat(count(page)).hasText("37 iniciativas");
        assertThat(option(page, "gpkg")).isChecked();
    }

    @Test
    void nothing_found_says_which_filter_to_loosen() {
        Page page = chromium.open("/datos?capa=calama&tema=puertos&precision=ciudad");
        assertThat(count(page)).hasText("Ninguna de las 37 iniciativas coincide");
        assertThat(page.locator("#download")).isHidden();
        int left = chromium.app()
                .json("/layers/calama.geojson?precision=ciudad")
                .path("features")
                .size();
        Locator cure = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sin «Tema: Puertos»: " + left + " iniciativas"));
        Chromium.assertAccessible(page);
        cure.click();
        assertThat(count(page)).hasText(left + " de 37 iniciativas");
        assertThat(page.locator("#file-title")).isFocused();
        assertThat(page.locator("#download")).isVisible();
    }

    @Test
    void a_slow_download_shows_how_far_it_is_and_can_be_cancelled() {
        Page page = chromium.open("/datos");
        slow(page, 24_000);
        page.locator("#download").click();
        Locator bar = page.locator("#transfer progress");
        assertThat(page.locator(".transfer-amount")).hasText(Pattern.compile("[\\d,]+ kB de 176 kB \\(\\d+ %\\)"));
        page.waitForCondition(() -> (Double) bar.evaluate("bar => bar.value * 1.0001") > 0.01);
        assertThat(page.locator("#transfer-cancel")).isFocused();
        Chromium.assertAccessible(page);
        page.keyboard().press("Enter");
        assertThat(page.locator("#transfer")).containsText("Descarga cancelada");
        assertThat(page.locator("#download")).isFocused();
    }

    @Test
    void a_download_that_fails_says_why_and_can_be_tried_again() {
        chromium.expectError("503");
        Page page = chromium.open("/datos");
        page.route(
                "**/export/**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setBody("{\"detail\":\"La base de datos se está reiniciando.\"}")));
        page.locator("#download").click();
        assertThat(page.locator("#transfer")).containsText("La descarga no se completó.");
        assertThat(page.locator("#transfer")).containsText("La base de datos se está reiniciando.");
        assertThat(page.locator("#transfer-retry")).isFocused();
        Chromium.assertAccessible(page);
        page.unroute("**/export/**");
        Download download = page.waitForDownload(() -> page.keyboard().press("Enter"));
        assertEquals("emra-iniciativas.gpkg", download.suggestedFilename());
    }

    @Test
    void a_download_that_is_cut_short_is_never_taken_for_the_file() {
        chromium.expectError("ERR_");
        Page page = chromium.open("/datos");
        page.route("**/export/**", Route::abort);
        page.locator("#download").click();
        assertThat(page.locator("#transfer")).containsText("La descarga no se completó.");
        assertThat(page.locator("#transfer-retry")).isVisible();
    }

    @Test
    void a_count_that_fails_says_so_and_can_be_tried_again() {
        chromium.expectError("503");
        Page page = chromium.open("/datos");
        page.route("**/api/exports**", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        facet(page, "capa", "calama").check();
        assertThat(page.locator("#file-trouble")).containsText("No se pudo contar.");
        Chromium.assertAccessible(page);
        page.unroute("**/api/exports**");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reintentar"))
                .click();
        assertThat(count(page)).hasText("7 de 37 iniciativas");
    }

    @Test
    void offline_is_told_and_the_figures_come_back_with_the_connection() {
        chromium.expectError("ERR_INTERNET_DISCONNECTED");
        Page page = chromium.open("/datos");
        page.context().setOffline(true);
        assertThat(page.locator("#offline")).isVisible();
        facet(page, "capa", "calama").check();
        assertThat(page.locator("#file-trouble")).containsText("no tiene conexión");
        page.context().setOffline(false);
        assertThat(page.locator("#offline")).isHidden();
        assertThat(count(page)).hasText("7 de 37 iniciativas");
        assertThat(page.locator("#file-trouble")).isEmpty();
    }

    @Test
    void everything_can_be_done_with_the_keyboard_alone() throws IOException {
        Page page = chromium.open("/datos");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        tabTo(page, "[data-facet='capa'][value='antofagasta']");
        page.keyboard().press("Space");
        assertThat(count(page)).hasText(Pattern.compile("\\d+ de 37 iniciativas"));
        tabTo(page, "#choose-unfold summary");
        page.keyboard().press("Enter");
        tabTo(page, "[data-facet='objetivo'][value='OE1']");
        page.keyboard().press("Space");
        tabTo(page, "#formats input:checked");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(option(page, "csv")).isChecked();
        tabTo(page, "#systems input:checked");
        page.keyboard().press("ArrowDown");
        assertThat(option(page, "EPSG:32719")).isChecked();
        tabTo(page, "#download");
        assertThat(what(page)).containsText("CSV");
        assertThat(page.locator("#file-count")).hasAttribute("aria-busy", "false");
        Download download = page.waitForDownload(() -> page.keyboard().press("Enter"));
        assertEquals("emra-antofagasta-32719.csv", download.suggestedFilename());
        assertTrue(Files.readString(download.path()).contains("ANF-"));
    }

    @Test
    void the_address_and_the_lines_for_a_shell_work_as_they_stand() throws IOException, InterruptedException {
        Gdal.require();
        Page page = chromium.open("/datos?capa=calama&q=r%C3%ADo&formato=shp&crs=EPSG:32719");
        page.locator("#file-more summary").click();
        String address = page.locator("#file-address").innerText();
        assertEquals(chromium.app().origin() + "/export/calama.shp?q=r%C3%ADo&crs=EPSG:32719", address);
        shell(page.locator("#file-curl").innerText());
        assertTrue(Files.size(directory.resolve("emra-calama-32719.shp.zip")) > 1_000);
        shell(page.locator("#file-ogr").innerText());
        JsonNode read =
                Gdal.read(directory.resolve("emra-calama-32719.gpkg").toString(), "calama", "-t_srs", "EPSG:4326");
        assertTrue(read.toString().contains("CAL-03"), read.toString());
        page.locator("#file-more .copy").first().click();
        assertEquals(address, page.evaluate("() => navigator.clipboard.readText()"));
        assertThat(page.locator("#announcer")).hasText("Copiado.");
    }

    @Test
    void the_map_and_the_page_lead_to_each_other_with_the_same_filter() {
        Page page = chromium.open("/?capa=calama&objetivo=OE1&vista=12/-22.46/-68.93");
        String shown = count(page, "#result-count");
        page.locator("#download-list").click();
        Chromium.waitUntilReady(page);
        assertThat(page).hasURL(Pattern.compile("/datos\\?capa=calama&objetivo=OE1&encuadre=-6[89]\\."));
        assertThat(count(page)).hasText(shown);
        Locator box = page.locator("#choose-in-box");
        assertThat(box).not().isChecked();
        box.check();
        assertThat(page).hasURL(Pattern.compile("[?&]bbox=-6[89]"));
        assertThat(page.locator("#file-address")).containsText("bbox=");
        assertThat(page.locator("#beyond-map")).isVisible();
        page.locator("#to-map").click();
        Chromium.waitUntilReady(page);
        assertThat(page).hasURL(Pattern.compile("/\\?capa=calama&objetivo=OE1"));
        assertThat(page.locator("#result-count")).hasText(shown);
    }

    @Test
    void without_javascript_the_form_fetches_the_file() throws IOException {
        Page page = chromium.openUnready("/datos", options -> options.setJavaScriptEnabled(false));
        assertThat(page.locator("#plain")).isVisible();
        assertThat(page.locator("#chooser")).isHidden();
        assertThat(page.getByText("Ubicaciones referenciales").first()).isVisible();
        JsonNode offer = chromium.app().json("/api/exports");
        assertEquals(codes(offer.path("formatos")), values(page, "formato"));
        assertEquals(codes(offer.path("sistemas")), values(page, "crs"));
        JsonNode facets = chromium.app().json("/api/facets");
        assertEquals(codes(facets.path("temas")), values(page, "tema"));
        assertEquals(codes(facets.path("objetivos")), values(page, "objetivo"));
        assertEquals(codes(facets.path("territorios")), values(page, "territorio"));
        assertEquals(codes(facets.path("responsables")), values(page, "responsable"));
        assertEquals(codes(facets.path("precisiones")), values(page, "precision"));
        page.locator("#plain [name='coleccion']").selectOption("calama");
        page.locator("#plain [name='tema']").selectOption("aguas");
        page.locator("#plain [name='formato']").selectOption("csv");
        page.locator("#plain [name='crs']").selectOption("EPSG:32719");
        Download download =
                page.waitForDownload(() -> page.locator("#plain button").click());
        assertEquals("emra-calama-32719.csv", download.suggestedFilename());
        String csv = Files.readString(download.path());
        assertTrue(csv.contains("CAL-02") && !csv.contains("CAL-03"));
    }

    @Test
    void when_a_script_is_missing_the_form_is_there() {
        chromium.expectError("");
        Page page = chromium.openUnready("about:blank", options -> options);
        page.route("**/download/page.js", route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
        page.navigate("/datos");
        assertThat(page.locator("#boot-failure")).isVisible();
        assertThat(page.locator("#plain")).isVisible();
        assertThat(page.locator("#chooser")).isHidden();
    }

    @ParameterizedTest
    @CsvSource({
        "/datos,1280,800",
        "/datos?idioma=en,1280,800",
        "'/datos?formato=kml&encuadre=-70,-23,-68,-22',1280,800",
        "/datos,360,740",
        "/datos?idioma=en&capa=calama&formato=gpx,360,740",
        "/datos?tema=aguas&precision=ciudad,320,640"
    })
    void axe_finds_no_violation_and_nothing_needs_sideways_scrolling(String path, int width, int height) {
        Page page = chromium.open(path, width, height);
        assertThat(page.locator("#file-count")).hasAttribute("aria-busy", "false");
        unfold(page);
        Chromium.assertAccessible(page);
        assertEquals(width, page.evaluate("() => document.documentElement.scrollWidth"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/datos", "/datos?idioma=en&formato=kml"})
    void forced_colours_keep_it_usable(String path) {
        for (int[] size : new int[][] {Chromium.DESKTOP, Chromium.PHONE, {320, 640}}) {
            Page page = chromium.open(path, options -> options.setForcedColors(ForcedColors.ACTIVE), size);
            unfold(page);
            Chromium.assertAccessible(page);
        }
    }

    @Test
    void the_bar_at_the_foot_of_a_phone_never_hides_what_has_the_focus() {
        Page page = chromium.open("/datos", Chromium.PHONE);
        unfold(page);
        page.locator("#to-map").focus();
        for (int step = 0; step < 90; step++) {
            page.keyboard().press("Tab");
            Object hidden = page.evaluate("""
                    () => {
                      const at = document.activeElement.closest('label') ?? document.activeElement;
                      const bar = document.getElementById('file-bar');
                      if (bar.contains(at) || at === document.body) return null;
                      const a = at.getBoundingClientRect();
                      const b = bar.getBoundingClientRect();
                      return a.bottom > b.top + 1 && a.top < b.bottom && a.top > b.top - 8 ? at.outerHTML.slice(0, 200) : null;
                    }
                    """);
            assertEquals(null, hidden);
        }
    }

    @Test
    void the_steps_name_this_service_and_its_true_zooms() {
        Page page = chromium.open("/datos");
        unfold(page);
        String origin = chromium.app().origin();
        assertThat(page.locator("#qgis")).containsText(origin + "/ogc");
        assertThat(page.locator("#qgis")).containsText(origin + "/tiles/iniciativas/{z}/{x}/{y}.mvt");
        assertThat(page.locator("#qgis"))
                .containsText("máximo "
                        + chromium.app()
                                .json("/tiles/iniciativas.json")
                                .path("maxzoom")
                                .asInt());
        assertThat(page.locator("#gdal")).containsText("OAPIF:" + origin + "/ogc");
        page.locator("#language").click();
        assertThat(page.locator("#qgis a[href='/export/rutas.qlr']")).hasText("Routes");
        assertThat(page.locator("#qgis a[href='/export/iniciativas.qlr']")).hasText("All");
        assertEquals(List.of(), chromium.foreignRequests());
    }

    private void shell(String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), line + "\n" + said);
    }

    /** As a poor connection does. */
    private static void slow(Page page, int bytesPerSecond) {
        CDPSession session = page.context().newCDPSession(page);
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 0);
        conditions.addProperty("downloadThroughput", bytesPerSecond);
        conditions.addProperty("uploadThroughput", bytesPerSecond);
        session.send("Network.enable");
        session.send("Network.emulateNetworkConditions", conditions);
    }

    private static void tabTo(Page page, String selector) {
        for (int steps = 0; steps < 60; steps++) {
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the Tab key does not lead to " + selector);
    }

    private static void unfold(Page page) {
        page.evaluate("() => document.querySelectorAll('details').forEach(each => (each.open = true))");
    }

    private static Locator count(Page page) {
        return page.locator("#file-count");
    }

    private static String count(Page page, String selector) {
        assertThat(page.locator(selector)).hasText(Pattern.compile("\\d+ de 37 iniciativas"));
        return page.locator(selector).innerText();
    }

    private static Locator what(Page page) {
        return page.locator("#file-what");
    }

    private static Locator option(Page page, String code) {
        return page.locator("[data-option='" + code + "'] input");
    }

    private static Locator facet(Page page, String facet, String value) {
        return page.locator("[data-facet='" + facet + "'][value='" + value + "']");
    }

    /** «18,4 kB» as a number. */
    private static long said(String text) {
        var match = Pattern.compile("([\\d,]+) (bytes|kB|MB)").matcher(text);
        assertTrue(match.find(), text);
        double scale = switch (match.group(2)) {
            case "bytes" -> 1;
            case "kB" -> 1e3;
            default -> 1e6;
        };
        return Math.round(Double.parseDouble(match.group(1).replace(',', '.')) * scale);
    }

    private static List<String> codes(JsonNode terms) {
        return terms.findValuesAsText("codigo").stream().sorted().toList();
    }

    private static List<String> values(Page page, String name) {
        return page.locator("#plain [name='" + name + "'] option").all().stream()
                .map(option -> option.getAttribute("value"))
                .filter(value -> !value.isEmpty())
                .sorted()
                .toList();
    }
}
