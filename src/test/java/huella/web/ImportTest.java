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
import com.microsoft.playwright.options.FilePayload;
import huella.Client;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Files that planners take into {@code /editor}: dropped or chosen, placed, looked at, accepted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double METRES_OF_A_DEGREE = 111_320;

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
    void a_shapefile_in_psad56_is_dropped_on_the_map_seen_in_its_place_accepted_and_submitted() {
        Page page = editor("dropped");
        drop(page, "area psad56.zip", PsadFile.stated("CAL-03", "Borde del río según plano"));
        assertRead(page, 1);
        assertThat(page.locator("#import")).containsText("PSAD56 / UTM");
        assertThat(page.locator("#import")).containsText(Pattern.compile("Exactitud: ±\\d"));
        assertInPlace(page);
        Chromium.assertAccessible(page);
        assertThat(page.locator("#import-rows select")).hasValue("change CAL-03");
        page.locator("#import-accept").click();
        assertThat(page.locator("#outline-title")).hasText("Importación de area psad56.zip");
        assertThat(page.locator(".provenance")).containsText("area psad56.zip");
        assertThat(page.locator(".provenance")).containsText("PSAD56 / UTM");
        assertThat(page.locator(".provenance code")).hasText(Pattern.compile("[0-9a-f]{64}"));
        Chromium.assertAccessible(page);
        double[] corner = southWest(edit(page, "CAL-03").path("geometria"));
        assertEquals(0, metres(corner, PsadFile.WEST, PsadFile.SOUTH), 10);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enviar a revisión"))
                .click();
        page.locator("#ask-field").fill("El plano de 1998 muestra otro borde");
        page.locator("#ask button[type=submit]").click();
        assertThat(page.locator("#outline .tag")).hasText("En revisión");
        assertReviewerSees(page.url().replaceAll(".*borrador=([0-9a-f-]+).*", "$1"));
    }

    private void assertReviewerSees(String draft) {
        chromium.app().signedIn("reviewer", "revisor:calama");
        Page page = chromium.open("/revision");
        signIn(page, "reviewer");
        page.navigate("/revision?borrador=" + draft);
        Chromium.waitUntilReady(page);
        assertThat(page.locator(".provenance")).containsText("area psad56.zip");
        assertThat(page.locator(".provenance a")).hasAttribute("href", Pattern.compile("/api/imports/.+/report"));
        Object report =
                page.evaluate("() => fetch(document.querySelector('.provenance a').href).then(({ status }) => status)");
        assertEquals(200, report);
    }

    @Test
    void a_file_that_does_not_say_its_system_asks_and_shows_where_each_would_put_it() {
        Page page = editor("asked");
        drop(page, "sin prj.zip", PsadFile.unstated("", "Área sin sistema"));
        assertAsked(page);
        Chromium.assertAccessible(page);
        Locator psad = page.locator(".candidate:has-text('EPSG:24879')").first();
        assertThat(psad).containsText(Pattern.compile("Exactitud: ±\\d"));
        psad.locator("input").check();
        assertThat(page.locator("#map path.leaflet-interactive[data-object]")).hasCount(0);
        page.locator("#import-answer").click();
        assertRead(page, 1);
        assertInPlace(page);
        assertThat(page.locator("#import")).containsText("EPSG:24879");
    }

    @Test
    void a_refused_file_says_why_and_what_to_do_and_another_can_be_chosen() {
        Page page = editor("refused");
        byte[] whole = PsadFile.stated("", "Cortado");
        drop(page, "cortado.zip", Arrays.copyOf(whole, whole.length / 2));
        Locator alert = page.locator("#import .note[role=alert]");
        alert.waitFor(new Locator.WaitForOptions().setTimeout(120_000));
        assertThat(alert).containsText("El archivo no se pudo importar");
        assertThat(alert.locator("p").last()).hasText(Pattern.compile("[A-Z].+\\. [A-Z].+\\."));
        Chromium.assertAccessible(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Elegir otro archivo"))
                .click();
        page.locator("#import-file").setInputFiles(payload("area.zip", PsadFile.stated("", "Entero")));
        assertRead(page, 1);
    }

    @Test
    void what_a_file_says_is_shown_as_text_and_refused_and_repaired_features_say_why() {
        Page page = editor("hostile");
        drop(page, "raro.geojson", """
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","properties":{"nombre":"<img src=x onerror=alert(1)>"},"geometry":{"type":"Polygon",
                  "coordinates":[[[-68.9,-22.5],[-68.8,-22.4],[-68.8,-22.5],[-68.9,-22.4],[-68.9,-22.5]]]}},
                 {"type":"Feature","properties":{"nombre":"=1+1"},"geometry":null}]}
                """.getBytes(StandardCharsets.UTF_8));
        assertRead(page, 2);
        assertThat(page.locator("#import-rows")).containsText("Se reparó");
        assertThat(page.locator("#import-rows .is-refused")).containsText("No tiene forma");
        assertEquals(0, page.locator("#import img").count());
        Locator came =
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Ver cómo venía")));
        int paths = page.locator("#map path").count();
        came.click();
        assertThat(came).hasAttribute("aria-pressed", "true");
        assertEquals(paths + 1, page.locator("#map path").count());
        page.locator("#import-kind").selectOption("refused");
        assertThat(page.locator("#import-rows .feature")).hasCount(1);
    }

    @Test
    void new_initiatives_need_a_layer_before_anything_is_made_of_them() {
        Page page = editor("fresh");
        drop(page, "nueva.zip", PsadFile.stated("", "Área que nadie conoce"));
        page.locator("#import-rows select").selectOption("new");
        page.locator("#import-accept").click();
        assertThat(page.locator("#import-error")).containsText("Elija la capa");
        assertThat(page.locator("#common-capa")).isFocused();
        Chromium.assertAccessible(page);
        page.locator("#common-capa").selectOption("calama");
        page.locator("#import-accept").click();
        assertThat(page.locator("#outline-title")).hasText("Importación de nueva.zip");
        assertThat(page.locator("#editions .row")).hasCount(1);
        assertThat(page.locator("#editions .row")).containsText("Área que nadie conoce");
    }

    @Test
    void an_import_that_was_left_is_offered_again_and_can_be_discarded() {
        Page page = editor("left");
        drop(page, "para después.zip", PsadFile.stated("CAL-03", "Después"));
        assertRead(page, 1);
        page.navigate("/editor");
        Chromium.waitUntilReady(page);
        page.locator("#home [data-import]").click();
        assertRead(page, 1);
        page.reload();
        assertRead(page, 1);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Descartar la importación"))
                .click();
        assertThat(page.locator("#import-file")).isAttached();
        assertThat(page.locator("#import [data-import]")).hasCount(0);
    }

    @Test
    void it_can_be_done_with_the_keyboard_on_a_narrow_phone() {
        Page page = editor("narrow");
        page.setViewportSize(Chromium.PHONE[0], Chromium.PHONE[1]);
        page.locator("#take").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#import-title")).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.locator("#import-file")).isFocused();
        Chromium.assertAccessible(page);
        page.locator("#import-file").setInputFiles(payload("sin prj.zip", PsadFile.unstated("CAL-03", "Teléfono")));
        assertAsked(page);
        assertFits(page);
        Chromium.assertAccessible(page);
        page.locator("input[name=candidate]:checked").focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("input[name=candidate]:checked")).isFocused();
        page.locator(".candidate:has-text('EPSG:24879') input").first().check();
        page.locator("#import-answer").press("Enter");
        assertRead(page, 1);
        assertFits(page);
        assertInPlace(page);
        assertTrue(page.locator("#map path[data-object]").boundingBox().width > 60, "the map looks at what came in");
        Chromium.assertAccessible(page);
    }

    @Test
    void the_loose_parts_of_a_shapefile_are_taken_together() throws IOException {
        Page page = editor("loose");
        page.locator("#take").click();
        List<FilePayload> parts = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(
                new ByteArrayInputStream(PsadFile.stated("CAL-03", "Suelto")), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().matches("area_poligonos\\.\\w+")) {
                    parts.add(payload(entry.getName(), zip.readAllBytes()));
                }
            }
        }
        page.locator("#import-file").setInputFiles(parts.toArray(FilePayload[]::new));
        assertRead(page, 1);
        assertThat(page.locator(".import-file")).containsText("area_poligonos.zip");
        assertInPlace(page);
    }

    @Test
    void several_files_or_an_empty_one_are_told_apart_before_anything_is_sent() {
        Page page = editor("apart");
        drop(page, "vacío.zip", new byte[0]);
        assertThat(page.locator("#import .note[role=alert]")).containsText("está vacío");
        page.evaluate("""
                () => {
                  const dataTransfer = new DataTransfer();
                  for (const name of ['a.kml', 'b.kml']) dataTransfer.items.add(new File(['x'], name));
                  document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
                }
                """);
        assertThat(page.locator("#import .note[role=alert]")).containsText("varios archivos");
    }

    /** Files are read in a process of their own, which takes its time to begin where many things are done at once. */
    private static void assertRead(Page page, int features) {
        page.locator("#import-rows").waitFor(new Locator.WaitForOptions().setTimeout(120_000));
        assertThat(page.locator("#import-rows .feature")).hasCount(features);
    }

    private static void assertAsked(Page page) {
        page.locator("#import-answer").waitFor(new Locator.WaitForOptions().setTimeout(120_000));
    }

    private static void assertFits(Page page) {
        assertEquals(
                Chromium.PHONE[0], ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue());
    }

    /** Where the preview is drawn, and what it is drawn from, is where the file's area lies: not 400 m off. */
    private static void assertInPlace(Page page) {
        String id = page.url().replaceAll(".*importacion=([0-9a-f-]+).*", "$1");
        JsonNode found = read((String) page.evaluate(
                "id => fetch(`/api/imports/${id}/features?desde=0&limite=10`).then((r) => r.text())", id));
        JsonNode geometry = found.at("/features/0/geometry");
        assertEquals(0, metres(southWest(geometry), PsadFile.WEST, PsadFile.SOUTH), 10);
        @SuppressWarnings("unchecked")
        List<Number> drawn = (List<Number>) page.evaluate("""
                () => {
                  const path = document.querySelector('#map path[data-object]');
                  const [map] = window.testMaps;
                  const corners = path.getAttribute('d').match(/-?\\d+ -?\\d+/g).map((pair) => {
                    const [x, y] = pair.split(' ').map(Number);
                    return map.layerPointToLatLng([x, y]);
                  });
                  const side = (of, pick) => pick(...corners.map(of));
                  return [side((c) => c.lng, Math.min), side((c) => c.lat, Math.min), map.getZoom()];
                }
                """);
        double[] corner = {drawn.get(0).doubleValue(), drawn.get(1).doubleValue()};
        double pixel = METRES_OF_A_DEGREE
                * Math.cos(Math.toRadians(PsadFile.SOUTH))
                * 360
                / (256 * Math.pow(2, drawn.get(2).doubleValue()));
        assertTrue(pixel < 60, "the preview is looked at from too far away to tell: " + pixel + " m a pixel");
        assertEquals(0, metres(corner, PsadFile.WEST, PsadFile.SOUTH), 10 + 2 * pixel);
    }

    private static double metres(double[] lonLat, double lon, double lat) {
        return METRES_OF_A_DEGREE * Math.hypot((lonLat[0] - lon) * Math.cos(Math.toRadians(lat)), lonLat[1] - lat);
    }

    /** Of a polygon, or of a collection with one. */
    private static double[] southWest(JsonNode geometry) {
        double[] corner = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        gather(geometry.path("coordinates"), corner);
        return corner;
    }

    private static void gather(JsonNode coordinates, double[] corner) {
        if (coordinates.path(0).isNumber()) {
            corner[0] = Math.min(corner[0], coordinates.path(0).asDouble());
            corner[1] = Math.min(corner[1], coordinates.path(1).asDouble());
        } else {
            coordinates.forEach(each -> gather(each, corner));
        }
    }

    /** The editor of an account that plans in Calama; its map can be asked where a pixel is. */
    private Page editor(String login) {
        chromium.app().signedIn(login, "planificador:calama");
        Page page = chromium.open("/editor");
        signIn(page, login);
        page.addInitScript("""
                window.testMaps = [];
                let leaflet;
                Object.defineProperty(window, 'L', {
                  configurable: true,
                  get: () => leaflet,
                  set(given) {
                    leaflet = given;
                    leaflet.Map?.addInitHook(function () {
                      window.testMaps.push(this);
                    });
                  },
                });
                """);
        page.navigate("/editor");
        Chromium.waitUntilReady(page);
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

    private static FilePayload payload(String name, byte[] bytes) {
        return new FilePayload(name, "application/octet-stream", bytes);
    }

    /** Drags a file over the map, where it is shown that it can be left, and leaves it. */
    private static void drop(Page page, String name, byte[] bytes) {
        page.evaluate("""
                async ({ name, base64 }) => {
                  const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
                  const dataTransfer = new DataTransfer();
                  dataTransfer.items.add(new File([bytes], name));
                  const tell = (type) =>
                    document
                      .querySelector('#map')
                      .dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
                  tell('dragenter');
                  if (tell('dragover')) throw new Error('the browser would open the file');
                  if (document.querySelector('#drop').hidden) throw new Error('nothing shows where to drop');
                  tell('drop');
                  if (!document.querySelector('#drop').hidden) throw new Error('the page stays covered');
                }
                """, Map.of("name", name, "base64", Base64.getEncoder().encodeToString(bytes)));
    }

    private static JsonNode edit(Page page, String code) {
        String id = page.url().replaceAll(".*borrador=([0-9a-f-]+).*", "$1");
        String body = (String) page.evaluate("id => fetch('/api/drafts/' + id).then((r) => r.text())", id);
        for (JsonNode edit : read(body).path("ediciones")) {
            if (edit.path("codigo").asText().equals(code)) {
                return edit;
            }
        }
        throw new AssertionError("the draft has no edit of " + code + ": " + body);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
