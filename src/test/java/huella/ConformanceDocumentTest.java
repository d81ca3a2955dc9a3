package huella;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/conformance.md says what the service declares, and every test that it names is there. */
class ConformanceDocumentTest {

    private static final String SPECIFICATIONS = "http://www.opengis.net/spec/";
    private static final Pattern LINE = Pattern.compile("\\| `([a-z0-9-]+/[^`]+)` \\| [^|]+ \\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]+Test)(?:\\.([a-z0-9_]+))?`");

    @Test
    void every_class_that_is_declared_has_a_line_and_every_line_a_class() throws IOException {
        Set<String> declared = new TreeSet<>();
        try (TestApp app = TestApp.start()) {
            app.json("/ogc/conformance").path("conformsTo").forEach(uri -> declared.add(uri.asText()));
        }
        Set<String> written = new TreeSet<>();
        lines().keySet().forEach(name -> written.add(SPECIFICATIONS + name));
        assertEquals(declared, written);
    }

    @Test
    void every_line_names_tests_that_are_there() throws IOException {
        Map<String, String> lines = lines();
        assertTrue(lines.size() > 40, () -> lines.size() + " lines");
        for (Map.Entry<String, String> line : lines.entrySet()) {
            Matcher tests = TEST.matcher(line.getValue());
            int named = 0;
            while (tests.find()) {
                named++;
                Path source = find(tests.group(1)).orElseThrow(() -> new AssertionError(line.toString()));
                if (tests.group(2) != null) {
                    assertTrue(Files.readString(source).contains(" void " + tests.group(2) + "("), line::toString);
                }
            }
            assertTrue(named > 0, line::toString);
        }
    }

    private static Map<String, String> lines() throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (String text : Files.readAllLines(TestApp.ROOT.resolve("docs/conformance.md"))) {
            Matcher line = LINE.matcher(text);
            if (line.matches()) {
                lines.put(line.group(1), line.group(2));
            }
        }
        return lines;
    }

    private static Optional<Path> find(String test) throws IOException {
        try (Stream<Path> files = Files.walk(TestApp.ROOT.resolve("src/test/java"))) {
            return files.filter(file -> file.getFileName().toString().equals(test + ".java"))
                    .findFirst();
        }
    }
}
