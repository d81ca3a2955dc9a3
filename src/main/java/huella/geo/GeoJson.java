package huella.geo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * GeoJSON (RFC 7946): one FeatureCollection, longitude and latitude WGS 84 only, lists as arrays. Notice, licence,
 * source, date and version stand before the features, as members of the collection.
 */
final class GeoJson implements FeatureWriter {

    /** What is not finished must not look finished: the generator closes neither brackets nor the stream. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private final Layer layer;
    private final OutputStream out;
    private final JsonGenerator json;

    GeoJson(Layer layer, OutputStream out) throws IOException {
        this.layer = layer;
        this.out = out;
        this.json = JSON.createGenerator(out);
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        json.writeStringField("name", layer.name());
        json.writeStringField("titulo", layer.title());
        for (Map.Entry<String, String> entry : layer.metadata().entries().entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeArrayFieldStart("features");
    }

    static JsonGenerator generator(OutputStream out) throws IOException {
        return JSON.createGenerator(out);
    }

    @Override
    public void write(Row row) throws IOException {
        json.writeRaw('\n');
        writeFeature(layer, row, json);
    }

    @Override
    public void finish() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
        out.write('\n');
        out.flush();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    static void writeFeature(Layer layer, Row row, JsonGenerator json) throws IOException {
        layer.check(row);
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", Column.text(row.values().getFirst()));
        json.writeFieldName("geometry");
        GeoJsonGeometry.write(row.geometry(), json);
        json.writeObjectFieldStart("properties");
        for (int i = 0; i < row.values().size(); i++) {
            json.writeFieldName(layer.columns().get(i).name());
            JsonValue.write(row.values().get(i), json);
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
