package huella.geo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Comma-separated values (RFC 4180) with the geometry as well-known text in the last column, {@code WKT}. A byte order
 * mark tells Excel that it is UTF-8.
 *
 * <p>A text that a spreadsheet would take for a formula is prefixed with an apostrophe: any of its lines begins, after
 * blanks, with {@code = + - @}, a tab or a carriage return. There is no place for metadata.
 */
final class Csv implements FeatureWriter {

    private static final Pattern FORMULA = Pattern.compile(
            "(?:\\A|[\\n\\r\\u0085\\u2028\\u2029])[\\p{Z}\\x0B\\f\\uFEFF]*[=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20]");

    private final Layer layer;
    private final CSVPrinter csv;
    private final StringBuilder wkt = new StringBuilder();

    Csv(Layer layer, OutputStream out) throws IOException {
        this(layer, out, CsvSeparator.COMMA);
    }

    Csv(Layer layer, OutputStream out, CsvSeparator separator) throws IOException {
        this.layer = layer;
        this.csv = printer(out, separator);
        for (Column column : layer.columns()) {
            csv.print(column.name());
        }
        csv.print("WKT");
        csv.println();
    }

    /** With the byte order mark already written. */
    static CSVPrinter printer(OutputStream out) throws IOException {
        return printer(out, CsvSeparator.COMMA);
    }

    private static CSVPrinter printer(OutputStream out, CsvSeparator separator) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        writer.write('\uFEFF');
        return new CSVPrinter(
                writer,
                CSVFormat.RFC4180.builder().setDelimiter(separator.character()).get());
    }

    static String safe(String text) {
        return text != null && !plainlyHarmless(text) && FORMULA.matcher(text).find() ? "'" + text : text;
    }

    /** One line that begins with a letter or digit: most texts, and much cheaper to see than to search. */
    private static boolean plainlyHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnd = c < ' ' || c == '\u0085' || c == '\u2028' || c == '\u2029';
            if (lineEnd || (i == 0 && !Character.isLetterOrDigit(c))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void write(Row row) throws IOException {
        layer.check(row);
        for (Object value : row.values()) {
            String text = Column.text(value);
            csv.print(value instanceof Number ? text : safe(text));
        }
        wkt.setLength(0);
        Wkt.append(wkt, row.geometry(), layer.crs().decimals());
        csv.print(wkt);
        csv.println();
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }

    /** Nothing is kept aside; closing the printer would close the stream, which is not ours. */
    @Override
    public void close() {}
}
