package huella.features;

import huella.catalogue.Feature;
import huella.catalogue.Field;
import huella.geo.JsonBytes;
import huella.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/**
 * A FeatureCollection (RFC 7946 §3.3) that is written while its features come: what is known before them stands in
 * front of them, what only they tell stands behind. A feature's bytes are those of
 * {@link huella.catalogue.FeatureJson}.
 */
final class FeatureBytes {

    private static final byte[] OPEN = JsonBytes.ascii(",\"features\":[");
    private static final byte[] FEATURE = JsonBytes.ascii("{\"type\":\"Feature\",\"id\":");
    private static final byte[] BBOX = JsonBytes.ascii(",\"bbox\":");
    private static final byte[] GEOMETRY = JsonBytes.ascii(",\"geometry\":");
    private static final byte[] NO_GEOMETRY = JsonBytes.ascii(",\"geometry\":null");
    private static final byte[] PROPERTIES = JsonBytes.ascii(",\"properties\":{");
    private static final byte[] END = JsonBytes.ascii("}}");

    private final JsonBytes json;
    private final Field[] fields;
    private final byte[][] names;
    private long count;

    FeatureBytes(OutputStream out, Set<Field> fields) {
        this.json = new JsonBytes(out);
        this.fields = fields.toArray(Field[]::new);
        this.names = new byte[this.fields.length][];
        for (int i = 0; i < names.length; i++) {
            names[i] = JsonBytes.ascii((i == 0 ? "\"" : ",\"") + this.fields[i].column() + "\":");
        }
    }

    /** @param members writes an object whose members stand in front of the features */
    void open(Json.Content members) throws IOException {
        byte[] object = object(members);
        json.raw(Arrays.copyOf(object, object.length - 1)).raw(OPEN);
    }

    /** @param written the geometry as it is to be written; null when it was not asked for */
    void add(Feature feature, Geometry written) {
        try {
            if (count++ > 0) {
                json.raw(',');
            }
            json.raw(FEATURE).value(feature.code());
            if (written == null) {
                json.raw(NO_GEOMETRY);
            } else {
                json.raw(BBOX).bbox(written.getEnvelopeInternal());
                json.raw(GEOMETRY).geometry(written);
            }
            json.raw(PROPERTIES);
            for (int i = 0; i < fields.length; i++) {
                json.raw(names[i]).value(feature.values().get(fields[i]));
            }
            json.raw(END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long count() {
        return count;
    }

    /** @param members writes an object whose members stand behind the features; it has one at least */
    void close(Json.Content members) throws IOException {
        byte[] object = object(members);
        object[0] = ',';
        json.raw(']').raw(object).flush();
    }

    private static byte[] object(Json.Content members) {
        return Json.of("application/json", writer -> {
                    writer.writeStartObject();
                    members.writeTo(writer);
                    writer.writeEndObject();
                })
                .body();
    }
}
