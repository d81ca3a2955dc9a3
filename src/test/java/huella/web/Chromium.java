package huella.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import huella.TestApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A real Chromium on the real service. Every foreign host is blocked and remembered, and so is every error on the
 * console, a breach of the content policy among them: {@link #assertNothingUnexpected} tells.
 */
final class Chromium implements AutoCloseable {

    /** Desktop, and the narrowest phone that the map promises to fit. */
    static final int[] DESKTOP = {1280, 800};

    static final int[] PHONE = {360, 740};

    private final TestApp app = TestApp.start();
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> foreign = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private BrowserContext context;

    Chromium() {
        // A machine that is busy is not a defect: what must appear has time to.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("chromium.path")))
                        .setChromiumSandbox(false)
                        .setArgs(List.of(
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--disable-dev-shm-usage")));
    }

    TestApp app() {
        return app;
    }

    /** Opens an address of the service in a new, empty profile and waits until the map stands. */
    Page open(String path, int... size) {
        return open(path, options -> options, size);
    }

    Page open(String path, UnaryOperator<Browser.NewContextOptions> more, int... size) {
        Page page = openUnready(path, more, size);
        waitUntilReady(page);
        return page;
    }

    /** The same without waiting for the data. */
    Page openUnready(String path, UnaryOperator<Browser.NewContextOptions> more, int... size) {
        int[] viewport = size.length == 0 ? DESKTOP : size;
        if (context != null) {
            context.close();
        }
        context = browser.newContext(more.apply(new Browser.NewContextOptions()
                .setBaseURL(app.origin())
                .setViewportSize(viewport[0], viewport[1])
                .setLocale("es-CL")
                .setTimezoneId("America/Santiago")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK)
                .setPermissions(List.of("clipboard-read", "clipboard-write"))));
        context.route(url -> !url.startsWith(app.origin()), route -> {
            foreign.add(route.request().url());
            route.abort();
        });
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(errors::add);
        page.navigate(path);
        return page;
    }

    static void waitUntilReady(Page page) {
        page.locator("body[data-ready='true']").waitFor();
    }

    /** Takes errors on the console that hold this text as part of the test. */
    void expectError(String text) {
        expected.add(text);
    }

    List<String> foreignRequests() {
        return foreign;
    }

    /** Whether the test that just ended met an error it did not expect, or a foreign host; forgets both. */
    void assertNothingUnexpected() {
        List<String> unexpected = errors.stream()
                .filter(error -> expected.stream().noneMatch(error::contains))
                .toList();
        List<String> asked = List.copyOf(foreign);
        errors.clear();
        expected.clear();
        foreign.clear();
        assertEquals(List.of(), unexpected);
        assertEquals(List.of(), asked);
    }

    /**
     * No violation of WCAG 2.2 A and AA, nor of axe's best practices. A mark on the map that lies half under a button
     * of the map is no violation of 2.5.8: the list holds the same control, and the map can be moved.
     */
    static void assertAccessible(Page page) {
        List<String> violations = new AxeBuilder(page)
                        // No page holds a frame, so nothing is lost by not opening one more page to merge their
                        // findings.
                        .setLegacyMode(true)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(rule -> !isCoveredMark(rule))
                        .map(Chromium::describe)
                        .toList();
        assertEquals(List.of(), violations);
    }

    private static boolean isCoveredMark(Rule rule) {
        return rule.getId().equals("target-size")
                && rule.getNodes().stream().allMatch(node -> node.getHtml().contains("leaflet-marker-icon"));
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        app.close();
    }
}
