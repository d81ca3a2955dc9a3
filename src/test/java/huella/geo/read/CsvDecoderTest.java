package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class CsvDecoderTest {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void the_separator_is_told_by_the_rows(String separator) throws IOException {
        String text = "nombre~x~y\n\"Uno~ dos; tres, cuatro\"~346000.5~7412345\nÁrea~1~2\n".replace("~", separator);
        Collected found = collected(text);
        assertEquals(2, found.features().size());
        assertEquals(
                "Uno~ dos; tres, cuatro".replace("~", separator),
                found.features().getFirst().values().get("nombre"));
        assertEquals(new Coordinate(346_000.5, 7_412_345), at(found, 0));
    }

    @Test
    void decimals_with_a_comma_between_semicolons_are_no_columns() throws IOException {
        Collected found = collected("este;norte;nota\n346000,5;7412345,25;a, b\n346001,5;7412346,25;c, d\n");
        assertEquals(new Coordinate(346_000.5, 7_412_345.25), at(found, 0));
        assertEquals("a, b", found.features().getFirst().values().get("nota"));
    }

    @Test
    void points_between_thousands_are_told_by_the_other_column() throws IOException {
        assertEquals(
                new Coordinate(346_000, 7_412_345),
                at(collected("este;norte\n346.000;7.412.345\n346.500;7.412.346\n"), 0));
    }

    @Test
    void rows_are_called_as_a_spreadsheet_counts_them() throws IOException {
        Collected found = collected("nombre,x,y\n\"dos\nlíneas\",1,2\n\n,,\nb,3,4\n");
        assertEquals(
                List.of("fila 2", "fila 5"),
                found.features().stream().map(SourceFeature::label).toList());
    }

    @Test
    void cells_are_texts_and_blank_ones_nothing() throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("codigo", "007");
        values.put("nota", null);
        values.put("formula", "=1+1");
        values.put("apodo", "'tata");
        SourceFeature feature = collected("codigo,nota,formula,apodo,x,y\n007,,'=1+1,'tata,1,2\n")
                .features()
                .getFirst();
        assertEquals(values, feature.values());
    }

    @Test
    void names_are_made_unique_and_given_where_they_are_missing() throws IOException {
        assertEquals(
                List.of("a", "a (2)", "columna 3"),
                collected("a,a,,wkt\n1,2,3,POINT (1 2)\n").layers().getFirst().columns());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "IBM850", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void texts_are_read_in_the_encoding_that_their_bytes_tell(String charset) throws IOException {
        Collected found =
                Collected.of("año,x,y\nCañón del río Ñandú,1,2\n".getBytes(Charset.forName(charset)), "a.csv");
        assertEquals(
                Map.of("año", "Cañón del río Ñandú"),
                found.features().getFirst().values());
    }

    @Test
    void a_chosen_encoding_goes_before_what_the_bytes_tell() throws IOException {
        Charset dos = Charset.forName("IBM850");
        Choices choices = new Choices(
                OptionalInt.empty(), false, Optional.of(dos), List.of(), Optional.of("x"), Optional.of("y"));
        byte[] bytes = "n,x,y\nÁ,1,2\n".getBytes(dos);
        Collected found = Collected.of(bytes, "a.csv", ReadLimits.DEFAULT, choices);
        assertEquals("Á", found.features().getFirst().values().get("n"));
        assertEquals(Optional.of(dos), found.layers().getFirst().charset());
        assertEquals(List.of(), found.notes());
    }

    @Test
    void a_layer_that_is_not_wanted_is_not_read() throws IOException {
        Choices choices = new Choices(
                OptionalInt.empty(), false, Optional.empty(), List.of("otra"), Optional.empty(), Optional.empty());
        assertEquals(
                new Collected(List.of(), List.of(), List.of()),
                Collected.of("x,y\n1,2\n".getBytes(StandardCharsets.UTF_8), "a.csv", ReadLimits.DEFAULT, choices));
    }

    @Test
    void a_row_without_end_is_refused_before_it_is_all_in_memory() {
        byte[] file = new byte[5_000_000];
        Arrays.fill(file, (byte) 'a');
        byte[] head = "x,y\n1,2\n3,\"".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, file, 0, head.length);
        Rejected rejected = assertThrows(Rejected.class, () -> Collected.of(file, "a.csv"));
        assertTrue(rejected.getMessage().contains("en una sola fila"), rejected::getMessage);
    }

    @Test
    void blank_rows_without_end_are_refused() {
        Rejected rejected = assertThrows(Rejected.class, () -> collected("x,y\n1,2\n" + "\n".repeat(1_100_000)));
        assertTrue(rejected.getMessage().contains("filas en blanco seguidas"), rejected::getMessage);
    }

    @Test
    void a_shape_may_be_longer_than_a_text() throws IOException {
        StringBuilder line = new StringBuilder("wkt\n\"LINESTRING (0 0");
        for (int i = 1; i < 9_000; i++) {
            line.append(", ").append(346_000.123 + i).append(' ').append(7_412_345.456 - i);
        }
        Collected found = collected(line + ")\"\n");
        assertEquals(
                9_000,
                found.features().getFirst().shape().geometries().getFirst().getNumPoints());
    }

    private static Coordinate at(Collected found, int feature) {
        return found.features().get(feature).shape().geometries().getFirst().getCoordinate();
    }

    private static Collected collected(String text) throws IOException {
        return Collected.of(text.getBytes(StandardCharsets.UTF_8), "prueba.csv");
    }
}
