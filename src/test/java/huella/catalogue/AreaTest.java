package huella.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.geo.Crs;
import huella.model.Problem;
import huella.model.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

class AreaTest {

    @Test
    void a_box_is_read_in_the_order_of_the_axes_of_its_system() {
        Envelope expected = new Envelope(-70.6, -70.2, -23.8, -23.4);
        assertEquals(expected, area("-70.6, -23.8,-70.2,-23.4", Crs.CRS84).getEnvelopeInternal());
        assertEquals(expected, area("-23.8,-70.6,-23.4,-70.2", Crs.WGS84).getEnvelopeInternal());
    }

    @Test
    void heights_are_left_out() {
        assertEquals(
                new Envelope(-70.6, -70.2, -23.8, -23.4),
                area("-70.6,-23.8,0,-70.2,-23.4,4000", Crs.CRS84).getEnvelopeInternal());
    }

    @Test
    void a_box_whose_west_is_greater_than_its_east_crosses_the_antimeridian() {
        Geometry area = area("170,-30,-170,-20", Crs.CRS84);
        assertEquals(2, area.getNumGeometries());
        assertEquals(200, area.getArea(), 1e-9);
    }

    @Test
    void a_box_in_metres_keeps_its_curved_edges() {
        Geometry area = area("340000,7360000,380000,7410000", Crs.UTM_19S);
        assertTrue(area.getNumPoints() > 100);
        assertTrue(area.getEnvelopeInternal().contains(-70.4, -23.65));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1,2,3",
                "1,2,3,4,5",
                "a,b,c,d",
                "NaN,0,1,1",
                "0,0,1e400,1",
                "Infinity,0,1,1",
                "0,0,0x1p3,1",
                "181,0,182,1",
                "-70,-95,-69,-20",
                "-70,-22,-69,-23",
                "0,0,1,1;DROP",
                "1,,2,3",
                "１,2,3,4"
            })
    void a_malformed_box_is_refused_and_names_the_parameter(String text) {
        Rejected rejected = assertThrows(Rejected.class, () -> area(text, Crs.CRS84));
        assertEquals("bbox", ((Problem.BadParameter) rejected.problem()).parameter());
        assertTrue(rejected.getMessage().contains("Use oeste,sur,este,norte"), rejected.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-70.6,-23.8,-70.2,-23.4; UTM_19S",
                "380000,7360000,340000,7410000; UTM_19S",
                "340000,7410000,380000,7360000; SIRGAS_2002_19S",
                "-123.8,-70.6,-23.4,-70.2; WGS84"
            })
    void a_box_that_does_not_fit_its_system_is_refused(String text, Crs crs) {
        Rejected rejected = assertThrows(Rejected.class, () -> area(text, crs));
        assertEquals("bbox", ((Problem.BadParameter) rejected.problem()).parameter());
    }

    private static Geometry area(String text, Crs crs) {
        return Area.parse(text, crs);
    }
}
