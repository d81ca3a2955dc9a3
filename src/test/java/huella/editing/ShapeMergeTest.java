package huella.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Who moved what, and what comes of it: a table to read. */
class ShapeMergeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nobody changes | POINT (0 0) | POINT (0 0) | POINT (0 0) | POINT (0 0)
            only the current side moves a point | POINT (0 0) | POINT (1 1) | POINT (0 0) | POINT (1 1)
            only the proposed side moves a point | POINT (0 0) | POINT (0 0) | POINT (2 2) | POINT (2 2)
            both move a point to one place | POINT (0 0) | POINT (2 2) | POINT (2 2) | POINT (2 2)
            both move a point apart | POINT (0 0) | POINT (1 1) | POINT (2 2) | BOTH_CHANGED
            one adds a point, the other moves the first | POINT (0 0) | MULTIPOINT (0 0, 5 5) | POINT (1 1) | MULTIPOINT (1 1, 5 5)
            both add a point | POINT (0 0) | MULTIPOINT (0 0, 5 5) | MULTIPOINT (0 0, 6 6) | MULTIPOINT (0 0, 5 5, 6 6)
            both add the same point | POINT (0 0) | MULTIPOINT (0 0, 5 5) | MULTIPOINT (5 5, 0 0) | MULTIPOINT (0 0, 5 5)
            both move other points | MULTIPOINT (0 0, 5 5) | MULTIPOINT (1 1, 5 5) | MULTIPOINT (0 0, 6 6) | MULTIPOINT (1 1, 6 6)
            one removes the point the other moves | MULTIPOINT (0 0, 9 9) | MULTIPOINT (9 9) | MULTIPOINT (1 0, 9 9) | REMOVED_AND_CHANGED
            both remove another point, nothing is left | MULTIPOINT (0 0, 9 9) | MULTIPOINT (9 9) | MULTIPOINT (0 0) | NOTHING_LEFT
            several of one stay several | MULTIPOINT (0 0, 5 5, 9 9) | MULTIPOINT (5 5, 9 9) | MULTIPOINT (0 0, 5 5) | MULTIPOINT (5 5)
            a single one written as several, the other moves it | POINT (0 0) | MULTIPOINT (0 0) | POINT (1 1) | MULTIPOINT (1 1)
            both ends of a line | LINESTRING (0 0, 1 0, 2 0) | LINESTRING (-1 0, 0 0, 1 0, 2 0) | LINESTRING (0 0, 1 0, 2 0, 3 0) | LINESTRING (-1 0, 0 0, 1 0, 2 0, 3 0)
            both lengthen one end | LINESTRING (0 0, 1 0) | LINESTRING (0 0, 1 0, 2 1) | LINESTRING (0 0, 1 0, 2 -1) | BOTH_CHANGED
            both move other vertices of a line | LINESTRING (0 0, 1 0, 2 0, 3 0, 4 0) | LINESTRING (0 0, 1 1, 2 0, 3 0, 4 0) | LINESTRING (0 0, 1 0, 2 0, 3 1, 4 0) | LINESTRING (0 0, 1 1, 2 0, 3 1, 4 0)
            both move neighbours: the edge between has no author | LINESTRING (0 0, 1 0, 2 0, 3 0) | LINESTRING (0 0, 1 1, 2 0, 3 0) | LINESTRING (0 0, 1 0, 2 1, 3 0) | BOTH_CHANGED
            both make the same change and one more | LINESTRING (0 0, 1 0, 2 0, 3 0, 4 0) | LINESTRING (0 0, 1 1, 2 0, 3 0, 4 0) | LINESTRING (0 0, 1 1, 2 0, 3 5, 4 0) | LINESTRING (0 0, 1 1, 2 0, 3 5, 4 0)
            one turns a line round, the other moves a vertex | LINESTRING (0 0, 1 0, 2 0) | LINESTRING (2 0, 1 0, 0 0) | LINESTRING (0 0, 1 0, 2 5) | LINESTRING (0 0, 1 0, 2 5)
            one turns a line round and moves, the other moves too | LINESTRING (0 0, 1 0, 2 0, 3 0) | LINESTRING (3 0, 2 0, 1 0, 0 1) | LINESTRING (0 0, 1 0, 2 0, 3 5) | LINESTRING (3 5, 2 0, 1 0, 0 1)
            a line becomes an area, the other moves a vertex | LINESTRING (0 0, 1 0, 1 1) | POLYGON ((0 0, 1 0, 1 1, 0 0)) | LINESTRING (0 0, 1 0, 1 2) | OTHER_KIND
            a line becomes an area, the other side rests | LINESTRING (0 0, 1 0, 1 1) | POLYGON ((0 0, 1 0, 1 1, 0 0)) | LINESTRING (0 0, 1 0, 1 1) | POLYGON ((0 0, 1 0, 1 1, 0 0))
            opposite corners of an area | POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0)) | POLYGON ((-1 -1, 4 0, 4 4, 0 4, -1 -1)) | POLYGON ((0 0, 4 0, 5 5, 0 4, 0 0)) | POLYGON ((-1 -1, 4 0, 5 5, 0 4, -1 -1))
            opposite corners, one ring begun elsewhere and run backwards | POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0)) | POLYGON ((4 4, 4 0, -1 -1, 0 4, 4 4)) | POLYGON ((0 0, 4 0, 5 5, 0 4, 0 0)) | POLYGON ((-1 -1, 4 0, 5 5, 0 4, -1 -1))
            one corner, both ways | POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0)) | POLYGON ((-1 -1, 4 0, 4 4, 0 4, -1 -1)) | POLYGON ((-2 -2, 4 0, 4 4, 0 4, -2 -2)) | BOTH_CHANGED
            a vertex on one side, a corner on another | POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0)) | POLYGON ((0 0, 2 -1, 4 0, 4 4, 0 4, 0 0)) | POLYGON ((0 0, 4 0, 4 4, -1 5, 0 0)) | POLYGON ((0 0, 2 -1, 4 0, 4 4, -1 5, 0 0))
            a vertex before and one behind the ring's beginning | POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0)) | POLYGON ((0 0, 2 -1, 4 0, 4 4, 0 4, 0 0)) | POLYGON ((0 0, 4 0, 4 4, 0 4, -1 2, 0 0)) | POLYGON ((0 0, 2 -1, 4 0, 4 4, 0 4, -1 2, 0 0))
            one cuts a hole, the other moves a corner | POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0)) | POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1)) | POLYGON ((0 0, 9 0, 12 12, 0 9, 0 0)) | POLYGON ((0 0, 9 0, 12 12, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1))
            both cut another hole | POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0)) | POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1)) | POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (5 5, 6 5, 6 6, 5 5)) | POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1), (5 5, 6 5, 6 6, 5 5))
            one fills the hole the other moves | POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1)) | POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0)) | POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 3 1, 2 2, 1 1)) | REMOVED_AND_CHANGED
            a hole that ends up outside | POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0)) | POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (7 7, 8 7, 8 8, 7 7)) | POLYGON ((0 0, 9 0, 3 3, 0 9, 0 0)) | NOT_VALID
            one splits an area, the other works in the first half | POLYGON ((0 0, 4 0, 8 0, 8 4, 4 4, 0 4, 0 0)) | MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((5 0, 8 0, 8 4, 5 4, 5 0))) | POLYGON ((0 0, 4 0, 8 0, 8 4, 4 4, -1 5, 0 0)) | MULTIPOLYGON (((0 0, 4 0, 4 4, -1 5, 0 0)), ((5 0, 8 0, 8 4, 5 4, 5 0)))
            one splits an area, the other works in the second half | POLYGON ((0 0, 4 0, 8 0, 8 4, 4 4, 0 4, 0 0)) | MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((5 0, 8 0, 8 4, 5 4, 5 0))) | POLYGON ((0 0, 4 0, 9 -1, 8 4, 4 4, 0 4, 0 0)) | BOTH_CHANGED
            both add areas that overlap | MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0))) | MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 7 5, 7 7, 5 5))) | MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((6 5, 8 5, 8 8, 6 5))) | NOT_VALID
            both add areas apart | POLYGON ((0 0, 1 0, 1 1, 0 0)) | MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 7 5, 7 7, 5 5))) | MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((9 5, 9.5 5, 9.5 8, 9 5))) | MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 7 5, 7 7, 5 5)), ((9 5, 9.5 5, 9.5 8, 9 5)))
            parts in another order, each edits one | MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 7 5, 7 7, 5 5))) | MULTIPOLYGON (((5 5, 7 5, 7 8, 5 5)), ((0 0, 1 0, 1 1, 0 0))) | MULTIPOLYGON (((0 0, 1 0, 1 2, 0 0)), ((5 5, 7 5, 7 7, 5 5))) | MULTIPOLYGON (((0 0, 1 0, 1 2, 0 0)), ((5 5, 7 5, 7 8, 5 5)))
            together the edits cross | POLYGON ((0 0, 4 0, 4 4, 2 2, 0 4, 0 0)) | POLYGON ((0 0, 2 3, 4 0, 4 4, 2 2, 0 4, 0 0)) | POLYGON ((0 0, 4 0, 4 4, 2 1, 0 4, 0 0)) | NOT_VALID
            both take away vertices until no area is left | POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0)) | POLYGON ((0 0, 4 0, 4 4, 0 0)) | POLYGON ((0 0, 4 4, 0 4, 0 0)) | NOT_VALID
            """)
    void edits_of_two_sides(String name, String base, String current, String proposed, String expected) {
        ShapeMerge merge = merge(Shapes.read(base), Shapes.read(current), Shapes.read(proposed));
        ShapeMerge exchanged = merge(Shapes.read(base), Shapes.read(proposed), Shapes.read(current));
        if (expected.contains("(")) {
            assertEquals(Optional.empty(), merge.conflict());
            assertSame(Shapes.read(expected), merge.shape().orElseThrow());
            assertSame(Shapes.read(expected), exchanged.shape().orElseThrow());
        } else {
            Conflict.Shape conflict = merge.conflict().orElseThrow();
            assertEquals(Conflict.Reason.valueOf(expected), conflict.reason());
            assertFalse(conflict.place().isEmpty(), "has a place");
            assertSame(Shapes.read(current), merge.shape().orElseThrow());
            assertEquals(
                    Conflict.Reason.valueOf(expected),
                    exchanged.conflict().orElseThrow().reason());
        }
    }

    @Test
    void the_place_of_a_conflict_shows_both_ways_between_the_vertices_that_stayed() {
        ShapeMerge merge = merge(
                Shapes.read("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))"),
                Shapes.read("POLYGON ((-1 -1, 4 0, 4 4, 0 4, -1 -1))"),
                Shapes.read("POLYGON ((-2 -2, 4 0, 4 4, 0 4, -2 -2))"));
        assertSame(
                Shapes.read("MULTILINESTRING ((0 4, -1 -1, 4 0), (0 4, -2 -2, 4 0))"),
                merge.conflict().orElseThrow().place());
    }

    @Test
    void what_comes_back_with_seven_decimals_is_not_changed() {
        Geometry exact = Shapes.read("LINESTRING (0.12345678949 0, 1 0.00000001, 2 0, 3 0)");
        Geometry back = Shapes.read("LINESTRING (0.1234568 0, 1 0, 2 0, 3 0)");
        Geometry moved = Shapes.read("LINESTRING (0.1234568 0, 1 0, 2 0, 3 1)");
        assertTrue(merge(exact, back, moved).shape().orElseThrow().equalsExact(moved));
        assertTrue(merge(exact, moved, back).shape().orElseThrow().equalsExact(moved));
    }

    @Test
    void no_shape_is_a_shape_too() {
        Optional<Geometry> none = Optional.empty();
        Optional<Geometry> here = Optional.of(Shapes.read("POINT (0 0)"));
        Optional<Geometry> there = Optional.of(Shapes.read("POINT (1 1)"));
        assertEquals(here, ShapeMerge.of(none, none, here).shape());
        assertEquals(here, ShapeMerge.of(none, here, none).shape());
        assertEquals(none, ShapeMerge.of(here, none, here).shape());
        assertEquals(
                Conflict.Reason.BOTH_CHANGED,
                ShapeMerge.of(none, here, there).conflict().orElseThrow().reason());
        assertEquals(
                Conflict.Reason.REMOVED_AND_CHANGED,
                ShapeMerge.of(here, none, there).conflict().orElseThrow().reason());
    }

    @Test
    void a_ring_of_ten_thousand_vertices_is_merged_wherever_it_begins() {
        Coordinate[] ring = circle(9_998);
        Geometry base = Shapes.FACTORY.createPolygon(ring);
        Coordinate[] here = circle(9_998);
        here[100] = new Coordinate(here[100].x * 1.001, here[100].y * 1.001);
        Coordinate[] there = circle(9_998);
        there[5_000] = new Coordinate(there[5_000].x * 1.001, there[5_000].y * 1.001);
        Coordinate[] both = circle(9_998);
        both[100] = here[100].copy();
        both[5_000] = there[5_000].copy();
        Path begunElsewhere =
                Path.of(Shapes.FACTORY.createLinearRing(there)).from(7_000).reversed();
        ShapeMerge merge = merge(
                base, Shapes.FACTORY.createPolygon(here), Shapes.FACTORY.createPolygon(begunElsewhere.coordinates()));
        assertEquals(Optional.empty(), merge.conflict());
        assertSame(Shapes.FACTORY.createPolygon(both), merge.shape().orElseThrow());
    }

    @Test
    void a_ring_that_both_redrew_is_a_conflict_and_not_a_day_of_work() {
        Geometry base = Shapes.FACTORY.createPolygon(circle(9_998));
        Geometry one = base.copy();
        one.apply((org.locationtech.jts.geom.CoordinateFilter) c -> c.setX(c.x + 0.001));
        Geometry other = base.copy();
        other.apply((org.locationtech.jts.geom.CoordinateFilter) c -> c.setX(c.x + 0.002));
        assertEquals(
                Conflict.Reason.BOTH_CHANGED,
                merge(base, one, other).conflict().orElseThrow().reason());
    }

    @Test
    void vertices_all_at_one_place_lose_nothing() {
        Geometry base = Shapes.FACTORY.createLineString(same(9_000));
        Geometry one = Shapes.FACTORY.createLineString(same(9_500));
        Geometry other = Shapes.FACTORY.createLineString(same(8_500));
        ShapeMerge merge = merge(base, one, other);
        assertEquals(
                Conflict.Reason.BOTH_CHANGED, merge.conflict().orElseThrow().reason());
        Geometry points = Shapes.FACTORY.createMultiPointFromCoords(same(9_000));
        assertEquals(
                9_600,
                merge(
                                points,
                                Shapes.FACTORY.createMultiPointFromCoords(same(9_500)),
                                Shapes.FACTORY.createMultiPointFromCoords(same(9_600)))
                        .shape()
                        .orElseThrow()
                        .getNumPoints());
    }

    @Test
    void ten_thousand_points_moved_by_one_side_meet_the_one_that_the_other_moved() {
        Geometry base = points(0);
        Geometry all = points(1e-3);
        Geometry one = base.copy();
        one.getGeometryN(77).apply((org.locationtech.jts.geom.CoordinateFilter) c -> c.setX(-69));
        one.geometryChanged();
        assertTrue(merge(base, all, one).conflict().isPresent());
        assertTrue(merge(base, one, all).conflict().isPresent());
    }

    @Test
    void too_many_vertices_changed_on_both_sides_are_left_to_people() {
        Geometry base = Shapes.FACTORY.createPolygon(circle(10_001));
        Geometry one = Shapes.read("POLYGON ((0 0, 4 0, 4 4, 0 0))");
        Geometry other = Shapes.read("POLYGON ((0 0, 4 0, 4 5, 0 0))");
        assertEquals(
                Conflict.Reason.TOO_LARGE,
                merge(base, one, other).conflict().orElseThrow().reason());
        assertEquals(one, merge(base, base, one).shape().orElseThrow());
    }

    private static Geometry points(double aside) {
        return Shapes.FACTORY.createMultiPointFromCoords(IntStream.range(0, 10_000)
                .mapToObj(i -> new Coordinate(-70 + (i % 100) * 0.01 + aside, -23 + (i / 100) * 0.01))
                .toArray(Coordinate[]::new));
    }

    private static Coordinate[] circle(int vertices) {
        Coordinate[] ring = IntStream.rangeClosed(0, vertices)
                .mapToObj(i -> 2 * Math.PI * i / vertices)
                .map(angle -> new Coordinate(Math.cos(angle), Math.sin(angle)))
                .toArray(Coordinate[]::new);
        ring[vertices] = ring[0].copy();
        return ring;
    }

    private static Coordinate[] same(int vertices) {
        return IntStream.range(0, vertices)
                .mapToObj(i -> new Coordinate(-70, -23))
                .toArray(Coordinate[]::new);
    }

    static ShapeMerge merge(Geometry base, Geometry current, Geometry proposed) {
        return ShapeMerge.of(Optional.of(base), Optional.of(current), Optional.of(proposed));
    }

    private static void assertSame(Geometry expected, Geometry actual) {
        assertTrue(Grid.same(expected, actual), () -> "expected " + expected + " but was " + actual);
    }
}
