package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import huella.editing.Attribute;
import huella.geo.Column;
import huella.geo.DbfNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns of files find their fields, each field once. */
class ColumnGuessTest {

    @Test
    void a_column_that_another_layer_has_too_does_not_say_a_field_twice_in_one_layer() {
        assertEquals(Map.of("name", "nombre"), ColumnGuess.ofReport(ImportJson.parse("""
                {"capas":[{"columnas":[{"nombre":"name"}]},
                 {"columnas":[{"nombre":"nombre"},{"nombre":"name"}]}]}""")));
        assertEquals(Map.of("name", "nombre", "nombre", "nombre"), ColumnGuess.ofReport(ImportJson.parse("""
                {"capas":[{"columnas":[{"nombre":"name"}]},{"columnas":[{"nombre":"nombre"}]}]}""")));
    }

    @Test
    void a_file_of_ours_finds_every_field_again_by_name_by_title_and_as_a_shapefile_cuts_names() {
        assertAllFound(Field::column);
        assertAllFound(Field::titleEs);
        List<Column> columns = FeatureType.INITIATIVE.fields().stream()
                .map(field -> new Column(field.column(), Column.Type.TEXT, field.titleEs(), ""))
                .toList();
        List<String> cut = DbfNames.of(columns);
        assertAllFound(field -> cut.get(new ArrayList<>(FeatureType.INITIATIVE.fields()).indexOf(field)));
    }

    private static void assertAllFound(Function<Field, String> name) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Map<String, String> expected = new LinkedHashMap<>();
        for (Field field : FeatureType.INITIATIVE.fields()) {
            columns.put(name.apply(field), List.of());
            if (field == Field.CODIGO || Attribute.find(field.column()).isPresent()) {
                expected.put(name.apply(field), field.column());
            }
        }
        assertEquals(expected, ColumnGuess.of(columns));
    }

    @ParameterizedTest
    @CsvSource({
        "NOMBRE, nombre",
        "Nómbre, nombre",
        "name, nombre",
        "NOM, nombre",
        "TITULO, nombre",
        "COD, codigo",
        "code, codigo",
        "Responsable (código), responsable",
        "RESPONSABL, responsable",
        "CUT, comunas_codigos",
        "Observaciones, nota",
        "description, nota",
        "Theme (code), tema",
        "Location precision (code), precision",
    })
    void usual_names_are_known(String column, String field) {
        assertEquals(Map.of(column, field), ColumnGuess.of(Map.of(column, List.of("x"))));
    }

    @ParameterizedTest
    @CsvSource({"OBJECTID", "Shape_Area", "tema_nombre", "TEMA_NOMBR", "version", "comunas", "fid", "id"})
    void what_is_no_field_stays_out(String column) {
        assertEquals(Map.of(), ColumnGuess.of(Map.of(column, List.of("7", "8"))));
    }

    @Test
    void codes_tell_their_column_whatever_it_is_called() {
        assertEquals(Map.of("id", "codigo"), ColumnGuess.of(Map.of("id", List.of("CAL-03", "", "cal 4"))));
    }

    @Test
    void a_field_is_given_once_to_the_surest_column() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put("title", List.of());
        columns.put("nombre", List.of());
        columns.put("name", List.of());
        assertEquals(Map.of("nombre", "nombre", "name", "nombre_en"), ColumnGuess.of(columns));
    }

    @ParameterizedTest
    @CsvSource({
        "CAL-03, CAL-03",
        "cal 3, CAL-03",
        "CAL03, CAL-03",
        "' CAL_003 ', CAL-03",
        "CAL–12, CAL-12",
        "REG-104, REG-104"
    })
    void codes_are_read_however_they_are_written(String written, String code) {
        assertEquals(code, Folded.code(written));
    }

    @ParameterizedTest
    @CsvSource({"CALAMA-3", "03", "CAL", "CAL-", "CAL-03 y CAL-04", "CAL-12345", "''"})
    void what_is_no_code_is_none(String written) {
        assertEquals("", Folded.code(written));
    }
}
