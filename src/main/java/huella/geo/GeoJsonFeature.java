package huella.geo;

import java.io.IOException;
import java.util.List;

/** Rows of a layer as GeoJSON features: names are JSON once, for all rows. */
final class GeoJsonFeature {

    private static final byte[] START = JsonBytes.ascii("{\"type\":\"Feature\",\"id\":");
    private static final byte[] GEOMETRY = JsonBytes.ascii(",\"geometry\":");
    private static final byte[] PROPERTIES = JsonBytes.ascii(",\"properties\":{");
    private static final byte[] END = JsonBytes.ascii("}}");

    private final Layer layer;
    private final List<byte[]> names;

    GeoJsonFeature(Layer layer) {
        this.layer = layer;
        this.names = layer.columns().stream()
                .map(column -> JsonBytes.quote(column.name()))
                .toList();
    }

    void write(Row row, JsonBytes json) throws IOException {
        layer.check(row);
        json.raw(START);
        json.value(Column.text(row.values().getFirst()));
        json.raw(GEOMETRY);
        json.geometry(row.geometry());
        json.raw(PROPERTIES);
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                json.raw(',');
            }
            json.raw(names.get(i)).raw(':').value(row.values().get(i));
        }
        json.raw(END);
    }
}
