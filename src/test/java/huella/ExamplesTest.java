package huella;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show works as they show it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {

    private static final String SHOWN_ORIGIN = "http://127.0.0.1:8080";

    private final TestApp app = TestApp.start();

    @AfterAll
    void close() {
        app.close();
    }

    /** A request of an .http file and the status that a comment before it expects, 200 without one. */
    record Example(String path, int status) {}

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> files = Files.list(TestApp.ROOT.resolve("docs/examples"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".http")).toList()) {
                int status = 200;
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("# expect ")) {
                        status = Integer.parseInt(
                                line.substring("# expect ".length()).strip());
                    } else if (line.startsWith("GET ")) {
                        examples.add(new Example(line.substring(("GET " + SHOWN_ORIGIN).length()), status));
                        status = 200;
                    }
                }
            }
        }
        return examples;
    }

    @Test
    void there_are_examples() throws IOException {
        assertTrue(examples().size() > 5);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_answers_as_it_says(Example example) {
        assertEquals(example.status(), app.get(example.path()).statusCode());
    }

    @Test
    void every_route_stands_in_the_api_document() throws IOException {
        String document = Files.readString(TestApp.ROOT.resolve("docs/api.md"));
        List<String> missing = app.routes().stream()
                .filter(route -> !document.contains("`" + route + "`"))
                .toList();
        assertEquals(List.of(), missing);
        assertTrue(app.routes().contains("GET /api/facets"), () -> app.routes().toString());
    }
}
