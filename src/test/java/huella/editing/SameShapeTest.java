package huella.editing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;

/** Rounding is no change; anything else is. */
class SameShapeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (-69 -22)|MULTIPOINT (-69 -22)",
                "POINT (-69 -22)|POINT (-69.00000004 -22.00000004)",
                "LINESTRING (-69 -22, -68 -21, -68 -20)|LINESTRING (-68 -20, -68 -21, -69 -22)",
                "LINESTRING (-69 -22, -68 -22, -68 -21, -69 -22)|LINESTRING (-68 -22, -68 -21, -69 -22, -68 -22)",
                "POLYGON ((-69 -22, -68 -22, -68 -21, -69 -22))|POLYGON ((-68 -21, -68.00000005 -22, -69 -22, -68 -21))",
                "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))|MULTIPOLYGON (((6 6, 5 5, 6 5, 6 6)), ((0 0,"
                        + " 1 0, 1 1, 0 0)))",
                "POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1), (7 1, 8 1, 8 2, 7 1))|POLYGON ((0 0, 9 9, 9 0, 0 0),"
                        + " (7 1, 8 2, 8 1, 7 1), (6 2, 5 1, 6 1, 6 2))",
            })
    void the_same_within_a_centimetre(String one, String other) {
        assertTrue(same(one, other));
        assertTrue(same(other, one));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (-69 -22)|POINT (-69.0000002 -22)",
                "POINT (-69 -22)|POINT (-69 -21.9999998)",
                "POINT (-69 -22)|LINESTRING (-69 -22, -68 -22)",
                "LINESTRING (-69 -22, -68 -21, -68 -20)|LINESTRING (-68 -21, -69 -22, -68 -20)",
                "POLYGON ((0 0, 9 0, 9 9, 0 0))|LINESTRING (0 0, 9 0, 9 9, 0 0)",
                "POLYGON ((0 0, 9 0, 9 9, 0 0))|POLYGON ((0 0, 9 0, 9 8, 0 0))",
                "POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1))|MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((5 1, 6 1,"
                        + " 6 2, 5 1)))",
                "MULTIPOINT ((0 0), (1 1))|MULTIPOINT ((0 0), (0 0))",
                "POINT EMPTY|POINT (1 1)",
            })
    void anything_else_is_a_change(String one, String other) {
        assertFalse(same(one, other));
        assertFalse(same(other, one));
    }

    @Test
    void a_ring_of_vertices_that_all_lie_within_the_tolerance_ends_all_the_same() {
        Geometry grain = Proposals.read("POINT (-69 -22)").buffer(1e-9, 2_400);
        Geometry another = Proposals.read("POINT (-69 -22)").buffer(2e-9, 2_400);
        assertTrue(SameShape.within(grain, another, SameShape.CENTIMETRE));
    }

    private static boolean same(String one, String other) {
        return SameShape.within(Proposals.read(one), Proposals.read(other), SameShape.CENTIMETRE);
    }
}
