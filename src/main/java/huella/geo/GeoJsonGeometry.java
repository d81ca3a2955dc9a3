package huella.geo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * GeoJSON geometry, both ways (RFC 7946 §3.1): longitude first, degrees WGS 84, shells counter-clockwise, at most seven
 * decimals (1 cm). Heights are read and left out: a footprint is a shape on the ground.
 */
public final class GeoJsonGeometry {

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);
    private static final double SCALE = 1e7;

    private GeoJsonGeometry() {}

    /** Writes a geometry object. The geometry is not changed. */
    public static void write(Geometry geometry, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", geometry.getGeometryType());
        if (geometry instanceof GeometryCollection many
                && geometry.getGeometryType().equals("GeometryCollection")) {
            json.writeArrayFieldStart("geometries");
            for (int i = 0; i < many.getNumGeometries(); i++) {
                write(many.getGeometryN(i), json);
            }
            json.writeEndArray();
        } else {
            json.writeFieldName("coordinates");
            writeCoordinates(geometry, json);
        }
        json.writeEndObject();
    }

    /** Writes the array {@code [west, south, east, north]} (RFC 7946 §5). */
    public static void writeBbox(Envelope box, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (double number : new double[] {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()}) {
            json.writeNumber(round(number));
        }
        json.writeEndArray();
    }

    /**
     * Reads a geometry object.
     *
     * @throws IllegalArgumentException saying what is wrong with it; validity of the shape itself is not checked here
     */
    public static Geometry read(JsonNode node) {
        if (node == null || !node.isObject()) {
            throw new IllegalArgumentException("falta la geometría");
        }
        JsonNode c = node.path("coordinates");
        return switch (node.path("type").asText()) {
            case "Point" -> FACTORY.createPoint(position(c));
            case "MultiPoint" -> FACTORY.createMultiPointFromCoords(positions(c, 1));
            case "LineString" -> line(c);
            case "MultiLineString" ->
                FACTORY.createMultiLineString(each(c, GeoJsonGeometry::line).toArray(LineString[]::new));
            case "Polygon" -> polygon(c);
            case "MultiPolygon" ->
                FACTORY.createMultiPolygon(each(c, GeoJsonGeometry::polygon).toArray(Polygon[]::new));
            case "" -> throw new IllegalArgumentException("la geometría no dice su tipo (\"type\")");
            default ->
                throw new IllegalArgumentException(
                        "el tipo de geometría \"" + node.path("type").asText()
                                + "\" no se admite; use punto, línea o polígono, simple o múltiple");
        };
    }

    private static void writeCoordinates(Geometry geometry, JsonGenerator json) throws IOException {
        switch (geometry) {
            case Point point -> writePosition(point.getCoordinateSequence(), 0, json);
            case LineString line -> writePositions(line.getCoordinateSequence(), false, json);
            case Polygon polygon -> {
                json.writeStartArray();
                writeRing(polygon.getExteriorRing(), true, json);
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    writeRing(polygon.getInteriorRingN(i), false, json);
                }
                json.writeEndArray();
            }
            default -> {
                json.writeStartArray();
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    writeCoordinates(geometry.getGeometryN(i), json);
                }
                json.writeEndArray();
            }
        }
    }

    private static void writeRing(LinearRing ring, boolean counterClockwise, JsonGenerator json) throws IOException {
        CoordinateSequence positions = ring.getCoordinateSequence();
        writePositions(positions, Orientation.isCCW(positions) != counterClockwise, json);
    }

    private static void writePositions(CoordinateSequence positions, boolean reversed, JsonGenerator json)
            throws IOException {
        json.writeStartArray();
        for (int i = 0; i < positions.size(); i++) {
            writePosition(positions, reversed ? positions.size() - 1 - i : i, json);
        }
        json.writeEndArray();
    }

    private static void writePosition(CoordinateSequence positions, int i, JsonGenerator json) throws IOException {
        json.writeStartArray();
        json.writeNumber(round(positions.getX(i)));
        json.writeNumber(round(positions.getY(i)));
        json.writeEndArray();
    }

    private static double round(double degrees) {
        return Math.round(degrees * SCALE) / SCALE;
    }

    private static LineString line(JsonNode node) {
        return FACTORY.createLineString(positions(node, 2));
    }

    private static Polygon polygon(JsonNode node) {
        List<LinearRing> rings = each(node, GeoJsonGeometry::ring);
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("un polígono no tiene anillos");
        }
        return FACTORY.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode node) {
        Coordinate[] positions = positions(node, 4);
        if (!positions[0].equals2D(positions[positions.length - 1])) {
            throw new IllegalArgumentException("un anillo no está cerrado: su último punto debe repetir el primero");
        }
        return FACTORY.createLinearRing(positions);
    }

    private static Coordinate[] positions(JsonNode node, int least) {
        Coordinate[] positions = each(node, GeoJsonGeometry::position).toArray(Coordinate[]::new);
        if (positions.length < least) {
            throw new IllegalArgumentException(
                    "una parte tiene " + positions.length + " puntos; necesita al menos " + least);
        }
        return positions;
    }

    private static Coordinate position(JsonNode node) {
        if (!node.isArray()
                || node.size() < 2
                || !node.get(0).isNumber()
                || !node.get(1).isNumber()) {
            throw new IllegalArgumentException("una posición no es [longitud, latitud]: " + node);
        }
        return new Coordinate(node.get(0).asDouble(), node.get(1).asDouble());
    }

    private static <T> List<T> each(JsonNode node, java.util.function.Function<JsonNode, T> read) {
        if (!node.isArray()) {
            throw new IllegalArgumentException("las coordenadas no son una lista");
        }
        return new ArrayList<>(
                IntStream.range(0, node.size()).mapToObj(node::get).map(read).toList());
    }
}
