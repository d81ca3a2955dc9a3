package huella.geo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.sqlite.SQLiteConfig;

/**
 * GeoPackage 1.3 (OGC 12-128r18): one layer with its R-tree, the notice and licence as layer metadata, the columns'
 * titles as aliases. The database file is made in the scratch directory without a journal, and copied out when whole.
 */
final class GeoPackage implements FeatureWriter {

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Layer layer;
    private final OutputStream out;
    private final Scratch scratch;
    private final Path file;
    private final Connection database;
    private final PreparedStatement insertRow;
    private final Boxes boxes;
    private long rows;
    private Instant lastInstant;
    private String lastDateTime;

    GeoPackage(Layer layer, OutputStream out, Path directory) throws IOException {
        this.layer = layer;
        this.out = out;
        this.scratch = new Scratch(directory);
        this.file = scratch.file("layer.gpkg");
        this.boxes = new Boxes(scratch.file("boxes"));
        Connection opened = null;
        try {
            opened = connect(file);
            run(
                    opened,
                    "PRAGMA journal_mode = OFF",
                    "PRAGMA synchronous = OFF",
                    "PRAGMA locking_mode = EXCLUSIVE",
                    "PRAGMA cache_size = -16000");
            opened.setAutoCommit(false);
            run(opened, script("tables"), createTable());
            this.database = opened;
            String questions = layer.columns().stream().map(column -> ", ?").collect(Collectors.joining());
            this.insertRow =
                    opened.prepareStatement("INSERT INTO " + quoted(layer.name()) + " VALUES (?, ?" + questions + ")");
        } catch (SQLException | IOException e) {
            abandon(opened);
            throw new IOException("the GeoPackage cannot be begun", e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setGetGeneratedKeys(false); // the driver would ask for the number of each row
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private void abandon(Connection opened) throws IOException {
        try (scratch;
                boxes) {
            if (opened != null) {
                opened.close();
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void write(Row row) throws IOException {
        layer.check(row);
        rows++;
        Envelope box = row.geometry().getEnvelopeInternal();
        boxes.add(box, 0);
        try {
            insertRow.setLong(1, rows);
            insertRow.setBytes(2, blob(row.geometry(), box));
            for (int i = 0; i < row.values().size(); i++) {
                insertRow.setObject(i + 3, stored(row.values().get(i)));
            }
            insertRow.executeUpdate();
        } catch (SQLException e) {
            throw new IOException("row " + rows + " cannot be written", e);
        }
    }

    private Object stored(Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number.longValue();
            case Boolean flag -> flag ? 1 : 0;
            case Instant instant -> {
                if (!instant.equals(lastInstant)) {
                    lastInstant = instant;
                    lastDateTime = DATE_TIME.format(instant);
                }
                yield lastDateTime;
            }
            default -> Column.text(value);
        };
    }

    /** The header of §2.1.3 with the envelope (a point needs none), then WKB. */
    private byte[] blob(Geometry geometry, Envelope box) {
        boolean point = geometry.getGeometryType().equals(Geometry.TYPENAME_POINT);
        int header = point ? 8 : 40;
        ByteBuffer blob = ByteBuffer.allocate(header + Wkb.length(geometry)).order(ByteOrder.LITTLE_ENDIAN);
        blob.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) (point ? 0b001 : 0b011));
        blob.putInt(layer.crs().epsg());
        if (!point) {
            blob.putDouble(box.getMinX()).putDouble(box.getMaxX());
            blob.putDouble(box.getMinY()).putDouble(box.getMaxY());
        }
        Wkb.put(geometry, blob);
        return blob.array();
    }

    private String createTable() {
        StringBuilder sql = new StringBuilder("CREATE TABLE ").append(quoted(layer.name()));
        sql.append(" (\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \"geom\" GEOMETRY");
        for (Column column : layer.columns()) {
            sql.append(", ").append(quoted(column.name()));
            sql.append(
                    switch (column.type()) {
                        case TEXT, TEXT_LIST -> " TEXT";
                        case INTEGER -> " INTEGER";
                        case BOOLEAN -> " BOOLEAN";
                        case INSTANT -> " DATETIME";
                    });
        }
        return sql.append(")").toString();
    }

    private void describe() throws SQLException {
        FileCrs crs = layer.crs();
        String change = DATE_TIME.format(layer.metadata().date());
        insert(
                "gpkg_spatial_ref_sys",
                FileCrs.WGS_84.title(),
                4326,
                "EPSG",
                4326,
                FileCrs.WGS_84.wkt(),
                FileCrs.WGS_84.axisNote());
        if (crs != FileCrs.WGS_84) {
            insert("gpkg_spatial_ref_sys", crs.title(), crs.epsg(), "EPSG", crs.epsg(), crs.wkt(), crs.axisNote());
        }
        Envelope bounds = boxes.bounds();
        Object[] box = bounds.isNull()
                ? new Object[4]
                : new Object[] {bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY()};
        insert(
                "gpkg_contents",
                layer.name(),
                "features",
                layer.title(),
                layer.metadata().notice(),
                change,
                box[0],
                box[1],
                box[2],
                box[3],
                crs.epsg());
        insert("gpkg_geometry_columns", layer.name(), "geom", "GEOMETRY", crs.epsg(), 0, 0);
        describeMeaning(change);
    }

    private void describeMeaning(String change) throws SQLException {
        insert(
                "gpkg_metadata",
                1,
                "dataset",
                "http://purl.org/dc/terms/",
                "text/plain",
                layer.metadata().text());
        insert("gpkg_metadata_reference", "table", layer.name(), null, null, change, 1, null);
        for (Column column : layer.columns()) {
            insert(
                    "gpkg_data_columns",
                    layer.name(),
                    column.name(),
                    column.name(),
                    column.title(),
                    column.description(),
                    null,
                    null);
        }
    }

    private void insert(String table, Object... values) throws SQLException {
        String questions = Arrays.stream(values).map(value -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert =
                database.prepareStatement("INSERT INTO " + table + " VALUES (" + questions + ")")) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    @Override
    public void finish() throws IOException {
        try {
            insertRow.close();
            SqliteTree.write(database, "rtree_" + layer.name() + "_geom", boxes);
            describe();
            run(database, script("triggers"));
            database.commit();
            database.close();
        } catch (SQLException e) {
            throw new IOException("the GeoPackage cannot be finished", e);
        }
        Files.copy(file, out);
        out.flush();
    }

    private String script(String name) throws IOException {
        try (InputStream in = GeoPackage.class.getResourceAsStream("GeoPackage/" + name + ".sqlite")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{table}", layer.name());
        }
    }

    private static void run(Connection database, String... scripts) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String script : scripts) {
                statement.executeUpdate(script);
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        abandon(database);
    }
}
