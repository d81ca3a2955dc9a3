package huella.bench;

import huella.model.TileCoord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;

/**
 * Which tiles are asked for: those where features are, a tile as likely as the number of its features. That is the
 * worst case and not the average, since most of the region is desert. The same list for everyone who is measured.
 */
final class TileList {

    private static final long SEED = 20_500_101;

    private TileList() {}

    /** @param count how many different ones at most; a low zoom has fewer */
    static List<TileCoord> at(int zoom, int count, SyntheticFeatures features, int existing) {
        SplittableRandom random = new SplittableRandom(SEED + zoom);
        Set<TileCoord> tiles = new LinkedHashSet<>();
        for (int draws = 0; draws < 20 * count && tiles.size() < count; draws++) {
            tiles.add(of(zoom, features.position(random.nextInt(existing))));
        }
        return List.copyOf(tiles);
    }

    /** The tile of the WebMercatorQuad matrix set that holds a position. */
    static TileCoord of(int zoom, Coordinate position) {
        int tiles = 1 << zoom;
        double latitude = Math.toRadians(position.y);
        double y = (1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2;
        return new TileCoord(zoom, (int) ((position.x + 180) / 360 * tiles), (int) (y * tiles));
    }

    static String path(TileCoord tile) {
        return "/tiles/iniciativas/%d/%d/%d.mvt".formatted(tile.z(), tile.x(), tile.y());
    }
}
