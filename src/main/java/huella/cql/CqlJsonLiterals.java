package huella.cql;

import com.fasterxml.jackson.databind.JsonNode;
import huella.geo.GeoJsonGeometry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Reads the literals of CQL2 JSON: dates and times, boxes, and geometries as GeoJSON. */
final class CqlJsonLiterals {

    private final CqlJson reader;
    private final Budget budget;

    CqlJsonLiterals(CqlJson reader, Budget budget) {
        this.reader = reader;
        this.budget = budget;
    }

    Operand read(JsonNode json, String at) {
        if (json.has("date")) {
            return time(json, "date", at, Times::day);
        }
        if (json.has("timestamp")) {
            return time(json, "timestamp", at, Times::moment);
        }
        if (json.has("interval")) {
            return interval(json, at);
        }
        if (json.has("bbox") && !json.has("type")) {
            return box(json, at);
        }
        if (json.has("type")) {
            return new Operand.Shape(geometry(json, at, true));
        }
        throw reader.fault(
                at,
                "el objeto no dice qué es; lleva «op», «property», «date», «timestamp», «interval», «bbox» o «type»");
    }

    double number(JsonNode json, String at) {
        double value = json.isNumber() ? json.doubleValue() : Double.NaN;
        if (!Double.isFinite(value)) {
            throw reader.fault(
                    at,
                    json.isNumber() ? "el número es demasiado grande; el mayor es 1.79E308" : "se espera un número");
        }
        return value;
    }

    private Operand time(JsonNode json, String member, String at, Function<String, Operand> read) {
        reader.members(json, at, member);
        String inside = at + "/" + member;
        try {
            return read.apply(reader.text(json.get(member), inside));
        } catch (IllegalArgumentException e) {
            throw reader.fault(inside, e.getMessage());
        }
    }

    private Operand interval(JsonNode json, String at) {
        reader.members(json, at, "interval");
        String inside = at + "/interval";
        JsonNode ends = json.get("interval");
        if (!ends.isArray() || ends.size() != 2) {
            throw reader.fault(inside, "un intervalo es una lista de dos extremos; «..» es un extremo abierto");
        }
        Operand start = end(ends.get(0), inside + "/0");
        Operand end = end(ends.get(1), inside + "/1");
        try {
            return Times.interval(start, end);
        } catch (IllegalArgumentException e) {
            throw reader.fault(inside, e.getMessage());
        }
    }

    private Operand end(JsonNode json, String at) {
        if (json.isObject()) {
            Operand operand = reader.operand(json, at);
            if (operand instanceof Operand.Property) {
                return operand;
            }
            throw reader.fault(
                    at, "el extremo de un intervalo es una propiedad o un texto, por ejemplo \"2026-03-31\"");
        }
        try {
            return budget.node(Times.end(reader.text(json, at)), reader.faultAt(at));
        } catch (IllegalArgumentException e) {
            throw reader.fault(at, e.getMessage());
        }
    }

    private Operand box(JsonNode json, String at) {
        reader.members(json, at, "bbox");
        JsonNode numbers = json.get("bbox");
        String inside = at + "/bbox";
        if (!numbers.isArray() || numbers.size() != 4 && numbers.size() != 6) {
            throw reader.fault(inside, "«bbox» es una lista de cuatro números (o seis, con alturas)");
        }
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            all.add(number(numbers.get(i), inside + "/" + i));
        }
        int upper = all.size() / 2;
        return new Operand.Box(all.get(0), all.get(1), all.get(upper), all.get(upper + 1));
    }

    private Geometry geometry(JsonNode json, String at, boolean mayCollect) {
        boolean collection = json.path("type").asText().equals("GeometryCollection");
        reader.members(json, at, "type", collection ? "geometries" : "coordinates", "bbox");
        if (collection && mayCollect) {
            return collection(json.path("geometries"), at + "/geometries");
        }
        count(json.path("coordinates"), at + "/coordinates", 0);
        try {
            Geometry geometry = GeoJsonGeometry.read(json);
            if (geometry.isEmpty()) {
                throw new IllegalArgumentException("la geometría está vacía");
            }
            return geometry;
        } catch (IllegalArgumentException e) {
            throw reader.fault(at, CqlJson.shown(e.getMessage()));
        }
    }

    private Geometry collection(JsonNode parts, String at) {
        if (!parts.isArray() || parts.isEmpty()) {
            throw reader.fault(at, "se espera una lista de geometrías con al menos una");
        }
        List<Geometry> geometries = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isObject()) {
                throw reader.fault(at + "/" + i, "se espera una geometría GeoJSON");
            }
            geometries.add(geometry(parts.get(i), at + "/" + i, false));
        }
        return new GeometryFactory().createGeometryCollection(geometries.toArray(Geometry[]::new));
    }

    /** Counts positions and refuses what no coordinate is, before any geometry is made of them. */
    private void count(JsonNode json, String at, int depth) {
        if (depth > 4) {
            throw reader.fault(at, "las coordenadas tienen demasiados niveles de corchetes");
        }
        if (json.isArray() && !json.isEmpty() && !json.get(0).isArray()) {
            budget.coordinate(reader.faultAt(at));
            if (json.size() < 2 || json.size() > 3) {
                throw reader.fault(at, "una posición lleva dos números, o tres con la altura");
            }
            for (int i = 0; i < json.size(); i++) {
                number(json.get(i), at + "/" + i);
            }
            return;
        }
        for (int i = 0; i < json.size(); i++) {
            count(json.get(i), at + "/" + i, depth + 1);
        }
    }
}
