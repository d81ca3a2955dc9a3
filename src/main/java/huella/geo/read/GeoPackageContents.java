package huella.geo.read;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the tables {@code gpkg_…} say of a GeoPackage: its layers and their coordinate systems (OGC 12-128r18 §1, §2).
 */
final class GeoPackageContents {

    private static final String LAYERS = "gpkg_geometry_columns";
    private static final String TABLES = "gpkg_contents";
    private static final String SYSTEMS = "gpkg_spatial_ref_sys";

    /** Of a name or a definition. What is longer is none. */
    private static final int MOST_TEXT = 20_000;

    private final GeoPackageDatabase database;

    /**
     * A table with shapes, as it is listed; whether it is there is another question.
     *
     * @param column of the shapes
     */
    record Listed(String table, String column, long srsId) {}

    /** @throws huella.model.Rejected when the database is no GeoPackage */
    GeoPackageContents(GeoPackageDatabase database) {
        this.database = database;
        for (String needed : List.of(TABLES, LAYERS)) {
            if (!database.hasTable(needed)) {
                throw Unreadable.because("El archivo es una base de datos SQLite, pero no un GeoPackage con formas: le "
                        + "falta la tabla «" + needed + "». Exporte la capa como GeoPackage desde QGIS.");
            }
        }
    }

    /** By table, in lower case; a table whose second column of shapes is listed too is told by the notes. */
    Map<String, Listed> layers(ReadLimits limits, List<String> notes) throws SQLException {
        Map<String, Listed> layers = new LinkedHashMap<>();
        String sql = "SELECT substr(table_name, 1, %1$d), substr(column_name, 1, %1$d), srs_id FROM %2$s NOT INDEXED";
        try (PreparedStatement select = database.prepare(sql.formatted(MOST_TEXT, LAYERS));
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Listed listed = new Listed(
                        String.valueOf(rows.getString(1)), String.valueOf(rows.getString(2)), rows.getLong(3));
                Listed first = layers.putIfAbsent(listed.table().toLowerCase(Locale.ROOT), listed);
                if (first != null) {
                    notes.add("La tabla «" + CleanText.name(listed.table())
                            + "» tiene varias columnas de formas: se leyó «" + CleanText.name(first.column()) + "».");
                }
                if (layers.size() + notes.size() > limits.entries()) {
                    throw ReadLimits.exceeded(
                            "capas",
                            limits.entries(),
                            ReadLimits.ENTRIES,
                            "Exporte solo las capas que quiere importar.");
                }
            }
        }
        return layers;
    }

    /** The names of some of the tables that hold something else: plain attributes, images. */
    List<String> withoutShapes() throws SQLException {
        List<String> names = new ArrayList<>();
        String sql = "SELECT substr(table_name, 1, 200) FROM %s WHERE data_type <> 'features' LIMIT 20";
        try (PreparedStatement select = database.prepare(sql.formatted(TABLES));
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** The other place where the system of a layer stands. */
    Optional<Long> srsIdInContents(String table) throws SQLException {
        try (PreparedStatement select =
                database.prepare("SELECT srs_id FROM %s WHERE table_name = ?".formatted(TABLES))) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getObject(1) != null ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    /** §1.1.2: -1 and 0 are the two systems that nobody knows. */
    StatedCrs system(long srsId) throws SQLException {
        if (srsId == -1 || srsId == 0 || !database.hasTable(SYSTEMS)) {
            return new StatedCrs.Unstated();
        }
        String sql = "SELECT organization, organization_coordsys_id, substr(definition, 1, %d), substr(%s, 1, %1$d)"
                + " FROM %s WHERE srs_id = ?";
        try (PreparedStatement select = database.prepare(sql.formatted(MOST_TEXT, laterDefinition(), SYSTEMS))) {
            select.setLong(1, srsId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? system(rows) : new StatedCrs.Unstated();
            }
        }
    }

    private static StatedCrs system(ResultSet row) throws SQLException {
        int code = row.getInt(2);
        if ("EPSG".equalsIgnoreCase(row.getString(1)) && code > 0) {
            return new StatedCrs.Code(code, SYSTEMS);
        }
        for (int column : new int[] {4, 3}) {
            String definition = row.getString(column);
            if (definition != null
                    && !definition.isBlank()
                    && !definition.strip().equalsIgnoreCase("undefined")
                    && definition.length() < MOST_TEXT) {
                return new StatedCrs.Definition(definition, SYSTEMS);
            }
        }
        return new StatedCrs.Unstated();
    }

    /** WKT 2 stands in a column of an extension (annex F.10), where it is used. */
    private String laterDefinition() throws SQLException {
        String sql = "SELECT count(*) FROM pragma_table_xinfo('" + SYSTEMS + "')"
                + " WHERE name = 'definition_12_063' AND hidden = 0";
        try (PreparedStatement select = database.prepare(sql);
                ResultSet rows = select.executeQuery()) {
            return rows.next() && rows.getInt(1) > 0 ? "definition_12_063" : "NULL";
        }
    }
}
