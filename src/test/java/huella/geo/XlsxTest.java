package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** What Excel opens holds what was written, as text where it is text, and says what it is. */
class XlsxTest {

    @TempDir
    Path directory;

    @Test
    void gdal_reads_back_texts_numbers_flags_dates_and_a_place() throws IOException {
        Gdal.require();
        List<Row> rows = Fixture.rows(FileCrs.WGS_84);
        JsonNode read = Gdal.read(write(rows).toString(), "Datos").get("features");
        assertEquals(rows.size(), read.size());
        JsonNode first = read.get(0).get("properties");
        assertEquals("TOC-01", first.get("codigo").asText());
        assertEquals("Costanera Ñandú, áéíóú Ünïcødé 🌊 漢字", first.get("nombre").asText());
        assertEquals("OE1; OE2", first.get("objetivos").asText());
        assertEquals(2_000_000_000, first.get("fuente_numero_mapa").asInt());
        assertTrue(
                first.get("actualizado").asText().startsWith("2026-05-20T15:30:00")
                        || first.get("actualizado").asText().startsWith("2026/05/20 15:30:00"),
                first::toString);
        assertEquals(-70.1234567, first.get("x").asDouble(), 1e-7);
        assertEquals(-22.0876543, first.get("y").asDouble(), 1e-7);
        assertTrue(first.get("WKT").asText().startsWith("POINT"));
    }

    @Test
    void a_text_that_looks_like_a_formula_or_an_escape_stays_a_text() throws IOException {
        Gdal.require();
        Path file = write(List.of(
                Fixture.rows(FileCrs.WGS_84).get(1), named("_x0041_ y _x00e9_"), named("  dos  espacios\nlínea")));
        JsonNode read = Gdal.read(file.toString(), "Datos").get("features");
        assertEquals(
                "=HYPERLINK(\"http://x\")", read.get(0).at("/properties/nombre").asText());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String sheet = text(zip, "xl/worksheets/sheet1.xml");
            assertFalse(sheet.contains("<f>"));
            assertTrue(sheet.contains("_x005F_x0041_ y _x005F_x00e9_"), sheet);
            assertTrue(sheet.contains("  dos  espacios\nlínea"));
        }
    }

    @Test
    void the_second_sheet_holds_notice_licence_source_date_version_and_fields() throws IOException {
        try (ZipFile zip = new ZipFile(write(List.of()).toFile())) {
            String readme = text(zip, "xl/worksheets/sheet2.xml");
            for (String entry : Fixture.METADATA.entries().values()) {
                assertTrue(
                        readme.contains(
                                entry.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
                        entry);
            }
            assertTrue(readme.contains("En qué se basa"));
            assertTrue(text(zip, "xl/workbook.xml").contains("Léame"));
        }
    }

    @Test
    void what_no_cell_can_hold_is_left_out_and_counted() throws IOException {
        Coordinate[] many = new Coordinate[5_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = new Coordinate(-70 + i * 1e-4, -23 + (i % 2) * 1e-4);
        }
        Row row =
                new Row(Fixture.rows(FileCrs.WGS_84).getFirst().values(), new GeometryFactory().createLineString(many));
        try (ZipFile zip = new ZipFile(write(List.of(row)).toFile())) {
            assertFalse(text(zip, "xl/worksheets/sheet1.xml").contains("LINESTRING"));
            assertTrue(text(zip, "xl/worksheets/sheet2.xml").contains("sin WKT"));
        }
    }

    private static Row named(String name) {
        Row row = Fixture.rows(FileCrs.WGS_84).getFirst();
        List<Object> values = new ArrayList<>(row.values());
        values.set(1, name);
        return new Row(values, row.geometry());
    }

    private Path write(List<Row> rows) throws IOException {
        Path file = directory.resolve("tocopilla.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                FeatureWriter writer = Format.XLSX.open(Fixture.layer(FileCrs.WGS_84), out, directory)) {
            for (Row row : rows) {
                writer.write(row);
            }
            writer.finish();
        }
        return file;
    }

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
