package huella.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import huella.TestApp;
import huella.catalogue.Vocabularies;
import huella.geo.Palette;
import huella.model.Term;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files look like the map: the map's own module is run and every kind of drawing compared. */
class MapStyleTest {

    private final Palette palette = MapStyle.palette(vocabularies());

    @Test
    void every_objective_precision_and_kind_of_drawing_looks_as_on_the_map() throws IOException {
        List<JsonNode> drawn = onTheMap();
        assertTrue(drawn.size() > 50);
        for (JsonNode map : drawn) {
            if (map.get("exact").asBoolean() && map.get("assumed").asBoolean()) {
                continue; // a place that is known is not supposed
            }
            Map<String, Object> values = Map.of(
                    "objetivos", List.of(map.get("objective").asText(), "OE3"),
                    "precision", map.get("precision").asText(),
                    "ubicacion", map.get("exact").asBoolean() ? "exacta" : "referencial",
                    "supuesta", map.get("assumed").asBoolean());
            Palette.Colour colour = palette.colour(values::get);
            Palette.Grade grade = palette.grade(values::get);
            assertEquals(map.at("/area/color").asText(), colour.rgb(), map::toString);
            assertEquals(map.get("shape").asText(), colour.mark().name().toLowerCase(Locale.ROOT), map::toString);
            assertEquals(map.get("hollow").asBoolean(), grade.hollow(), map::toString);
            assertEquals(map.at("/area/fillOpacity").asDouble(), grade.fillOpacity(), 1e-9, map::toString);
            assertStroke(map.get("area"), grade.area());
            assertStroke(map.get("line"), grade.line());
        }
    }

    @Test
    void what_is_known_less_looks_less_sure() {
        assertNotEquals(grade("lugar_exacto", "exacta", false), grade("sector", "referencial", false));
        assertNotEquals(grade("sector", "referencial", false), grade("sector", "referencial", true));
        assertTrue(grade("lugar_exacto", "exacta", false).area().dashes().isEmpty());
    }

    private Palette.Grade grade(String precision, String location, boolean assumed) {
        Map<String, Object> values = Map.of("precision", precision, "ubicacion", location, "supuesta", assumed);
        return palette.grade(values::get);
    }

    private static void assertStroke(JsonNode map, Palette.Stroke stroke) {
        assertEquals(map.get("weight").asDouble(), stroke.width(), 1e-9, map::toString);
        List<Double> dashes = map.get("dashArray").isNull()
                ? List.of()
                : Arrays.stream(map.get("dashArray").asText().split(" "))
                        .map(Double::valueOf)
                        .toList();
        assertEquals(dashes, stroke.dashes(), map::toString);
    }

    private static List<JsonNode> onTheMap() throws IOException {
        Process node = new ProcessBuilder("node", "src/test/js/map-style.mjs")
                .directory(TestApp.ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<JsonNode> lines = new ArrayList<>();
        try (var reader = node.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        return lines;
    }

    private static Vocabularies vocabularies() {
        Map<Vocabularies.Name, List<Term>> terms = new EnumMap<>(Vocabularies.Name.class);
        terms.put(
                Vocabularies.Name.OBJECTIVE,
                List.of("OE1", "OE2", "OE3", "OE4", "OE5").stream()
                        .map(code -> new Term(code, code, code, "", ""))
                        .toList());
        return new Vocabularies(terms);
    }
}
