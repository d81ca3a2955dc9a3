package huella.publishing;

import huella.model.TileCoord;
import huella.model.Touched;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * A set of tiles, made of what may be seen in them: a tile shows what lies in it or a little beside it
 * ({@link Touched#BESIDE}). Metres of EPSG:3857. A column of tiles is a set of bits, so that a shape that fills a
 * region costs little.
 */
final class TileCover {

    private static final double HALF_WORLD = 20037508.342789244;

    private final Map<Integer, TreeMap<Integer, BitSet>> zooms = new TreeMap<>();
    private final Envelope box = new Envelope();

    static double tileWidth(int zoom) {
        return 2 * HALF_WORLD / (1 << zoom);
    }

    void add(TileCoord tile) {
        column(tile.z(), tile.x()).set(tile.y());
    }

    /** All tiles of some zooms that a box may be seen in. */
    void add(int minZoom, int maxZoom, Envelope seen) {
        box.expandToInclude(seen);
        for (int zoom = minZoom; zoom <= maxZoom; zoom++) {
            double width = tileWidth(zoom);
            double beside = width * Touched.BESIDE;
            int north = index(zoom, HALF_WORLD - seen.getMaxY() - beside);
            int south = index(zoom, HALF_WORLD - seen.getMinY() + beside);
            int east = index(zoom, seen.getMaxX() + beside + HALF_WORLD);
            for (int x = index(zoom, seen.getMinX() - beside + HALF_WORLD); x <= east; x++) {
                column(zoom, x).set(north, south + 1);
            }
        }
    }

    /** All tiles of some zooms that a shape can be seen in; not all those of its box. */
    void add(int minZoom, int maxZoom, Geometry shape) {
        box.expandToInclude(shape.getEnvelopeInternal());
        descend(PreparedGeometryFactory.prepare(shape), minZoom, maxZoom, 0, 0, 0);
    }

    private void descend(PreparedGeometry shape, int minZoom, int maxZoom, int z, int x, int y) {
        double width = tileWidth(z);
        Envelope tile = new Envelope(
                x * width - HALF_WORLD,
                (x + 1) * width - HALF_WORLD,
                HALF_WORLD - (y + 1) * width,
                HALF_WORLD - y * width);
        tile.expandBy(width * Touched.BESIDE);
        Geometry square = shape.getGeometry().getFactory().toGeometry(tile);
        if (!shape.intersects(square)) {
            return;
        }
        if (shape.getGeometry().getDimension() == 2 && shape.covers(square)) {
            for (int zoom = Math.max(z, minZoom); zoom <= maxZoom; zoom++) {
                int deeper = zoom - z;
                for (int column = x << deeper; column < x + 1 << deeper; column++) {
                    column(zoom, column).set(y << deeper, y + 1 << deeper);
                }
            }
            return;
        }
        if (z >= minZoom) {
            column(z, x).set(y);
        }
        if (z < maxZoom) {
            for (int quarter = 0; quarter < 4; quarter++) {
                descend(shape, minZoom, maxZoom, z + 1, 2 * x + (quarter & 1), 2 * y + (quarter >> 1));
            }
        }
    }

    void addAll(TileCover other) {
        box.expandToInclude(other.box);
        other.zooms.forEach(
                (zoom, columns) -> columns.forEach((x, rows) -> column(zoom, x).or(rows)));
    }

    boolean contains(TileCoord tile) {
        Map<Integer, BitSet> columns = zooms.get(tile.z());
        BitSet rows = columns == null ? null : columns.get(tile.x());
        return rows != null && rows.get(tile.y());
    }

    /** The numbers of those of its tiles that are meant, in their order. */
    long[] ids(Predicate<TileCoord> meant) {
        long[] ids = zooms.entrySet().stream()
                .flatMapToLong(zoom -> zoom.getValue().entrySet().stream()
                        .flatMapToLong(column -> column.getValue().stream()
                                .mapToObj(y -> new TileCoord(zoom.getKey(), column.getKey(), y))
                                .filter(meant)
                                .mapToLong(TileIds::of)))
                .toArray();
        Arrays.sort(ids);
        return ids;
    }

    /** Of all that was added but single tiles, longitude/latitude WGS 84; empty when nothing was. */
    Envelope degrees() {
        if (box.isNull()) {
            return new Envelope();
        }
        return new Envelope(
                longitude(box.getMinX()), longitude(box.getMaxX()), latitude(box.getMinY()), latitude(box.getMaxY()));
    }

    private static double longitude(double x) {
        return Math.clamp(x / HALF_WORLD, -1, 1) * 180;
    }

    private static double latitude(double y) {
        double north = Math.clamp(y, -HALF_WORLD, HALF_WORLD) / HALF_WORLD * Math.PI;
        return Math.toDegrees(Math.atan(Math.sinh(north)));
    }

    private BitSet column(int zoom, int x) {
        return zooms.computeIfAbsent(zoom, z -> new TreeMap<>()).computeIfAbsent(x, each -> new BitSet());
    }

    private static int index(int zoom, double metres) {
        return Math.clamp((long) Math.floor(metres / tileWidth(zoom)), 0, (1 << zoom) - 1);
    }
}
