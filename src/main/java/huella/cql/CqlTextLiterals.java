package huella.cql;

import huella.cql.Tokens.Kind;
import huella.cql.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Reads the literals of CQL2 text: numbers, texts, patterns, dates and times, and geometries as WKT. */
final class CqlTextLiterals {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Tokens tokens;
    private final Budget budget;

    CqlTextLiterals(Tokens tokens, Budget budget) {
        this.tokens = tokens;
        this.budget = budget;
    }

    /** A text, or a number with or without a sign. */
    Operand scalar() {
        Token start = tokens.peek();
        return node(
                start.kind() == Kind.TEXT ? new Operand.Text(tokens.take().text()) : new Operand.Numeric(number()),
                start);
    }

    /** The right side of LIKE: a text, in CASEI and ACCENTI or not. */
    Operand pattern() {
        Token start = tokens.peek();
        if (start.kind() == Kind.TEXT) {
            return scalar();
        }
        boolean casei = tokens.isWord("CASEI");
        if (!casei && !tokens.isWord("ACCENTI")) {
            throw tokens.fault(start, "LIKE compara con un texto, por ejemplo nombre LIKE '%puerto%'");
        }
        tokens.take();
        tokens.expectSign("(");
        budget.enter(cause -> tokens.fault(start, cause));
        Operand of = pattern();
        budget.leave();
        tokens.expectSign(")");
        return node(casei ? new Operand.Casei(of) : new Operand.Accenti(of), start);
    }

    /** A literal that begins with a word: DATE, TIMESTAMP, INTERVAL, BBOX or a geometry. */
    Operand tagged() {
        Token start = tokens.take();
        Operand literal = switch (start.keyword()) {
            case "DATE" -> inParentheses(() -> time(Times::day));
            case "TIMESTAMP" -> inParentheses(() -> time(Times::moment));
            case "INTERVAL" -> inParentheses(this::interval);
            case "BBOX" -> inParentheses(this::box);
            case "POINT",
                    "LINESTRING",
                    "POLYGON",
                    "MULTIPOINT",
                    "MULTILINESTRING",
                    "MULTIPOLYGON",
                    "GEOMETRYCOLLECTION" -> new Operand.Shape(geometry(start));
            default ->
                throw tokens.fault(
                        start,
                        "«" + start.text()
                                + "» no puede ir aquí; si es el nombre de una propiedad, escríbalo entre comillas dobles");
        };
        return node(literal, start);
    }

    private interface TimeReader {
        Operand read(String text);
    }

    private Operand time(TimeReader reader) {
        Token token = tokens.take();
        if (token.kind() != Kind.TEXT) {
            throw tokens.fault(token, "se espera un texto entre comillas simples, por ejemplo '2026-03-31'");
        }
        return checked(token, () -> reader.read(token.text()));
    }

    private Operand interval() {
        Token start = tokens.peek();
        Operand from = end();
        tokens.expectSign(",");
        Operand to = end();
        return checked(start, () -> Times.interval(from, to));
    }

    private Operand end() {
        Token token = tokens.peek();
        boolean property = token.kind() == Kind.QUOTED || token.kind() == Kind.WORD && !Names.isKeyword(token.text());
        if (property) {
            tokens.take();
        }
        return node(property ? new Operand.Property(token.text()) : time(Times::end), token);
    }

    private Operand box() {
        Token start = tokens.peek();
        List<Double> numbers = listOf(this::number);
        if (numbers.size() != 4 && numbers.size() != 6) {
            throw tokens.fault(start, "BBOX lleva cuatro números (o seis, con alturas) y llegaron " + numbers.size());
        }
        int upper = numbers.size() / 2;
        return new Operand.Box(numbers.get(0), numbers.get(1), numbers.get(upper), numbers.get(upper + 1));
    }

    private Geometry geometry(Token tag) {
        boolean heights = tokens.takeWord("Z");
        if (tokens.isWord("EMPTY")) {
            throw tokens.fault(tokens.peek(), "la geometría está vacía; déle coordenadas");
        }
        if (!tokens.isSign("(")) {
            throw tokens.fault(tokens.peek(), "después de " + tag.keyword() + " se espera «(» y sus coordenadas");
        }
        return switch (tag.keyword()) {
            case "POINT" -> point(heights);
            case "LINESTRING" -> line(heights);
            case "POLYGON" -> polygon(heights);
            case "MULTIPOINT" ->
                FACTORY.createMultiPoint(inParentheses(() -> listOf(
                                () -> tokens.isSign("(") ? point(heights) : FACTORY.createPoint(position(heights))))
                        .toArray(Point[]::new));
            case "MULTILINESTRING" ->
                FACTORY.createMultiLineString(
                        inParentheses(() -> listOf(() -> line(heights))).toArray(LineString[]::new));
            case "MULTIPOLYGON" ->
                FACTORY.createMultiPolygon(
                        inParentheses(() -> listOf(() -> polygon(heights))).toArray(Polygon[]::new));
            default ->
                FACTORY.createGeometryCollection(
                        inParentheses(() -> listOf(this::member)).toArray(Geometry[]::new));
        };
    }

    private Geometry member() {
        Token tag = tokens.take();
        return switch (tag.keyword()) {
            case "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON" -> geometry(tag);
            default -> throw tokens.fault(tag, "una colección contiene puntos, líneas y polígonos, no otra cosa");
        };
    }

    private Point point(boolean heights) {
        return inParentheses(() -> FACTORY.createPoint(position(heights)));
    }

    private LineString line(boolean heights) {
        return FACTORY.createLineString(positions(heights, 2, "una línea"));
    }

    private Polygon polygon(boolean heights) {
        List<LinearRing> rings = inParentheses(() -> listOf(() -> ring(heights)));
        return FACTORY.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring(boolean heights) {
        Token start = tokens.peek();
        Coordinate[] positions = positions(heights, 4, "un anillo");
        if (!positions[0].equals2D(positions[positions.length - 1])) {
            throw tokens.fault(start, "el anillo no está cerrado: su último punto debe repetir el primero");
        }
        return FACTORY.createLinearRing(positions);
    }

    private Coordinate[] positions(boolean heights, int least, String what) {
        Token start = tokens.peek();
        Coordinate[] positions =
                inParentheses(() -> listOf(() -> position(heights))).toArray(Coordinate[]::new);
        if (positions.length < least) {
            throw tokens.fault(start, what + " tiene " + positions.length + " puntos; necesita al menos " + least);
        }
        return positions;
    }

    /** Two numbers, and a height that is read and left out. */
    private Coordinate position(boolean heights) {
        Token start = tokens.peek();
        budget.coordinate(cause -> tokens.fault(start, cause));
        Coordinate position = new Coordinate(number(), number());
        if (heights || !tokens.isSign(",") && !tokens.isSign(")")) {
            number();
        }
        return position;
    }

    private double number() {
        Token start = tokens.peek();
        boolean minus = tokens.takeSign("-");
        if (!minus) {
            tokens.takeSign("+");
        }
        Token digits = tokens.take();
        if (digits.kind() != Kind.NUMBER) {
            throw tokens.fault(digits, "se espera un número, por ejemplo -70.4");
        }
        double value = Double.parseDouble(digits.text());
        if (Double.isInfinite(value)) {
            throw tokens.fault(start, "el número es demasiado grande; el mayor es 1.79E308");
        }
        return minus ? -value : value;
    }

    private <T> T inParentheses(Supplier<T> inside) {
        tokens.expectSign("(");
        T result = inside.get();
        tokens.expectSign(")");
        return result;
    }

    private <T> List<T> listOf(Supplier<T> item) {
        List<T> items = new ArrayList<>();
        do {
            items.add(item.get());
        } while (tokens.takeSign(","));
        return items;
    }

    private Operand checked(Token at, Supplier<Operand> literal) {
        try {
            return literal.get();
        } catch (IllegalArgumentException e) {
            throw tokens.fault(at, e.getMessage());
        }
    }

    private <N extends Node> N node(N node, Token at) {
        return budget.node(node, cause -> tokens.fault(at, cause));
    }
}
