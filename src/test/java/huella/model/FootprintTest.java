package huella.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class FootprintTest {

    @Test
    void changing_what_was_handed_in_or_out_does_not_change_the_footprint() throws ParseException {
        Geometry line = read("LINESTRING (-70 -23, -70.1 -23.1)");
        Footprint footprint = Footprint.of(line);
        line.getCoordinates()[0].setX(0);
        line.geometryChanged();
        footprint.geometry().getCoordinates()[0].setX(0);
        assertEquals(-70, footprint.geometry().getCoordinates()[0].x);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POLYGON EMPTY|vacía",
                "POLYGON ((-70 -23, -70.1 -23.1, -70 -23.1, -70.1 -23, -70 -23))|no es válida cerca de",
                "POINT (-23.6 -70.4)|ejes están cambiados",
                "POINT (357000 7386000)|sistema de coordenadas",
                "GEOMETRYCOLLECTION (POINT (-70 -23))|no se admite",
            })
    void what_cannot_be_a_footprint_is_refused_with_the_reason(String wkt, String reason) throws ParseException {
        Geometry geometry = read(wkt);
        Rejected rejected = assertThrows(Rejected.class, () -> Footprint.of(geometry));
        assertTrue(rejected.getMessage().contains(reason), rejected.getMessage());
    }

    @Test
    void numbers_that_are_not_finite_are_refused() {
        GeometryFactory factory = new GeometryFactory();
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            Geometry line = factory.createLineString(
                    new Coordinate[] {new Coordinate(-70, -23), new Coordinate(bad, -23), new Coordinate(-70, -22)});
            assertTrue(assertThrows(Rejected.class, () -> Footprint.of(line))
                    .getMessage()
                    .contains("finito"));
        }
    }

    @Test
    void too_many_vertices_are_refused_before_anything_expensive() {
        Coordinate[] many = new Coordinate[Footprint.MAX_VERTICES + 1];
        for (int i = 0; i < many.length; i++) {
            many[i] = new Coordinate(-70 + i * 1e-5, -23);
        }
        Geometry line = new GeometryFactory().createLineString(many);
        assertTrue(assertThrows(Rejected.class, () -> Footprint.of(line))
                .getMessage()
                .contains("el máximo es " + Footprint.MAX_VERTICES));
    }

    private static Geometry read(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }
}
