package huella.editing;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.geo.GeoJsonGeometry;
import java.io.IOException;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Writes a geometry difference: how many vertices came, went and moved and where, measures before and after, and the
 * parts. {@code partes_calculadas} is false where the parts are null because they could not be had.
 */
public final class DifferenceJson {

    private DifferenceJson() {}

    /** With places and parts as GeoJSON. */
    public static void write(GeometryDifference difference, JsonGenerator json) throws IOException {
        json.writeStartObject();
        numbers(difference, json);
        json.writeObjectFieldStart("lugares");
        place("agregados", difference.added(), json);
        place("quitados", difference.removed(), json);
        place("movidos", difference.moved(), json);
        json.writeEndObject();
        part("parte_agregada", difference.addedPart(), json);
        part("parte_quitada", difference.removedPart(), json);
        json.writeBooleanField("partes_calculadas", difference.partsKnown());
        json.writeEndObject();
    }

    /** Counts and measures only, for lists. */
    public static void writeCounts(GeometryDifference difference, JsonGenerator json) throws IOException {
        json.writeStartObject();
        numbers(difference, json);
        json.writeEndObject();
    }

    private static void numbers(GeometryDifference difference, JsonGenerator json) throws IOException {
        json.writeNumberField("agregados", difference.added().getNumGeometries());
        json.writeNumberField("quitados", difference.removed().getNumGeometries());
        json.writeNumberField("movidos", difference.moved().getNumGeometries());
        measure("superficie_antes_m2", difference.before().areaM2(), json);
        measure("superficie_despues_m2", difference.after().areaM2(), json);
        measure("longitud_antes_m", difference.before().lengthM(), json);
        measure("longitud_despues_m", difference.after().lengthM(), json);
    }

    /** To the centimetre; null for what is not a number, which JSON has not. */
    private static void measure(String name, double value, JsonGenerator json) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, Math.round(value * 100) / 100.0);
        } else {
            json.writeNullField(name);
        }
    }

    private static void part(String name, Optional<Geometry> part, JsonGenerator json) throws IOException {
        if (part.isPresent()) {
            place(name, part.get(), json);
        } else {
            json.writeNullField(name);
        }
    }

    private static void place(String name, Geometry place, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        GeoJsonGeometry.write(place, json);
    }
}
