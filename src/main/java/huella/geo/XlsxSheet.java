package huella.geo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;

/**
 * The rows and cells of one worksheet, from left to right and from top to bottom. Every cell says where it is: the
 * standard would not ask for it, GDAL does.
 */
final class XlsxSheet {

    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /** The formats of cells, by their place in {@code styles.xml}. */
    static final String PLAIN = "0";

    static final String BOLD = "1";
    static final String DATE_TIME = "2";

    /** Excel would read it as the escape of a character (ECMA-376 part 1 §22.9.2.19). */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private final Xml xml;
    private int row;
    private int column;

    XlsxSheet(OutputStream out) throws IOException {
        xml = new Xml(out);
        xml.declaration().start("worksheet").attribute("xmlns", MAIN);
    }

    /** For what stands before and after the rows. */
    Xml xml() {
        return xml;
    }

    int rows() {
        return row;
    }

    void startRow() throws IOException {
        column = 0;
        xml.line().start("row").attribute("r", Integer.toString(++row));
    }

    void endRow() throws IOException {
        xml.end();
    }

    void empty() {
        column++;
    }

    void number(String digits, String style) throws IOException {
        cell(style).element("v", digits).end();
    }

    void flag(boolean value) throws IOException {
        cell(PLAIN).attribute("t", "b").element("v", value ? "1" : "0").end();
    }

    /** A text, whatever it looks like. */
    void text(String text, String style) throws IOException {
        cell(style).attribute("t", "inlineStr");
        xml.start("is").start("t").attribute("xml:space", "preserve");
        xml.text(ESCAPE.matcher(text).replaceAll("_x005F_")).end().end().end();
    }

    private Xml cell(String style) throws IOException {
        return xml.start("c").attribute("r", letters(++column) + row).attribute("s", style);
    }

    /** The letters of a column, counted from 1. */
    static String letters(int column) {
        return (column > 26 ? letters((column - 1) / 26) : "") + (char) ('A' + (column - 1) % 26);
    }

    /** Ends the sheet; the stream stays open. */
    void finish() throws IOException {
        xml.end().flush();
    }
}
