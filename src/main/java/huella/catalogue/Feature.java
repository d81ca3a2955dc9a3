package huella.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Geometry;

/**
 * One published feature as every reader sees it.
 *
 * @param values by field; a field without a value is not in the map
 * @param geometry longitude/latitude, WGS 84
 */
public record Feature(FeatureType type, Map<Field, Object> values, Geometry geometry) {

    public String code() {
        return (String) values.get(Field.CODIGO);
    }

    /** Which of its versions this is; empty for what has none. */
    public OptionalInt version() {
        return values.get(Field.VERSION) instanceof Integer number ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** Reads a row of the type's view; the geometry is the caller's, who knows the column. */
    public static Feature ofRow(ResultSet row, FeatureType type, Geometry geometry) throws SQLException {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        for (Field field : type.fields()) {
            Object value = value(row, field);
            if (value != null) {
                values.put(field, value);
            }
        }
        return new Feature(type, values, geometry);
    }

    private static Object value(ResultSet row, Field field) throws SQLException {
        String column = field.column();
        return switch (field.type()) {
            case TEXT -> row.getString(column);
            case INTEGER -> row.getObject(column, Integer.class);
            case BOOLEAN -> row.getObject(column, Boolean.class);
            case INSTANT ->
                row.getObject(column, OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.SECONDS);
            case TEXT_LIST ->
                row.getArray(column) == null
                        ? List.of()
                        : Arrays.asList((String[]) row.getArray(column).getArray());
        };
    }
}
