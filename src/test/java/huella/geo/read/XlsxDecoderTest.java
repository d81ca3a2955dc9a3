package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Workbooks as Excel and LibreOffice write them. */
class XlsxDecoderTest {

    @Test
    void cells_are_what_their_types_and_formats_say() throws IOException {
        Object[][] cells = {
            {"<c t='s'><v>2</v></c>", "nombre"},
            {"<c t='inlineStr'><is><r><t>a </t></r><r><rPr><b/></rPr><t>b</t></r><rPh><t>no</t></rPh></is></c>", "a b"},
            {"<c t='str'><f>A1</f><v>Línea_x000D_ _x005F_x0041_</v></c>", "Línea\r _x0041_"},
            {"<c><v>7</v></c>", 7L},
            {"<c t='n'><v>1E3</v></c>", 1000L},
            {"<c><v>-0.125</v></c>", -0.125},
            {"<c t='b'><v>1</v></c>", true},
            {"<c t='b'><v>0</v></c>", false},
            {"<c t='e'><f>1/0</f><v>#DIV/0!</v></c>", null},
            {"<c t='e'><v>#N/A</v></c>", null},
            {"<c t='d'><v>2026-05-20T15:30:00</v></c>", "2026-05-20T15:30:00"},
            {"<c s='1'><v>46162</v></c>", "2026-05-20"},
            {"<c s='2'><v>46162.645833333336</v></c>", "2026-05-20T15:30:00"},
            {"<c s='2'><v>0.5</v></c>", "12:00:00"},
            {"<c s='1'><v>1</v></c>", "1900-01-01"},
            {"<c s='1'><v>61</v></c>", "1900-03-01"},
            {"<c s='1'><v>-5</v></c>", -5L},
            {"<c s='1'><v>1e300</v></c>", 1e300},
            {"<c s='3'><v>46162</v></c>", 46162L},
            {"<c s='99'><v>46162</v></c>", 46162L},
            {"<c><v>NaN</v></c>", "NaN"},
            {"<c><v>1,5</v></c>", "1,5"},
            {"<c s='1'/>", null},
        };
        StringBuilder rows = new StringBuilder(WorkbookBytes.header());
        for (Object[] cell : cells) {
            rows.append(WorkbookBytes.place("-70", "-23", (String) cell[0]));
        }
        Collected found = read(new WorkbookBytes(rows.toString()));
        assertEquals(cells.length, found.features().size());
        for (int i = 0; i < cells.length; i++) {
            assertEquals(cells[i][1], found.features().get(i).values().get("nombre"), (String) cells[i][0]);
        }
    }

    @Test
    void rows_and_columns_are_where_they_say_and_empty_ones_are_none() throws IOException {
        Collected found = read(new WorkbookBytes(
                "<row r='3'><c r='B3' t='s'><v>0</v></c><c r='C3' t='s'><v>1</v></c><c r='AB3' t='s'><v>2</v></c></row>"
                        + "<row r='4'><c r='A4' s='1'/></row>"
                        + "<row r='7'><c r='B7'><v>-70.5</v></c><c r='C7'><v>-23</v></c><c r='D7'><v>4</v></c>"
                        + "<c r='AB7' t='inlineStr'><is><t>Ñ</t></is></c></row>"));
        assertEquals("fila 7", found.features().getFirst().label());
        assertEquals(
                Map.of("nombre", "Ñ", "columna D", 4L),
                found.features().getFirst().values());
        assertEquals(
                "POINT (-70.5 -23)",
                found.features().getFirst().shape().geometries().getFirst().toText());
    }

    @Test
    void titles_may_stand_above_the_header() throws IOException {
        Collected found = read(new WorkbookBytes(WorkbookBytes.texts("Listado de iniciativas")
                + WorkbookBytes.texts("Actualizado en mayo")
                + WorkbookBytes.header()
                + WorkbookBytes.place("-70", "-23", "<c><v>1</v></c>")));
        assertEquals(
                List.of("fila 4"),
                found.features().stream().map(SourceFeature::label).toList());
        assertEquals(Map.of("nombre", 1L), found.features().getFirst().values());
    }

    @Test
    void each_sheet_with_shapes_is_a_layer_and_the_others_are_told() throws IOException {
        WorkbookBytes workbook = new WorkbookBytes(WorkbookBytes.texts("codigo", "WKT")
                        + WorkbookBytes.texts("A", "LINESTRING (-70 -23, -69 -22)"))
                .part(
                        WorkbookBytes.WORKBOOK,
                        "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:workbookPr date1904='1'/>"
                                + "<x:sheets><x:sheet name='Hoja1' r:id='rId1'/><x:sheet name='Otra' r:id='rId4'/>"
                                + "<x:sheet name='Resumen' r:id='rId5'/><x:sheet name='Vieja' r:id='rId4' state='hidden'/>"
                                + "</x:sheets></x:workbook>")
                .replaced(
                        WorkbookBytes.RELATIONS,
                        "</Relationships>",
                        WorkbookBytes.relation("rId4", "worksheet", "worksheets/sheet2.xml")
                                + WorkbookBytes.relation("rId5", "worksheet", "../xl/worksheets/sheet3.xml")
                                + "</Relationships>")
                .part(
                        "xl/worksheets/sheet2.xml",
                        WorkbookBytes.sheet(WorkbookBytes.header()
                                + WorkbookBytes.place("-70", "-23", "<c s='1'><v>0</v></c>")
                                + WorkbookBytes.place("-70", "-23", "<c s='1'><v>1.5</v></c>")))
                .part("xl/worksheets/sheet3.xml", WorkbookBytes.sheet(WorkbookBytes.texts("Total", "3")));
        Collected found = read(workbook);
        assertEquals(
                List.of("Hoja1", "Otra"),
                found.layers().stream().map(SourceLayer::name).toList());
        assertEquals(List.of("codigo"), found.layers().getFirst().columns());
        assertEquals("1904-01-01", found.features().get(1).values().get("nombre"));
        assertEquals("1904-01-02T12:00:00", found.features().get(2).values().get("nombre"));
        assertEquals(2, found.notes().size(), () -> found.notes().toString());
        assertTrue(found.notes().getFirst().contains("Resumen"));
        assertTrue(found.notes().getLast().contains("Vieja"));
    }

    @Test
    void a_person_may_say_which_columns_hold_the_place() throws IOException {
        WorkbookBytes workbook = new WorkbookBytes(WorkbookBytes.texts("uno", "dos", "tres")
                + WorkbookBytes.place("346000.5", "7400000", "<c><v>3</v></c>"));
        Rejected rejected = assertThrows(Rejected.class, () -> read(workbook));
        assertTrue(rejected.getMessage().contains("«dos»"), rejected.getMessage());
        Choices choices = new Choices(
                OptionalInt.empty(), false, Optional.empty(), List.of(), Optional.of("uno"), Optional.of("dos"));
        Collected found = Collected.of(workbook.bytes(), "tabla.xlsx", ReadLimits.DEFAULT, choices);
        assertEquals(
                "POINT (346000.5 7400000)",
                found.features().getFirst().shape().geometries().getFirst().toText());
        assertEquals(new StatedCrs.Unstated(), found.layers().getFirst().crs());
    }

    @Test
    void formulas_that_were_never_calculated_are_empty_and_said_so() throws IOException {
        Collected found = read(new WorkbookBytes(
                WorkbookBytes.header() + WorkbookBytes.place("-70", "-23", "<c><f>SUM(A1:A2)</f></c>")));
        assertNull(found.features().getFirst().values().get("nombre"));
        assertTrue(
                found.notes().getFirst().contains("fórmulas"),
                () -> found.notes().toString());
    }

    @Test
    void shared_texts_are_no_more_than_cells_could_be() throws IOException {
        byte[] bytes = new WorkbookBytes(WorkbookBytes.header()).bytes(); // three texts
        ReadLimits usual = ReadLimits.DEFAULT;
        for (int columns : List.of(3, 2)) {
            ReadLimits limits = new ReadLimits(
                    usual.bytes(),
                    usual.unpackedBytes(),
                    usual.entries(),
                    1,
                    usual.vertices(),
                    usual.featureVertices(),
                    columns,
                    usual.text(),
                    usual.depth());
            if (columns == 3) {
                Collected.of(bytes, "tabla.xlsx", limits, Choices.NONE);
            } else {
                Rejected rejected =
                        assertThrows(Rejected.class, () -> Collected.of(bytes, "tabla.xlsx", limits, Choices.NONE));
                assertTrue(rejected.getMessage().contains("más textos"), rejected.getMessage());
            }
        }
    }

    @Test
    void codes_of_formats_show_a_date_only_outside_quotes_and_brackets() {
        for (String code :
                List.of("dd/mm/yyyy", "[$-340A]d \"de\" mmmm", "h:mm", "[h]:mm:ss", "yyyy\\-mm", "mmm-yy;@")) {
            assertTrue(XlsxStyles.shows(code), code);
        }
        for (String code :
                List.of("0.00", "#,##0 \"dias\"", "[Red]0", "General", "0.00E+00", "0\\d", "@", "_-* #,##0_-", "")) {
            assertFalse(XlsxStyles.shows(code), code);
        }
    }

    private static Collected read(WorkbookBytes workbook) throws IOException {
        return Collected.of(workbook.bytes(), "tabla.xlsx");
    }
}
