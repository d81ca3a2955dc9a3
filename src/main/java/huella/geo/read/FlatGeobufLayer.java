package huella.geo.read;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Header;

/**
 * What the header of a FlatGeobuf says.
 *
 * @param shapeNumber the {@link ShapeKind} of features that do not tell their own; 0: each tells
 * @param features how many it promises; 0: unknown
 * @param nodeSize of the index; 0: there is none
 */
record FlatGeobufLayer(
        Optional<String> name,
        List<FlatGeobufLayer.Attribute> columns,
        int shapeNumber,
        StatedCrs crs,
        long features,
        int nodeSize) {

    /** @param type one of {@code ColumnType} */
    record Attribute(String name, int type) {}

    /** A node of the index: a box and an offset. */
    private static final int NODE_BYTES = 4 * Double.BYTES + Long.BYTES;

    FlatGeobufLayer {
        columns = List.copyOf(columns);
    }

    /** @throws IndexOutOfBoundsException | IllegalArgumentException when the bytes are no header */
    static FlatGeobufLayer of(ByteBuffer buffer, ReadLimits limits) {
        Header header = Header.getRootAsHeader(buffer);
        return new FlatGeobufLayer(
                text(header.nameAsByteBuffer(), limits),
                columns(header.columnsLength(), header::columns, limits),
                header.geometryType(),
                header.crs() == null ? new StatedCrs.Unstated() : crs(header.crs(), limits),
                header.featuresCount(),
                header.indexNodeSize());
    }

    /** The header's, or those of a feature that has its own; their names made unique. */
    static List<Attribute> columns(int length, IntFunction<Column> column, ReadLimits limits) {
        if (length > limits.columns()) {
            throw ReadLimits.exceeded(
                    "columnas", limits.columns(), ReadLimits.COLUMNS, "Exporte solo las columnas que necesita.");
        }
        List<Attribute> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < length; i++) {
            Column stated = column.apply(i);
            String name = text(stated.nameAsByteBuffer(), limits).orElse("columna " + (i + 1));
            String unique = name;
            for (int n = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); n++) {
                unique = name + " (" + n + ")";
            }
            columns.add(new Attribute(unique, stated.type()));
        }
        return columns;
    }

    /** No organisation means EPSG, as the format's schema says. */
    private static StatedCrs crs(Crs crs, ReadLimits limits) {
        String where = "encabezado del FlatGeobuf";
        boolean epsg = text(crs.orgAsByteBuffer(), limits).orElse("EPSG").equalsIgnoreCase("EPSG");
        if (epsg && crs.code() > 0) {
            return new StatedCrs.Code(crs.code(), where);
        }
        return text(crs.wktAsByteBuffer(), limits)
                .<StatedCrs>map(wkt -> new StatedCrs.Definition(wkt, where))
                .orElse(new StatedCrs.Unstated());
    }

    /** Empty when it is not there or blank. */
    private static Optional<String> text(ByteBuffer bytes, ReadLimits limits) {
        if (bytes == null || bytes.remaining() == 0) {
            return Optional.empty();
        }
        if (bytes.remaining() > 4 * limits.text()) {
            throw Texts.tooLong(limits, "encabezado", "archivo");
        }
        return Optional.of(StandardCharsets.UTF_8.decode(bytes).toString()).filter(text -> !text.isBlank());
    }

    /**
     * How long its index is, as far as it can be.
     *
     * @throws IllegalArgumentException when no file can have such an index
     */
    long indexBytes() {
        if (features == 0 || nodeSize == 0) {
            return 0;
        }
        if (nodeSize < 2 || features < 0 || features > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("an index of " + features + " by " + nodeSize);
        }
        long nodes = features;
        for (long level = features; ; ) {
            level = (level + nodeSize - 1) / nodeSize;
            nodes += level;
            if (level == 1) {
                return nodes * NODE_BYTES;
            }
        }
    }
}
