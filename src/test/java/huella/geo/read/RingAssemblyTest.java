package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

class RingAssemblyTest {

    private static final double[] SQUARE = {0, 0, 0, 10, 10, 10, 10, 0, 0, 0}; // clockwise
    private static final double[] CLOCKWISE = {2, 2, 2, 4, 4, 4, 4, 2, 2, 2};
    private static final double[] COUNTER = {2, 2, 4, 2, 4, 4, 2, 4, 2, 2};

    private static LinearRing ring(double... xy) {
        Coordinate[] positions = new Coordinate[xy.length / 2];
        Arrays.setAll(positions, i -> new Coordinate(xy[2 * i], xy[2 * i + 1]));
        return new GeometryFactory().createLinearRing(positions);
    }

    private static ShapeBuilder told(double[]... rings) {
        ShapeBuilder shape = new ShapeBuilder(ReadLimits.DEFAULT);
        for (double[] ring : rings) {
            vertices(shape, ring);
            shape.turningRing();
        }
        return shape;
    }

    private static void vertices(ShapeBuilder shape, double... xy) {
        for (int i = 0; i < xy.length; i += 2) {
            shape.vertex(xy[i], xy[i + 1]);
        }
    }

    @Test
    void a_ring_inside_a_hole_and_outside_of_its_shell_is_a_shell() {
        List<Polygon> areas = RingAssembly.of(List.of(
                ring(0, 0, 10, 0, 0, 10, 0, 0), // holds the first corner of the next
                ring(4, 4, 9, 5, 9, 9, 5, 9, 4, 4),
                ring(7, 7, 8, 7, 8, 8, 7, 8, 7, 7)));
        assertEquals(2, areas.size());
        assertEquals(1, areas.getFirst().getNumInteriorRing());
    }

    @Test
    void a_hole_that_turns_as_its_shell_is_told() {
        SourceShape same = told(SQUARE, CLOCKWISE).finish();
        assertEquals(96, same.geometries().getFirst().getArea());
        assertTrue(same.mends().getFirst().contains("giran hacia el mismo lado"), same.mends()::toString);
        assertEquals(List.of(), told(SQUARE, COUNTER).finish().mends());
        assertEquals(List.of(), told(COUNTER, SQUARE).finish().mends());
    }

    @Test
    void the_turn_says_nothing_in_formats_that_do_not_ask_for_one() {
        ShapeBuilder shape = told(SQUARE, CLOCKWISE);
        shape.finish();
        for (double[] ring : new double[][] {SQUARE, CLOCKWISE}) {
            vertices(shape, ring);
            shape.looseRing();
        }
        assertEquals(List.of(), shape.finish().mends());
    }

    @Test
    void holes_of_an_empty_shell_are_not_lost_in_silence() {
        ShapeBuilder shape = new ShapeBuilder(ReadLimits.DEFAULT);
        shape.ring();
        vertices(shape, CLOCKWISE);
        shape.ring();
        shape.polygon();
        vertices(shape, SQUARE);
        shape.ring();
        shape.polygon();
        SourceShape rest = shape.finish();
        assertEquals(100, rest.geometries().getFirst().getArea());
        assertTrue(rest.mends().getFirst().contains("contorno está vacío"), rest.mends()::toString);
        shape.ring();
        vertices(shape, CLOCKWISE);
        shape.ring();
        shape.polygon();
        assertTrue(shape.finish().refusal().orElseThrow().contains("solo quedan sus huecos"));
    }
}
