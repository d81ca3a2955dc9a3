package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Bbox;
import huella.model.Footprint;
import huella.model.Problem;
import huella.model.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKTReader;

class ReprojectionTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double MILLIMETRE_IN_DEGREES = 1e-8;

    @ParameterizedTest
    @EnumSource(Crs.class)
    void there_and_back_is_the_same_place(Crs crs) {
        Random random = new Random(9155);
        Reprojection reprojection = Reprojection.of(crs);
        for (int i = 0; i < 2_000; i++) {
            Coordinate from = anywhere(random);
            Coordinate back = reprojection
                    .toCrs84(reprojection.fromCrs84(FACTORY.createPoint(from)))
                    .getCoordinate();
            assertTrue(from.distance(back) < MILLIMETRE_IN_DEGREES, () -> crs + ": " + from + " came back as " + back);
        }
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void inside_the_service_x_is_the_longitude_or_easting(Crs crs) {
        Reprojection reprojection = Reprojection.of(crs);
        Coordinate here = reprojection.fromCrs84(point(-70.2, -22.1)).getCoordinate();
        Coordinate east = reprojection.fromCrs84(point(-70.1, -22.1)).getCoordinate();
        Coordinate north = reprojection.fromCrs84(point(-70.2, -22.0)).getCoordinate();
        assertTrue(east.x - here.x > Math.abs(east.y - here.y));
        assertTrue(north.y - here.y > Math.abs(north.x - here.x));
    }

    @Test
    void swapping_axes_is_a_step_of_its_own_and_its_own_inverse() throws Exception {
        Geometry area = new WKTReader()
                .read(
                        "POLYGON ((-70 -24, -68 -24, -68 -22, -70 -24), (-69 -23.8, -68.5 -23.8, -68.5 -23.5, -69 -23.8))");
        area.setSRID(4326);
        Geometry swapped = Reprojection.swapAxes(area);
        assertEquals(new Coordinate(-24, -70), swapped.getCoordinate());
        assertEquals(4326, swapped.getSRID());
        assertTrue(area.equalsExact(Reprojection.swapAxes(swapped)));
        assertTrue(area.equalsExact(Reprojection.of(Crs.WGS84).fromCrs84(area)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT EMPTY",
                "MULTIPOINT ((-70 -23), (-69 -22))",
                "LINESTRING (-70 -23, -69.5 -22.5)",
                "MULTILINESTRING ((-70 -23, -69.5 -22.5), (-68 -22, -67 -21))",
                "POLYGON ((-70 -24, -68 -24, -68 -22, -70 -22, -70 -24), (-69.5 -23.5, -69.5 -22.5, -68.5 -22.5, -69.5 -23.5))",
                "MULTIPOLYGON (((-70 -24, -68 -24, -68 -22, -70 -24)), ((-67 -24, -66 -24, -66 -22, -67 -24)))"
            })
    void every_kind_of_shape_keeps_its_form_and_the_argument_stays(String wkt) throws Exception {
        Geometry from = new WKTReader().read(wkt);
        Geometry copy = from.copy();
        Reprojection reprojection = Reprojection.of(Crs.SIRGAS_2016_19S);
        Geometry moved = reprojection.fromCrs84(from);
        assertTrue(copy.equalsExact(from));
        assertEquals(from.getGeometryType(), moved.getGeometryType());
        assertEquals(from.getNumPoints(), moved.getNumPoints());
        assertEquals(9155, moved.getSRID());
        assertTrue(moved.isValid());
        assertEquals(4326, reprojection.toCrs84(moved).getSRID());
        assertTrue(copy.equalsExact(reprojection.toCrs84(moved), MILLIMETRE_IN_DEGREES));
    }

    @ParameterizedTest
    @EnumSource(
            value = Crs.class,
            names = {"UTM_19S", "SIRGAS_2002_19S", "SIRGAS_2016_19S"})
    void a_place_out_of_reach_is_refused(Crs crs) {
        Reprojection reprojection = Reprojection.of(crs);
        assertTrue(finding(() -> reprojection.fromCrs84(point(2.35, 48.85))).contains("fuera del área"));
        assertTrue(finding(() -> reprojection.fromCrs84(point(-22, -70))).contains("ejes"));
        assertTrue(finding(() -> reprojection.fromCrs84(point(Double.NaN, -22))).contains(crs.code()));
        assertTrue(
                finding(() -> reprojection.toCrs84(point(7_555_616, 376_215))).contains("ejes"));
        assertTrue(finding(() -> reprojection.toCrs84(point(1e300, -1e300))).contains("fuera del área"));
        assertTrue(finding(() -> reprojection.toCrs84(point(Double.POSITIVE_INFINITY, 0)))
                .contains("fuera del área"));
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void every_footprint_is_within_reach(Crs crs) {
        Reprojection reprojection = Reprojection.of(crs);
        assertTrue(reprojection.reach().contains(Footprint.BOX));
        Geometry corners = FACTORY.toGeometry(Footprint.BOX);
        assertTrue(corners.equalsExact(reprojection.toCrs84(reprojection.fromCrs84(corners)), MILLIMETRE_IN_DEGREES));
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void a_moved_box_holds_every_place_of_the_box_and_little_more(Crs crs) {
        Random random = new Random(5361);
        Reprojection reprojection = Reprojection.of(crs);
        for (int i = 0; i < 200; i++) {
            Envelope box = new Envelope(anywhere(random), anywhere(random));
            Envelope moved = reprojection.fromCrs84("bbox", bbox(box));
            Envelope tight = new Envelope();
            for (int j = 0; j < 200; j++) {
                Coordinate place = within(box, random, j);
                Coordinate there =
                        reprojection.fromCrs84(FACTORY.createPoint(place)).getCoordinate();
                assertTrue(moved.contains(there), () -> crs + ": " + place + " of " + box + " is outside " + moved);
                tight.expandToInclude(there);
            }
            assertTrue(moved.getWidth() <= tight.getWidth() * 1.1 + 1e-9, () -> crs + ": " + moved + " for " + tight);
        }
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void a_box_of_the_system_finds_in_degrees_every_place_that_lies_in_it(Crs crs) {
        Random random = new Random(32719);
        Reprojection reprojection = Reprojection.of(crs);
        for (int i = 0; i < 200; i++) {
            Envelope box = new Envelope(
                    reprojection
                            .fromCrs84(FACTORY.createPoint(anywhere(random)))
                            .getCoordinate(),
                    reprojection
                            .fromCrs84(FACTORY.createPoint(anywhere(random)))
                            .getCoordinate());
            Bbox degrees = reprojection.boxToCrs84("bbox", box);
            Polygon area = reprojection.areaToCrs84("bbox", box);
            Envelope around = new Envelope(degrees.west(), degrees.east(), degrees.south(), degrees.north());
            assertTrue(around.contains(area.getEnvelopeInternal()));
            for (int j = 0; j < 100; j++) {
                Geometry place = reprojection.toCrs84(FACTORY.createPoint(within(box, random, j)));
                assertTrue(around.contains(place.getCoordinate()), () -> crs + ": " + place + " outside " + around);
                // Between its samples the outline is a chord: metres for boxes of hundreds of kilometres.
                assertTrue(area.isWithinDistance(place, 5e-4), () -> crs + ": " + place + " outside " + area);
            }
        }
    }

    @Test
    void a_box_that_reaches_beyond_the_area_is_cut_and_one_that_misses_it_is_refused() {
        Reprojection reprojection = Reprojection.of(Crs.UTM_19S);
        Bbox cut = reprojection.boxToCrs84("bbox", new Envelope(-1e9, 1e9, -1e9, 1e9));
        assertTrue(cut.west() <= -76 && cut.east() >= -62 && cut.south() <= -30 && cut.north() >= -15);
        assertEquals(
                "bbox", parameter(() -> reprojection.boxToCrs84("bbox", new Envelope(7e6, 7.1e6, 370_000, 380_000))));
        assertEquals("bbox", parameter(() -> reprojection.boxToCrs84("bbox", new Envelope(Double.NaN, 1, 2, 3))));
        assertEquals(
                "bbox",
                parameter(() -> reprojection.areaToCrs84("bbox", new Envelope(0, Double.POSITIVE_INFINITY, 0, 1))));
        assertEquals("recuadro", parameter(() -> reprojection.fromCrs84("recuadro", new Bbox(2, 48, 3, 49))));
    }

    @Test
    void many_threads_get_what_one_thread_gets() throws Exception {
        Random random = new Random(24879);
        List<Geometry> places = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            places.add(
                    FACTORY.createLineString(new Coordinate[] {anywhere(random), anywhere(random), anywhere(random)}));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<List<Geometry>>> answers = new ArrayList<>();
            for (int i = 0; i < 48; i++) {
                Crs crs = Crs.values()[i % Crs.values().length];
                Callable<List<Geometry>> all = () -> there(Reprojection.of(crs), places);
                answers.add(threads.submit(all));
            }
            for (int i = 0; i < answers.size(); i++) {
                List<Geometry> alone = there(Reprojection.of(Crs.values()[i % Crs.values().length]), places);
                List<Geometry> together = answers.get(i).get();
                for (int j = 0; j < places.size(); j++) {
                    assertTrue(alone.get(j).equalsExact(together.get(j)));
                }
            }
        }
    }

    private static List<Geometry> there(Reprojection reprojection, List<Geometry> places) {
        return places.stream()
                .map(reprojection::fromCrs84)
                .flatMap(moved -> List.of(moved, reprojection.toCrs84(moved)).stream())
                .toList();
    }

    private static Coordinate anywhere(Random random) {
        return new Coordinate(random.nextDouble(-76, -62), random.nextDouble(-30, -15));
    }

    /** In turn along the four edges, where a box bulges, and inside. */
    private static Coordinate within(Envelope box, Random random, int turn) {
        double x = box.getMinX() + random.nextDouble() * box.getWidth();
        double y = box.getMinY() + random.nextDouble() * box.getHeight();
        return switch (turn % 5) {
            case 0 -> new Coordinate(box.getMinX(), y);
            case 1 -> new Coordinate(box.getMaxX(), y);
            case 2 -> new Coordinate(x, box.getMinY());
            case 3 -> new Coordinate(x, box.getMaxY());
            default -> new Coordinate(x, y);
        };
    }

    private static Bbox bbox(Envelope box) {
        return new Bbox(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    private static Geometry point(double x, double y) {
        return FACTORY.createPoint(new Coordinate(x, y));
    }

    private static String finding(Runnable what) {
        return assertInstanceOf(
                        Problem.BadData.class,
                        assertThrows(Rejected.class, what::run).problem())
                .detail();
    }

    private static String parameter(Runnable what) {
        return assertInstanceOf(
                        Problem.BadParameter.class,
                        assertThrows(Rejected.class, what::run).problem())
                .parameter();
    }
}
