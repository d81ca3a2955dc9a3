package huella.editing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import huella.editing.GeometryOperations.Redrawn;
import huella.geo.GeoJsonGeometry;
import huella.geo.Measures;
import huella.http.Body;
import huella.http.Entry;
import huella.http.Json;
import huella.http.Resource;
import huella.http.Routes;
import huella.http.Writes;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/**
 * {@code /api/geometry/…}: what the editor has done to a shape while it is drawn. Nothing is stored; the same request
 * has the same answer.
 */
final class GeometryRoutes implements Routes {

    private static final String GROUP = "Edición";
    private static final int MOST_SHAPES = 500;

    /** A shape by itself is compared with nothing. */
    private static final Surroundings NOWHERE = new Surroundings(Map.of(), Set.of(), Map.of(), List.of(), List.of());

    private final GeometryOperations operations;
    private final Inspection inspection;

    private final Resource split = resource("split", "Dividir una forma con una línea de corte");
    private final Resource merge = resource("merge", "Unir formas de una misma clase");
    private final Resource buffer = resource("buffer", "Rodear una forma a una distancia en metros");
    private final Resource simplify = resource("simplify", "Quitar vértices sin alejarse más que una distancia");
    private final Resource repair = resource("repair", "Proponer una forma válida");
    private final Resource checks =
            resource("checks", "Revisar una forma, y los campos si se envían, sin guardar nada");

    GeometryRoutes(GeometryOperations operations, Inspection inspection) {
        this.operations = operations;
        this.inspection = inspection;
    }

    private static Resource resource(String name, String summary) {
        return Resource.of(HandlerType.POST, "/api/geometry/" + name, name + "Geometry", GROUP, summary, Entry.PLANNER);
    }

    @Override
    public void register(JavalinConfig config) {
        Writes.at(config, split, context -> {
            Body body = Body.of(context, "geometria", "cuchillo");
            answer(context, operations.split(shape(body, "geometria"), knife(body)));
        });
        Writes.at(config, merge, context -> answer(context, operations.merge(shapes(Body.of(context, "geometrias")))));
        Writes.at(config, buffer, context -> {
            Body body = Body.of(context, "geometria", "metros");
            answer(context, operations.buffer(shape(body, "geometria"), metres(body)));
        });
        Writes.at(config, simplify, context -> {
            Body body = Body.of(context, "geometria", "metros");
            answer(context, operations.simplify(shape(body, "geometria"), metres(body)));
        });
        Writes.at(
                config,
                repair,
                context -> answer(context, operations.repair(shape(Body.of(context, "geometria"), "geometria"))));
        Writes.at(config, checks, this::check);
    }

    @Override
    public List<Resource> resources() {
        return List.of(split, merge, buffer, simplify, repair, checks);
    }

    /** Without fields only the shape is looked at, beside what is published around it. */
    private void check(Context context) {
        Body body = Body.of(context, "geometria", "campos", "codigo");
        Geometry shape = shape(body, "geometria");
        Optional<Body> fields = body.object("campos");
        Content content = new Content(fields.map(Values::read).orElse(Map.of()), Optional.of(shape), false);
        List<Finding> findings = inspection.of(body.text("codigo", 20).orElse(""), content).stream()
                .filter(finding -> fields.isPresent() || finding.field().isEmpty())
                .toList();
        send(context, json -> {
            json.writeStartObject();
            DraftJson.geometry("geometria", Optional.of(shape), json);
            rest(shape, shape.getNumPoints(), findings, json);
        });
    }

    private static void answer(Context context, Redrawn redrawn) {
        List<Finding> findings = Checks.of(new Content(Map.of(), Optional.of(redrawn.shape()), false), NOWHERE).stream()
                .filter(finding -> finding.field().isEmpty())
                .toList();
        send(context, json -> {
            json.writeStartObject();
            DraftJson.geometry("geometria", Optional.of(redrawn.shape()), json);
            json.writeArrayFieldStart("geometrias");
            for (Geometry piece : redrawn.pieces()) {
                GeoJsonGeometry.write(piece, json);
            }
            json.writeEndArray();
            rest(redrawn.shape(), redrawn.before(), findings, json);
        });
    }

    private static void rest(Geometry shape, int before, List<Finding> findings, JsonGenerator json)
            throws IOException {
        json.writeFieldName("hallazgos");
        DraftJson.findings(findings, json);
        json.writeObjectFieldStart("vertices");
        json.writeNumberField("antes", before);
        json.writeNumberField("despues", shape.getNumPoints());
        json.writeEndObject();
        measure("superficie_m2", Measures.areaM2(shape), json);
        measure("longitud_m", Measures.lengthM(shape), json);
        json.writeEndObject();
    }

    /** To the centimetre; what is not in degrees has no measure. */
    private static void measure(String name, double value, JsonGenerator json) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, Math.round(value * 100) / 100.0);
        } else {
            json.writeNullField(name);
        }
    }

    private static void send(Context context, Json.Content content) {
        Json.of("application/json", content).sendPrivately(context, HttpStatus.OK, null);
    }

    private static Geometry shape(Body body, String name) {
        return Shape.read(name, body.find(name).orElseThrow(() -> body.wrong(name, "Falta la geometría, en GeoJSON.")));
    }

    private static LineString knife(Body body) {
        if (shape(body, "cuchillo") instanceof LineString line) {
            return line;
        }
        throw body.wrong("cuchillo", "La línea de corte debe ser una LineString de GeoJSON.");
    }

    private static List<Geometry> shapes(Body body) {
        JsonNode nodes = body.find("geometrias")
                .filter(JsonNode::isArray)
                .orElseThrow(() -> body.wrong("geometrias", "Falta la lista de geometrías, en GeoJSON."));
        if (nodes.size() > MOST_SHAPES) {
            throw body.wrong(
                    "geometrias", "Hay " + nodes.size() + " formas; el máximo es " + MOST_SHAPES + ". Una por grupos.");
        }
        List<Geometry> shapes = new ArrayList<>();
        nodes.forEach(node -> shapes.add(Shape.read("geometrias", node)));
        return shapes;
    }

    private static double metres(Body body) {
        return body.find("metros")
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble)
                .orElseThrow(() -> body.wrong("metros", "Falta la distancia, un número de metros."));
    }
}
