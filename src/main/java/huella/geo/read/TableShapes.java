package huella.geo.read;

import huella.model.Rejected;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the shapes of a table stand and how a row's is read: one column of well-known text or hexadecimal WKB, or two
 * of numbers. Two columns that a person chose go before anything; then a column of shapes, since it says more than the
 * point that may stand beside it; then names of coordinates. Where two answers are possible there is none: the person
 * is asked, with the names of the columns.
 *
 * <p>Used by CSV and by spreadsheets. Cells are String, Number, Boolean or null.
 */
final class TableShapes {

    private static final Set<String> SHAPE_NAMES = Set.of(
            "wkt",
            "geom",
            "geometry",
            "the geom",
            "geometria",
            "wkb",
            "wkb geometry",
            "wkt geom",
            "geom wkt",
            "shape",
            "forma",
            "ewkt",
            "ewkb",
            "wkt geometry",
            "st astext",
            "st asewkt");
    private static final Pattern HEX = Pattern.compile(
            "(?:\\\\x|0x)?(?:01[0-9A-F]{2}0[0-9A-F]00[02468ACE]0|00[02468ACE]0000[0-9A-F]{3})[0-9A-F]{8,}",
            Pattern.CASE_INSENSITIVE);
    private static final int NAMED = 30;

    private final List<String> columns;
    private final int shape;
    private final int x;
    private final int y;
    private final Numerals numerals;
    private final OptionalInt srid;
    private final ReadLimits limits;

    private TableShapes(
            List<String> columns, int shape, ColumnPairs.Pair pair, List<? extends List<?>> rows, ReadLimits limits) {
        this.columns = columns;
        this.shape = shape;
        this.x = pair.x();
        this.y = pair.y();
        this.numerals = Numerals.of(shape >= 0 ? List.of() : texts(rows, x, y));
        this.srid = shape < 0 ? OptionalInt.empty() : firstSrid(texts(rows, shape), limits);
        this.limits = limits;
    }

    /**
     * @param columns their names, in order
     * @param rows some of the first, each in the order of the columns, maybe shorter
     * @throws Rejected when it cannot be told which columns hold the shapes: names those that there are
     */
    static TableShapes of(List<String> columns, List<? extends List<?>> rows, Choices choices, ReadLimits limits) {
        if (choices.x().isPresent() || choices.y().isPresent()) {
            ColumnPairs.Pair chosen =
                    new ColumnPairs.Pair(chosen(columns, choices.x(), "x"), chosen(columns, choices.y(), "y"));
            return new TableShapes(columns, -1, chosen, rows, limits);
        }
        int shape = shapeColumn(columns, rows);
        if (shape >= 0) {
            return new TableShapes(columns, shape, new ColumnPairs.Pair(-1, -1), rows, limits);
        }
        List<ColumnPairs.Pair> pairs = ColumnPairs.of(columns);
        List<ColumnPairs.Pair> numbers = pairs.stream()
                .filter(pair -> isOfNumbers(rows, pair.x()) && isOfNumbers(rows, pair.y()))
                .toList();
        if (numbers.size() == 1) {
            return new TableShapes(columns, -1, numbers.getFirst(), rows, limits);
        }
        throw numbers.isEmpty() ? none(columns, pairs) : several(columns, numbers);
    }

    /** Whether a column is the shape, or half of it, and no value of the feature. */
    boolean holds(int column) {
        return column == shape || column == x || column == y;
    }

    /** Whether a column holds whole shapes, whose texts may be longer than those of values. */
    boolean holdsWhole(int column) {
        return column == shape;
    }

    /** What the first shape says; a table says nothing else of its coordinate system. */
    StatedCrs stated() {
        return srid.isPresent()
                ? new StatedCrs.Code(srid.getAsInt(), "el SRID de la columna «" + columns.get(shape) + "»")
                : new StatedCrs.Unstated();
    }

    /**
     * The shape of a row; one without a shape is refused, not thrown.
     *
     * @throws Rejected when the file has too many vertices
     */
    SourceShape read(List<?> row, ShapeBuilder builder) {
        if (shape >= 0) {
            whole(text(row, shape), builder);
        } else {
            point(row, builder);
        }
        return builder.finish();
    }

    private void whole(String cell, ShapeBuilder builder) {
        if (cell.isEmpty()) {
            return;
        }
        OptionalInt said = OptionalInt.empty();
        if (HEX.matcher(cell).matches()) {
            Optional<byte[]> bytes = bytes(cell);
            if (bytes.isEmpty()) {
                builder.refuse(Wkb.CUT);
            } else {
                said = Wkb.tell(ByteBuffer.wrap(bytes.get()), limits, builder);
            }
        } else {
            said = WellKnownText.srid(cell);
            WellKnownText.tell(cell, limits, builder);
        }
        if (!said.equals(srid)) {
            builder.refuse("Dice " + words(said) + ", y la primera forma " + words(srid)
                    + ". Importe por separado lo que está en otro sistema de coordenadas.");
        }
    }

    private static String words(OptionalInt srid) {
        return srid.isPresent() ? "SRID " + srid.getAsInt() : "ningún SRID";
    }

    private void point(List<?> row, ShapeBuilder builder) {
        String east = text(row, x);
        String north = text(row, y);
        if (east.isEmpty() && north.isEmpty()) {
            return;
        }
        Optional<Double> first = number(row, x, builder);
        Optional<Double> second = number(row, y, builder);
        if (first.isPresent() && second.isPresent()) {
            builder.vertex(first.get(), second.get());
            builder.point();
        }
    }

    private Optional<Double> number(List<?> row, int column, ShapeBuilder builder) {
        if (column < row.size() && row.get(column) instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        String text = text(row, column);
        Optional<Double> number = numerals.parse(text);
        if (text.isEmpty()) {
            builder.refuse("Le falta la coordenada de la columna «" + columns.get(column) + "». Complétela.");
        } else if (number.isEmpty()) {
            builder.refuse("«" + cut(text) + "», en la columna «" + columns.get(column)
                    + "», no es una coordenada. Escríbala como 346000.5, 346000,5 o 23°39'00\"S.");
        }
        return number;
    }

    private static int chosen(List<String> columns, Optional<String> name, String axis) {
        if (name.isEmpty()) {
            throw Unreadable.because("Se eligió la columna de una sola coordenada. Elija también la de " + axis + ".");
        }
        for (Predicate<String> same : List.<Predicate<String>>of(
                column -> column.equals(name.get()),
                column -> ColumnPairs.plain(column).equals(ColumnPairs.plain(name.get())))) {
            for (int i = 0; i < columns.size(); i++) {
                if (same.test(columns.get(i))) {
                    return i;
                }
            }
        }
        throw Unreadable.because("No hay una columna «" + cut(name.get()) + "» para " + axis + ". Las columnas son: "
                + names(columns) + ".");
    }

    /** By what stands in the cells; where no cell tells, by the name alone. */
    private static int shapeColumn(List<String> columns, List<? extends List<?>> rows) {
        List<Integer> holding = new ArrayList<>();
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<String> texts = texts(rows, i);
            long shapes = texts.stream().filter(TableShapes::isShape).count();
            boolean calledSo = SHAPE_NAMES.contains(ColumnPairs.plain(columns.get(i)));
            if (shapes > 0 && (shapes * 2 >= texts.size() || calledSo)) {
                holding.add(i);
            }
            if (calledSo
                    && texts.stream().noneMatch(text -> Numerals.plain(text).isPresent())) {
                named.add(i);
            }
        }
        List<Integer> both = holding.stream().filter(named::contains).toList();
        List<Integer> best = !both.isEmpty() ? both : !holding.isEmpty() ? holding : named;
        if (best.size() > 1 && !holding.isEmpty()) {
            throw Unreadable.because("Varias columnas traen formas: "
                    + names(best.stream().map(columns::get).toList())
                    + ". Deje en el archivo sólo la que quiere importar.");
        }
        return best.isEmpty() || (holding.isEmpty() && !ColumnPairs.of(columns).isEmpty()) ? -1 : best.getFirst();
    }

    /** Whether a text begins like a shape. */
    static boolean isShape(String text) {
        return WellKnownText.begins(text) || HEX.matcher(text).matches();
    }

    private static OptionalInt firstSrid(List<String> shapes, ReadLimits limits) {
        String first = shapes.stream().filter(TableShapes::isShape).findFirst().orElse("");
        return HEX.matcher(first).matches() ? sridOfBytes(first, limits) : WellKnownText.srid(first);
    }

    private static OptionalInt sridOfBytes(String text, ReadLimits limits) {
        return bytes(text)
                .map(bytes -> Wkb.tell(ByteBuffer.wrap(bytes), limits, new ShapeBuilder(limits)))
                .orElse(OptionalInt.empty());
    }

    private static Optional<byte[]> bytes(String hex) {
        String digits = hex.startsWith("\\x") || hex.startsWith("0x") ? hex.substring(2) : hex;
        return digits.length() % 2 == 0 ? Optional.of(HexFormat.of().parseHex(digits)) : Optional.empty();
    }

    /** Most of what stands there, or nothing. */
    private static boolean isOfNumbers(List<? extends List<?>> rows, int column) {
        List<String> texts = texts(rows, column);
        Numerals numerals = Numerals.of(texts);
        return texts.stream().filter(text -> numerals.parse(text).isPresent()).count() * 2 >= texts.size();
    }

    private static List<String> texts(List<? extends List<?>> rows, int... of) {
        return java.util.Arrays.stream(of)
                .boxed()
                .flatMap(column -> rows.stream().map(row -> text(row, column)))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String text(List<?> row, int column) {
        return column < row.size() ? Objects.toString(row.get(column), "").strip() : "";
    }

    private static Rejected none(List<String> columns, List<ColumnPairs.Pair> pairs) {
        String why = pairs.isEmpty()
                ? "No se sabe qué columnas traen la ubicación."
                : "Las columnas «" + columns.get(pairs.getFirst().x()) + "» y «"
                        + columns.get(pairs.getFirst().y()) + "» no traen números.";
        return Unreadable.because(why + " Las columnas son: " + names(columns)
                + ". Elija cuáles son x (este o longitud) e y (norte o latitud), o agregue una columna WKT.");
    }

    private static Rejected several(List<String> columns, List<ColumnPairs.Pair> pairs) {
        String found = pairs.stream()
                .limit(4)
                .map(pair -> "«" + columns.get(pair.x()) + "» y «" + columns.get(pair.y()) + "»")
                .collect(Collectors.joining("; "));
        return Unreadable.because("Hay más de un par de columnas de coordenadas: " + found
                + ". Elija cuál usar como x (este o longitud) e y (norte o latitud).");
    }

    private static String names(List<String> columns) {
        String some = Stream.concat(
                        columns.stream().limit(NAMED).map(name -> "«" + cut(name) + "»"),
                        Stream.of("…").filter(more -> columns.size() > NAMED))
                .collect(Collectors.joining(", "));
        return some.isEmpty() ? "ninguna" : some;
    }

    private static String cut(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }
}
