package huella.geo;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a file is about, known before its first row.
 *
 * @param name of the table, and of files inside an archive: lower case, digits, underscore, hyphen
 * @param columns the first one identifies a row
 * @param label the column whose value stands beside the drawing, one of {@code columns}
 */
public record Layer(
        String name,
        String title,
        List<Column> columns,
        String label,
        FileCrs crs,
        Metadata metadata,
        Palette palette) {

    /** Columns that the formats themselves add. */
    private static final Set<String> RESERVED = Set.of("fid", "geom", "wkt");

    public Layer {
        columns = List.copyOf(columns);
        if (!name.matches("[a-z][a-z0-9_-]*")) {
            throw new IllegalArgumentException("not a layer name: " + name);
        }
        Set<String> seen = new HashSet<>(RESERVED);
        for (Column column : columns) {
            if (!seen.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("a column's name is taken: " + column.name());
            }
        }
        indexOf(columns, label);
        if (palette.column() != null) {
            indexOf(columns, palette.column());
        }
        for (Palette.Grade grade : palette.grades()) {
            for (Palette.Condition condition : grade.when()) {
                indexOf(columns, condition.column());
            }
        }
    }

    String label(Row row) {
        return Column.text(row.values().get(indexOf(columns, label)));
    }

    Palette.Colour colour(Row row) {
        return palette.colour(column -> row.values().get(indexOf(columns, column)));
    }

    Palette.Grade grade(Row row) {
        return palette.grade(column -> row.values().get(indexOf(columns, column)));
    }

    Row check(Row row) {
        if (row.values().size() != columns.size()) {
            throw new IllegalArgumentException(
                    "a row has " + row.values().size() + " values for " + columns.size() + " columns");
        }
        return row;
    }

    private static int indexOf(List<Column> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such column: " + name);
    }
}
