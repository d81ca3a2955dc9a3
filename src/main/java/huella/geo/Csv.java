package huella.geo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Comma-separated values (RFC 4180) with the geometry as well-known text in the last column, {@code WKT}. A byte order
 * mark tells Excel that it is UTF-8.
 *
 * <p>A text that a spreadsheet would take for a formula is prefixed with an apostrophe ({@link FormulaGuard}). There is
 * no place for metadata.
 */
final class Csv implements FeatureWriter {

    private final Layer layer;
    private final OutputStream out;
    private final char separator;
    private final Utf8 csv;

    Csv(Layer layer, OutputStream out) {
        this(layer, out, CsvSeparator.COMMA);
    }

    Csv(Layer layer, OutputStream out, CsvSeparator separator) {
        this.layer = layer;
        this.out = out;
        this.separator = separator.character();
        this.csv = new Utf8(out);
        csv.text().append('\uFEFF');
        for (Column column : layer.columns()) {
            csv.text().append(column.name()).append(this.separator);
        }
        csv.text().append("WKT\r\n");
    }

    /** With the byte order mark already written. */
    static CSVPrinter printer(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        writer.write('\uFEFF');
        return new CSVPrinter(writer, CSVFormat.RFC4180);
    }

    @Override
    public void write(Row row) throws IOException {
        layer.check(row);
        StringBuilder line = csv.text();
        for (Object value : row.values()) {
            String text = Column.text(value);
            if (text != null) {
                append(line, value instanceof Number ? text : FormulaGuard.safe(text));
            }
            line.append(separator);
        }
        int begin = line.length();
        Wkt.append(line, row.geometry(), layer.crs().decimals());
        if (line.indexOf(String.valueOf(separator), begin) >= 0) {
            line.insert(begin, '"').append('"');
        }
        line.append("\r\n");
        csv.pass();
    }

    /** In quotes when it holds what would end a field (RFC 4180 §2), or blanks at its ends, which readers cut off. */
    private void append(StringBuilder line, String text) {
        boolean quoted = !text.isEmpty() && (text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ');
        boolean doubled = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted |= c == separator || c == '\n' || c == '\r';
            doubled |= c == '"';
        }
        if (quoted || doubled) {
            line.append('"').append(doubled ? text.replace("\"", "\"\"") : text).append('"');
        } else {
            line.append(text);
        }
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
        out.flush();
    }

    /** Nothing is kept aside. */
    @Override
    public void close() {}
}
