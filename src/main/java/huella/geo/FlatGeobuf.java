package huella.geo;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.wololo.flatgeobuf.Constants;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.GeometryType;

/**
 * FlatGeobuf 3, with its packed index. Index and header come before the features and need all of them: the features
 * wait in a scratch file, and their boxes in another; eight bytes a row stay in memory, for the order.
 */
final class FlatGeobuf implements FeatureWriter {

    private static final int ENTRY = 48;
    private static final int MAX_ROWS = Integer.MAX_VALUE / ENTRY;

    private final Layer layer;
    private final OutputStream out;
    private final Scratch scratch;
    private final Path features;
    private final Path entries;
    private final OutputStream featuresOut;
    private final OutputStream entriesOut;
    private final FlatBufferBuilder builder = new FlatBufferBuilder(16 * 1024);
    private final Envelope bounds = new Envelope();
    private ByteBuffer properties = ByteBuffer.allocate(16 * 1024).order(ByteOrder.LITTLE_ENDIAN);
    private int type = -1;
    private int rows;
    private long position;

    FlatGeobuf(Layer layer, OutputStream out, Path directory) throws IOException {
        this.layer = layer;
        this.out = out;
        this.scratch = new Scratch(directory);
        this.features = scratch.file("features");
        this.entries = scratch.file("entries");
        this.featuresOut = new BufferedOutputStream(Files.newOutputStream(features), 1 << 16);
        this.entriesOut = new BufferedOutputStream(Files.newOutputStream(entries), 1 << 16);
    }

    @Override
    public void write(Row row) throws IOException {
        layer.check(row);
        if (rows == MAX_ROWS) {
            throw new IOException("more than " + MAX_ROWS + " rows do not fit; use GeoPackage");
        }
        byte[] feature = feature(row);
        featuresOut.write(feature);
        Envelope box = row.geometry().getEnvelopeInternal();
        bounds.expandToInclude(box);
        entriesOut.write(ByteBuffer.allocate(ENTRY)
                .putDouble(box.getMinX())
                .putDouble(box.getMinY())
                .putDouble(box.getMaxX())
                .putDouble(box.getMaxY())
                .putLong(position)
                .putLong(feature.length)
                .array());
        position += feature.length;
        rows++;
    }

    private byte[] feature(Row row) throws IOException {
        Geometry geometry = row.geometry();
        int itsType = FlatGeobufGeometry.type(geometry);
        type = type == -1 || type == itsType ? itsType : GeometryType.Unknown;
        builder.clear();
        int shape = FlatGeobufGeometry.write(builder, geometry);
        putProperties(row.values());
        int values = Feature.createPropertiesVector(builder, properties.flip());
        builder.finishSizePrefixed(Feature.createFeature(builder, shape, values, 0));
        return builder.sizedByteArray();
    }

    /** Each value after the number of its column; a value that is missing is left out. */
    private void putProperties(List<Object> values) {
        properties.clear();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            switch (value) {
                case null -> {}
                case Boolean flag -> room(3).putShort((short) i).put((byte) (flag ? 1 : 0));
                case Number number -> room(10).putShort((short) i).putLong(number.longValue());
                default -> {
                    byte[] text = Column.text(value).getBytes(StandardCharsets.UTF_8);
                    room(6 + text.length)
                            .putShort((short) i)
                            .putInt(text.length)
                            .put(text);
                }
            }
        }
    }

    private ByteBuffer room(int bytes) {
        if (properties.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(2 * properties.capacity() + bytes);
            properties = larger.order(ByteOrder.LITTLE_ENDIAN).put(properties.flip());
        }
        return properties;
    }

    @Override
    public void finish() throws IOException {
        featuresOut.close();
        entriesOut.close();
        OutputStream file = new BufferedOutputStream(out, 1 << 16);
        file.write(Constants.MAGIC_BYTES);
        file.write(FlatGeobufHeader.of(layer, rows, Math.max(type, GeometryType.Unknown), bounds));
        if (rows > 0) {
            try (FileChannel boxes = FileChannel.open(entries, StandardOpenOption.READ)) {
                ByteBuffer all = boxes.map(FileChannel.MapMode.READ_ONLY, 0, (long) rows * ENTRY);
                int[] order = order(all);
                PackedTree.write(rows, visit -> visitLeaves(all, order, visit), file);
                copyFeatures(all, order, file);
            }
        }
        file.flush();
    }

    private int[] order(ByteBuffer all) {
        long[] keys = new long[rows];
        for (int row = 0; row < rows; row++) {
            int at = row * ENTRY;
            double x = (all.getDouble(at) + all.getDouble(at + 16)) / 2;
            double y = (all.getDouble(at + 8) + all.getDouble(at + 24)) / 2;
            keys[row] = PackedTree.hilbert(bounds, x, y) << 31 | row;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys)
                .mapToInt(key -> (int) (key & Integer.MAX_VALUE))
                .toArray();
    }

    private static void visitLeaves(ByteBuffer all, int[] order, PackedTree.Visit visit) throws IOException {
        long offset = 0;
        for (int row : order) {
            int at = row * ENTRY;
            visit.leaf(new PackedTree.Leaf(
                    all.getDouble(at), all.getDouble(at + 8), all.getDouble(at + 16), all.getDouble(at + 24), offset));
            offset += all.getLong(at + 40);
        }
    }

    private void copyFeatures(ByteBuffer all, int[] order, OutputStream file) throws IOException {
        byte[] bytes = new byte[0];
        try (FileChannel waiting = FileChannel.open(features, StandardOpenOption.READ)) {
            for (int row : order) {
                int length = (int) all.getLong(row * ENTRY + 40);
                bytes = bytes.length < length ? new byte[2 * length] : bytes;
                ByteBuffer into = ByteBuffer.wrap(bytes, 0, length);
                long from = all.getLong(row * ENTRY + 32);
                while (into.hasRemaining()) {
                    from += waiting.read(into, from);
                }
                file.write(bytes, 0, length);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (scratch) {
            featuresOut.close();
            entriesOut.close();
        }
    }
}
