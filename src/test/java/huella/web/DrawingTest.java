package huella.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.MouseButton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The drawing tools by themselves, on a bench (drawing-bench.js): by mouse, by keyboard alone, by typing. What a
 * planner does with them in the editor is tested there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrawingTest {

    private static final String TWO_PARTS_WITH_A_HOLE = """
            {type: 'MultiPolygon', coordinates: [
              [[[-68.94, -22.45], [-68.93, -22.45], [-68.93, -22.46], [-68.94, -22.46], [-68.94, -22.45]],
               [[-68.937, -22.453], [-68.933, -22.453], [-68.933, -22.457], [-68.937, -22.453]]],
              [[[-68.925, -22.45], [-68.92, -22.45], [-68.92, -22.455], [-68.925, -22.45]]]]}""";

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
    void an_area_is_drawn_by_keyboard_alone() {
        Page page = bench();
        page.locator("[data-tool=point]").focus();
        press(page, "ArrowRight", "ArrowRight", "Enter");
        assertThat(page.locator(".crosshair")).isVisible();
        press(page, "Enter", "Shift+ArrowRight", "Shift+ArrowRight", "Enter", "Shift+ArrowDown", "Enter");
        press(page, "Shift+ArrowLeft", "Enter", "Backspace");
        press(page, "Control+z");
        press(page, "Shift+ArrowDown", "Enter", "Escape");
        assertEquals("Polygon", page.evaluate("() => bench.drawing.get().type"));
        // Two of the five were taken back, one of them by Ctrl+Z, which then was no undo of the draft.
        assertEquals(3, page.evaluate("() => bench.drawing.get().coordinates[0].length - 1"));
        assertEquals("Área dibujada", page.evaluate("() => bench.undo.undoLabel()"));
        assertEquals("map", page.evaluate("() => document.activeElement.id"));
        press(page, "Control+z");
        assertTrue((Boolean) page.evaluate("() => bench.drawing.get() === null"));
    }

    @Test
    void a_vertex_set_near_the_corner_of_a_neighbour_is_that_corner() {
        Page page = bench();
        page.locator("[data-tool=area]").click();
        double[] corner = pixels(page, -68.935, -22.445);
        click(page, corner[0] + 6, corner[1] + 5);
        click(page, corner[0] + 160, corner[1] + 10);
        click(page, corner[0] + 100, corner[1] + 150);
        page.getByRole(AriaRole.BUTTON, named("Terminar")).click();
        assertEquals(List.of(-68.935, -22.445), page.evaluate("() => bench.drawing.get().coordinates[0][0]"));
    }

    @Test
    void a_vertex_of_a_hole_is_dragged_and_nothing_else_changes() {
        Page page = bench();
        edit(page, TWO_PARTS_WITH_A_HOLE);
        page.locator("[data-tool=vertices]").click();
        drag(page, page.getByLabel("Vértice 3 de 3, hueco 1 de la parte 1"), -30, -20);
        assertEquals(List.of(1, 0), changes(page));
        assertEquals("vertices", page.evaluate("() => bench.drawing.tool()"));
        page.keyboard().press("Control+z");
        assertEquals(List.of(0, 0), changes(page));
        assertEquals("vertices", page.evaluate("() => bench.drawing.tool()"));
        assertThat(page.getByLabel("Vértice 3 de 3, hueco 1 de la parte 1")).isVisible();
        page.keyboard().press("Control+y");
        assertEquals(List.of(1, 0), changes(page));
    }

    @Test
    void a_vertex_is_moved_inserted_and_removed_by_keys() {
        Page page = bench();
        edit(page, TWO_PARTS_WITH_A_HOLE);
        page.locator("[data-tool=vertices]").click();
        page.getByLabel("Vértice 2 de 3, parte 2").focus();
        press(page, "ArrowRight");
        assertEquals("Vértice 2 de 3, parte 2", focused(page));
        assertEquals(List.of(0, 1), changes(page));
        assertTrue((Boolean) page.evaluate("() => bench.drawing.get().coordinates[1][0][1][0] > -68.92"));
        press(page, "+");
        assertEquals("Vértice 2 de 4, parte 2", focused(page));
        press(page, "Delete");
        assertEquals(4, page.evaluate("() => bench.drawing.get().coordinates[1][0].length"));
        assertEquals("Vértice 2 de 3, parte 2", focused(page));
        press(page, "Delete");
        assertEquals("Polygon", page.evaluate("() => bench.drawing.get().type"), "a part of two vertices is none");
    }

    @Test
    void a_middle_handle_adds_a_vertex_in_one_step_and_the_right_button_takes_one() {
        Page page = bench();
        edit(page, TWO_PARTS_WITH_A_HOLE);
        page.locator("[data-tool=vertices]").click();
        drag(
                page,
                page.locator(".marker-icon[aria-label='Agregar un vértice después del 2']")
                        .last(),
                40,
                10);
        assertEquals(5, page.evaluate("() => bench.drawing.get().coordinates[1][0].length"));
        assertEquals("Vértices modificados", page.evaluate("() => bench.undo.undoLabel()"));
        press(page, "Control+z");
        assertEquals(4, page.evaluate("() => bench.drawing.get().coordinates[1][0].length"));
        page.getByLabel("Vértice 1 de 4, parte 1").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        assertThat(page.getByLabel("Vértice 1 de 3, parte 1")).isVisible();
    }

    @Test
    void a_shape_is_typed_and_corrected_in_the_table() {
        Page page = bench();
        page.locator("[data-tool=line]").click();
        for (String place : List.of("-68,95 -22,46", "22°27'36\"S 68°56'24\"O", "E 506000 N 7515000 19S")) {
            page.getByLabel("Escribir una coordenada").fill(place);
            press(page, "Enter");
        }
        page.getByLabel("Escribir una coordenada").fill("-33,45 -70,66");
        press(page, "Enter");
        assertThat(page.locator("#draw-typed-error")).containsText("fuera del norte de Chile");
        press(page, "Escape");
        assertEquals(
                List.of(List.of(-68.95, -22.46), List.of(-68.94, -22.46), List.of(-68.9416775, -22.4713367)),
                page.evaluate("() => bench.drawing.get().coordinates"));
        page.getByText("Tabla de vértices").click();
        page.getByLabel("Latitud del vértice 2").fill("-22,4655");
        press(page, "Tab");
        assertEquals(-22.4655, page.evaluate("() => bench.drawing.get().coordinates[1][1]"));
        page.getByRole(AriaRole.BUTTON, named("Eliminar el vértice 2")).click();
        assertEquals(2, page.evaluate("() => bench.drawing.get().coordinates.length"));
        page.getByLabel("Longitud del vértice 1").fill("oeste");
        press(page, "Enter");
        assertThat(page.locator("#draw-table-error")).containsText("no es un número");
        assertEquals(-68.95, page.evaluate("() => bench.drawing.get().coordinates[0][0]"));
    }

    @Test
    void a_hole_a_cut_and_a_part_are_drawn_by_mouse() {
        Page page = bench();
        edit(page, """
                {type: 'Polygon', coordinates: [[[-68.94, -22.45], [-68.92, -22.45], [-68.92, -22.465], [-68.94, -22.465], [-68.94, -22.45]]]}""");
        double[] at = pixels(page, -68.94, -22.45);
        draw(page, "hole", at, new double[][] {{40, 40}, {100, 40}, {70, 90}});
        assertEquals(2, page.evaluate("() => bench.drawing.get().coordinates.length"));
        draw(page, "hole", at, new double[][] {{-40, 40}, {100, 140}, {70, 90}});
        assertTrue(messages(page).getLast().contains("El hueco debe quedar entero dentro"));
        draw(page, "cut", at, new double[][] {{120, -30}, {160, -30}, {160, 300}, {120, 300}});
        assertEquals("MultiPolygon", page.evaluate("() => bench.drawing.get().type"));
        draw(page, "area", at, new double[][] {{-100, 20}, {-60, 20}, {-60, 60}});
        assertEquals(3, page.evaluate("() => bench.drawing.get().coordinates.length"));
        assertEquals("Área dibujada", page.evaluate("() => bench.undo.undoLabel()"));
    }

    @Test
    void the_service_splits_and_a_result_never_covers_what_changed_meanwhile() {
        Page page = bench();
        edit(page, TWO_PARTS_WITH_A_HOLE);
        double[] at = pixels(page, -68.925, -22.45);
        draw(page, "split", at, new double[][] {{-20, 20}, {100, 30}});
        assertThat(page.getByText("Dividir: calculando…")).isVisible();
        assertEquals("LineString", page.evaluate("() => bench.asked[0].args[1].type"));
        page.evaluate("() => bench.asked.pop().resolve({geometria: {type: 'Point', coordinates: [-69, -22]}})");
        assertThat(page.getByText("Dividir: calculando…")).isHidden();
        assertEquals("Dividir", page.evaluate("() => bench.undo.undoLabel()"));
        press(page, "Control+z");

        page.getByText("Operaciones").click();
        page.getByLabel("Simplificar: tolerancia en metros").fill("12,5");
        press(page, "Enter");
        assertEquals(12.5, page.evaluate("() => bench.asked[0].args[1]"));
        page.getByRole(AriaRole.BUTTON, named("Al norte")).click();
        Object moved = page.evaluate("() => JSON.stringify(bench.drawing.get())");
        page.evaluate("() => bench.asked.pop().resolve({geometria: bench.neighbour})");
        page.waitForCondition(() -> messages(page).getLast().contains("la forma cambió mientras se calculaba"));
        assertEquals(moved, page.evaluate("() => JSON.stringify(bench.drawing.get())"));

        page.getByLabel("Franja alrededor: ancho en metros").fill("100");
        press(page, "Enter");
        page.evaluate(
                "() => bench.asked.pop().reject(Object.assign(new Error('no'), {detail: 'Demasiados vértices.'}))");
        page.waitForCondition(() -> messages(page).getLast().endsWith("no se pudo. Demasiados vértices."));
        assertEquals(moved, page.evaluate("() => JSON.stringify(bench.drawing.get())"));
    }

    @Test
    void all_parts_or_the_chosen_one_are_moved_and_turned() {
        Page page = bench();
        edit(page, TWO_PARTS_WITH_A_HOLE);
        page.getByLabel("Parte que se modifica").selectOption("1");
        page.locator("[data-tool=move]").click();
        double[] inside = pixels(page, -68.921, -22.4515);
        page.mouse().move(inside[0], inside[1]);
        page.mouse().down();
        page.mouse().move(inside[0] + 40, inside[1] + 60, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(5));
        page.mouse().up();
        page.waitForCondition(() -> changes(page).equals(List.of(0, 3)));
        page.getByLabel("Parte que se modifica").selectOption("");
        page.locator("#map").focus();
        press(page, "ArrowUp");
        assertEquals(List.of(7, 3), changes(page));
        page.getByText("Operaciones").click();
        page.getByLabel("Girar: grados en el sentido del reloj").fill("90");
        press(page, "Enter");
        assertEquals("Forma girada", page.evaluate("() => bench.undo.undoLabel()"));
    }

    @ParameterizedTest
    @CsvSource({"1280,800", "390,844"})
    void axe_finds_no_violation_while_drawing_and_editing(int width, int height) {
        Page page = bench(width, height);
        Chromium.assertAccessible(page);
        page.locator("[data-tool=area]").click();
        click(page, 100, 200);
        click(page, 200, 220);
        Chromium.assertAccessible(page);
        press(page, "Escape");
        edit(page, TWO_PARTS_WITH_A_HOLE);
        page.getByText("Operaciones").click();
        page.getByText("Tabla de vértices").click();
        for (String tool : List.of("vertices", "move", "rotate")) {
            page.locator("[data-tool=" + tool + "]").click();
            Chromium.assertAccessible(page);
        }
        assertFalse((Boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth"));
    }

    private Page bench(int... size) {
        Page page = chromium.open("/datos", size);
        page.addStyleTag(new Page.AddStyleTagOptions().setUrl("/webjars/leaflet/1.9.4/dist/leaflet.css"));
        page.addStyleTag(new Page.AddStyleTagOptions().setUrl("/vendor/leaflet-geoman.css"));
        page.addStyleTag(new Page.AddStyleTagOptions().setUrl("/styles/drawing.css"));
        page.addScriptTag(new Page.AddScriptTagOptions().setUrl("/webjars/leaflet/1.9.4/dist/leaflet.js"));
        page.addScriptTag(new Page.AddScriptTagOptions().setUrl("/vendor/leaflet-geoman.min.js"));
        try (InputStream in = DrawingTest.class.getResourceAsStream("drawing-bench.js")) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            page.evaluate(script.substring(script.indexOf("async ()")).strip().replaceAll(";$", ""));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return page;
    }

    private static void edit(Page page, String geometry) {
        page.evaluate(
                "() => { const g = " + geometry + "; bench.undo.reset(g); bench.drawing.edit(g); bench.first = g; }");
    }

    /** Vertices of each part that differ from the shape at the beginning, closing ones left out. */
    private static Object changes(Page page) {
        return page.evaluate("""
                () => bench.first.coordinates.map((part, i) => part.flatMap((ring, j) => ring.slice(0, -1).filter(
                  (c, k) => String(c) !== String(bench.drawing.get().coordinates[i][j][k]))).length)""");
    }

    @SuppressWarnings("unchecked")
    private static List<String> messages(Page page) {
        return (List<String>) page.evaluate("() => bench.messages");
    }

    private static String focused(Page page) {
        return (String) page.evaluate("() => document.activeElement.getAttribute('aria-label')");
    }

    /** Where a place is on the page. */
    private static double[] pixels(Page page, double lon, double lat) {
        List<?> at = (List<?>) page.evaluate(
                "([lon, lat]) => { const p = bench.map.latLngToContainerPoint([lat, lon]);"
                        + " const r = bench.map.getContainer().getBoundingClientRect(); return [r.x + p.x, r.y + p.y]; }",
                List.of(lon, lat));
        return at.stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray();
    }

    private static void click(Page page, double x, double y) {
        page.mouse().click(x, y);
    }

    private static void draw(Page page, String tool, double[] from, double[][] vertices) {
        page.locator("[data-tool=" + tool + "]").click();
        for (double[] vertex : vertices) {
            click(page, from[0] + vertex[0], from[1] + vertex[1]);
        }
        press(page, "f");
    }

    private static void drag(Page page, Locator handle, double dx, double dy) {
        BoundingBox box = handle.boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        Object before = page.evaluate("() => JSON.stringify(bench.drawing.get())");
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + dx, y + dy, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(5));
        page.mouse().up();
        page.waitForCondition(() -> !before.equals(page.evaluate("() => JSON.stringify(bench.drawing.get())")));
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
