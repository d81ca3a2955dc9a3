package huella.geo.read;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small Excel workbook in which any part can be another one; its bytes are the same wherever it is made. */
final class WorkbookBytes {

    static final String SHEET = "xl/worksheets/sheet1.xml";
    static final String STRINGS = "xl/sharedStrings.xml";
    static final String STYLES = "xl/styles.xml";
    static final String WORKBOOK = "xl/workbook.xml";
    static final String RELATIONS = "xl/_rels/workbook.xml.rels";

    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String RELATIONSHIPS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** One sheet, "Hoja1", with these rows: {@code <row>…</row>}. */
    WorkbookBytes(String rows) {
        part("_rels/.rels", RELATIONSHIPS + relation("rId1", "officeDocument", WORKBOOK) + "</Relationships>");
        part(
                WORKBOOK,
                "<workbook " + MAIN + " xmlns:r=\"" + OFFICE
                        + "\"><sheets><sheet name=\"Hoja1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        part(
                RELATIONS,
                RELATIONSHIPS + relation("rId1", "worksheet", "worksheets/sheet1.xml")
                        + relation("rId2", "sharedStrings", "sharedStrings.xml")
                        + relation("rId3", "styles", "/xl/styles.xml") + "</Relationships>");
        part(SHEET, sheet(rows));
        part(STRINGS, "<sst " + MAIN + "><si><t>x</t></si><si><t>y</t></si><si><t>nombre</t></si></sst>");
        part(
                STYLES,
                "<styleSheet " + MAIN + "><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-es-CL]dd\\-mm\\-yyyy\"/>"
                        + "<numFmt numFmtId=\"165\" formatCode=\"0.00&quot; d&quot;\"/></numFmts>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"22\"/><xf numFmtId=\"165\"/>"
                        + "</cellXfs></styleSheet>");
    }

    static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + OFFICE + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    static String sheet(String rows) {
        return "<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>";
    }

    /** A row of texts that stand in their cells. */
    static String texts(String... texts) {
        StringBuilder row = new StringBuilder("<row>");
        for (String text : texts) {
            row.append("<c t=\"inlineStr\"><is><t>").append(text).append("</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    /** The header x, y, nombre out of the shared texts. */
    static String header() {
        return "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>";
    }

    /** A row under that header. */
    static String place(String x, String y, String cells) {
        return "<row><c><v>" + x + "</v></c><c><v>" + y + "</v></c>" + cells + "</row>";
    }

    WorkbookBytes part(String path, String text) {
        parts.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    WorkbookBytes without(String path) {
        parts.remove(path);
        return this;
    }

    WorkbookBytes replaced(String path, String from, String to) {
        String text = new String(parts.get(path), StandardCharsets.UTF_8);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(from + " is not in " + text);
        }
        return part(path, text.replace(from, to));
    }

    /** Without compression, since zlib's bytes are not the same on every machine. */
    byte[] bytes() {
        return stored(parts);
    }

    static byte[] stored(Map<String, byte[]> files) {
        ZipBytes zip = new ZipBytes();
        files.forEach((name, content) -> {
            ZipBytes.Entry entry = new ZipBytes.Entry(name, content);
            entry.method = 0;
            zip.add(entry);
        });
        return zip.bytes();
    }
}
