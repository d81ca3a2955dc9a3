package huella.editing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class EffortTest {

    private static final Geometry BOX = Shapes.read("POLYGON ((-71 -24, -69 -24, -69 -22, -71 -22, -71 -24))");

    @Test
    void what_people_draw_is_small() {
        assertTrue(Effort.isSmall(zigzag(60), BOX));
        assertTrue(Effort.isSmall(Shapes.read("LINESTRING (-70 -23, -69.5 -23.5, -68 -23)"), BOX));
    }

    /**
     * Of 1,000 vertices such a line takes half a minute to overlay with anything, of 2,000 more memory than there is.
     */
    @Test
    void a_line_that_crosses_itself_everywhere_is_not_small_though_it_crosses_nothing_else() {
        assertTrue(zigzag(1_000).isValid());
        assertFalse(Effort.isSmall(zigzag(1_000), BOX));
        assertFalse(Effort.isSmall(BOX, zigzag(10_000)));
    }

    /** Within one chain of segments nobody asks whether it is enough; the count must stop by itself. */
    @Test
    void a_line_of_one_place_again_and_again_is_not_small() {
        Geometry resting = Shapes.FACTORY.createLineString(IntStream.range(0, 9_990)
                .mapToObj(i -> i == 0 ? new Coordinate(-70.05, -23.05) : new Coordinate(-70, -23))
                .toArray(Coordinate[]::new));
        assertFalse(Effort.isSmall(resting, resting));
    }

    /** Half of the vertices from west to east and back, half from south to north and back. */
    private static Geometry zigzag(int vertices) {
        int half = vertices / 2;
        return Shapes.FACTORY.createLineString(IntStream.range(0, vertices)
                .mapToObj(i -> i < half
                        ? new Coordinate(-70 + (i % 2) * 0.1, -23 + i * 0.1 / half)
                        : new Coordinate(-70 + (i - half) * 0.1 / half, -23 + (i % 2) * 0.1))
                .toArray(Coordinate[]::new));
    }
}
