package huella.geo.read;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wololo.flatgeobuf.generated.ColumnType;

/** The properties of a feature: the number of a column, then its value, again and again; what is missing is null. */
final class FlatGeobufValues {

    private final List<FlatGeobufLayer.Attribute> columns;
    private final ReadLimits limits;
    private final String label;
    private boolean binary;

    FlatGeobufValues(List<FlatGeobufLayer.Attribute> columns, ReadLimits limits, String label) {
        this.columns = columns;
        this.limits = limits;
        this.label = label;
    }

    /**
     * @param bytes little-endian, from its position on; null: none
     * @throws java.nio.BufferUnderflowException | IllegalArgumentException when the bytes are no properties
     */
    Map<String, Object> read(ByteBuffer bytes) {
        Map<Integer, Object> found = new HashMap<>();
        while (bytes != null && bytes.hasRemaining()) {
            int column = Short.toUnsignedInt(bytes.getShort());
            if (column >= columns.size()) {
                throw new IllegalArgumentException("column " + column);
            }
            found.put(column, value(columns.get(column), bytes));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).name(), found.get(i));
        }
        return values;
    }

    /** Whether any value was of bytes that mean nothing to us. */
    boolean hadBinary() {
        return binary;
    }

    private Object value(FlatGeobufLayer.Attribute column, ByteBuffer bytes) {
        return switch (column.type()) {
            case ColumnType.Byte -> (long) bytes.get();
            case ColumnType.UByte -> (long) Byte.toUnsignedInt(bytes.get());
            case ColumnType.Bool -> bytes.get() != 0;
            case ColumnType.Short -> (long) bytes.getShort();
            case ColumnType.UShort -> (long) Short.toUnsignedInt(bytes.getShort());
            case ColumnType.Int -> (long) bytes.getInt();
            case ColumnType.UInt -> Integer.toUnsignedLong(bytes.getInt());
            case ColumnType.Long -> bytes.getLong();
            case ColumnType.ULong -> unsigned(bytes.getLong());
            case ColumnType.Float -> finite(Double.parseDouble(Float.toString(bytes.getFloat())));
            case ColumnType.Double -> finite(bytes.getDouble());
            case ColumnType.String, ColumnType.Json, ColumnType.DateTime -> text(column, bytes);
            case ColumnType.Binary -> {
                binary = true;
                int length = length(bytes);
                bytes.position(bytes.position() + length);
                yield null;
            }
            default -> throw new IllegalArgumentException("column type " + column.type());
        };
    }

    private static Object unsigned(long value) {
        return value >= 0 ? (Object) value : Long.toUnsignedString(value);
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private String text(FlatGeobufLayer.Attribute column, ByteBuffer bytes) {
        int length = length(bytes);
        ByteBuffer text = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        if (length > 4L * limits.text()) { // a character has at most four bytes
            throw Texts.tooLong(limits, column.name(), label);
        }
        return Texts.within(limits, StandardCharsets.UTF_8.decode(text).toString(), column.name(), label);
    }

    private static int length(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("a text of " + length);
        }
        return length;
    }
}
