package huella.geo.read;

import static huella.geo.read.WorkbookBytes.header;
import static huella.geo.read.WorkbookBytes.place;
import static huella.geo.read.WorkbookBytes.texts;

import huella.geo.read.BadFile.Expected;
import huella.geo.read.BadFile.Expected.FeaturesRefused;
import huella.geo.read.BadFile.Expected.Mended;
import huella.geo.read.BadFile.Expected.Reads;
import huella.geo.read.BadFile.Expected.Refused;
import java.util.ArrayList;
import java.util.List;

/** Excel workbooks, each wrong in one way. */
final class BadXlsxFiles {

    private static final String ROW = place("-70.4", "-23.65", "<c><v>1</v></c>");
    private static final String NAME = "<c><v>2</v></c>";

    private BadXlsxFiles() {}

    static List<BadFile> all() {
        List<BadFile> all = new ArrayList<>(parts());
        all.addAll(sheets());
        all.addAll(cells());
        return all;
    }

    /** Good ones: coordinates with a date, shapes as text. */
    static List<byte[]> seeds() {
        return List.of(
                new WorkbookBytes(header() + ROW + place("-70", "-23", "<c s='1'><v>46162</v></c>")).bytes(),
                new WorkbookBytes(
                                texts("codigo", "WKT") + texts("A-1", "POLYGON ((-70 -23, -69 -23, -69 -22, -70 -23))"))
                        .bytes());
    }

    private static List<BadFile> parts() {
        String doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
        return List.of(
                file(
                        "sheet-missing.xlsx",
                        "lists a sheet that is not in it",
                        new Refused("falta una parte"),
                        good().without(WorkbookBytes.SHEET)),
                file(
                        "sheet-unrelated.xlsx",
                        "lists a sheet and does not say where it is",
                        new Refused("falta la hoja «Hoja1»"),
                        good().replaced(WorkbookBytes.RELATIONS, "Id=\"rId1\"", "Id=\"rId9\"")),
                file(
                        "sheet-outside.xlsx",
                        "has its sheet outside of the file",
                        new Refused("«etc/hostname»"),
                        good().replaced(WorkbookBytes.RELATIONS, "worksheets/sheet1.xml", "../../../../etc/hostname")),
                file(
                        "sheet-external.xlsx",
                        "has its sheet in the network",
                        new Refused("falta la hoja"),
                        good().replaced(
                                        WorkbookBytes.RELATIONS,
                                        "Target=\"worksheets/sheet1.xml\"",
                                        "TargetMode=\"External\" Target=\"http://127.0.0.1:9/x\"")),
                file(
                        "texts-missing.xlsx",
                        "has lost the texts of its cells",
                        new Refused("falta una parte"),
                        good().without(WorkbookBytes.STRINGS)),
                file("styles-missing.xlsx", "has lost its formats", new Reads(1), good().without(WorkbookBytes.STYLES)),
                file(
                        "entity-in-sheet.xlsx",
                        "asks in a sheet for a file of the machine",
                        new Refused("DOCTYPE"),
                        good().replaced(WorkbookBytes.SHEET, "<worksheet", doctype + "<worksheet")),
                file(
                        "entity-in-texts.xlsx",
                        "asks in its texts for a file of the machine",
                        new Refused("DOCTYPE"),
                        good().replaced(WorkbookBytes.STRINGS, "<sst", doctype + "<sst")),
                file(
                        "deep-text.xlsx",
                        "has a text in pieces of pieces without end",
                        new Refused(ReadLimits.DEPTH),
                        good().replaced(
                                        WorkbookBytes.STRINGS,
                                        "</sst>",
                                        "<si>" + "<r>".repeat(60) + "</r>".repeat(60) + "</si></sst>")),
                file(
                        "cut-sheet.xlsx",
                        "has a sheet that ends too early",
                        new Refused("cortado o mal escrito"),
                        good().part(WorkbookBytes.SHEET, "<worksheet><sheetData>" + header() + "<row><c><v>-70")));
    }

    private static List<BadFile> sheets() {
        return List.of(
                file("empty.xlsx", "has an empty sheet", new Refused("vacía"), new WorkbookBytes("")),
                file("only-header.xlsx", "has a header and no rows", new Reads(0), new WorkbookBytes(header())),
                file(
                        "no-places.xlsx",
                        "is a list without places",
                        new Refused("qué columnas traen la ubicación"),
                        new WorkbookBytes(texts("nombre", "cargo") + texts("Luz", "alcaldesa"))),
                file(
                        "two-places.xlsx",
                        "has two pairs of coordinates",
                        new Refused("más de un par"),
                        new WorkbookBytes(
                                texts("x", "y", "lon", "lat") + place("1", "2", "<c><v>-70</v></c><c><v>-23</v></c>"))),
                file(
                        "hidden.xlsx",
                        "has hidden its only sheet",
                        new Refused("visible"),
                        good().replaced(WorkbookBytes.WORKBOOK, "sheetId", "state=\"veryHidden\" sheetId")),
                file(
                        "beyond-columns.xlsx",
                        "has a value in the last column that Excel has",
                        new Refused(ReadLimits.COLUMNS),
                        new WorkbookBytes(header() + "<row><c r='XFD2'><v>1</v></c></row>")),
                file(
                        "rows-lie.xlsx",
                        "numbers its rows backwards and beyond the end of a sheet",
                        new Reads(2),
                        new WorkbookBytes(header()
                                + ROW.replace("<row>", "<row r='99999999'>")
                                + ROW.replace("<row>", "<row r='-1'>"))),
                file(
                        "title-above.xlsx",
                        "has a title above its header",
                        new Reads(1),
                        new WorkbookBytes(texts("Iniciativas") + header() + ROW)));
    }

    private static List<BadFile> cells() {
        return List.of(
                file(
                        "text-of-no-number.xlsx",
                        "has a cell with a text that is not there",
                        new Refused("un texto que no está"),
                        new WorkbookBytes(header() + place("-70", "-23", "<c t='s'><v>4000000000</v></c>"))),
                cells(
                        "error-in-coordinate.xlsx",
                        "has an error where a coordinate belongs",
                        new FeaturesRefused(1, "Le falta la coordenada", 1),
                        "<row><c t='e'><v>#N/A</v></c><c><v>-23</v></c></row>"),
                cells(
                        "words-for-coordinate.xlsx",
                        "has words where a coordinate belongs",
                        new FeaturesRefused(1, "no es una coordenada", 1),
                        texts("al norte", "-23")),
                cells(
                        "commas-in-coordinates.xlsx",
                        "has coordinates as text with decimal commas",
                        new Reads(2),
                        texts("-70,4", "-23,65")),
                cells(
                        "no-coordinates.xlsx",
                        "has a row without coordinates",
                        new FeaturesRefused(1, "No tiene forma", 1),
                        "<row><c/><c/>" + NAME + "</row>"),
                cells(
                        "never-calculated.xlsx",
                        "has a formula without a result",
                        new Mended(2, "fórmulas"),
                        place("-70", "-23", "<c><f>A2*2</f></c>")),
                cells(
                        "infinite.xlsx",
                        "has a number beyond all numbers",
                        new FeaturesRefused(1, "no es un número finito", 1),
                        place("1E999", "-23", NAME)),
                file(
                        "broken-shape.xlsx",
                        "has a shape as text that ends too early",
                        new FeaturesRefused(1, "termina a la mitad", 1),
                        new WorkbookBytes(texts("codigo", "WKT")
                                + texts("A", "LINESTRING (-70 -23, -69")
                                + texts("B", "POINT (-70 -23)"))),
                file(
                        "long-cell.xlsx",
                        "has a cell longer than Excel's",
                        new Refused("caracteres en un solo texto"),
                        new WorkbookBytes(
                                header() + place("-70", "-23", "<c t='str'><v>" + "x".repeat(32_768) + "</v></c>"))));
    }

    private static WorkbookBytes good() {
        return new WorkbookBytes(header() + ROW);
    }

    /** A good row beside this one. */
    private static BadFile cells(String name, String wrong, Expected expected, String row) {
        return file(name, wrong, expected, new WorkbookBytes(header() + row + ROW));
    }

    private static BadFile file(String name, String wrong, Expected expected, WorkbookBytes workbook) {
        return new BadFile(name, wrong, expected, workbook.bytes());
    }
}
