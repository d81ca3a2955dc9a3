package huella.geo.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import org.sqlite.SQLiteConnection;

/** Small GeoPackages out of SQL, made in memory: the same bytes on every run. */
final class GeoPackageFile {

    static final int PAGE = 512;

    static final String SYSTEMS = "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY,"
            + " organization TEXT, organization_coordsys_id INTEGER, definition TEXT)";
    static final String CONTENTS = "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, srs_id INTEGER)";
    static final String LAYERS =
            "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)";
    static final String RUTAS = "CREATE TABLE rutas (fid INTEGER PRIMARY KEY, geom BLOB, nombre TEXT)";

    static final byte[] POINT = blob(wkb("POINT (-70.1 -22.1)"));
    static final byte[] AREA = blob(wkb("POLYGON ((-70 -24, -68 -24, -68 -22, -70 -24))"));

    private GeoPackageFile() {}

    /** A file of these statements. */
    static byte[] of(List<String> statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size = " + PAGE);
            for (String sql : statements) {
                statement.execute(sql);
            }
            return connection.unwrap(SQLiteConnection.class).serialize("main");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tables of every GeoPackage, as far as they are read, without a layer. */
    static List<String> frame() {
        return List.of(
                "PRAGMA application_id = 1196444487",
                "PRAGMA user_version = 10300",
                SYSTEMS,
                "INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS[]'),"
                        + " ('-', -1, 'NONE', -1, 'undefined'), ('-', 0, 'NONE', 0, 'undefined')",
                CONTENTS,
                LAYERS);
    }

    /** Says that a table is a layer. */
    static List<String> listed(String table, String column, int srs) {
        return List.of(
                "INSERT INTO gpkg_contents VALUES ('%s', 'features', %d)".formatted(table.replace("'", "''"), srs),
                "INSERT INTO gpkg_geometry_columns VALUES ('%s', '%s', %d)"
                        .formatted(table.replace("'", "''"), column, srs));
    }

    /** One layer {@code rutas}, empty. */
    static List<String> empty() {
        return joined(frame(), listed("rutas", "geom", 4326), List.of(RUTAS));
    }

    /** One layer {@code rutas} with a point and an area, and then what is wrong. */
    static byte[] good(String... wrong) {
        return of(joined(empty(), List.of(insert(1, POINT), insert(2, AREA)), List.of(wrong)));
    }

    /** A layer with an area, and one feature with this for its shape. */
    static byte[] withBlob(byte[] blob) {
        return of(joined(empty(), List.of(insert(1, AREA), insert(2, blob))));
    }

    static byte[] withWkb(byte[] wkb) {
        return withBlob(blob(wkb));
    }

    static String insert(int fid, byte[] blob) {
        return "INSERT INTO rutas (fid, geom, nombre) VALUES (%d, x'%s', 'Ruta %1$d')"
                .formatted(fid, HexFormat.of().formatHex(blob));
    }

    @SafeVarargs
    static List<String> joined(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    /** Without an envelope, little-endian. */
    static byte[] blob(byte[] wkb) {
        return blob(4326, 0b001, new byte[0], wkb);
    }

    static byte[] blob(int srs, int flags, byte[] envelope, byte[] wkb) {
        ByteBuffer blob = ByteBuffer.allocate(8 + envelope.length + wkb.length);
        blob.order((flags & 1) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return blob.put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put((byte) flags)
                .putInt(srs)
                .put(envelope)
                .put(wkb)
                .array();
    }

    static byte[] wkb(String wkt) {
        return wkb(wkt, ByteOrderValues.LITTLE_ENDIAN);
    }

    static byte[] wkb(String wkt, int order) {
        return new WKBWriter(2, order).write(geometry(wkt));
    }

    static Geometry geometry(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** WKB by hand, little-endian: each {@code Integer} in four bytes, each {@code Double} in eight. */
    static byte[] wkb(int type, Object... content) {
        ByteBuffer bytes = ByteBuffer.allocate(5 + 8 * content.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 1).putInt(type);
        for (Object part : content) {
            switch (part) {
                case Integer number -> bytes.putInt(number);
                case Double number -> bytes.putDouble(number);
                default -> throw new IllegalArgumentException(part.toString());
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Where a text stands in the file. */
    static int find(byte[] file, String text) {
        int at = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
        if (at < 0) {
            throw new IllegalArgumentException(text);
        }
        return at;
    }
}
