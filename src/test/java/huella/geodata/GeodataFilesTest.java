package huella.geodata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The real files: what the strategy's deck says of its 37 initiatives, in numbers that can be counted there. */
class GeodataFilesTest {

    private final Geodata geodata = GeodataReader.read(TestApp.GEODATA);

    @Test
    void there_are_37_initiatives_in_five_layers() {
        Map<String, Long> byLayer = geodata.initiatives().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.initiative().layer(), TreeMap::new, Collectors.counting()));
        assertEquals(Map.of("tocopilla", 7L, "antofagasta", 6L, "calama", 7L, "rutas", 7L, "regional", 10L), byLayer);
    }

    @Test
    void the_codes_are_those_of_the_deck() {
        Set<String> expected = new TreeSet<>();
        Map.of("REG", 15, "TOC", 7, "ANF", 8, "CAL", 7)
                .forEach((prefix, last) -> IntStream.rangeClosed(1, last)
                        .forEach(number -> expected.add("%s-%02d".formatted(prefix, number))));
        assertEquals(expected, codes(entry -> true));
    }

    @Test
    void the_routes_are_a_layer_of_their_own() {
        assertEquals(
                Set.of("ANF-01", "ANF-02", "REG-02", "REG-10", "REG-11", "REG-14", "REG-15"),
                codes(entry -> entry.initiative().layer().equals("rutas")));
    }

    @Test
    void twenty_four_have_an_asterisk_and_none_carries_objective_four() {
        assertEquals(24, codes(entry -> entry.initiative().starred()).size());
        assertTrue(
                codes(entry -> entry.initiative().objectives().contains("OE4")).isEmpty());
        assertEquals(List.of("OE1", "OE2"), initiative("TOC-03").objectives());
    }

    @Test
    void seven_are_the_responsibility_of_the_government() {
        assertEquals(
                Set.of("REG-09", "REG-10", "REG-11", "REG-12", "REG-13", "REG-14", "REG-15"),
                codes(entry -> entry.initiative().responsible().equals("gobierno")));
    }

    @Test
    void the_five_objectives_have_their_full_wording() {
        assertEquals(5, geodata.vocabularies().get("objectives").size());
        assertEquals(
                "Mejorar la calidad de vida de todas las comunidades y pueblos originarios de la Región de Antofagasta.",
                geodata.vocabularies().get("objectives").getFirst().descriptionEs());
    }

    @Test
    void only_a_known_place_counts_as_exact() {
        assertEquals(List.of("lugar_exacto"), geodata.exactPrecisions());
        assertEquals(
                Set.of("REG-12", "REG-13", "TOC-07"),
                codes(entry ->
                        geodata.exactPrecisions().contains(entry.initiative().precision())));
    }

    @Test
    void the_base_has_nine_comunas_and_every_theme() {
        assertEquals(9, geodata.comunas().size());
        for (String theme : GeodataReader.BASE_THEMES) {
            assertFalse(
                    geodata.base().stream()
                            .filter(feature -> feature.theme().equals(theme))
                            .toList()
                            .isEmpty(),
                    theme);
        }
    }

    private Set<String> codes(java.util.function.Predicate<Geodata.Entry> which) {
        return geodata.initiatives().stream()
                .filter(which)
                .map(entry -> entry.initiative().code())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private huella.model.Initiative initiative(String code) {
        return geodata.initiatives().stream()
                .map(Geodata.Entry::initiative)
                .filter(initiative -> initiative.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
