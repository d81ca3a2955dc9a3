package huella.geo.read;

import huella.model.Rejected;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Excel workbooks (ECMA-376, SpreadsheetML): every visible sheet that says where its shapes are is a layer. The
 * coordinate system of workbooks that this service wrote stands in their sheet "Léame"; others say none.
 */
final class XlsxDecoder implements Decoder {

    private static final String README = "Léame";
    private static final int README_ROWS = 100;
    private static final Pattern EPSG = Pattern.compile("EPSG:(\\d{4,6})");

    @Override
    public void read(Source source, FeatureSink sink) throws IOException {
        new Workbook(source, sink).read();
    }

    /** One reading. */
    private static final class Workbook {

        private final Source source;
        private final FeatureSink sink;
        private final XlsxPackage parts;
        private final XlsxSheets sheets;
        private final XlsxTexts texts;
        private final XlsxStyles styles;
        private final ShapeBuilder shape;
        private final Set<String> names = new HashSet<>();
        private Rejected first;
        private int tables;

        Workbook(Source source, FeatureSink sink) throws IOException {
            this.source = source;
            this.sink = sink;
            this.parts = new XlsxPackage(source);
            this.sheets = XlsxSheets.of(parts);
            this.texts = XlsxTexts.of(parts, sheets.strings(), source.limits());
            this.styles = XlsxStyles.of(parts, sheets.styles());
            this.shape = new ShapeBuilder(source.limits());
        }

        void read() throws IOException {
            Optional<StatedCrs> stated = stated();
            for (XlsxSheets.Sheet sheet : sheets.sheets()) {
                String name = UniqueNames.next(sheet.name(), names);
                if (sheet.hidden()) {
                    sink.note("La hoja oculta «" + name + "» se dejó fuera. Muéstrela en Excel si quiere importarla.");
                } else {
                    sheet(sheet, name, stated);
                }
            }
            if (tables == 0) {
                throw first != null
                        ? first
                        : Unreadable.because(
                                "La planilla no tiene ninguna hoja visible con celdas. Muéstrela en Excel y"
                                        + " guárdela de nuevo.");
            }
        }

        private void sheet(XlsxSheets.Sheet sheet, String name, Optional<StatedCrs> stated) throws IOException {
            try (XlsxRows rows = rows(sheet)) {
                Optional<XlsxTable> table = table(rows, name);
                if (table.isEmpty() || !source.choices().wants(name)) {
                    return;
                }
                StatedCrs crs = table.get().stated() instanceof StatedCrs.Unstated unstated
                        ? stated.orElse(unstated)
                        : table.get().stated();
                sink.layer(new SourceLayer(name, table.get().columns(), crs, Optional.empty()));
                table.get().read(sink, shape);
                if (rows.unknownResults() > 0) {
                    sink.note(
                            "En la hoja «" + name + "» hay fórmulas sin resultado guardado, que se leyeron como vacías."
                                    + " Abra la planilla en Excel y guárdela para que se calculen.");
                }
            }
        }

        private Optional<XlsxTable> table(XlsxRows rows, String name) throws IOException {
            XlsxTable table = new XlsxTable(source, rows);
            try {
                table.findHeader();
                tables++;
                return Optional.of(table);
            } catch (Rejected noTable) {
                first = first == null ? noTable : first;
                sink.note("La hoja «" + name + "» no dice dónde están las formas: se dejó fuera.");
                return Optional.empty();
            }
        }

        private XlsxRows rows(XlsxSheets.Sheet sheet) throws IOException {
            return new XlsxRows(
                    parts.open(sheet.path()), texts, styles, new XlsxDates(sheets.from1904()), source.limits());
        }

        private Optional<StatedCrs> stated() throws IOException {
            for (XlsxSheets.Sheet sheet : sheets.sheets()) {
                if (sheet.name().equals(README)) {
                    return stated(sheet);
                }
            }
            return Optional.empty();
        }

        private Optional<StatedCrs> stated(XlsxSheets.Sheet readme) throws IOException {
            try (XlsxRows rows = rows(readme)) {
                for (int i = 0; i < README_ROWS; i++) {
                    Optional<XlsxRows.Row> row = rows.next();
                    if (row.isEmpty()) {
                        return Optional.empty();
                    }
                    List<Object> cells = row.get().cells();
                    if (cells.size() > 1 && "crs".equals(cells.get(0)) && cells.get(1) instanceof String code) {
                        Matcher epsg = EPSG.matcher(code);
                        return epsg.matches()
                                ? Optional.of(new StatedCrs.Code(Integer.parseInt(epsg.group(1)), "la hoja «Léame»"))
                                : Optional.empty();
                    }
                }
                return Optional.empty();
            }
        }
    }
}
