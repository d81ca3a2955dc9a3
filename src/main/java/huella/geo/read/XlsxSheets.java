package huella.geo.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the workbook lists (ECMA-376 part 1 §18.2).
 *
 * @param sheets those of cells, in their order
 * @param strings the path of the texts that cells share
 * @param styles the path of the formats of cells
 * @param from1904 dates are counted from 1904, as old Macintoshes did
 */
record XlsxSheets(List<Sheet> sheets, Optional<String> strings, Optional<String> styles, boolean from1904) {

    record Sheet(String name, String path, boolean hidden) {}

    private static final int MOST = 1_000;

    static XlsxSheets of(XlsxPackage workbook) throws IOException {
        String path = workbook.workbook();
        Map<String, XlsxPackage.Relation> relations = workbook.relations(path);
        List<Sheet> sheets = new ArrayList<>();
        boolean from1904 = false;
        try (HardenedXml xml = workbook.open(path)) {
            while (xml.nextChild(1)) {
                if (xml.name().equals("workbookPr")) {
                    from1904 = Set.of("1", "true")
                            .contains(Optional.ofNullable(xml.attribute("date1904"))
                                    .orElse(""));
                } else if (xml.name().equals("sheets")) {
                    sheets(xml, relations, sheets);
                }
            }
            xml.end();
        }
        return new XlsxSheets(sheets, target(relations, "sharedStrings"), target(relations, "styles"), from1904);
    }

    private static void sheets(HardenedXml xml, Map<String, XlsxPackage.Relation> relations, List<Sheet> sheets)
            throws IOException {
        while (xml.nextChild(2)) {
            XlsxPackage.Relation relation = relations.get(xml.attribute("id"));
            String name = Optional.ofNullable(xml.attribute("name")).orElse("hoja " + (sheets.size() + 1));
            if (relation == null) {
                throw Unreadable.because("A la planilla le falta la hoja «" + name
                        + "». Ábrala en Excel o LibreOffice y guárdela de nuevo como Excel (.xlsx).");
            }
            if (relation.type().equals("worksheet")) {
                String state = Optional.ofNullable(xml.attribute("state")).orElse("visible");
                sheets.add(new Sheet(name, relation.target(), !state.equals("visible")));
            }
            bounded(sheets.size());
        }
    }

    private static Optional<String> target(Map<String, XlsxPackage.Relation> relations, String type) {
        return relations.values().stream()
                .filter(relation -> relation.type().equals(type))
                .map(XlsxPackage.Relation::target)
                .findFirst();
    }

    static void bounded(int parts) {
        if (parts > MOST) {
            throw Unreadable.because(
                    "La planilla tiene más de " + MOST + " hojas o partes. Deje solo la hoja que quiere importar.");
        }
    }
}
