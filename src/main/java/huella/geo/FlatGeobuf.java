package huella.geo;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.wololo.flatgeobuf.Constants;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.GeometryType;

/**
 * FlatGeobuf 3, with its packed index. Index and header come before the features and need all of them: the features
 * wait in a scratch file, and their boxes in another ({@link Boxes}).
 */
final class FlatGeobuf implements FeatureWriter {

    private final Layer layer;
    private final OutputStream out;
    private final Scratch scratch;
    private final Path features;
    private final OutputStream featuresOut;
    private final Boxes boxes;
    private final FlatBufferBuilder builder = new FlatBufferBuilder(16 * 1024);
    private ByteBuffer properties = ByteBuffer.allocate(16 * 1024).order(ByteOrder.LITTLE_ENDIAN);
    private final Encodings utf8 = Encodings.ofText();
    private int type = -1;

    FlatGeobuf(Layer layer, OutputStream out, Path directory) throws IOException {
        this.layer = layer;
        this.out = out;
        this.scratch = new Scratch(directory);
        this.features = scratch.file("features");
        this.featuresOut = new BufferedOutputStream(Files.newOutputStream(features), 1 << 16);
        this.boxes = new Boxes(scratch.file("boxes"));
    }

    @Override
    public void write(Row row) throws IOException {
        layer.check(row);
        ByteBuffer feature = feature(row);
        boxes.add(row.geometry().getEnvelopeInternal(), feature.remaining());
        featuresOut.write(feature.array(), feature.arrayOffset() + feature.position(), feature.remaining());
    }

    private ByteBuffer feature(Row row) {
        Geometry geometry = row.geometry();
        int itsType = FlatGeobufGeometry.type(geometry);
        type = type == -1 || type == itsType ? itsType : GeometryType.Unknown;
        builder.clear();
        int shape = FlatGeobufGeometry.write(builder, geometry);
        putProperties(row.values());
        int values = builder.createByteVector(properties.array(), 0, properties.position());
        builder.finishSizePrefixed(Feature.createFeature(builder, shape, values, 0));
        return builder.dataBuffer();
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
                    byte[] text = utf8.of(value);
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
        int[] order = boxes.order();
        OutputStream file = new BufferedOutputStream(out, 1 << 16);
        file.write(Constants.MAGIC_BYTES);
        file.write(FlatGeobufHeader.of(layer, order.length, Math.max(type, GeometryType.Unknown), boxes.bounds()));
        if (order.length > 0) {
            PackedTree.write(order.length, visit -> visitLeaves(order, visit), file);
            copyFeatures(order, file);
        }
        file.flush();
    }

    private void visitLeaves(int[] order, PackedTree.Visit visit) throws IOException {
        long offset = 0;
        for (int row : order) {
            visit.leaf(new PackedTree.Leaf(boxes.minX(row), boxes.minY(row), boxes.maxX(row), boxes.maxY(row), offset));
            offset += boxes.length(row);
        }
    }

    private void copyFeatures(int[] order, OutputStream file) throws IOException {
        byte[] bytes = new byte[0];
        try (FileChannel waiting = FileChannel.open(features, StandardOpenOption.READ)) {
            for (int row : order) {
                int length = boxes.length(row);
                bytes = bytes.length < length ? new byte[2 * length] : bytes;
                ByteBuffer into = ByteBuffer.wrap(bytes, 0, length);
                long from = boxes.position(row);
                while (into.hasRemaining()) {
                    from += waiting.read(into, from);
                }
                file.write(bytes, 0, length);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (scratch;
                boxes) {
            featuresOut.close();
        }
    }
}
