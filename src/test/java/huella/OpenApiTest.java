package huella;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
            "/|/<file>|/datos|/cuenta|/editor|/revision|/export|/health(/.*)?|/metrics|/(web|assets|vendor|fonts|lib|webjars)/.*|/[a-z0-9.-]+\\.[a-z0-9]+");

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
        assertEquals(Set.of("GET /export/{collection}.qlr"), undescribed(fewer));
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
            for (JsonNode operation : path.getValue()) {
                assertTrue(ids.add(operation.path("operationId").asText()), operation::toString);
                assertFalse(operation.path("summary").asText().isBlank(), operation::toString);
                assertParameters(path.getKey(), operation);
            }
        }
    }

    private static void assertParameters(String path, JsonNode operation) {
        Set<String> declared = new TreeSet<>();
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            names.add(
                    parameter.path("in").asText() + " " + parameter.path("name").asText());
            if (parameter.path("in").asText().equals("path")) {
                assertTrue(parameter.path("required").asBoolean(), parameter::toString);
                declared.add(parameter.path("name").asText());
            }
        }
        assertEquals(variables(path), declared, path);
        assertEquals(names.size(), new HashSet<>(names).size(), path);
    }

    private Set<String> undescribed(Set<String> described) {
        return routes().stream()
                .filter(route -> !FOR_NO_PROGRAM
                        .matcher(route.substring(route.indexOf(' ') + 1))
                        .matches())
                .filter(route -> described.stream().noneMatch(path -> fits(route, path)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> routes() {
        return app.routes();
    }

    /** Method and path of every operation. */
    private Set<String> described() {
        Set<String> operations = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        return operations;
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
