package huella.geo;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How the rows of a layer look, for formats that carry their own style and for style files. A row's colour comes from
 * one column; its lines and fill from the first grade that it meets. Both are categories, so that each combination can
 * be listed beforehand, which KML, SLD and QGIS all want.
 *
 * @param column whose value decides the colour, of a list the first one; null when all rows look alike
 * @param colours by value
 * @param other for all other values
 * @param grades asked in order; the last one takes every row
 */
public record Palette(String column, List<Colour> colours, Colour other, List<Grade> grades) {

    private static final List<Grade> ONE_GRADE =
            List.of(new Grade("todas", "", List.of(), new Stroke(3, List.of()), 0.4, new Stroke(3, List.of()), false));

    public static final Palette PLAIN = new Palette(null, Map.of(), "#1f6f8b");

    /** How much wider than a line is the pale band under it, in CSS pixels, and how opaque. */
    public static final double CASING = 4;

    public static final double CASING_OPACITY = 0.7;

    /** What a point is drawn as; the names are those of QGIS. */
    public enum Mark {
        CIRCLE,
        SQUARE,
        DIAMOND,
        HEXAGON,
        PENTAGON
    }

    /**
     * A category of colour.
     *
     * @param value of the column
     * @param title for a legend
     * @param rgb {@code #rrggbb}
     */
    public record Colour(String value, String title, String rgb, Mark mark) {
        public Colour {
            if (!rgb.matches("#[0-9a-fA-F]{6}")) {
                throw new IllegalArgumentException("a colour is #rrggbb, not " + rgb);
            }
        }
    }

    /**
     * A line of a drawing.
     *
     * @param width in CSS pixels, of which 96 are an inch
     * @param dashes lengths of line and gap in turn, CSS pixels; empty: a whole line
     */
    public record Stroke(double width, List<Double> dashes) {
        public Stroke {
            dashes = List.copyOf(dashes);
        }
    }

    /** That a column has one of these values; a flag is {@code true} or {@code false}. */
    public record Condition(String column, List<String> values) {
        public Condition {
            values = List.copyOf(values);
        }
    }

    /**
     * How sure a drawing is.
     *
     * @param name lower case, for identifiers
     * @param title for a legend
     * @param when all must hold
     * @param fillOpacity of areas; 0: none
     * @param hollow a point is only an outline
     */
    public record Grade(
            String name,
            String title,
            List<Condition> when,
            Stroke area,
            double fillOpacity,
            Stroke line,
            boolean hollow) {
        public Grade {
            when = List.copyOf(when);
        }
    }

    public Palette {
        colours = List.copyOf(colours);
        grades = List.copyOf(grades);
        if (grades.isEmpty() || !grades.getLast().when().isEmpty()) {
            throw new IllegalArgumentException("the last grade takes every row");
        }
    }

    /** Colours alone, all rows alike otherwise. */
    public Palette(String column, Map<String, String> colours, String other) {
        this(
                column,
                colours.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new Colour(entry.getKey(), entry.getKey(), entry.getValue(), Mark.CIRCLE))
                        .toList(),
                new Colour("", "", other, Mark.CIRCLE),
                ONE_GRADE);
    }

    /** @param values of a row, by column */
    public Colour colour(Function<String, Object> values) {
        String value = column == null ? null : first(values.apply(column));
        return colours.stream()
                .filter(colour -> colour.value().equals(value))
                .findFirst()
                .orElse(other);
    }

    /** @param values of a row, by column */
    public Grade grade(Function<String, Object> values) {
        return grades.stream()
                .filter(grade -> grade.when().stream()
                        .allMatch(condition -> condition.values().contains(first(values.apply(condition.column())))))
                .findFirst()
                .orElseThrow();
    }

    private static String first(Object value) {
        return value instanceof List<?> list ? (list.isEmpty() ? "" : String.valueOf(list.getFirst())) : text(value);
    }

    private static String text(Object value) {
        return value == null ? "" : Column.text(value);
    }
}
