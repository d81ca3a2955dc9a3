package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+56 9",
                "-5",
                "@SUM(A1)",
                "\tx",
                "\rx",
                " =1",
                "\u00a0=1",
                "a\n=1",
                "a\r\n  -1",
                "\n\n@x",
                "\uFF1D1",
                "\uFEFF=1"
            })
    void what_a_spreadsheet_would_run_gets_an_apostrophe(String text) {
        assertEquals("'" + text, FormulaGuard.safe(text));
        assertEquals(text, FormulaGuard.bare("'" + text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "Tocopilla - Calama", "x@y.cl", "1-2", "línea\notra = más"})
    void other_texts_stay_as_they_are(String text) {
        assertEquals(text, FormulaGuard.safe(text));
        assertEquals("'" + text, FormulaGuard.bare("'" + text));
    }

    @Test
    void it_begins_with_the_mark_that_excel_wants_and_ends_lines_as_the_standard_says() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FeatureWriter writer = Format.CSV.open(Fixture.layer(FileCrs.WGS_84), out, directory)) {
            writer.write(Fixture.rows(FileCrs.WGS_84).getFirst());
            writer.finish();
        }
        assertEquals(
                "\uFEFFcodigo,nombre,capa,objetivos,fuente_numero,fuente_numero_mapa,supuesta,actualizado,sustento,WKT\r\n"
                        + "TOC-01,\"Costanera Ñandú, áéíóú Ünïcødé 🌊 漢字\",tocopilla,OE1; OE2,1,2000000000,true,"
                        + "2026-05-20T15:30:00Z,normal,POINT (-70.1234567 -22.0876543)\r\n",
                out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 1, -70.1234567, 1e-7, -1e-7, 7_400_000.123, 0.05, -0.9999999})
    void coordinates_are_plain_decimals(double value) {
        StringBuilder text = new StringBuilder();
        Decimals.append(text, value, 7);
        assertEquals(
                new java.math.BigDecimal(Double.toString(value))
                        .stripTrailingZeros()
                        .toPlainString(),
                text.toString());
    }
}
