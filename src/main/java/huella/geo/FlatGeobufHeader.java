package huella.geo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Header;

/**
 * The header of a FlatGeobuf. The library's own writer of headers knows neither titles nor metadata, so the header is
 * built from its generated classes.
 */
final class FlatGeobufHeader {

    private FlatGeobufHeader() {}

    /** With its length before it. A file without rows has no index. */
    static byte[] of(Layer layer, int rows, int geometryType, Envelope bounds) {
        FlatBufferBuilder builder = new FlatBufferBuilder(16 * 1024);
        int name = builder.createString(layer.name());
        int title = builder.createString(layer.title());
        int description = builder.createString(layer.metadata().notice());
        int metadata = builder.createString(metadata(layer));
        int columns = Header.createColumnsVector(
                builder,
                layer.columns().stream()
                        .mapToInt(column -> column(builder, column))
                        .toArray());
        int crs = crs(builder, layer.crs());
        int envelope = rows == 0
                ? 0
                : Header.createEnvelopeVector(
                        builder, new double[] {bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY()});
        Header.startHeader(builder);
        Header.addName(builder, name);
        if (rows > 0) {
            Header.addEnvelope(builder, envelope);
        }
        Header.addGeometryType(builder, geometryType);
        Header.addColumns(builder, columns);
        Header.addFeaturesCount(builder, rows);
        Header.addIndexNodeSize(builder, rows == 0 ? 0 : PackedTree.NODE_SIZE);
        Header.addCrs(builder, crs);
        Header.addTitle(builder, title);
        Header.addDescription(builder, description);
        Header.addMetadata(builder, metadata);
        Header.finishSizePrefixedHeaderBuffer(builder, Header.endHeader(builder));
        return builder.sizedByteArray();
    }

    /** The format wants JSON here. */
    private static String metadata(Layer layer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = GeoJson.generator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<String, String> entry : layer.metadata().entries().entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int column(FlatBufferBuilder builder, huella.geo.Column column) {
        int type = switch (column.type()) {
            case TEXT, TEXT_LIST -> ColumnType.String;
            case INTEGER -> ColumnType.Long;
            case BOOLEAN -> ColumnType.Bool;
            case INSTANT -> ColumnType.DateTime;
        };
        int name = builder.createString(column.name());
        int title = builder.createString(column.title());
        int description = builder.createString(column.description());
        return Column.createColumn(builder, name, type, title, description, -1, -1, -1, true, false, false, 0);
    }

    private static int crs(FlatBufferBuilder builder, FileCrs crs) {
        int org = builder.createString("EPSG");
        int name = builder.createString(crs.title());
        int wkt = builder.createString(crs.wkt());
        return Crs.createCrs(builder, org, crs.epsg(), name, 0, wkt, 0);
    }
}
