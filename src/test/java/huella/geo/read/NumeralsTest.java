package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-70.1234567|-70.1234567",
                "-70,1234567|-70.1234567",
                "346000|346000",
                "346000.5|346000.5",
                "346000,5|346000.5",
                "7.412.345,67|7412345.67",
                "7,412,345.67|7412345.67",
                "7.412.345|7412345",
                "7 412 345,67|7412345.67",
                "346 000|346000",
                "3.46E5|346000",
                "−70,5|-70.5",
                "346000 m|346000",
                "-23.65°|-23.65",
                "23°39'00\"S|-23.65",
                "23°39'00''S|-23.65",
                "23º 39´ 00´´ S|-23.65",
                "23° 39’ 00,0” s|-23.65",
                "S 23°39'00\"|-23.65",
                "-23°39'00\"|-23.65",
                "-23° 39.0'|-23.65",
                "23 39 00 S|-23.65",
                "23-39-00 S|-23.65",
                "23.65 S|-23.65",
                "23.65S|-23.65",
                "70°24'36\"W|-70.41",
                "70°24'36\"O|-70.41",
                "70°24'36\"E|70.41",
                "23°39'00\"N|23.65"
            })
    void a_coordinate_is_read_as_people_write_it(String cell, double value) {
        assertEquals(value, Numerals.of(List.of(cell)).parse(cell).orElseThrow(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "0x1p3",
                "12f",
                "NaN",
                "Infinity",
                "1e99999",
                "23°61'00\"S",
                "23°39'60\"S",
                "-23.65 -70.40",
                "-23.65, -70.40",
                "200°00'00\"W",
                "S 23°39'00\" S",
                "--5",
                "1.2.3",
                "12,34,56"
            })
    void what_is_no_number_is_none(String cell) {
        assertEquals(Optional.empty(), Numerals.of(List.of()).parse(cell));
    }

    @Test
    void a_point_between_thousands_is_told_from_one_before_decimals_by_the_neighbours() {
        assertEquals(
                346_000,
                Numerals.of(List.of("346.000", "7.412.345")).parse("346.000").orElseThrow());
        assertEquals(
                346_000,
                Numerals.of(List.of("346.000", "347.250")).parse("346.000").orElseThrow());
        assertEquals(
                -70.123,
                Numerals.of(List.of("-70.123", "-70.5")).parse("-70.123").orElseThrow());
        assertEquals(
                -70.123,
                Numerals.of(List.of("-70.123", "-70.456")).parse("-70.123").orElseThrow());
        assertEquals(
                346.125,
                Numerals.of(List.of("346000.5", "346.125")).parse("346.125").orElseThrow());
    }

    @Test
    void a_cell_that_can_be_read_in_two_ways_is_not_read_where_the_others_disagree() {
        Numerals mixed = Numerals.of(List.of("346000.5", "346000,5"));
        assertEquals(Optional.empty(), mixed.parse("346.125"));
        assertEquals(346_000.25, mixed.parse("346000,25").orElseThrow());
        assertEquals(346_000.25, mixed.parse("346000.25").orElseThrow());
    }

    @Test
    void a_comma_before_three_digits_is_decimal_unless_points_are() {
        assertEquals(-70.123, Numerals.of(List.of("-70,123")).parse("-70,123").orElseThrow());
    }
}
