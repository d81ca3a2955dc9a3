package huella.geo.read;

import huella.geo.Format;
import java.io.IOException;

/** The one place that answers which formats we read: all that we write. */
public final class Decoders {

    private Decoders() {}

    /** As {@link Decoder#read}, by the format of the source. */
    public static void read(Source source, FeatureSink sink) throws IOException {
        of(source.format()).read(source, sink);
    }

    private static Decoder of(Format format) {
        return switch (format) {
            case GEOJSON, GEOJSON_SEQ -> new GeoJsonDecoder();
            case CSV -> new CsvDecoder();
            case XLSX -> new XlsxDecoder();
            case KML, KMZ -> new KmlDecoder();
            case GPX -> new GpxDecoder();
            case SHAPEFILE -> new ShapefileDecoder();
            case GEOPACKAGE -> new GeoPackageDecoder();
            case FLATGEOBUF -> new FlatGeobufDecoder();
        };
    }
}
