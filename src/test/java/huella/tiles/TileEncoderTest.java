package huella.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.TileCoord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.PrecisionReducer;
import org.locationtech.jts.operation.valid.IsValidOp;

class TileEncoderTest {

    /** A tile whose grid has steps of one metre, so that shapes can be written down in its grid. */
    private static final TileGrid GRID = new TileGrid(0, 4096, 1);

    /** Far finer than the grid, so that nothing is rounded before the tile rounds. */
    private static final TileSteps STEPS = new TileSteps(1.0 / (1 << 20), 0, 0, false);

    private static final Geometry BOX = new GeometryFactory()
            .toGeometry(new Envelope(TileGrid.LEAST, TileGrid.MOST, TileGrid.LEAST, TileGrid.MOST));

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 22})
    void whatever_the_footprint_the_tile_is_valid_and_shows_what_of_it_lies_in_it(int zoom) {
        Random random = new Random(zoom);
        RandomFootprints footprints = new RandomFootprints(random);
        for (int i = 0; i < 300; i++) {
            TileCoord tile = tile(zoom, -71 + 4 * random.nextDouble(), -26 + 6 * random.nextDouble());
            TileGrid grid = TileGrid.of(tile);
            double side = TileGrid.EXTENT / grid.unitsPerMetre();
            Geometry footprint = footprints.any(
                    grid.west() + random.nextDouble(-0.2, 1.2) * side,
                    grid.north() - random.nextDouble(-0.2, 1.2) * side,
                    side * Math.pow(10, random.nextDouble(-3.5, 1.2)));
            assertTrue(footprint.isValid(), footprint::toText);
            requireSame(grid, fine(tile), List.of(footprint), zoom + "/" + i);
        }
    }

    @Test
    void parts_of_a_footprint_are_joined_without_a_seam() {
        Random random = new Random(5);
        RandomFootprints footprints = new RandomFootprints(random);
        for (int i = 0; i < 300; i++) {
            Polygon whole = footprints.star(2000, 2000, 3000, 20 + random.nextInt(300));
            double cut = 1000 + 2000 * random.nextDouble();
            double across = 1000 + 2000 * random.nextDouble();
            List<Geometry> parts = new ArrayList<>();
            for (Envelope quarter : List.of(
                    new Envelope(-9000, cut, -9000, 9000),
                    new Envelope(cut, 9000, -9000, across),
                    new Envelope(cut, 9000, across, 9000))) {
                parts.add(OverlayNGRobust.overlay(
                        whole,
                        whole.getFactory().toGeometry(quarter),
                        org.locationtech.jts.operation.overlayng.OverlayNG.INTERSECTION));
            }
            Geometry joined = requireSame(GRID, STEPS, parts, "part " + i);
            Geometry alone = requireSame(GRID, STEPS, List.of(whole), "whole " + i);
            assertEquals(alone.getNumGeometries(), joined.getNumGeometries());
            assertEquals(alone.getLength(), joined.getLength(), 30 + 0.005 * alone.getLength());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a spike | POLYGON ((0 0, 100 0, 100 100, 50 100, 50 500, 50 100, 0 100, 0 0)) | POLYGON",
                "a spike out of the tile | POLYGON ((0 0, 100 0, 100 9000, 100.2 0, 200 0, 200 200, 0 200, 0 0)) | POLYGON",
                "a bow tie that rounding makes | POLYGON ((10 10, 200 10.4, 200 10.6, 10.2 300, 10 10)) | POLYGON",
                "a hole that collapses | POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (50 50, 50.3 50, 50.3 50.3, 50 50.3, 50 50)) | POLYGON",
                "a hole that comes to lie on the shell | POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (0.2 10, 50 10, 50 90, 0.2 90, 0.2 10)) | POLYGON",
                "holes that come to lie together | POLYGON ((0 0, 99 0, 99 99, 0 99, 0 0), (9 9, 49.8 9, 49.8 90, 9 90, 9 9), (50.2 9, 90 9, 90 90, 50.2 90, 50.2 9)) | POLYGON",
                "a ring along the edge of the tile | POLYGON ((-64 0, 500 0, 500 4160, -64 4160, -64 0)) | POLYGON",
                "one that covers the whole tile | POLYGON ((-1e6 -1e6, 1e6 -1e6, 1e6 1e6, -1e6 1e6, -1e6 -1e6)) | POLYGON",
                "a frame round the tile | POLYGON ((-1e6 -1e6, 1e6 -1e6, 1e6 1e6, -1e6 1e6, -1e6 -1e6), (-99 -99, 5000 -99, 5000 5000, -99 5000, -99 -99)) | NOTHING",
                "parts that rounding brings together | MULTIPOLYGON (((0 0, 99.8 0, 99.8 99, 0 99, 0 0)), ((100.2 0, 200 0, 200 99, 100.2 99, 100.2 0))) | POLYGON",
                "an island in a lake that rounding fills | MULTIPOLYGON (((0 0, 100 0, 100 100, 0 100, 0 0), (20 20, 80 20, 80 80, 20 80, 20 20)), ((20.4 20.4, 79.6 20.4, 79.6 79.6, 20.4 79.6, 20.4 20.4))) | POLYGON",
                "an area too small to be seen | POLYGON ((10.1 10.1, 10.3 10.1, 10.3 10.3, 10.1 10.1)) | POINT",
                "an area too thin to be seen | POLYGON ((10 10, 900 10, 900 10.1, 10 10.1, 10 10)) | POINT",
                "a line too short to be seen | LINESTRING (10.1 10.1, 10.2 10.2) | POINT",
                "a line of one place | LINESTRING (10 10, 10 10, 10 10) | POINT",
                "repeated points | LINESTRING (0 0, 0 0, 0.1 0.1, 50 50, 50 50, 100 0) | LINESTRING",
                "a line that comes back the same way | LINESTRING (0 0, 100 0, 50 0) | LINESTRING",
                "a line that leaves and comes back | LINESTRING (0 0, -500 100, 500 200) | MULTILINESTRING",
                "a line that passes by a corner | LINESTRING (-300 100, 100 -300) | NOTHING",
                "a point in the margin | POINT (-60 4150) | POINT",
                "a point beyond the margin | POINT (-65 4150) | NOTHING",
                "points in and out | MULTIPOINT ((-65 0), (1 1), (2 2)) | MULTIPOINT"
            })
    void hostile_shapes_become_valid_ones(String what, String wkt, String kind) throws ParseException {
        Geometry shape = new WKTReader().read(wkt);
        List<DecodedTile.Feature> features = encode(GRID, STEPS, List.of(flipped(shape)));
        if (kind.equals("NOTHING")) {
            assertTrue(features.isEmpty(), () -> features.getFirst().geometry().toText());
            return;
        }
        Geometry decoded = features.getFirst().geometry();
        assertEquals(kind, decoded.getGeometryType().toUpperCase(java.util.Locale.ROOT), decoded::toText);
        assertNull(new IsValidOp(decoded).getValidationError(), decoded::toText);
        if (shape.getDimension() == 2 && decoded.getDimension() == 2 && shape.isValid()) {
            Geometry clipped = shape.intersection(BOX);
            assertEquals(clipped.getArea(), decoded.getArea(), clipped.getLength());
        }
    }

    @Test
    void a_comb_whose_teeth_leave_the_tile_is_cut_into_its_teeth() {
        Geometry comb = new RandomFootprints(new Random(1)).comb(0, 4200, 1000, 5);
        Geometry teeth = requireSame(GRID, STEPS, List.of(flipped(comb)), "comb");
        assertTrue(teeth.isEmpty() || teeth.getNumGeometries() <= 6);
        Geometry reaching = requireSame(
                GRID, STEPS, List.of(new RandomFootprints(new Random(1)).comb(0, -70, 4000, 5)), "comb from below");
        assertEquals(5, reaching.getNumGeometries());
    }

    @ParameterizedTest
    @ValueSource(ints = {40_000, 200_000})
    void a_ring_of_very_many_points_is_read_whole(int points) {
        Coordinate[] ring = new Coordinate[points + 1];
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i / points;
            double reach = 1500 + 300 * Math.sin(angle * 400);
            ring[i] = new Coordinate(2048 + Math.cos(angle) * reach, 2048 + Math.sin(angle) * reach);
        }
        ring[points] = ring[0].copy();
        requireSame(GRID, STEPS, List.of(new GeometryFactory().createPolygon(ring)), "many points");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 2_000, 20_000})
    void a_ring_that_goes_in_and_out_very_often_is_cut_all_the_same(int teeth) {
        Coordinate[] ring = new Coordinate[2 * teeth + 3];
        for (int i = 0; i < 2 * teeth; i++) {
            ring[i] = new Coordinate(-2000 + 8000.0 * i / (2 * teeth), i % 2 == 0 ? -900 : 10);
        }
        ring[2 * teeth] = new Coordinate(6000, 3000);
        ring[2 * teeth + 1] = new Coordinate(-2000, 3000);
        ring[2 * teeth + 2] = ring[0].copy();
        Geometry decoded = encodeBytes(STEPS, List.of(Twkb.of(new GeometryFactory().createPolygon(ring), STEPS)))
                .getFirst()
                .geometry();
        assertNull(new IsValidOp(decoded).getValidationError());
        assertEquals(
                new GeometryFactory().createPolygon(ring).intersection(BOX).getArea(), decoded.getArea(), 4160 * 80);
    }

    @Test
    void collections_and_what_is_empty_are_understood() throws ParseException {
        Geometry mixed = new WKTReader()
                .read("GEOMETRYCOLLECTION (POINT (3 3), LINESTRING (1 96, 5 96, 5 196), POINT (9 9), POLYGON EMPTY)");
        assertEquals(
                "LINESTRING (1 96, 5 96, 5 196)",
                encodeBytes(STEPS, List.of(Twkb.of(mixed, STEPS)))
                        .getFirst()
                        .geometry()
                        .toText());
        assertTrue(encodeBytes(STEPS, List.of(Twkb.of(new WKTReader().read("POLYGON EMPTY"), STEPS)))
                .isEmpty());
    }

    @Test
    void what_is_on_the_grid_and_valid_there_comes_as_it_is_and_is_mended_only_where_the_tile_cuts_it() {
        TileCoord tile = tile(9, -70.4, -23.65);
        TileSteps steps = TileSteps.of(tile);
        assertTrue(steps.sound());
        RandomFootprints footprints = new RandomFootprints(new Random(9));
        TileGrid grid = TileGrid.of(tile);
        double side = TileGrid.EXTENT / grid.unitsPerMetre();
        int whole = 0;
        for (int i = 0; i < 500; i++) {
            Geometry place = footprints.star(
                    grid.west() + side * (i % 23) / 22, grid.north() - side * (i % 19) / 18, side / 8, 5 + i % 40);
            Geometry onGrid = PrecisionReducer.reducePrecision(inGrid(grid, place), new PrecisionModel(1));
            Geometry decoded = encodeBytes(steps, List.of(Twkb.of(onGrid, steps)))
                    .getFirst()
                    .geometry();
            assertNull(new IsValidOp(decoded).getValidationError(), decoded::toText);
            assertTrue(BOX.covers(decoded));
            if (BOX.covers(onGrid)) {
                assertTrue(decoded.equalsTopo(onGrid), decoded::toText);
                whole++;
            } else {
                assertEquals(onGrid.intersection(BOX).getArea(), decoded.getArea(), 2 + onGrid.getLength());
            }
        }
        assertTrue(whole > 100 && whole < 400, whole + " of 500 lie whole in the tile");
    }

    /** Encodes, decodes and compares with what JTS makes of the footprint without rounding. */
    private static Geometry requireSame(TileGrid grid, TileSteps steps, List<Geometry> parts, String which) {
        List<DecodedTile.Feature> features = encode(grid, steps, parts);
        Geometry there = inGrid(grid, OverlayNGRobust.union(parts)).intersection(BOX);
        if (features.isEmpty()) {
            // What touches the box in less than a step, or is seen as a point that lies beyond it.
            assertTrue(there.isEmpty() || isHardlySeen(there), () -> which + " is missing: " + there.toText());
            return there.getFactory().createPolygon();
        }
        Geometry decoded = features.getFirst().geometry();
        assertNull(new IsValidOp(decoded).getValidationError(), which);
        assertTrue(BOX.covers(decoded), which);
        assertFalse(there.isEmpty(), which);
        if (decoded.getDimension() < there.getDimension()) {
            assertTrue(isHardlySeen(there), () -> which + " became a point: " + there.toText());
            return decoded;
        }
        double apart = there.getDimension() == 2
                ? furthest(decoded.getBoundary(), there.getBoundary())
                : furthest(decoded, there);
        assertTrue(apart <= 1.5, () -> which + " is " + apart + " away: " + there.toText() + " / " + decoded.toText());
        if (there.getDimension() == 2) {
            assertEquals(there.getArea(), decoded.getArea(), 2 + 0.75 * there.getLength(), which);
        } else if (there.getDimension() == 1) {
            assertTrue(furthest(there, decoded) <= 1.5 || isHardlySeen(there), which);
        }
        return decoded;
    }

    /** How far the corners of one are from the other at most. */
    private static double furthest(Geometry corners, Geometry from) {
        IndexedFacetDistance distance = new IndexedFacetDistance(from);
        double furthest = 0;
        for (Coordinate corner : corners.getCoordinates()) {
            furthest = Math.max(furthest, distance.distance(corners.getFactory().createPoint(corner)));
        }
        return furthest;
    }

    /** An area that is nowhere much wider than a step of the grid, or a short line. */
    private static boolean isHardlySeen(Geometry shape) {
        return switch (shape.getDimension()) {
            case 2 -> shape.buffer(-1).isEmpty();
            case 1 -> Stream.of(shape).allMatch(line -> line.getLength() < 3);
            default -> true;
        };
    }

    private static List<DecodedTile.Feature> encode(TileGrid grid, TileSteps steps, List<Geometry> parts) {
        return encodeBytes(
                steps,
                parts.stream().map(part -> Twkb.of(inGrid(grid, part), steps)).toList());
    }

    /** A tile's steps, but far finer than what the tables have. */
    private static TileSteps fine(TileCoord tile) {
        return new TileSteps(
                1.0 / (1 << 16), (double) tile.x() * TileGrid.EXTENT, (double) tile.y() * TileGrid.EXTENT, false);
    }

    private static List<DecodedTile.Feature> encodeBytes(TileSteps steps, List<byte[]> parts) {
        GridShape shape = new TileEncoder(steps)
                .shape(parts.stream()
                        .map(bytes -> new ShapeRow(new byte[ShapeRow.WORDS], 0, 0, false, 0, bytes))
                        .toList());
        if (shape.kind() == GridShape.NOTHING) {
            return List.of();
        }
        MvtLayer layer = new MvtLayer("capa".getBytes(java.nio.charset.StandardCharsets.UTF_8), List.of("codigo"));
        layer.begin();
        layer.text(0, "A-1".getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, 3);
        layer.add(shape);
        Protobuf tile = new Protobuf(16);
        layer.writeTo(tile);
        return DecodedTile.of(tile.toBytes()).layer("capa");
    }

    /** A shape that is written down in the grid, y to the south, as metres. */
    private static Geometry flipped(Geometry shape) {
        return AffineTransformation.scaleInstance(1, -1).translate(0, 4096).transform(shape);
    }

    private static Geometry inGrid(TileGrid grid, Geometry metres) {
        Geometry copy = metres.copy();
        copy.apply((CoordinateFilter) c -> {
            double x = grid.x(c.x);
            c.y = grid.y(c.y);
            c.x = x;
        });
        copy.geometryChanged();
        return copy;
    }

    static TileCoord tile(int zoom, double longitude, double latitude) {
        double n = 1L << zoom;
        double phi = Math.toRadians(latitude);
        return new TileCoord(zoom, (int) ((longitude + 180) / 360 * n), (int)
                ((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2 * n));
    }
}
