package huella.tiles;

import huella.catalogue.Collection;
import huella.catalogue.FeatureType;
import huella.model.TileCoord;
import huella.store.Sql;
import huella.store.StopSwitch;
import huella.store.TilePool;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads vector tiles (Mapbox Vector Tile 2.1, extent 4096, buffer 64). Initiatives, which may be many and change, are
 * encoded here from rows, at a third of what it costs PostGIS; the comunas and the base geography, few and always the
 * same, by {@code ST_AsMVT}.
 */
public final class TileStore {

    private final TilePool pool;
    private final int mostBytes;

    /** @param mostBytes of one layer with its counts ({@link TileSettings#bytes}) */
    public TileStore(TilePool pool, int mostBytes) {
        this.pool = pool;
        this.mostBytes = mostBytes;
    }

    /** How many tiles are made at once. */
    int atOnce() {
        return pool.size();
    }

    /**
     * One tile of several collections, in their order: one MVT layer each, and one with its counts after it when
     * something is left out. Layers are a repeated field of the format (MVT 2.1 §4.1), so tiles are joined by writing
     * one after the other. All initiatives in it are as they are at one moment. Empty: no bytes.
     */
    byte[] get(List<Collection> collections, TileCoord tile, StopSwitch stop) {
        return pool.read(stop, connection -> {
            List<Collection> initiatives = collections.stream()
                    .filter(collection -> collection.type() == FeatureType.INITIATIVE)
                    .toList();
            InitiativeTile shapes = initiatives.isEmpty()
                    ? null
                    : new InitiativeTile(tile, ShapeStore.near(connection, initiatives, tile), mostBytes);
            Protobuf joined = new Protobuf(0);
            for (Collection collection : collections) {
                switch (collection.type()) {
                    case INITIATIVE -> {
                        TileCounts counts = new TileCounts(TileGrid.of(tile));
                        List<byte[]> tooMany = shapes.writeTo(joined, collection, counts);
                        if (!tooMany.isEmpty()) {
                            ShapeStore.addAnchors(connection, tooMany, counts);
                        }
                        counts.writeTo(joined, collection.name());
                    }
                    case COMUNA -> joined.raw(encoded(connection, "comunas", tile));
                }
            }
            return joined.toBytes();
        });
    }

    /** The same, for who wants it whatever it takes. */
    byte[] get(List<Collection> collections, TileCoord tile) {
        return get(collections, tile, new StopSwitch());
    }

    /** A tile of the base geography: one MVT layer a theme, each from the zoom where it says something. */
    byte[] getBase(TileCoord tile, StopSwitch stop) {
        return pool.read(stop, connection -> encoded(connection, "base", tile));
    }

    byte[] getBase(TileCoord tile) {
        return getBase(tile, new StopSwitch());
    }

    private static byte[] encoded(Connection connection, String query, TileCoord tile) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.of(TileStore.class, query))) {
            statement.setInt(1, tile.z());
            statement.setInt(2, tile.x());
            statement.setInt(3, tile.y());
            try (ResultSet rows = statement.executeQuery()) {
                byte[] bytes = rows.next() ? rows.getBytes(1) : null;
                return bytes == null ? new byte[0] : bytes;
            }
        }
    }
}
