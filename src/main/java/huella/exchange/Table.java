package huella.exchange;

import huella.geo.Column;
import huella.geo.Crs;
import huella.geo.FeatureWriter;
import huella.geo.FileCrs;
import huella.geo.Layer;
import huella.geo.Metadata;
import huella.geo.Palette;
import huella.geo.Reprojection;
import huella.geo.Row;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.locationtech.jts.geom.Geometry;

/**
 * Rows with places, wherever they come from, on their way into files.
 *
 * @param name of the layer in a file
 * @param label the column whose value stands beside the drawing
 */
record Table(
        String name,
        String title,
        List<Column> columns,
        String label,
        Metadata metadata,
        Palette palette,
        Source source) {

    /** Gives each row's values, in the order of the columns, with its place in longitude/latitude WGS 84. */
    interface Source {
        void each(BiConsumer<List<Object>, Geometry> reader);
    }

    /** How a format begins a file. */
    interface Opener {
        FeatureWriter open(Layer layer, OutputStream out, Path directory) throws IOException;
    }

    /**
     * Writes one file, row by row; it is whole when this returns.
     *
     * @param before asked before each row; what it throws stops query and file
     */
    void write(Opener format, Crs crs, Path file, Runnable before) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            write(format, crs, out, file.getParent(), before);
        }
    }

    /** How many bytes that file would have; nothing is kept. */
    long weigh(Opener format, Crs crs, Path directory) throws IOException {
        Counter out = new Counter();
        write(format, crs, out, directory, () -> {});
        return out.bytes;
    }

    private void write(Opener format, Crs crs, OutputStream out, Path directory, Runnable before) throws IOException {
        Layer layer = new Layer(name, title, columns, label, FileCrs.of(crs), metadata, palette);
        try (FeatureWriter writer = format.open(layer, out, directory)) {
            source.each((values, geometry) -> {
                before.run();
                try {
                    writer.write(new Row(values, placed(geometry, crs)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            writer.finish();
        }
    }

    /** Counts what is written to it, and forgets it. */
    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            bytes += len;
        }
    }

    /** In a file x always comes first, so latitude-first WGS 84 is the same as CRS84 there. */
    private static Geometry placed(Geometry geometry, Crs crs) {
        return FileCrs.of(crs) == FileCrs.WGS_84
                ? geometry
                : Reprojection.of(crs).fromCrs84(geometry);
    }
}
