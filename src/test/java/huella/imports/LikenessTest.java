package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Likeness is what an overlay would say, without one. */
class LikenessTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0|POLYGON ((-69 -22, -68 -22, -68 -21, -69 -21, -69 -22))",
                "0.5|POLYGON ((-69 -22, -68 -22, -68 -21.5, -69 -21.5, -69 -22))",
                "0.333|POLYGON ((-68.5 -22, -67.5 -22, -67.5 -21, -68.5 -21, -68.5 -22))",
                "0.0|POLYGON ((-67 -22, -66 -22, -66 -21, -67 -21, -67 -22))",
                "0.0|POLYGON ((-68 -22, -67 -22, -67 -21, -68 -21, -68 -22))",
                "0.75|POLYGON ((-69 -22, -68 -22, -68 -21, -69 -21, -69 -22), (-68.75 -21.75, -68.25 -21.75, -68.25 -21.25,"
                        + " -68.75 -21.25, -68.75 -21.75))",
                "0.5|MULTIPOLYGON (((-69 -22, -68.75 -22, -68.75 -21, -69 -21, -69 -22)), ((-68.25 -22, -68 -22, -68 -21,"
                        + " -68.25 -21, -68.25 -22)))",
            })
    void areas_by_what_both_cover_over_what_either_covers(double expected, String other) {
        Laid square = laid("POLYGON ((-69 -22, -68 -22, -68 -21, -69 -21, -69 -22))");
        assertEquals(expected, Likeness.of(square, laid(other), false), 0.01);
        assertEquals(expected, Likeness.of(laid(other), square, false), 0.01);
    }

    @Test
    void areas_as_an_overlay_would_say_it() {
        Random random = new Random(20231123);
        for (int i = 0; i < 300; i++) {
            Laid one = Laid.of(star(random));
            Laid other = Laid.of(star(random));
            double both = one.shape().intersection(other.shape()).getArea();
            double exact = both / (one.size() + other.size() - both);
            double likeness = Likeness.of(one, other, false);
            assertEquals(exact, likeness, 0.03);
            assertTrue(likeness <= Likeness.atMost(one, other) + 1e-9);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0|LINESTRING (-69 -22, -68 -22)",
                "1.0|LINESTRING (-68 -22, -68.5 -22.0002, -69 -22)",
                "0.5|LINESTRING (-69 -22, -68.5 -22)",
                "0.333|LINESTRING (-68.5 -22, -67.5 -22)",
                "0.0|LINESTRING (-69 -21.99, -68 -21.99)",
                "0.0|LINESTRING (-68.5 -23, -68.5 -21)",
                "1.0|MULTILINESTRING ((-69 -22, -68.6 -22), (-68.6 -22, -68 -22))",
            })
    void lines_by_what_runs_beside_the_other_within_fifty_metres(double expected, String other) {
        Laid road = laid("LINESTRING (-69 -22, -68 -22)");
        assertEquals(expected, Likeness.of(road, laid(other), false), 0.03);
        assertEquals(expected, Likeness.of(laid(other), road, false), 0.03);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|1.0|POINT (-69 -22)",
                "true|0.45|POINT (-69 -22.0005)",
                "false|0.97|POINT (-69 -22.0005)",
                "true|0.0|POINT (-69 -22.01)",
                "false|0.45|POINT (-69 -22.01)",
                "true|0.5|MULTIPOINT ((-69 -22), (-68 -22))",
            })
    void points_by_their_distance_within_what_is_known_of_the_place(boolean exact, double expected, String other) {
        Laid point = laid("POINT (-69 -22)");
        assertEquals(expected, Likeness.of(point, laid(other), exact), 0.01);
        assertEquals(expected, Likeness.of(laid(other), point, exact), 0.01);
    }

    @Test
    void a_plane_metre_is_about_a_metre_on_the_ground() {
        Laid road = laid("LINESTRING (-69 -23, -68.9 -23)");
        assertEquals(10_250, road.size(), 100);
    }

    private static Geometry star(Random random) {
        double x = -69 + random.nextDouble();
        double y = -22 + random.nextDouble();
        Coordinate[] ring = new Coordinate[31];
        for (int i = 0; i < 30; i++) {
            double radius = 0.3 + 0.5 * random.nextDouble();
            ring[i] = new Coordinate(x + radius * Math.cos(i * Math.PI / 15), y + radius * Math.sin(i * Math.PI / 15));
        }
        ring[30] = ring[0].copy();
        return FACTORY.createPolygon(ring);
    }

    static Laid laid(String wkt) {
        return Laid.of(read(wkt));
    }

    static Geometry read(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}
