package huella.geo;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.locationtech.jts.geom.Point;

/**
 * An Excel workbook (ECMA-376, SpreadsheetML): the sheet "Datos" with one row per feature, and the sheet "Léame" with
 * what makes it honest and what the fields mean. It opens in columns in every language of Excel, which no CSV does.
 *
 * <p>Texts are texts: no cell is ever a formula, whatever it begins with. Dates are UTC. {@code x} and {@code y} are a
 * point on the footprint, since a spreadsheet draws nothing; {@code WKT} is the whole footprint where a cell can hold
 * it. The readme is written last, so it can say what did not fit.
 */
final class Xlsx implements FeatureWriter {

    private static final int MAX_ROWS = 1_048_576;
    private static final int MAX_CELL = 32_767;
    private static final Instant EPOCH = Instant.parse("1899-12-30T00:00:00Z");
    private static final List<String> PLACE = List.of("x", "y", "WKT");

    private static final String TOO_LONG =
            "Una celda de Excel guarda 32.767 caracteres. GeoPackage, FlatGeobuf y GeoJSON traen todo.";

    private final Layer layer;
    private final ParallelZip zip;
    private final XlsxSheet sheet;
    private final StringBuilder wkt = new StringBuilder();
    private int cutTexts;
    private int missingWkt;

    Xlsx(Layer layer, OutputStream out) throws IOException {
        this.layer = layer;
        this.zip = new ParallelZip(out, Deflater.DEFAULT_COMPRESSION);
        XlsxParts.write(zip, layer.metadata().date());
        sheet = sheet("xl/worksheets/sheet1.xml");
        Xml xml = sheet.xml();
        xml.start("sheetViews").start("sheetView").attribute("workbookViewId", "0");
        xml.start("pane").attribute("ySplit", "1").attribute("topLeftCell", "A2");
        xml.attribute("activePane", "bottomLeft").attribute("state", "frozen").end();
        xml.end().end().start("cols");
        width(xml, 1, columns(), 18);
        xml.end().start("sheetData");
        sheet.startRow();
        for (Column column : layer.columns()) {
            sheet.text(column.name(), XlsxSheet.BOLD);
        }
        for (String place : PLACE) {
            sheet.text(place, XlsxSheet.BOLD);
        }
        sheet.endRow();
    }

    private int columns() {
        return layer.columns().size() + PLACE.size();
    }

    private XlsxSheet sheet(String path) throws IOException {
        zip.putNextEntry(Archive.entry(path, layer.metadata().date()));
        return new XlsxSheet(zip);
    }

    private static void width(Xml xml, int first, int last, int characters) throws IOException {
        xml.start("col").attribute("min", Integer.toString(first)).attribute("max", Integer.toString(last));
        xml.attribute("width", Integer.toString(characters))
                .attribute("customWidth", "1")
                .end();
    }

    @Override
    public void write(Row row) throws IOException {
        layer.check(row);
        if (sheet.rows() == MAX_ROWS) {
            throw new IOException("a worksheet holds 1,048,576 rows; use GeoPackage or CSV");
        }
        sheet.startRow();
        for (Object value : row.values()) {
            value(value);
        }
        Point place = row.geometry().getInteriorPoint();
        sheet.number(decimals(place.getX()), XlsxSheet.PLAIN);
        sheet.number(decimals(place.getY()), XlsxSheet.PLAIN);
        wkt.setLength(0);
        Wkt.append(wkt, row.geometry(), layer.crs().decimals());
        if (wkt.length() <= MAX_CELL) {
            sheet.text(wkt.toString(), XlsxSheet.PLAIN);
        } else {
            missingWkt++;
        }
        sheet.endRow();
    }

    private void value(Object value) throws IOException {
        switch (value) {
            case null -> sheet.empty();
            case Number number -> sheet.number(Long.toString(number.longValue()), XlsxSheet.PLAIN);
            case Boolean flag -> sheet.flag(flag);
            case Instant instant -> sheet.number(serial(instant), XlsxSheet.DATE_TIME);
            default -> sheet.text(shortened(Column.text(value)), XlsxSheet.PLAIN);
        }
    }

    /** Days since the spreadsheets' own beginning; eleven decimals hold a millisecond. */
    private static String serial(Instant instant) {
        return BigDecimal.valueOf(Duration.between(EPOCH, instant).toSeconds())
                .divide(BigDecimal.valueOf(86_400), 11, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private String decimals(double ordinate) {
        StringBuilder text = new StringBuilder();
        Decimals.append(text, ordinate, layer.crs().decimals());
        return text.toString();
    }

    private String shortened(String text) {
        if (text.length() <= MAX_CELL) {
            return text;
        }
        cutTexts++;
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_CELL - 1)) ? MAX_CELL - 1 : MAX_CELL);
    }

    @Override
    public void finish() throws IOException {
        sheet.xml().end().line();
        if (sheet.rows() > 1) {
            sheet.xml().start("autoFilter");
            sheet.xml()
                    .attribute("ref", "A1:" + XlsxSheet.letters(columns()) + sheet.rows())
                    .end();
        }
        sheet.finish();
        zip.closeEntry();
        writeReadme();
        zip.finish();
        zip.flush();
    }

    private void writeReadme() throws IOException {
        XlsxSheet readme = sheet("xl/worksheets/sheet2.xml");
        readme.xml().start("cols");
        width(readme.xml(), 1, 2, 32);
        width(readme.xml(), 3, 3, 110);
        readme.xml().end().start("sheetData");
        line(readme, XlsxSheet.BOLD, layer.title());
        for (Map.Entry<String, String> entry : layer.metadata().entries().entrySet()) {
            line(readme, XlsxSheet.PLAIN, entry.getKey(), "", entry.getValue());
        }
        FileCrs crs = layer.crs();
        line(readme, XlsxSheet.PLAIN, "crs", "EPSG:" + crs.epsg(), crs.title() + ": " + crs.axisNote());
        line(readme, XlsxSheet.PLAIN, "filas", Integer.toString(sheet.rows() - 1), "");
        if (missingWkt > 0) {
            line(readme, XlsxSheet.PLAIN, "sin WKT", Integer.toString(missingWkt), TOO_LONG);
        }
        if (cutTexts > 0) {
            line(readme, XlsxSheet.PLAIN, "textos cortados", Integer.toString(cutTexts), TOO_LONG);
        }
        line(readme, XlsxSheet.PLAIN, "");
        line(readme, XlsxSheet.BOLD, "campo", "título", "descripción");
        for (Column column : layer.columns()) {
            line(readme, XlsxSheet.PLAIN, column.name(), column.title(), column.description());
        }
        line(readme, XlsxSheet.PLAIN, "x, y", "Un punto de la huella", crs.axisNote());
        line(readme, XlsxSheet.PLAIN, "WKT", "La huella completa", "Well-known text (OGC 06-103r4)");
        readme.xml().end();
        readme.finish();
        zip.closeEntry();
    }

    private static void line(XlsxSheet sheet, String style, String... cells) throws IOException {
        sheet.startRow();
        for (String cell : cells) {
            sheet.text(cell, style);
        }
        sheet.endRow();
    }

    /** Nothing is kept aside; closing the zip would close the stream, which is not ours. */
    @Override
    public void close() {
        zip.close();
    }
}
