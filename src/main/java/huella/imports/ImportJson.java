package huella.imports;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import huella.geo.GeoJsonGeometry;
import huella.geo.read.SourceCrs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/** Writes imports with Spanish names. What reading found stands in the report as the reading process wrote it. */
final class ImportJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ImportJson() {}

    /** A JSON text that this program wrote. */
    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database holds no JSON where JSON was stored", e);
        }
    }

    /** An import in a list. */
    static void writeHead(Import read, Duration kept, JsonGenerator json) throws IOException {
        json.writeStartObject();
        head(read, kept, json);
        json.writeEndObject();
    }

    private static void head(Import read, Duration kept, JsonGenerator json) throws IOException {
        json.writeStringField("id", read.id().toString());
        json.writeStringField("estado", read.state().key());
        json.writeObjectFieldStart("archivo");
        json.writeStringField("nombre", read.file().name());
        json.writeNumberField("bytes", read.file().bytes());
        json.writeStringField("sha256", read.file().digest());
        json.writeEndObject();
        json.writeStringField("creado", read.created().toString());
        if (read.state() == Import.State.ACEPTADO) {
            json.writeNullField("vence");
        } else {
            json.writeStringField("vence", read.modified().plus(kept).toString());
        }
        if (read.draft().isPresent()) {
            json.writeStringField("borrador", read.draft().get().toString());
        } else {
            json.writeNullField("borrador");
        }
    }

    /**
     * Everything about an import but its features.
     *
     * @param fields what each column of its file probably is: column to key of a field
     * @param refused the first features that cannot be used
     * @param usual systems to choose from
     */
    static void write(
            Import read,
            Duration kept,
            Optional<Readings.Progress> progress,
            Map<String, String> fields,
            List<StagedFeature> refused,
            List<SourceCrs> usual,
            JsonGenerator json)
            throws IOException {
        JsonNode report = parse(read.report());
        json.writeStartObject();
        head(read, kept, json);
        json.writeFieldName("avance");
        if (read.state() == Import.State.LEYENDO) {
            progress(progress, json);
        } else {
            json.writeNull();
        }
        json.writeFieldName("opciones");
        MAPPER.writeTree(json, parse(read.choices()));
        for (String name : new String[] {"motivo", "formato", "pregunta", "caja", "objetos", "buenos", "aceptacion"}) {
            json.writeFieldName(name);
            MAPPER.writeTree(json, report.path(name).isMissingNode() ? MAPPER.nullNode() : report.get(name));
        }
        layers(report.path("capas"), fields, json);
        json.writeFieldName("notas");
        MAPPER.writeTree(json, report.path("notas").isMissingNode() ? MAPPER.createArrayNode() : report.get("notas"));
        refusals(report, refused, json);
        json.writeArrayFieldStart("sistemas");
        for (SourceCrs crs : usual) {
            json.writeStartObject();
            json.writeStringField("crs", ReadingJson.code(crs));
            json.writeStringField("titulo", crs.title());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The same as a tree, without the systems to choose from. */
    static ObjectNode toTree(Import read, Duration kept, List<StagedFeature> refused) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            write(read, kept, Optional.empty(), fields(read), refused, List.of(), json);
            json.flush();
            ObjectNode tree = (ObjectNode) MAPPER.readTree(bytes.toByteArray());
            return tree.without("sistemas");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each column of a file probably is. */
    static Map<String, String> fields(Import read) {
        return ColumnGuess.ofReport(parse(read.report()));
    }

    private static void progress(Optional<Readings.Progress> progress, JsonGenerator json) throws IOException {
        Readings.Progress now = progress.orElse(new Readings.Progress(Optional.empty(), 0, -1));
        json.writeStartObject();
        json.writeStringField(
                "etapa",
                now.stage().map(stage -> stage.name().toLowerCase(Locale.ROOT)).orElse("esperar"));
        json.writeNumberField("hechos", now.done());
        if (now.total() < 0) {
            json.writeNullField("total");
        } else {
            json.writeNumberField("total", now.total());
        }
        json.writeEndObject();
    }

    private static void layers(JsonNode layers, Map<String, String> fields, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("capas");
        for (JsonNode layer : layers) {
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> entry : layer.properties()) {
                json.writeFieldName(entry.getKey());
                if (entry.getKey().equals("columnas")) {
                    columns(entry.getValue(), fields, json);
                } else {
                    MAPPER.writeTree(json, entry.getValue());
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void columns(JsonNode columns, Map<String, String> fields, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (JsonNode column : columns) {
            String name = column.get("nombre").asText();
            json.writeStartObject();
            json.writeStringField("nombre", name);
            json.writeFieldName("muestra");
            MAPPER.writeTree(json, column.get("muestra"));
            if (fields.containsKey(name)) {
                json.writeStringField("campo", fields.get(name));
            } else {
                json.writeNullField("campo");
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void refusals(JsonNode report, List<StagedFeature> refused, JsonGenerator json) throws IOException {
        if (report.has("rechazos")) { // accepted: they stand in the report
            json.writeFieldName("rechazos");
            MAPPER.writeTree(json, report.get("rechazos"));
        } else {
            json.writeFieldName("rechazos");
            writeRefusals(report.path("capas"), refused, json);
        }
        int all = 0;
        for (JsonNode layer : report.path("capas")) {
            all += layer.path("rechazados").asInt();
        }
        json.writeNumberField("rechazos_total", all);
    }

    private static void writeRefusals(JsonNode layers, List<StagedFeature> refused, JsonGenerator json)
            throws IOException {
        json.writeStartArray();
        for (StagedFeature feature : refused) {
            json.writeStartObject();
            json.writeNumberField("objeto", feature.number());
            json.writeStringField(
                    "capa", layers.path(feature.layer()).path("nombre").asText());
            json.writeStringField("etiqueta", feature.label());
            json.writeStringField("motivo", feature.refusal().orElse(""));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What a feature's proposal writes. */
    interface Proposals {
        void write(StagedFeature feature, JsonGenerator json) throws IOException;
    }

    static void writeFeature(StagedFeature feature, JsonNode layers, Proposals proposals, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeNumberField("id", feature.number());
        geometry("geometry", feature.shape(), json);
        json.writeObjectFieldStart("properties");
        json.writeNumberField("objeto", feature.number());
        json.writeStringField(
                "capa", layers.path(feature.layer()).path("nombre").asText());
        json.writeStringField("etiqueta", feature.label());
        json.writeFieldName("valores");
        MAPPER.writeTree(json, parse(feature.values()));
        json.writeArrayFieldStart("notas");
        for (String note : feature.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        if (feature.refusal().isPresent()) {
            json.writeStringField("rechazo", feature.refusal().get());
        } else {
            json.writeNullField("rechazo");
        }
        geometry("antes", feature.before(), json);
        json.writeFieldName("propuesta");
        proposals.write(feature, json);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void geometry(String name, Optional<Geometry> shape, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        if (shape.isPresent()) {
            GeoJsonGeometry.write(shape.get(), json);
        } else {
            json.writeNull();
        }
    }
}
