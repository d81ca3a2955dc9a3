package huella.geo;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipOutputStream;

/** What is the same in every workbook that we write: the path of each part, and the file in {@code Xlsx/}. */
final class XlsxParts {

    private static final Map<String, String> PARTS = new TreeMap<>(Map.of(
            "[Content_Types].xml", "content-types.xml",
            "_rels/.rels", "package.rels",
            "xl/workbook.xml", "workbook.xml",
            "xl/_rels/workbook.xml.rels", "workbook.xml.rels",
            "xl/styles.xml", "styles.xml"));

    private XlsxParts() {}

    static void write(ZipOutputStream zip, Instant date) throws IOException {
        for (Map.Entry<String, String> part : PARTS.entrySet()) {
            zip.putNextEntry(Archive.entry(part.getKey(), date));
            try (InputStream in = XlsxParts.class.getResourceAsStream("Xlsx/" + part.getValue())) {
                in.transferTo(zip);
            }
            zip.closeEntry();
        }
    }
}
