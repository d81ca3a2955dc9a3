package huella.geo;

import java.io.IOException;
import java.io.OutputStream;

/**
 * One GeoJSON feature per line, as GDAL writes {@code .geojsonl} and line-oriented programs read it. RFC 8142 would put
 * a record separator (0x1E) before each feature; {@code grep}, {@code jq} and DuckDB stumble over it, so it is left out
 * and the media type is that of lines, not {@code application/geo+json-seq}. There is no place for metadata.
 */
final class GeoJsonSeq implements FeatureWriter {

    private final GeoJsonFeature feature;
    private final JsonBytes json;

    GeoJsonSeq(Layer layer, OutputStream out) {
        this.feature = new GeoJsonFeature(layer);
        this.json = new JsonBytes(out);
    }

    @Override
    public void write(Row row) throws IOException {
        feature.write(row, json);
        json.raw('\n');
    }

    @Override
    public void finish() throws IOException {
        json.flush();
    }

    @Override
    public void close() {
        // Nothing is kept aside.
    }
}
