package huella.geo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** KML in a zip, as {@code doc.kml} (OGC 12-007r2 annex C). */
final class Kmz implements FeatureWriter {

    private final ParallelZip zip;
    private final Kml kml;

    Kmz(Layer layer, OutputStream out) throws IOException {
        zip = new ParallelZip(out, Shapefile.ZIP_LEVEL);
        zip.putNextEntry(Archive.entry("doc.kml", layer.metadata().date()));
        kml = new Kml(layer, new BufferedOutputStream(zip, 1 << 16));
    }

    @Override
    public void write(Row row) throws IOException {
        kml.write(row);
    }

    @Override
    public void finish() throws IOException {
        kml.finish();
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    @Override
    public void close() {
        zip.close();
    }
}
