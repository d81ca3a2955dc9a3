package huella.geo.read;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of one table, in the order in which they lie. SQLite gives any value any type whatever its column declares,
 * so each value is asked what it is, and what is too long is cut before it comes out of SQLite.
 *
 * @param geometry the column of shapes, as the table calls it
 * @param key the integer primary key, by which other programs name a feature; it is in the label, not in the values
 * @param columns all others that hold something themselves
 * @param computed columns of expressions; they are not read, since reading them would run what the file says
 */
record GeoPackageTable(
        String name,
        String geometry,
        Optional<String> key,
        List<GeoPackageTable.Column> columns,
        List<String> computed) {

    record Column(String name, String type) {
        boolean flag() {
            return type.equalsIgnoreCase("BOOLEAN");
        }
    }

    GeoPackageTable {
        columns = List.copyOf(columns);
        computed = List.copyOf(computed);
    }

    /** Empty when the table has no such column, or only computes it. */
    static Optional<GeoPackageTable> of(GeoPackageDatabase database, String name, String geometry) throws SQLException {
        List<Column> columns = new ArrayList<>();
        List<String> computed = new ArrayList<>();
        List<Column> keys = new ArrayList<>();
        Optional<String> found = Optional.empty();
        String sql = "SELECT name, type, pk, hidden FROM pragma_table_xinfo(?)";
        try (PreparedStatement select = database.prepare(sql)) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Column column = new Column(rows.getString(1), String.valueOf(rows.getString(2)));
                    if (rows.getInt(4) != 0) {
                        computed.add(column.name());
                    } else if (column.name().equalsIgnoreCase(geometry)) {
                        found = Optional.of(column.name());
                    } else {
                        columns.add(column);
                        if (rows.getInt(3) > 0) {
                            keys.add(column);
                        }
                    }
                }
            }
        }
        Optional<Column> key = keys.size() == 1 && keys.getFirst().type().equalsIgnoreCase("INTEGER")
                ? Optional.of(keys.getFirst())
                : Optional.empty();
        key.ifPresent(columns::remove);
        return found.map(it -> new GeoPackageTable(name, it, key.map(Column::name), columns, computed));
    }

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** @param srsId of the column of shapes */
    void read(GeoPackageDatabase database, long srsId, ReadLimits limits, ShapeBuilder shape, FeatureSink sink)
            throws SQLException, IOException {
        Set<String> binary = new HashSet<>();
        try (PreparedStatement select = database.prepare(select(limits));
                ResultSet rows = select.executeQuery()) {
            for (long number = 1; rows.next(); number++) {
                String label = "objeto " + (key.isPresent() ? rows.getLong(1) : number);
                Map<String, Object> values = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    Column column = columns.get(i);
                    Object value = rows.getObject(i + 3);
                    if (value instanceof byte[] && binary.add(column.name())) {
                        sink.note("La columna «" + CleanText.name(column.name())
                                + "» guarda datos binarios, que no se leyeron.");
                    }
                    values.put(column.name(), value(value, column, label, limits));
                }
                tell(rows.getObject(2), srsId, limits, shape);
                sink.feature(new SourceFeature(label, values, shape.finish()));
            }
        }
    }

    /** The key, the shape, the values; without an index, whose copy of the values could differ from the table's. */
    private String select(ReadLimits limits) {
        String shape = GeoPackageDatabase.quoted(geometry);
        StringBuilder sql = new StringBuilder("SELECT ");
        sql.append(key.map(GeoPackageDatabase::quoted).orElse("NULL"));
        sql.append(", CASE typeof(" + shape + ") WHEN 'blob' THEN " + shape + " WHEN 'null' THEN NULL ELSE '' END");
        for (Column column : columns) {
            String value = GeoPackageDatabase.quoted(column.name());
            sql.append(", CASE typeof(" + value + ") WHEN 'text' THEN substr(" + value + ", 1, " + (limits.text() + 1)
                    + ") WHEN 'blob' THEN x'00' ELSE " + value + " END");
        }
        return sql.append(" FROM main." + GeoPackageDatabase.quoted(name) + " NOT INDEXED")
                .toString();
    }

    private static void tell(Object found, long srsId, ReadLimits limits, ShapeBuilder shape) {
        switch (found) {
            case null -> {}
            case byte[] blob -> GeoPackageBlob.tell(blob, srsId, limits, shape);
            default -> shape.refuse(GeoPackageBlob.FOREIGN);
        }
    }

    private static Object value(Object found, Column column, String label, ReadLimits limits) {
        return switch (found) {
            case null -> null;
            case byte[] blob -> null;
            case Double number -> Double.isFinite(number) ? number : null;
            case Number number
            when column.flag() && (number.longValue() == 0 || number.longValue() == 1) -> number.longValue() == 1;
            case Number number -> number.longValue();
            default -> Texts.within(limits, String.valueOf(found), column.name(), label);
        };
    }
}
