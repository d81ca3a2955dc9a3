package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * GeoTools against PROJ, which shares no code with it: {@code gdaltransform.txt} is what PROJ answered, over all places
 * where a footprint may lie. For SIRGAS-Chile both shift nothing, and only exchange the ellipsoid (WGS 84 for GRS 80).
 */
class ProjAgreementTest {

    private static final double CENTIMETRE = 0.01;
    private static final double CENTIMETRE_IN_DEGREES = CENTIMETRE / 111_320;

    private record Place(Coordinate lonLat, Coordinate there) {}

    @ParameterizedTest
    @EnumSource(
            value = Crs.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CRS84", "WGS84"})
    void both_ways_agree_with_proj_within_a_centimetre(Crs crs) throws Exception {
        List<Place> places = read(crs);
        assertEquals(169, places.size());
        assertAgreement(Reprojection.of(crs), places);
    }

    @Test
    void the_comparison_can_fail() throws Exception {
        List<Place> shifted = read(Crs.UTM_19S).stream()
                .map(place -> new Place(place.lonLat(), new Coordinate(place.there().x + 0.011, place.there().y)))
                .toList();
        assertThrows(AssertionError.class, () -> assertAgreement(Reprojection.of(Crs.UTM_19S), shifted));
    }

    private static void assertAgreement(Reprojection reprojection, List<Place> places) {
        GeometryFactory factory = new GeometryFactory();
        double worst = 0;
        double worstBack = 0;
        for (Place place : places) {
            Coordinate there =
                    reprojection.fromCrs84(factory.createPoint(place.lonLat())).getCoordinate();
            Coordinate back =
                    reprojection.toCrs84(factory.createPoint(place.there())).getCoordinate();
            worst = Math.max(worst, there.distance(place.there()));
            worstBack = Math.max(worstBack, back.distance(place.lonLat()));
        }
        String difference = reprojection.crs() + " differs by " + worst + " m, and back by " + worstBack + " degrees";
        assertTrue(worst < CENTIMETRE && worstBack < CENTIMETRE_IN_DEGREES, difference);
    }

    private static List<Place> read(Crs crs) throws IOException {
        List<Place> places = new ArrayList<>();
        List<String> columns = null;
        try (InputStream file = ProjAgreementTest.class.getResourceAsStream("gdaltransform.txt")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("#")) {
                    continue;
                }
                List<String> cells = Arrays.asList(line.split(" "));
                if (columns == null) {
                    columns = cells;
                    continue;
                }
                int x = columns.indexOf("x" + crs.code().substring("EPSG:".length()));
                places.add(new Place(at(cells, 0), at(cells, x)));
            }
        }
        return places;
    }

    private static Coordinate at(List<String> cells, int column) {
        return new Coordinate(Double.parseDouble(cells.get(column)), Double.parseDouble(cells.get(column + 1)));
    }
}
