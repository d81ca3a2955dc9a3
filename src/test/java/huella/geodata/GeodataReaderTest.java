package huella.geodata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import huella.model.Problem;
import huella.model.Rejected;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to spoil a file gets a finding that names file, feature and field. */
class GeodataReaderTest {

    private static final String CALAMA = "initiatives/calama.geojson";

    @TempDir
    Path directory;

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "geodata/initiatives/calama.geojson · CAL-03 · theme: «minas» no existe",
                        copy -> copy.change(
                                CALAMA, "CAL-03", f -> GeodataCopy.properties(f).put("theme", "minas"))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-03 · objectives: «OE6» no existe",
                        copy -> copy.change(
                                CALAMA,
                                "CAL-03",
                                f -> ((ArrayNode) GeodataCopy.properties(f).get("objectives")).add("OE6"))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-03 · objectives: necesita al menos un código",
                        copy -> copy.change(
                                CALAMA, "CAL-03", f -> GeodataCopy.properties(f).putArray("objectives"))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-03 · basis_es: falta el texto",
                        copy -> copy.change(
                                CALAMA, "CAL-03", f -> GeodataCopy.properties(f).put("basis_es", " "))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-03 · starred: debe ser true o false",
                        copy -> copy.change(
                                CALAMA, "CAL-03", f -> GeodataCopy.properties(f).put("starred", "sí"))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-03 · nombre: este campo no se conoce",
                        copy -> copy.change(
                                CALAMA, "CAL-03", f -> GeodataCopy.properties(f).put("nombre", "x"))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-03 · source.number: falta",
                        copy -> copy.change(
                                CALAMA,
                                "CAL-03",
                                f -> f.withObject("/properties/source").remove("number"))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-06 · geometry: la coordenada -22.4 , -68.9"
                                .replace(" ,", ","),
                        copy -> copy.change(
                                CALAMA,
                                "CAL-06",
                                f -> GeodataCopy.coordinates(f)
                                        .removeAll()
                                        .add(-22.4)
                                        .add(-68.9))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-06 · geometry: una posición no es",
                        copy -> copy.change(
                                CALAMA,
                                "CAL-06",
                                f -> GeodataCopy.coordinates(f)
                                        .removeAll()
                                        .add("-68,9")
                                        .add("-22,4"))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-06 · geometry: falta la geometría",
                        copy -> copy.change(CALAMA, "CAL-06", f -> f.putNull("geometry"))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-06 · comunas: la huella no toca la comuna 02201",
                        copy -> copy.change(
                                CALAMA,
                                "CAL-06",
                                f -> GeodataCopy.coordinates(f)
                                        .removeAll()
                                        .add(-70.4)
                                        .add(-23.65))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-06 · comunas: «13101» no existe",
                        copy -> copy.change(
                                CALAMA,
                                "CAL-06",
                                f -> GeodataCopy.properties(f)
                                        .putArray("comunas")
                                        .add("13101"))),
                fault(
                        "geodata/initiatives/calama.geojson · calama-6 · id: el código debe ser como",
                        copy -> copy.change(CALAMA, "CAL-06", f -> f.put("id", "calama-6"))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-06 · id: el código está repetido",
                        copy -> copy.changeFile(
                                "initiatives/tocopilla.geojson",
                                root -> copy.change(CALAMA, "CAL-06", f -> ((ArrayNode) root.get("features")).add(f)))),
                fault(
                        "geodata/initiatives/calama.geojson: línea 2: no es JSON válido",
                        copy -> copy.write(CALAMA, "{\n\"a\" 1}")),
                fault(
                        "geodata/initiatives/calama.geojson: línea 1: no es JSON válido (Duplicate",
                        copy -> copy.write(CALAMA, "{\"a\":1,\"a\":2}")),
                fault(
                        "geodata/initiatives/calama.geojson · type: debe ser una FeatureCollection",
                        copy -> copy.write(CALAMA, "{}")),
                fault("geodata/initiatives/calama.geojson: falta el archivo", copy -> copy.delete(CALAMA)),
                fault("geodata/catalogue.json: falta el archivo", copy -> copy.delete("catalogue.json")),
                fault(
                        "geodata/catalogue.json · themes: la lista falta o está vacía",
                        copy -> copy.changeFile("catalogue.json", root -> root.remove("themes"))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-03 · name_es: el texto tiene 401 caracteres",
                        copy -> copy.change(
                                CALAMA, "CAL-03", f -> GeodataCopy.properties(f).put("name_es", "a".repeat(401)))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-03 · note_es: el texto contiene caracteres de control",
                        copy -> copy.change(
                                CALAMA, "CAL-03", f -> GeodataCopy.properties(f).put("note_es", "a\u0000b"))),
                fault(
                        "geodata/initiatives/calama.geojson · CAL-03 · objectives: «OE1» está repetido",
                        copy -> copy.change(
                                CALAMA,
                                "CAL-03",
                                f -> ((ArrayNode) GeodataCopy.properties(f).get("objectives")).add("OE1"))),
                fault(
                        "geodata/initiatives/calama.geojson · features: la lista falta o está vacía",
                        copy -> copy.changeFile(CALAMA, root -> root.set("feature", root.remove("features")))),
                fault(
                        "geodata/base/rios.geojson · features: la lista falta o está vacía",
                        copy -> copy.changeFile(
                                "base/rios.geojson", root -> root.set("Features", root.remove("features")))),
                fault(
                        "geodata/catalogue.json · themes con espacio · code: el código sólo puede",
                        copy -> copy.changeFile(
                                "catalogue.json",
                                root -> root.withObject("/themes/0").put("code", "con espacio"))),
                fault(
                        "geodata/catalogue.json · themes rutas · nombre: este campo no se conoce",
                        copy -> copy.changeFile(
                                "catalogue.json",
                                root -> root.withArray("themes").forEach(t -> {
                                    if (t.path("code").asText().equals("rutas")) {
                                        ((com.fasterxml.jackson.databind.node.ObjectNode) t).put("nombre", "x");
                                    }
                                }))),
                fault(
                        "geodata/base/lugares.geojson · Antofagasta · geometry: la geometría sale",
                        copy -> copy.changeFile(
                                "base/lugares.geojson",
                                root -> root.withObject("/features/0/geometry")
                                        .putArray("coordinates")
                                        .add(-23.6)
                                        .add(-70.4))),
                fault(
                        "geodata/base/lugares.geojson · ",
                        copy -> copy.changeFile(
                                "base/lugares.geojson",
                                root -> root.withObject("/features/0/properties")
                                        .put("rank", 9))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_spoiled_file_is_refused_and_the_place_is_named(String finding, UnaryOperator<GeodataCopy> spoil) {
        spoil.apply(new GeodataCopy(directory));
        Rejected rejected = assertThrows(Rejected.class, () -> GeodataReader.read(directory));
        List<String> findings = ((Problem.BadData) rejected.problem()).findings();
        assertTrue(findings.stream().anyMatch(line -> line.startsWith(finding)), () -> String.join("\n", findings));
    }

    @Test
    void all_faults_are_told_at_once() {
        new GeodataCopy(directory)
                .change(CALAMA, "CAL-01", f -> GeodataCopy.properties(f).put("theme", "x"))
                .change(CALAMA, "CAL-02", f -> GeodataCopy.properties(f).put("horizon", "x"));
        Rejected rejected = assertThrows(Rejected.class, () -> GeodataReader.read(directory));
        assertEquals(2, ((Problem.BadData) rejected.problem()).findings().size(), rejected::getMessage);
    }

    private static Arguments fault(String finding, UnaryOperator<GeodataCopy> spoil) {
        return Arguments.of(finding, spoil);
    }
}
