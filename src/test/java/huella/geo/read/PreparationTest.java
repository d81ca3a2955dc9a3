package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class PreparationTest {

    private static Preparation.Result prepared(int epsg, String wkt) throws ParseException {
        return Preparation.of(
                new WKTReader().read(wkt),
                new Placement.Placed(Systems.ALL.find(epsg).orElseThrow(), false, "así se pidió", List.of()));
    }

    private static void assertRounded(Geometry shape) {
        for (Coordinate position : shape.getCoordinates()) {
            assertEquals(Math.round(position.x * 1e7) / 1e7, position.x);
            assertEquals(Math.round(position.y * 1e7) / 1e7, position.y);
        }
    }

    @Test
    void shapes_have_seven_decimals_whatever_system_they_come_from() throws ParseException {
        String square =
                "POLYGON ((510000.123 7500000.456, 511000.789 7500000.1, 511000 7501000.7, 510000.123 7500000.456))";
        for (int epsg : new int[] {32719, 24879, 29189, 5361}) {
            assertRounded(prepared(epsg, square).shape().orElseThrow());
        }
        assertRounded(prepared(4326, "POINT (-68.123456789012 -22.987654321098)")
                .shape()
                .orElseThrow());
    }

    @Test
    void a_bow_tie_becomes_two_triangles_and_says_where_it_crossed() throws ParseException {
        Preparation.Result result =
                prepared(4326, "POLYGON ((-68.9 -22.5, -68.8 -22.4, -68.8 -22.5, -68.9 -22.4, -68.9 -22.5))");
        assertEquals(2, result.shape().orElseThrow().getNumGeometries());
        assertTrue(result.shape().get().isValid());
        assertRounded(result.shape().get());
        assertTrue(result.before().isPresent());
        assertTrue(result.notes().getFirst().contains("-68,85000; -22,45000"), result.notes()::toString);
    }

    @Test
    void what_has_no_surface_is_refused_and_not_made_a_line() throws ParseException {
        Preparation.Result flat = prepared(4326, "POLYGON ((-68.9 -22.5, -68.9 -22.4, -68.9 -22.45, -68.9 -22.5))");
        assertTrue(flat.refusal().orElseThrow().contains("superficie"), flat.refusal()::toString);
    }

    @Test
    void what_lies_elsewhere_is_refused() throws ParseException {
        assertTrue(prepared(4326, "POINT (2 48)").refusal().orElseThrow().contains("norte de Chile"));
    }
}
