package huella.geo.read;

import java.io.IOException;

/** To be written. */
final class GeoPackageDecoder implements Decoder {

    @Override
    public void read(Source source, FeatureSink sink) throws IOException {
        throw new UnsupportedOperationException();
    }
}
