package huella.geo.read;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;
import org.wololo.flatgeobuf.generated.Header;

/** A small FlatGeobuf, put together from parts that can each be wrong. */
final class FlatGeobufFile {

    static final double[] LINE = {-70, -23, -69, -22};
    static final double[] RING = {-70, -24, -68, -24, -68, -22, -70, -24};

    private final List<String> names = new ArrayList<>(List.of("nombre"));
    private final ByteArrayOutputStream features = new ByteArrayOutputStream();
    private int columnType = ColumnType.String;
    private int written;
    private long count = -1;
    private int nodeSize;
    private byte[] index = {};
    private int layerType;
    private String organisation = "EPSG";
    private int code = 4326;

    /** A header that promises so many features. */
    FlatGeobufFile count(long promised) {
        count = promised;
        return this;
    }

    FlatGeobufFile index(int node, byte... bytes) {
        nodeSize = node;
        index = bytes;
        return this;
    }

    FlatGeobufFile columns(int type, String... called) {
        columnType = type;
        names.clear();
        names.addAll(List.of(called));
        return this;
    }

    FlatGeobufFile layerType(int type) {
        layerType = type;
        return this;
    }

    FlatGeobufFile system(String org, int number) {
        organisation = org;
        code = number;
        return this;
    }

    /** @param geometry its offset in the buffer; 0: none */
    FlatGeobufFile feature(byte[] properties, ToIntFunction<FlatBufferBuilder> geometry) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int shape = geometry.applyAsInt(builder);
        int values = Feature.createPropertiesVector(builder, properties);
        builder.finishSizePrefixed(Feature.createFeature(builder, shape, values, 0));
        return raw(builder.sizedByteArray());
    }

    FlatGeobufFile line() {
        return feature(text("Ruta"), line(LINE));
    }

    /** Bytes as they are, where a feature with its length is expected. */
    FlatGeobufFile raw(byte[] feature) {
        features.writeBytes(feature);
        written++;
        return this;
    }

    /** A feature whose bytes are changed before they are written. */
    FlatGeobufFile changed(ToIntFunction<FlatBufferBuilder> geometry, Consumer<ByteBuffer> change) {
        FlatGeobufFile one = new FlatGeobufFile().feature(text("Rota"), geometry);
        ByteBuffer bytes = ByteBuffer.wrap(one.features.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        change.accept(bytes);
        return raw(bytes.array());
    }

    byte[] bytes() {
        byte[] header = header();
        ByteBuffer file = ByteBuffer.allocate(8 + header.length + index.length + features.size());
        file.put(new byte[] {'f', 'g', 'b', 3, 'f', 'g', 'b', 0}).put(header).put(index);
        return file.put(features.toByteArray()).array();
    }

    private byte[] header() {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int name = builder.createString("rutas");
        int[] columns = names.stream()
                .mapToInt(column -> Column.createColumn(
                        builder, builder.createString(column), columnType, 0, 0, -1, -1, -1, true, false, false, 0))
                .toArray();
        int columnsAt = Header.createColumnsVector(builder, columns);
        int org = builder.createString(organisation);
        int wkt = builder.createString("GEOGCS[\"a\"]");
        int crs = Crs.createCrs(builder, org, code, 0, 0, wkt, 0);
        Header.startHeader(builder);
        Header.addName(builder, name);
        Header.addGeometryType(builder, layerType);
        Header.addColumns(builder, columnsAt);
        Header.addFeaturesCount(builder, count < 0 ? written : count);
        Header.addIndexNodeSize(builder, nodeSize);
        Header.addCrs(builder, crs);
        Header.finishSizePrefixedHeaderBuffer(builder, Header.endHeader(builder));
        return builder.sizedByteArray();
    }

    static byte[] text(String value) {
        return property(0, value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] property(int column, byte[] value) {
        return ByteBuffer.allocate(6 + value.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) column)
                .putInt(value.length)
                .put(value)
                .array();
    }

    static ToIntFunction<FlatBufferBuilder> line(double... xy) {
        return geometry(GeometryType.LineString, xy);
    }

    static ToIntFunction<FlatBufferBuilder> geometry(int type, double[] xy, long... ends) {
        return builder -> {
            int endsAt = ends.length == 0 ? 0 : Geometry.createEndsVector(builder, ends);
            int xyAt = Geometry.createXyVector(builder, xy);
            return Geometry.createGeometry(builder, endsAt, xyAt, 0, 0, 0, 0, type, 0);
        };
    }

    /** The same part so many times, as FlatBuffers can share it. */
    static ToIntFunction<FlatBufferBuilder> parts(int type, int times, ToIntFunction<FlatBufferBuilder> part) {
        return builder -> {
            int[] shared = new int[times];
            java.util.Arrays.fill(shared, part.applyAsInt(builder));
            return Geometry.createGeometry(
                    builder, 0, 0, 0, 0, 0, 0, type, Geometry.createPartsVector(builder, shared));
        };
    }

    /** Where a number stands; in a FlatBuffer the length of a vector is right before its first. */
    static int find(ByteBuffer bytes, double number) {
        for (int at = 0; at + 8 <= bytes.capacity(); at += 4) {
            if (bytes.getDouble(at) == number) {
                return at;
            }
        }
        throw new IllegalArgumentException(String.valueOf(number));
    }
}
