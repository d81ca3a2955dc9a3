package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import huella.store.Database;
import huella.store.TestPostgres;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class MeasuresTest {

    private static final String LINE = "LINESTRING (-70.4 -23.65, -68.93 -22.45, -68.2 -22.9)";
    private static final String RING = "POLYGON ((-69 -23, -68.9 -23, -68.9 -22.9, -69 -22.9, -69 -23),"
            + " (-68.98 -22.98, -68.98 -22.92, -68.92 -22.92, -68.92 -22.98, -68.98 -22.98))";

    @Test
    void lengths_and_areas_are_those_of_postgis_on_the_ellipsoid() throws Exception {
        try (Database database = TestPostgres.newDatabase()) {
            assertEquals(ask(database, "ST_Length", LINE), Measures.lengthM(read(LINE)), 1e-4);
            assertEquals(ask(database, "ST_Perimeter", RING), Measures.lengthM(read(RING)), 1e-4);
            assertEquals(ask(database, "ST_Area", RING), Measures.areaM2(read(RING)), 0.1);
        }
    }

    private static double ask(Database database, String function, String wkt) {
        return database.read(handle -> handle.createQuery("SELECT public." + function + "(:wkt::public.geography)")
                .bind("wkt", wkt)
                .mapTo(Double.class)
                .one());
    }

    /** One degree of the equator and one of a meridian at the pole are known by definition of the ellipsoid. */
    @Test
    void a_degree_of_the_equator_has_the_length_that_defines_it() {
        assertEquals(
                Math.PI * 6_378_137 / 180, Measures.distanceM(new Coordinate(-70, 0), new Coordinate(-69, 0)), 1e-6);
    }

    @Test
    void a_hole_is_not_part_of_the_area_but_its_edge_is_part_of_the_length() throws Exception {
        Geometry whole = read("POLYGON ((-69 -23, -68.9 -23, -68.9 -22.9, -69 -22.9, -69 -23))");
        Geometry hole = read("POLYGON ((-68.98 -22.98, -68.98 -22.92, -68.92 -22.92, -68.92 -22.98, -68.98 -22.98))");
        Geometry ring = read(RING);

        assertEquals(Measures.areaM2(whole) - Measures.areaM2(hole), Measures.areaM2(ring), 1e-3);
        assertEquals(Measures.lengthM(whole) + Measures.lengthM(hole), Measures.lengthM(ring), 1e-6);
    }

    @Test
    void several_parts_count_together_and_the_direction_of_a_ring_does_not() throws Exception {
        Geometry one = read("POLYGON ((-69 -23, -68.9 -23, -68.9 -22.9, -69 -22.9, -69 -23))");
        Geometry two = read("MULTIPOLYGON (((-69 -23, -68.9 -23, -68.9 -22.9, -69 -22.9, -69 -23)),"
                + " ((-67 -23, -67 -22.9, -66.9 -22.9, -66.9 -23, -67 -23)))");

        assertEquals(2 * Measures.areaM2(one), Measures.areaM2(two), 1e-3);
        assertEquals(2 * Measures.lengthM(one), Measures.lengthM(two), 1e-6);
    }

    @Test
    void points_have_neither_and_lines_no_area() throws Exception {
        assertEquals(0, Measures.lengthM(read("MULTIPOINT ((-69 -23), (-68 -22))")));
        assertEquals(0, Measures.areaM2(read("LINESTRING (-69 -23, -68 -22, -69 -22, -69 -23)")));
        assertEquals(0, Measures.areaM2(read("POLYGON EMPTY")));
    }

    private static Geometry read(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }
}
