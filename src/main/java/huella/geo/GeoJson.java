package huella.geo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
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

    private static final byte[] END = JsonBytes.ascii("]}\n");

    private final GeoJsonFeature feature;
    private final JsonBytes json;
    private boolean begun;

    GeoJson(Layer layer, OutputStream out) throws IOException {
        this.feature = new GeoJsonFeature(layer);
        this.json = new JsonBytes(out);
        json.raw(head(layer));
    }

    private static byte[] head(Layer layer) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try (JsonGenerator json = generator(head)) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeStringField("name", layer.name());
            json.writeStringField("titulo", layer.title());
            for (Map.Entry<String, String> entry : layer.metadata().entries().entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeArrayFieldStart("features");
        }
        return head.toByteArray();
    }

    static JsonGenerator generator(OutputStream out) throws IOException {
        return JSON.createGenerator(out);
    }

    @Override
    public void write(Row row) throws IOException {
        json.raw('\n');
        if (begun) {
            json.raw(',');
        }
        begun = true;
        feature.write(row, json);
    }

    @Override
    public void finish() throws IOException {
        json.raw(END).flush();
    }

    @Override
    public void close() {
        // Nothing is kept aside.
    }
}
