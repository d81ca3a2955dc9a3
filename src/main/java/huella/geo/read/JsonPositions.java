package huella.geo.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/**
 * The member {@code coordinates} of GeoJSON, which may stand before the type that says what it means: numbers in a row,
 * and after each position how far out its brackets close. More than one feature may have are counted, not kept.
 */
final class JsonPositions {

    private final int most;
    private double[] numbers = new double[32];
    private int[] outward = new int[16];
    private int size;
    private long dropped;
    private int depth;
    private boolean heights;
    private String fault;

    private JsonPositions(int most) {
        this.most = most;
    }

    /** The parser stands on the first token of the value; afterwards on its last. */
    static JsonPositions read(JsonParser json, ReadLimits limits) throws IOException {
        JsonPositions positions = new JsonPositions(limits.featureVertices() + 1);
        if (json.currentToken() == JsonToken.START_ARRAY) {
            positions.array(json);
        } else if (json.currentToken() != JsonToken.VALUE_NULL) {
            positions.wrong("Sus coordenadas no son una lista. Corríjalas en el archivo.");
            json.skipChildren();
        }
        return positions;
    }

    private void array(JsonParser json) throws IOException {
        int level = 1;
        int ordinates = 0;
        double x = 0;
        double y = 0;
        while (level > 0) {
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_ARRAY) {
                wrongIf(ordinates > 0);
                level++;
            } else if (token == JsonToken.END_ARRAY) {
                if (ordinates > 0) {
                    position(level, ordinates, x, y);
                    ordinates = 0;
                }
                level--;
                closed(level);
            } else if (token.isNumeric()) {
                ordinates++;
                if (ordinates == 1) {
                    x = json.getDoubleValue();
                } else if (ordinates == 2) {
                    y = json.getDoubleValue();
                }
            } else {
                wrongIf(true);
                json.skipChildren();
            }
        }
    }

    private void position(int level, int ordinates, double x, double y) {
        wrongIf(ordinates < 2);
        heights |= ordinates > 2;
        if (depth > 0 && depth != level) {
            wrong("Sus coordenadas tienen corchetes de más o de menos. Corríjalos en el archivo.");
        }
        depth = level;
        if (size == most) {
            dropped++;
            return;
        }
        if (size == outward.length) {
            outward = Arrays.copyOf(outward, size * 2);
            numbers = Arrays.copyOf(numbers, size * 4);
        }
        numbers[2 * size] = x;
        numbers[2 * size + 1] = y;
        outward[size] = level;
        size++;
    }

    private void closed(int level) {
        if (size > 0 && dropped == 0) {
            outward[size - 1] = Math.min(outward[size - 1], level);
        }
    }

    private void wrongIf(boolean condition) {
        if (condition) {
            wrong("Una de sus posiciones no es [x, y] con dos números. Corríjala en el archivo.");
        }
    }

    private void wrong(String causeAndCure) {
        fault = fault == null ? causeAndCure : fault;
    }

    /**
     * Tells what it is, once that is known.
     *
     * @throws huella.model.Rejected when the file has too many vertices
     */
    void tell(GeoJsonType type, ShapeBuilder shape) {
        if (fault != null) {
            shape.refuse(fault);
        } else if (size > 0 && depth != type.depth()) {
            shape.refuse("Sus coordenadas no son las de un " + type.word()
                    + ": tienen corchetes de más o de menos, o el tipo es otro. Corríjalo en el archivo.");
        } else {
            if (heights) {
                shape.flattened();
            }
            parts(type, shape);
        }
    }

    private void parts(GeoJsonType type, ShapeBuilder shape) {
        for (int i = 0; i < size; i++) {
            shape.vertex(numbers[2 * i], numbers[2 * i + 1]);
            boolean lineEnds = outward[i] <= depth - 2;
            boolean polygonEnds = outward[i] <= depth - 3;
            switch (type) {
                case POINT, MULTI_POINT -> shape.point();
                case LINE_STRING, MULTI_LINE_STRING -> {
                    if (lineEnds) {
                        shape.line();
                    }
                }
                case POLYGON, MULTI_POLYGON -> {
                    if (lineEnds) {
                        shape.ring();
                    }
                    if (polygonEnds) {
                        shape.polygon();
                    }
                }
            }
        }
        for (long i = 0; i < dropped; i++) {
            shape.vertex(0, 0);
        }
    }
}
