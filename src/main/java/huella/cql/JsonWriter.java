package huella.cql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes a filter as CQL2 JSON, so that reading it gives the same nodes again. */
public final class JsonWriter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonWriter() {}

    public static JsonNode write(Node node) {
        return node instanceof Operand operand ? operand(operand) : condition((Expression) node);
    }

    private static JsonNode condition(Expression expression) {
        return switch (expression) {
            case Expression.And and -> op("and", and.parts());
            case Expression.Or or -> op("or", or.parts());
            case Expression.Not not -> op("not", not.children());
            case Expression.Comparison comparison -> op(comparison.operator().symbol(), comparison.children());
            case Expression.Like like -> op("like", like.children());
            case Expression.Between between -> op("between", between.children());
            case Expression.In in -> {
                ObjectNode json = op("in", List.of(in.value()));
                json.withArray("args").add(array(in.items()));
                yield json;
            }
            case Expression.IsNull isNull -> op("isNull", isNull.children());
            case Expression.Spatial spatial -> op(spatial.relation().op(), spatial.children());
            case Expression.Temporal temporal -> op(temporal.relation().op(), temporal.children());
            case Expression.Sets sets -> op(sets.relation().op(), sets.children());
            case Operand.Truth truth -> JSON.booleanNode(truth.value());
        };
    }

    private static JsonNode operand(Operand operand) {
        return switch (operand) {
            case Operand.Property property -> JSON.objectNode().put("property", property.name());
            case Operand.Text text -> JSON.textNode(text.value());
            case Operand.Numeric number -> number(number.value());
            case Operand.Truth truth -> JSON.booleanNode(truth.value());
            case Operand.Casei casei -> op("casei", casei.children());
            case Operand.Accenti accenti -> op("accenti", accenti.children());
            case Operand.Arithmetic arithmetic -> op(arithmetic.calculation().symbol(), arithmetic.children());
            case Operand.Day day -> JSON.objectNode().put("date", day.date().toString());
            case Operand.Moment moment -> JSON.objectNode().put("timestamp", TextWriter.moment(moment));
            case Operand.Interval interval -> {
                ObjectNode json = JSON.objectNode();
                json.putArray("interval").add(end(interval.start())).add(end(interval.end()));
                yield json;
            }
            case Operand.Open open -> JSON.textNode(Times.OPEN);
            case Operand.Shape shape -> geometry(shape.geometry());
            case Operand.Box box -> {
                ObjectNode json = JSON.objectNode();
                json.putArray("bbox")
                        .add(box.lower1())
                        .add(box.lower2())
                        .add(box.upper1())
                        .add(box.upper2());
                yield json;
            }
            case Operand.Array array -> array(array.items());
        };
    }

    private static ObjectNode op(String op, List<? extends Node> args) {
        ObjectNode json = JSON.objectNode().put("op", op);
        json.set("args", array(args));
        return json;
    }

    private static ArrayNode array(List<? extends Node> items) {
        ArrayNode json = JSON.arrayNode();
        items.forEach(item -> json.add(write(item)));
        return json;
    }

    private static JsonNode end(Operand end) {
        return end instanceof Operand.Property ? operand(end) : JSON.textNode(TextWriter.endText(end));
    }

    private static JsonNode number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? JSON.numberNode((long) value)
                : JSON.numberNode(value);
    }

    private static ObjectNode geometry(Geometry geometry) {
        ObjectNode json = JSON.objectNode().put("type", geometry.getGeometryType());
        if (geometry.getGeometryType().equals("GeometryCollection")) {
            ArrayNode parts = json.putArray("geometries");
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                parts.add(geometry(geometry.getGeometryN(i)));
            }
        } else {
            json.set("coordinates", coordinates(geometry));
        }
        return json;
    }

    private static ArrayNode coordinates(Geometry geometry) {
        ArrayNode json = JSON.arrayNode();
        switch (geometry) {
            case Point point -> json.add(number(point.getX())).add(number(point.getY()));
            case LineString line -> {
                for (Coordinate c : line.getCoordinates()) {
                    json.add(JSON.arrayNode().add(number(c.x)).add(number(c.y)));
                }
            }
            case Polygon polygon -> {
                json.add(coordinates(polygon.getExteriorRing()));
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    json.add(coordinates(polygon.getInteriorRingN(i)));
                }
            }
            default -> {
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    json.add(coordinates(geometry.getGeometryN(i)));
                }
            }
        }
        return json;
    }
}
