package huella.cql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes a filter as CQL2 text, so that reading it gives the same nodes again. */
public final class TextWriter {

    private TextWriter() {}

    public static String write(Node node) {
        return node instanceof Expression expression ? condition(expression) : operand((Operand) node);
    }

    private static String condition(Expression expression) {
        return switch (expression) {
            case Expression.And and -> joined(and.parts(), " AND ");
            case Expression.Or or -> joined(or.parts(), " OR ");
            case Expression.Not not -> "NOT " + grouped(not.part());
            case Expression.Comparison c ->
                operand(c.left()) + " " + c.operator().symbol() + " " + operand(c.right());
            case Expression.Like like -> operand(like.value()) + " LIKE " + operand(like.pattern());
            case Expression.Between b ->
                operand(b.value()) + " BETWEEN " + operand(b.low()) + " AND " + operand(b.high());
            case Expression.In in -> operand(in.value()) + " IN " + list(in.items());
            case Expression.IsNull isNull -> grouped(isNull.operand()) + " IS NULL";
            case Expression.Spatial s -> s.relation().keyword() + list(List.of(s.left(), s.right()));
            case Expression.Temporal t -> t.relation().keyword() + list(List.of(t.left(), t.right()));
            case Expression.Sets a -> a.relation().keyword() + list(List.of(a.left(), a.right()));
            case Operand.Truth truth -> truth.value() ? "TRUE" : "FALSE";
        };
    }

    private static String operand(Operand operand) {
        return switch (operand) {
            case Operand.Property property -> name(property.name());
            case Operand.Text text -> quoted(text.value());
            case Operand.Numeric number -> number(number.value());
            case Operand.Truth truth -> truth.value() ? "TRUE" : "FALSE";
            case Operand.Casei casei -> "CASEI(" + operand(casei.of()) + ")";
            case Operand.Accenti accenti -> "ACCENTI(" + operand(accenti.of()) + ")";
            case Operand.Arithmetic a ->
                factor(a.left()) + " " + a.calculation().symbol() + " " + factor(a.right());
            case Operand.Day day -> "DATE('" + day.date() + "')";
            case Operand.Moment moment -> "TIMESTAMP('" + moment(moment) + "')";
            case Operand.Interval interval -> "INTERVAL(" + end(interval.start()) + ", " + end(interval.end()) + ")";
            case Operand.Open open -> "'..'";
            case Operand.Shape shape -> wkt(shape.geometry());
            case Operand.Box box ->
                "BBOX(" + number(box.lower1()) + ", " + number(box.lower2()) + ", " + number(box.upper1()) + ", "
                        + number(box.upper2()) + ")";
            case Operand.Array array -> list(array.items());
        };
    }

    private static String joined(List<Expression> parts, String sign) {
        return parts.stream().map(TextWriter::grouped).collect(Collectors.joining(sign));
    }

    /** In parentheses, unless it binds as closely as can be. */
    private static String grouped(Node node) {
        return switch (node) {
            case Expression.And and -> "(" + write(and) + ")";
            case Expression.Or or -> "(" + write(or) + ")";
            case Expression.Not not -> "(" + write(not) + ")";
            case Expression.Comparison comparison -> "(" + write(comparison) + ")";
            case Expression.Like like -> "(" + write(like) + ")";
            case Expression.Between between -> "(" + write(between) + ")";
            case Expression.In in -> "(" + write(in) + ")";
            case Expression.IsNull isNull -> "(" + write(isNull) + ")";
            case Expression.Spatial spatial -> write(spatial);
            case Expression.Temporal temporal -> write(temporal);
            case Expression.Sets sets -> write(sets);
            case Operand operand -> write(operand);
        };
    }

    private static String factor(Operand operand) {
        return operand instanceof Operand.Arithmetic ? "(" + operand(operand) + ")" : operand(operand);
    }

    private static String list(List<? extends Node> items) {
        return items.stream().map(TextWriter::write).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String name(String name) {
        return Names.isKeyword(name) || !Names.isName(name) ? '"' + name + '"' : name;
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int mark = Escapes.MEANINGS.indexOf(c);
            out.append(c == '\'' ? "''" : mark >= 0 ? "\\" + Escapes.MARKS.charAt(mark) : String.valueOf(c));
        }
        return out.append('\'').toString();
    }

    /** Whole numbers without a point; else the shortest that reads as the same number. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    static String moment(Operand.Moment moment) {
        return moment.instant().toString();
    }

    /** The end of an interval as the text that both encodings hold. */
    static String endText(Operand end) {
        return switch (end) {
            case Operand.Day day -> day.date().toString();
            case Operand.Moment moment -> moment(moment);
            default -> Times.OPEN;
        };
    }

    private static String end(Operand end) {
        return end instanceof Operand.Property property ? name(property.name()) : "'" + endText(end) + "'";
    }

    private static String wkt(Geometry geometry) {
        return geometry.getGeometryType().toUpperCase(Locale.ROOT) + body(geometry);
    }

    private static String body(Geometry geometry) {
        return switch (geometry) {
            case Point point -> "(" + position(point.getCoordinate()) + ")";
            case LineString line ->
                Arrays.stream(line.getCoordinates())
                        .map(TextWriter::position)
                        .collect(Collectors.joining(", ", "(", ")"));
            case Polygon polygon ->
                IntStream.rangeClosed(0, polygon.getNumInteriorRing())
                        .mapToObj(i -> body(i == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(i - 1)))
                        .collect(Collectors.joining(", ", "(", ")"));
            default -> {
                boolean tagged = geometry.getGeometryType().equals("GeometryCollection");
                yield IntStream.range(0, geometry.getNumGeometries())
                        .mapToObj(geometry::getGeometryN)
                        .map(part -> tagged ? wkt(part) : body(part))
                        .collect(Collectors.joining(", ", "(", ")"));
            }
        };
    }

    private static String position(Coordinate c) {
        return number(c.x) + " " + number(c.y);
    }
}
