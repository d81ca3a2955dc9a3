package huella.geo.read;

import huella.model.Rejected;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A worksheet as a table: its header is the first row that names where the shapes stand, so that titles may stand above
 * it, and what stands below are features.
 */
final class XlsxTable {

    private static final int SAMPLE_ROWS = 100;
    private static final long SAMPLE_CHARACTERS = 2_000_000;
    private static final int HIGHEST_HEADER = 10;

    private final Source source;
    private final XlsxRows rows;
    private final Deque<XlsxRows.Row> sample = new ArrayDeque<>();
    private List<String> columns = List.of();
    private TableShapes shapes;

    /** Reads as far as the header and what tells about it. */
    XlsxTable(Source source, XlsxRows rows) throws IOException {
        this.source = source;
        this.rows = rows;
        takeSample();
    }

    private void takeSample() throws IOException {
        long characters = 0;
        while (sample.size() < SAMPLE_ROWS && characters < SAMPLE_CHARACTERS) {
            Optional<XlsxRows.Row> row = rows.next();
            if (row.isEmpty()) {
                return;
            }
            sample.add(row.get());
            for (Object cell : row.get().cells()) {
                characters += cell instanceof String text ? text.length() : 1;
            }
        }
    }

    /**
     * To be called before all that follows.
     *
     * @throws Rejected when no row says where the shapes are
     */
    void findHeader() {
        List<XlsxRows.Row> above = new ArrayList<>(sample);
        long widest = above.stream().mapToLong(XlsxRows.Row::filled).max().orElse(0);
        Rejected first = null;
        for (int i = 0; i < Math.min(above.size(), HIGHEST_HEADER); i++) {
            if (above.get(i).filled() * 2 < widest) {
                continue; // a title
            }
            try {
                columns = names(above.get(i), above);
                shapes = TableShapes.of(
                        columns,
                        above.subList(i + 1, above.size()).stream()
                                .map(XlsxRows.Row::cells)
                                .toList(),
                        source.choices(),
                        source.limits());
                for (int passed = 0; passed <= i; passed++) {
                    sample.removeFirst();
                }
                return;
            } catch (Rejected noHeader) {
                first = first == null ? noHeader : first;
            }
        }
        throw first != null ? first : Unreadable.because("La planilla está vacía. Revise que sea el archivo correcto.");
    }

    /** A column without a name has the letters of its place. */
    private static List<String> names(XlsxRows.Row header, List<XlsxRows.Row> all) {
        int width = all.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < width; i++) {
            Object cell = i < header.cells().size() ? header.cells().get(i) : null;
            String wanted =
                    cell == null ? "columna " + letters(i + 1) : cell.toString().strip();
            UniqueNames.next(wanted, names);
        }
        return List.copyOf(names);
    }

    private static String letters(int column) {
        return (column > 26 ? letters((column - 1) / 26) : "") + (char) ('A' + (column - 1) % 26);
    }

    /** Columns that hold values. */
    List<String> columns() {
        List<String> ofValues = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!shapes.holds(i)) {
                ofValues.add(columns.get(i));
            }
        }
        return ofValues;
    }

    StatedCrs stated() {
        return shapes.stated();
    }

    void read(FeatureSink sink, ShapeBuilder builder) throws IOException {
        for (Optional<XlsxRows.Row> row = next(); row.isPresent(); row = next()) {
            List<Object> cells = row.get().cells();
            Values values = new Values(source.limits());
            for (int i = 0; i < cells.size(); i++) {
                if (i >= columns.size()) {
                    values.put("columna " + letters(i + 1), cells.get(i));
                } else if (!shapes.holds(i)) {
                    values.put(columns.get(i), cells.get(i));
                }
            }
            sink.feature(new SourceFeature("fila " + row.get().number(), values.all(), shapes.read(cells, builder)));
        }
    }

    private Optional<XlsxRows.Row> next() throws IOException {
        return sample.isEmpty() ? rows.next() : Optional.of(Objects.requireNonNull(sample.poll()));
    }
}
