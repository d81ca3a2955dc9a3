package huella.tiles;

import huella.catalogue.Collection;
import huella.model.TileCoord;
import huella.store.Sql;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads what tiles of initiatives are made of from the tables that publications prepare (db/README.md). Plain JDBC, for
 * a tile has hundreds of rows and little time: texts stay the bytes that they are on the wire.
 */
final class ShapeStore {

    private static final double WORLD = 2 * 20_037_508.342789244;

    /** The queries by zoom, for all layers and for some. */
    private static final List<String> ALL = new ArrayList<>();

    private static final List<String> SOME = new ArrayList<>();

    static {
        for (int zoom = 0; zoom <= Bands.LAST; zoom++) {
            Map<String, String> all = Map.of("table", "tile_shape_" + Bands.of(zoom), "zoom", Integer.toString(zoom));
            Map<String, String> some = new HashMap<>(all);
            some.put("shapes", "capa = ANY (?)");
            some.put("counts", "layer = ANY (?)");
            ALL.add(Sql.of(ShapeStore.class, "near", all));
            SOME.add(Sql.of(ShapeStore.class, "near", some));
        }
    }

    private ShapeStore() {}

    /** What the layers of these collections need in a tile and its margin. */
    static TileRows near(Connection connection, List<Collection> collections, TileCoord tile) throws SQLException {
        boolean all =
                collections.stream().anyMatch(collection -> collection.layer().isEmpty());
        String query = (all ? ALL : SOME).get(Math.min(tile.z(), Bands.LAST));
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            int at = bindBox(statement, tile);
            Array layers = all ? null : layers(connection, collections);
            if (!all) {
                statement.setArray(at++, layers);
            }
            long cell = morton(tile.x(), tile.y()) << 6;
            statement.setInt(at++, tile.z());
            statement.setLong(at++, cell);
            statement.setLong(at++, cell + 63);
            if (!all) {
                statement.setArray(at, layers);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows);
            }
        }
    }

    /** Adds the anchors of some initiatives to counts. */
    static void addAnchors(Connection connection, List<byte[]> codes, TileCounts into) throws SQLException {
        String[] texts = codes.stream()
                .map(code -> new String(code, java.nio.charset.StandardCharsets.UTF_8))
                .toArray(String[]::new);
        try (PreparedStatement statement = connection.prepareStatement(Sql.of(ShapeStore.class, "anchors"))) {
            statement.setArray(1, connection.createArrayOf("text", texts));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    into.add(rows.getDouble(1), rows.getDouble(2));
                }
            }
        }
    }

    /** @return the place of the next parameter */
    private static int bindBox(PreparedStatement statement, TileCoord tile) throws SQLException {
        double size = WORLD / (1L << tile.z());
        double margin = size * TileGrid.BUFFER / TileGrid.EXTENT;
        double west = -WORLD / 2 + tile.x() * size;
        double north = WORLD / 2 - tile.y() * size;
        statement.setDouble(1, west - margin);
        statement.setDouble(2, north - size - margin);
        statement.setDouble(3, west + size + margin);
        statement.setDouble(4, north + margin);
        return 5;
    }

    private static Array layers(Connection connection, List<Collection> collections) throws SQLException {
        return connection.createArrayOf(
                "text",
                collections.stream()
                        .flatMap(collection -> Stream.of(collection.layer().orElseThrow()))
                        .toArray());
    }

    private static long morton(int column, int row) {
        long code = 0;
        for (int bit = 0; bit <= TileCoord.MAX_ZOOM; bit++) {
            code |= (long) (column >> bit & 1) << 2 * bit | (long) (row >> bit & 1) << 2 * bit + 1;
        }
        return code;
    }

    private static TileRows read(ResultSet rows) throws SQLException {
        List<ShapeRow> shapes = new ArrayList<>();
        List<CountRow> counts = new ArrayList<>();
        while (rows.next()) {
            int part = rows.getInt(1);
            byte[] words = rows.getBytes(5);
            byte[] bytes = rows.getBytes(6);
            if (part >= 0) {
                shapes.add(new ShapeRow(words, part, rows.getFloat(2), rows.getBoolean(3), rows.getInt(4), bytes));
            } else {
                ByteBuffer sums = ByteBuffer.wrap(bytes);
                double sumX = sums.getDouble();
                double sumY = sums.getDouble();
                counts.add(new CountRow(words, sums.getLong(), rows.getInt(4), sumX, sumY));
            }
        }
        shapes.sort(ShapeRow.DRAWING);
        return new TileRows(shapes, counts);
    }
}
