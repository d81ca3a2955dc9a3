package huella;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The published description leaves nothing out and says nothing twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /** Pages and their files, what supervisors ask, and the form that leads on to a described file. */
    private static final Pattern FOR_NO_PROGRAM = Pattern.compile(
            "/|/<file>|/datos|/export|/health(/.*)?|/(web|assets|vendor|fonts|lib|webjars)/.*|/[a-z0-9.-]+\\.[a-z0-9]+");

    private final TestApp app = TestApp.start();
    private final JsonNode api = app.json("/ogc/api?f=json");

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void every_route_that_programs_read_is_described() {
        assertTrue(described().size() > 50, () -> api.toString().substring(0, 300));
        assertEquals(Set.of(), undescribed(described()));
    }

    @Test
    void the_check_of_routes_can_fail() {
        Set<String> fewer = new TreeSet<>(described());
        fewer.removeIf(path -> path.endsWith(".qlr"));
        assertEquals(Set.of("/export/{collection}.qlr"), undescribed(fewer));
    }

    @Test
    void what_is_described_is_there() {
        List<String> routes = routes();
        List<String> nowhere = described().stream()
                .filter(path -> routes.stream().noneMatch(route -> fits(route, path)))
                .toList();
        assertEquals(List.of(), nowhere);
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_declares_the_parameters_of_its_path() {
        Set<String> ids = new HashSet<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            JsonNode get = path.getValue().path("get");
            assertTrue(ids.add(get.path("operationId").asText()), get::toString);
            assertFalse(get.path("summary").asText().isBlank(), get::toString);
            Set<String> declared = new TreeSet<>();
            List<String> names = new ArrayList<>();
            for (JsonNode parameter : get.path("parameters")) {
                names.add(parameter.path("in").asText() + " "
                        + parameter.path("name").asText());
                if (parameter.path("in").asText().equals("path")) {
                    assertTrue(parameter.path("required").asBoolean(), parameter::toString);
                    declared.add(parameter.path("name").asText());
                }
            }
            assertEquals(variables(path.getKey()), declared, path.getKey());
            assertEquals(names.size(), new HashSet<>(names).size(), path.getKey());
        }
    }

    private Set<String> undescribed(Set<String> described) {
        return routes().stream()
                .filter(route -> !FOR_NO_PROGRAM.matcher(route).matches())
                .filter(route -> described.stream().noneMatch(path -> fits(route, path)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> routes() {
        return app.routes().stream()
                .map(route -> route.replaceFirst("^GET ", ""))
                .toList();
    }

    private Set<String> described() {
        Set<String> paths = new TreeSet<>();
        api.path("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    /** Whether a path of the description is the route's, or the route's with a value in the place of a parameter. */
    private static boolean fits(String route, String path) {
        StringBuilder pattern = new StringBuilder();
        Matcher variable = VARIABLE.matcher(route);
        int end = 0;
        while (variable.find()) {
            pattern.append(Pattern.quote(route.substring(end, variable.start())))
                    .append("(\\{[^}/]+}|[^{}/.]+)");
            end = variable.end();
        }
        return path.matches(pattern.append(Pattern.quote(route.substring(end))).toString());
    }

    private static Set<String> variables(String path) {
        return VARIABLE.matcher(path)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
