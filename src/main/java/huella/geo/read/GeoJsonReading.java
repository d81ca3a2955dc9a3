package huella.geo.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One reading of GeoJSON from front to back. Members may come in any order, so what an object is, is decided at its
 * end: a collection when it had features, which were then already told, and else one feature.
 */
final class GeoJsonReading {

    private static final String NOT_A_FEATURE =
            "No es un objeto GeoJSON con forma y propiedades (\"type\": \"Feature\"). Corríjalo o quítelo del archivo.";
    private static final String OTHER_CRS =
            "dice otro sistema de coordenadas que el comienzo del archivo. Importe por separado lo que está en cada"
                    + " sistema.";

    private final JsonParser json;
    private final StatedCrs crs;
    private final ReadLimits limits;
    private final FeatureSink sink;
    private final ShapeBuilder shape;
    private long features;

    /** @param crs of the file; another one in the middle of it is refused */
    GeoJsonReading(JsonParser json, StatedCrs crs, ReadLimits limits, FeatureSink sink) {
        this.json = json;
        this.crs = crs;
        this.limits = limits;
        this.sink = sink;
        this.shape = new ShapeBuilder(limits);
    }

    /** One value of the outermost level; the parser stands on its first token, afterwards on its last. */
    void document() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw Unreadable.because(
                    json.currentToken() == JsonToken.START_ARRAY
                            ? "El archivo es una lista JSON y no un GeoJSON. Guárdelo como FeatureCollection: {\"type\":"
                                    + " \"FeatureCollection\", \"features\": […]}."
                            : "El archivo tiene JSON que no es GeoJSON. Vuelva a exportarlo como GeoJSON.");
        }
        Thing thing = object(true);
        if (!thing.collection) {
            if (thing.type.equalsIgnoreCase("FeatureCollection")) {
                throw Unreadable.because(
                        "A la colección le falta la lista «features» con los objetos. Vuelva a exportar"
                                + " el archivo.");
            }
            finish(thing);
        }
        shape.finish(); // what a collection said of itself is no feature
    }

    /** What is known of an object so far. */
    private static final class Thing {
        private String type = "";
        private boolean collection;
        private boolean geometry;
        private JsonPositions positions;
        private Object id;
        private Map<String, Object> values = new LinkedHashMap<>();
    }

    private Thing object(boolean outermost) throws IOException {
        Thing thing = new Thing();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "type" -> thing.type = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
                case "features" -> features(thing, outermost);
                case "geometry" -> {
                    once(thing);
                    geometry();
                }
                case "geometries" -> {
                    once(thing);
                    geometries();
                }
                case "coordinates" -> {
                    once(thing);
                    thing.positions = JsonPositions.read(json, limits);
                }
                case "properties" -> thing.values = JsonProperties.read(json, limits, label(features + 1));
                case "id" -> {
                    thing.id = JsonProperties.scalar(json);
                    json.skipChildren();
                }
                case "crs" -> sameCrs(outermost);
                default -> json.skipChildren();
            }
        }
        return thing;
    }

    private void once(Thing thing) {
        if (thing.geometry) {
            shape.refuse("Tiene dos formas: no se sabe cuál vale. Deje una en el archivo.");
        }
        thing.geometry = true;
    }

    private void features(Thing thing, boolean outermost) throws IOException {
        if (!outermost || json.currentToken() != JsonToken.START_ARRAY) {
            if (outermost) {
                throw Unreadable.because(
                        "«features» no es una lista de objetos. Vuelva a exportar el archivo como" + " GeoJSON.");
            }
            shape.refuse("Es una colección dentro de otra. Deje todos los objetos en una sola lista.");
            json.skipChildren();
            return;
        }
        thing.collection = true;
        shape.finish(); // of a collection that pretends to be a shape besides
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                finish(object(false));
            } else {
                json.skipChildren();
                shape.refuse(NOT_A_FEATURE);
                finish(new Thing());
            }
        }
    }

    private void finish(Thing thing) throws IOException {
        if (thing.positions != null) {
            tell(thing.type, thing.positions);
        } else if (!thing.geometry && !thing.type.equalsIgnoreCase("Feature")) {
            shape.refuse(NOT_A_FEATURE);
        }
        if (thing.id != null && !thing.values.containsKey("id") && !thing.values.containsValue(thing.id)) {
            thing.values.put("id", thing.id);
        }
        features++;
        sink.feature(new SourceFeature(label(features), thing.values, shape.finish()));
    }

    private static String label(long number) {
        return "objeto " + number;
    }

    /** The depth of collections inside each other is bounded by that of the JSON. */
    private void geometry() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            if (json.currentToken() != JsonToken.VALUE_NULL) {
                shape.refuse("Su forma no es un objeto GeoJSON. Corríjala en el archivo.");
            }
            json.skipChildren();
            return;
        }
        String type = "";
        Optional<JsonPositions> positions = Optional.empty();
        boolean members = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "type" -> type = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
                case "coordinates" -> {
                    if (positions.isPresent()) {
                        shape.refuse("Tiene dos listas de coordenadas: no se sabe cuál vale. Deje una en el archivo.");
                    }
                    positions = Optional.of(JsonPositions.read(json, limits));
                }
                case "geometries" -> {
                    members = true;
                    geometries();
                }
                case "crs" -> sameCrs(false);
                default -> json.skipChildren();
            }
        }
        if (positions.isPresent()) {
            tell(type, positions.get());
        } else if (!members && GeoJsonType.find(type).isEmpty()) {
            shape.refuse(unknown(type));
        }
    }

    private void geometries() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            shape.refuse("Su colección de formas no es una lista. Corríjala en el archivo.");
            json.skipChildren();
            return;
        }
        for (int members = 1; json.nextToken() != JsonToken.END_ARRAY; members++) {
            if (members > limits.featureVertices()) {
                json.skipChildren();
                if (members == limits.featureVertices() + 1) {
                    shape.refuse("Su colección tiene más de " + limits.featureVertices() + " formas, el máximo ("
                            + ReadLimits.FEATURE_VERTICES + "). Guárdelas como objetos sueltos.");
                }
            } else {
                geometry();
            }
        }
    }

    private void tell(String type, JsonPositions positions) {
        GeoJsonType.find(type)
                .ifPresentOrElse(known -> positions.tell(known, shape), () -> shape.refuse(unknown(type)));
    }

    private static String unknown(String type) {
        String shown = type.length() > 40 ? type.substring(0, 40) + "…" : type;
        return type.isEmpty()
                ? "Su forma no dice de qué tipo es (\"type\"). Corríjala en el archivo."
                : "Su forma es de un tipo que GeoJSON no conoce, «" + shown
                        + "». Use Point, LineString, Polygon o sus múltiples.";
    }

    private void sameCrs(boolean outermost) throws IOException {
        if (!JsonCrs.read(json).stated().equals(crs)) {
            if (outermost) {
                throw Unreadable.because("Una parte del archivo " + OTHER_CRS);
            }
            shape.refuse("Este objeto " + OTHER_CRS);
        }
    }
}
