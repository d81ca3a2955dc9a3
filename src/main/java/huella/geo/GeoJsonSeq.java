package huella.geo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;

/**
 * One GeoJSON feature per line, as GDAL writes {@code .geojsonl} and line-oriented programs read it. RFC 8142 would put
 * a record separator (0x1E) before each feature; {@code grep}, {@code jq} and DuckDB stumble over it, so it is left out
 * and the media type is that of lines, not {@code application/geo+json-seq}. There is no place for metadata.
 */
final class GeoJsonSeq implements FeatureWriter {

    private final Layer layer;
    private final OutputStream out;
    private final JsonGenerator json;

    GeoJsonSeq(Layer layer, OutputStream out) throws IOException {
        this.layer = layer;
        this.out = out;
        this.json = GeoJson.generator(out);
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    @Override
    public void write(Row row) throws IOException {
        GeoJson.writeFeature(layer, row, json);
        json.writeRaw('\n');
    }

    @Override
    public void finish() throws IOException {
        json.flush();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
