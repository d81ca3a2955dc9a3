package huella.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import huella.geo.GeoJsonGeometry;
import huella.geo.read.CleanText;
import huella.geo.read.Findings;
import huella.geo.read.Placement;
import huella.geo.read.SourceCrs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Findings as JSON with Spanish names: what the reading process answers, is stored as the report and is sent on. Every
 * text in it is one clean line ({@link CleanText}), since any of them may quote the file.
 */
final class ReadingJson {

    /** Characters of what explains a whole file: a refusal, a question. */
    static final int LONG = 2 * CleanText.LINE;

    private static final JsonFactory JSON = new JsonFactory();

    private ReadingJson() {}

    static String of(Findings findings) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart("formato");
            json.writeStringField("id", findings.format().id());
            json.writeStringField("titulo", findings.format().title());
            json.writeEndObject();
            json.writeArrayFieldStart("capas");
            for (Findings.ReadLayer layer : findings.layers()) {
                layer(layer, json);
            }
            json.writeEndArray();
            texts("notas", findings.notes(), json);
            if (findings.box().isPresent()) {
                json.writeFieldName("caja");
                GeoJsonGeometry.writeBbox(findings.box().get(), json);
            }
            json.writeNumberField(
                    "objetos",
                    findings.layers().stream()
                            .mapToLong(layer -> layer.placed().isPresent()
                                    ? layer.good() + layer.refused()
                                    : layer.survey().features())
                            .sum());
            json.writeNumberField(
                    "buenos",
                    findings.layers().stream()
                            .mapToInt(Findings.ReadLayer::good)
                            .sum());
            if (findings.asked().isPresent()) {
                question(findings.asked().get(), json);
            }
            json.writeEndObject();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void layer(Findings.ReadLayer layer, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("nombre", CleanText.name(layer.survey().layer().name()));
        boolean read = layer.placed().isPresent();
        json.writeNumberField(
                "objetos",
                read ? layer.good() + layer.refused() : layer.survey().features());
        json.writeNumberField("buenos", layer.good());
        json.writeNumberField("rechazados", layer.refused());
        json.writeNumberField("reparados", layer.repaired());
        text("codificacion", layer.survey().layer().charset().map(Charset::name), json);
        json.writeFieldName("crs");
        if (read) {
            placed(layer.placed().get(), json);
        } else {
            json.writeNull();
        }
        json.writeArrayFieldStart("columnas");
        for (Map.Entry<String, List<String>> column : layer.survey().columns().entrySet()) {
            json.writeStartObject();
            json.writeStringField("nombre", CleanText.name(column.getKey()));
            texts("muestra", column.getValue(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void placed(Placement.Placed placed, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("codigo", code(placed.crs()));
        json.writeStringField("titulo", CleanText.line(placed.crs().title()));
        json.writeStringField("como", CleanText.line(placed.how()));
        operation(placed.crs(), placed.swapped(), json);
        texts("notas", placed.notes(), json);
        json.writeEndObject();
    }

    private static void question(Findings.Asked asked, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("pregunta");
        json.writeStringField("capa", CleanText.name(asked.layer()));
        json.writeStringField("texto", CleanText.line(asked.question().text(), LONG));
        json.writeArrayFieldStart("candidatos");
        for (Placement.Candidate candidate : asked.question().candidates()) {
            json.writeStartObject();
            json.writeStringField("crs", code(candidate.crs()));
            json.writeStringField("titulo", CleanText.line(candidate.crs().title()));
            operation(candidate.crs(), candidate.swapped(), json);
            json.writeBooleanField("plausible", candidate.plausible());
            json.writeStringField("nota", CleanText.line(candidate.remark()));
            json.writeFieldName("muestra");
            if (candidate.sample().isEmpty()) {
                json.writeNull();
            } else {
                json.writeStartObject();
                json.writeStringField("type", "GeometryCollection");
                json.writeArrayFieldStart("geometries");
                for (Geometry shape : candidate.sample()) {
                    GeoJsonGeometry.write(shape, json);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void operation(SourceCrs crs, boolean swapped, JsonGenerator json) throws IOException {
        text("operacion", crs.operation(), json);
        if (crs.operationCode().isPresent()) {
            json.writeNumberField("operacion_codigo", crs.operationCode().getAsInt());
        }
        json.writeNumberField("exactitud_m", crs.accuracyM());
        json.writeStringField("ejes", swapped ? "intercambiados" : "normales");
    }

    static String code(SourceCrs crs) {
        return "EPSG:" + crs.epsg();
    }

    private static void text(String name, Optional<String> value, JsonGenerator json) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, CleanText.line(value.get()));
        } else {
            json.writeNullField(name);
        }
    }

    private static void texts(String name, List<String> values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(CleanText.line(value));
        }
        json.writeEndArray();
    }
}
