package huella.geo.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says in words stays small enough to be stored, shown and sent, whatever it says. */
class BoundsTest {

    private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[-69.5,-23.5]}";

    @TempDir
    Path directory;

    private WholeReading read(String name, String text, Choices choices) throws IOException {
        return WholeReading.of(Files.writeString(directory.resolve("archivo"), text), name, choices);
    }

    private static String geoJson(String name, String properties) {
        return "{\"type\":\"FeatureCollection\",\"name\":\"" + name + "\",\"features\":[{\"type\":\"Feature\","
                + "\"properties\":{" + properties + "},\"geometry\":" + POINT + "}]}";
    }

    private static String column(String name, int characters) {
        return "\"" + name + "\":\"" + "x".repeat(characters) + "\"";
    }

    @Test
    void a_layer_with_a_very_long_name_is_chosen_by_the_name_that_was_shown() throws IOException {
        String text = geoJson("\\u202E" + "largo ".repeat(1_000), "\"a\":1");
        String shown = read("a.geojson", text, Choices.NONE)
                .findings()
                .layers()
                .getFirst()
                .survey()
                .layer()
                .name();
        assertTrue(shown.length() <= 100 && shown.startsWith("largo") && shown.endsWith("…"), shown);
        Choices chosen = new Choices(
                OptionalInt.empty(), false, Optional.empty(), List.of(shown), Optional.empty(), Optional.empty());
        assertEquals(1, read("a.geojson", text, chosen).features().size());
    }

    @Test
    void folders_with_long_equal_names_are_layers_that_can_be_chosen() throws IOException {
        String folder = "<Folder><name>" + "c".repeat(9_000) + "</name><Placemark><Point><coordinates>-69,-23"
                + "</coordinates></Point></Placemark></Folder>";
        String kml = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>" + folder + folder + "</Document></kml>";
        List<String> names = Collected.of(kml.getBytes(UTF_8), "a.kml").layers().stream()
                .map(SourceLayer::name)
                .toList();
        assertEquals(2, names.stream().distinct().count());
        assertTrue(names.stream().allMatch(name -> name.length() <= 100), names::toString);
        Choices second = new Choices(
                OptionalInt.empty(),
                false,
                Optional.empty(),
                List.of(names.getLast()),
                Optional.empty(),
                Optional.empty());
        assertEquals(1, read("a.kml", kml, second).features().size());
    }

    @Test
    void a_file_has_no_more_columns_in_all_its_layers_than_ten_layers_may_have() {
        Surveyor surveyor = new Surveyor(ReadLimits.DEFAULT, features -> {});
        List<String> names = IntStream.range(0, 200).mapToObj(i -> "c" + i).toList();
        for (int i = 0; i < 10; i++) {
            surveyor.layer(layer("capa " + i, names));
        }
        Rejected refused =
                assertThrows(Rejected.class, () -> surveyor.layer(layer("una más", List.of("la primera de más"))));
        assertTrue(FileReading.words(refused).contains("2.000 columnas"), () -> FileReading.words(refused));
    }

    private static SourceLayer layer(String name, List<String> columns) {
        return new SourceLayer(name, columns, new StatedCrs.Unstated(), Optional.empty());
    }

    @Test
    void columns_whose_names_look_the_same_all_keep_their_values() throws IOException {
        WholeReading read =
                read("a.geojson", geoJson("a", "\"x\":1,\"x\\u200B\":2,\" x\":3,\"x (2)\":4"), Choices.NONE);
        assertEquals(
                Map.of("x", 1L, "x (2)", 2L, "x (3)", 3L, "x (2) (2)", 4L),
                read.features().getFirst().values());
        assertEquals(
                read.features().getFirst().values().keySet(),
                read.findings().layers().getFirst().survey().columns().keySet());
    }

    @Test
    void long_names_that_begin_alike_are_two_columns() throws IOException {
        String same = "n".repeat(150);
        WholeReading read = read("a.geojson", geoJson("a", "\"" + same + "1\":1,\"" + same + "2\":2"), Choices.NONE);
        assertEquals(
                List.of(1L, 2L), List.copyOf(read.features().getFirst().values().values()));
    }

    @Test
    void values_of_a_feature_beyond_what_all_together_may_have_are_left_out() throws IOException {
        String properties =
                IntStream.range(0, 12).mapToObj(i -> column("c" + i, 10_000)).collect(Collectors.joining(","));
        PreparedFeature feature = read("a.geojson", geoJson("a", properties + ",\"n\":7"), Choices.NONE)
                .features()
                .getFirst();
        assertEquals(
                100_000,
                feature.values().values().stream()
                        .filter(String.class::isInstance)
                        .mapToInt(value -> ((String) value).length())
                        .sum());
        assertEquals(7L, feature.values().get("n"));
        assertTrue(
                feature.notes().stream()
                        .anyMatch(note -> note.contains("fuera 2 valores")
                                && note.contains("100.000 caracteres")
                                && note.contains("10 veces HUELLA_MAX_IMPORT_TEXT")),
                feature.notes()::toString);
    }

    @Test
    void a_feature_says_some_of_what_is_wrong_with_its_values_and_how_much_more_there_is() {
        Map<String, Object> values =
                IntStream.range(0, 200).boxed().collect(Collectors.toMap(i -> "c" + i, i -> Double.NaN));
        List<String> notes = new java.util.ArrayList<>();
        new Cells(ReadLimits.DEFAULT, new ColumnNames(layer("a", List.of()))).clean(values, notes);
        assertEquals(21, notes.size());
        assertTrue(notes.getLast().contains("otros 180 avisos"), notes::toString);
    }

    @Test
    void numbers_that_are_no_system_are_not_kept() {
        CrsRegister register = new CrsRegister(Systems.EPSG);
        assertTrue(register.find(32719).isPresent());
        for (int number = 900_000; number < 900_050; number++) {
            assertTrue(register.find(number).isEmpty());
        }
        assertEquals(1, register.kept());
    }
}
