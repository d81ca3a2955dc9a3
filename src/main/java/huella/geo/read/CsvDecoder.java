package huella.geo.read;

import huella.geo.FormulaGuard;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tables as text (RFC 4180 and what spreadsheets make of it): separator and encoding are told by the bytes, the columns
 * with the shapes by {@link TableShapes}. The first row has the names. A row with more cells than names is refused by
 * itself: a text with the separator in it has lost its quotes, and nobody knows which cell is which.
 */
final class CsvDecoder implements Decoder {

    private static final int SAMPLE_ROWS = 100;
    private static final int SAMPLE_CHARACTERS = 2_000_000;

    @Override
    public void read(Source source, FeatureSink sink) throws IOException {
        TextCharset charset = TextCharset.of(source.file(), source.choices().charset());
        CsvDialect dialect;
        try (Reader text = charset.open(source.file())) {
            dialect = CsvDialect.of(text);
        }
        Head head;
        try (CsvRecords records = CsvRecords.open(charset.open(source.file()), dialect, source.limits())) {
            head = Head.read(records, source);
        }
        charset.note().ifPresent(sink::note);
        SourceLayer layer =
                new SourceLayer(source.stem(), head.values(), head.shapes().stated(), Optional.of(charset.charset()));
        if (!source.choices().wants(layer.name())) {
            return;
        }
        sink.layer(layer);
        try (CsvRecords records = CsvRecords.open(charset.open(source.file()), dialect, source.limits())) {
            ShapeBuilder shape = new ShapeBuilder(source.limits());
            head.skip(records);
            for (List<String> cells = records.next(); cells != null; cells = records.next()) {
                if (!CsvRecords.isBlank(cells)) {
                    sink.feature(head.feature("fila " + records.row(), cells, shape));
                }
            }
        }
    }

    /** What the first rows tell. */
    private record Head(List<String> columns, TableShapes shapes, char separator) {

        static Head read(CsvRecords records, Source source) throws IOException {
            List<String> names = firstRow(records);
            if (names == null) {
                throw Unreadable.because("El archivo no tiene filas. Revise que sea el correcto y envíelo de nuevo.");
            }
            List<String> columns = columns(names, source.limits());
            List<List<String>> rows = new ArrayList<>();
            long characters = 0;
            for (List<String> cells = records.next();
                    cells != null && rows.size() < SAMPLE_ROWS && characters < SAMPLE_CHARACTERS;
                    cells = records.next()) {
                if (!CsvRecords.isBlank(cells)) {
                    rows.add(cells);
                    characters += cells.stream().mapToLong(String::length).sum();
                }
            }
            if (rows.isEmpty()) {
                throw Unreadable.because("El archivo sólo trae los nombres de las columnas y ninguna fila con datos."
                        + " Revise que sea el correcto y envíelo de nuevo.");
            }
            return new Head(
                    columns, TableShapes.of(columns, rows, source.choices(), source.limits()), records.separator());
        }

        void skip(CsvRecords records) throws IOException {
            firstRow(records);
        }

        private static List<String> firstRow(CsvRecords records) throws IOException {
            List<String> cells = records.next();
            while (cells != null && CsvRecords.isBlank(cells)) {
                cells = records.next();
            }
            return cells;
        }

        private static List<String> columns(List<String> names, ReadLimits limits) {
            if (names.size() > limits.columns()) {
                throw ReadLimits.exceeded(
                        "columnas", limits.columns(), ReadLimits.COLUMNS, "Deje sólo las que va a usar.");
            }
            boolean data = names.stream().anyMatch(TableShapes::isShape)
                    || names.stream()
                            .allMatch(name ->
                                    name.isBlank() || Numerals.plain(name).isPresent());
            if (data) {
                throw Unreadable.because(
                        "A la tabla le faltan los nombres de las columnas: la primera fila ya trae datos."
                                + " Agregue una primera fila con los nombres (por ejemplo nombre, este, norte).");
            }
            Set<String> taken = new HashSet<>();
            List<String> columns = new ArrayList<>();
            for (String name : names) {
                String bare = FormulaGuard.bare(name.strip());
                columns.add(UniqueNames.next(bare.isEmpty() ? "columna " + (columns.size() + 1) : bare, taken));
            }
            return columns;
        }

        List<String> values() {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                if (!shapes.holds(i)) {
                    values.add(columns.get(i));
                }
            }
            return values;
        }

        SourceFeature feature(String label, List<String> cells, ShapeBuilder builder) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                if (!shapes.holds(i)) {
                    String cell = i < cells.size() ? cells.get(i) : "";
                    values.put(columns.get(i), cell.isEmpty() ? null : FormulaGuard.bare(cell));
                }
            }
            boolean more =
                    cells.size() > columns.size() && !CsvRecords.isBlank(cells.subList(columns.size(), cells.size()));
            SourceShape shape = more
                    ? SourceShape.refused("Tiene " + cells.size() + " celdas y el encabezado " + columns.size()
                            + ". Ponga entre comillas los textos que llevan «" + separator + "».")
                    : shapes.read(cells, builder);
            return new SourceFeature(label, values, shape);
        }
    }
}
