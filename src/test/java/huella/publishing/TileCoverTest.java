package huella.publishing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.TileCoord;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Which tiles something can be seen in: none is forgotten, and few are named that show nothing. */
class TileCoverTest {

    private static final double HALF = 20037508.342789244;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @Test
    void a_point_is_in_its_tile_and_in_those_whose_buffer_it_lies_in() {
        TileCover cover = new TileCover();
        double width = 2 * HALF / 4;
        cover.add(2, 2, new Envelope(new Coordinate(-HALF + width * 1.5, HALF - width * 1.5)));
        assertArrayEquals(new long[] {TileIds.of(2, 1, 1)}, cover.ids(tile -> true));
        cover.add(2, 2, new Envelope(new Coordinate(-HALF + width * (2 + 63.0 / 4096), HALF - width * 1.5)));
        assertEquals(2, cover.ids(tile -> true).length);
        assertTrue(cover.contains(new TileCoord(2, 2, 1)));
    }

    @Test
    void what_lies_beyond_the_edge_of_the_world_is_in_the_tiles_at_the_edge() {
        TileCover cover = new TileCover();
        cover.add(0, 3, new Envelope(-HALF * 1.01, HALF * 1.01, HALF * 0.999, HALF * 2));
        assertEquals(1 + 2 + 4 + 8, cover.ids(tile -> true).length);
        assertFalse(cover.contains(new TileCoord(3, 0, 1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void the_tiles_of_a_shape_are_those_whose_square_it_meets(long seed) {
        Random random = new Random(seed);
        Coordinate[] points = new Coordinate[3 + random.nextInt(30)];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Coordinate(-7.8e6 + random.nextDouble() * 4e5, -2.7e6 + random.nextDouble() * 4e5);
        }
        Geometry line = FACTORY.createLineString(points);
        Geometry area = line.convexHull();
        for (Geometry shape : new Geometry[] {line, area}) {
            TileCover exact = new TileCover();
            exact.add(3, 9, shape);
            TileCover box = new TileCover();
            box.add(3, 9, shape.getEnvelopeInternal());
            for (long id : box.ids(tile -> true)) {
                TileCoord tile = TileIds.tile(id);
                Envelope square = metres(tile);
                square.expandBy(TileCover.tileWidth(tile.z()) * (64.0 / 4096 + 1e-6));
                assertEquals(shape.intersects(FACTORY.toGeometry(square)), exact.contains(tile), tile::toString);
            }
            for (long id : exact.ids(tile -> true)) {
                assertTrue(box.contains(TileIds.tile(id)));
            }
        }
    }

    private static Envelope metres(TileCoord tile) {
        double width = TileCover.tileWidth(tile.z());
        return new Envelope(
                tile.x() * width - HALF,
                (tile.x() + 1) * width - HALF,
                HALF - tile.y() * width,
                HALF - (tile.y() + 1) * width);
    }

    /** A tile with its buffer, longitude/latitude. */
    static Envelope degrees(TileCoord tile) {
        Envelope metres = metres(tile);
        metres.expandBy(metres.getWidth() * 64 / 4096 * 1.01);
        return new Envelope(
                metres.getMinX() / HALF * 180,
                metres.getMaxX() / HALF * 180,
                Math.toDegrees(Math.atan(Math.sinh(metres.getMinY() / HALF * Math.PI))),
                Math.toDegrees(Math.atan(Math.sinh(metres.getMaxY() / HALF * Math.PI))));
    }
}
