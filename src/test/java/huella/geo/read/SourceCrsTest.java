package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import huella.geo.Gdal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class SourceCrsTest {

    private static final double CENTIMETRE = 0.01;
    private static final double DATUM_SHIFT = 5;

    @TempDir
    Path directory;

    static Stream<SourceCrs> usual() {
        return Systems.ALL.usual().stream();
    }

    @ParameterizedTest
    @MethodSource("usual")
    void a_place_comes_to_lie_where_gdal_puts_it(SourceCrs crs) throws Exception {
        Gdal.require();
        List<Coordinate> places = grid(crs);
        List<Coordinate> gdal = gdal(crs.epsg(), 4326, places);
        double allowed = crs.operation().isPresent() && crs.accuracyM() > 2 ? DATUM_SHIFT : CENTIMETRE;
        assertAgreement(crs, places, gdal, allowed);
        List<Coordinate> off =
                gdal.stream().map(c -> new Coordinate(c.x, c.y + 1e-4)).toList();
        assertThrows(AssertionError.class, () -> assertAgreement(crs, places, off, allowed), "it cannot fail");
    }

    private static void assertAgreement(SourceCrs crs, List<Coordinate> places, List<Coordinate> gdal, double allowed) {
        assertEquals(places.size(), gdal.size());
        for (int i = 0; i < places.size(); i++) {
            Coordinate place = places.get(i);
            // As a layer there would be moved: with the operation for where it lies.
            LayerSurvey layer = Systems.survey(new StatedCrs.Code(crs.epsg(), "x"), place.x, place.y);
            SourceCrs there = Trial.of(crs, false, layer, Systems.REGISTER).crs();
            Coordinate ours = there.toCrs84(Systems.point(place.x, place.y), false)
                    .orElseThrow()
                    .getCoordinate();
            double metres = Systems.metres(ours, gdal.get(i));
            assertTrue(metres < allowed, () -> crs + ": " + place + " is " + metres + " m off by " + there.operation());
        }
    }

    /**
     * Places on land from the parallel 18.5 south to Atacama, in the numbers of a system. North of it PROJ 9 takes
     * SIRGAS-Chile to WGS 84 by a detour over PSAD56 and Peru that shifts it by metres, since the register has no
     * straight way. PROJ takes only the operations that meet the zone, so zone 18 with a datum shift is compared in
     * that zone.
     */
    private List<Coordinate> grid(SourceCrs crs) throws Exception {
        boolean atSea = crs.title().contains("huso 18") && crs.accuracyM() > 2;
        List<Coordinate> places = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            for (int j = 0; j < 18; j++) {
                places.add(
                        atSea
                                ? new Coordinate(-72.8 + i * 0.06, -29.9 + j * 0.2)
                                : new Coordinate(-70.7 + i * 0.33, -27.9 + j * 0.53));
            }
        }
        return gdal(crs.base(), crs.epsg(), places);
    }

    private List<Coordinate> gdal(int from, int to, List<Coordinate> places) throws Exception {
        StringBuilder csv = new StringBuilder("id,WKT\n");
        places.forEach(place -> csv.append("1,\"POINT (")
                .append(place.x)
                .append(' ')
                .append(place.y)
                .append(")\"\n"));
        Path file = Files.writeString(directory.resolve("grid.csv"), csv);
        String json = Gdal.run(
                "ogr2ogr",
                "-f",
                "GeoJSON",
                "-lco",
                "COORDINATE_PRECISION=12",
                "-s_srs",
                "EPSG:" + from,
                "-t_srs",
                "EPSG:" + to,
                "/vsistdout/",
                file.toString());
        List<Coordinate> found = new ArrayList<>();
        new ObjectMapper().readTree(json).path("features").forEach(feature -> {
            var position = feature.path("geometry").path("coordinates");
            found.add(new Coordinate(position.get(0).asDouble(), position.get(1).asDouble()));
        });
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {24879, 4248})
    void psad56_without_its_shift_would_be_hundreds_of_metres_off(int epsg) {
        boolean metres = epsg == 24879;
        double x = metres ? 376_215 : -70.2;
        double y = metres ? 7_555_616 : -22.1;
        double off = Systems.metres(Systems.moved(epsg, x, y), Systems.moved(metres ? 32719 : 4326, x, y));
        assertTrue(off > 400 && off < 550, () -> off + " m");
    }

    @Test
    void sad69_and_sirgas_differ_from_wgs84_as_they_should() {
        Coordinate wgs = Systems.moved(32719, 376_215, 7_555_616);
        double sad = Systems.metres(Systems.moved(29189, 376_215, 7_555_616), wgs);
        assertTrue(sad > 50 && sad < 100, () -> sad + " m");
        for (int epsg : new int[] {5361, 9150, 9155, 20049, 31979, 31994}) {
            assertTrue(Systems.metres(Systems.moved(epsg, 376_215, 7_555_616), wgs) < CENTIMETRE);
        }
    }

    @Test
    void every_kind_of_shape_keeps_its_form_and_the_argument_stays() throws Exception {
        for (String wkt : List.of(
                "MULTIPOINT ((400000 7500000), (410000 7510000))",
                "LINESTRING (400000 7500000, 410000 7510000)",
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 2, 2 2, 1 1))"
                        .replaceAll("(\\d) (\\d)", "40$1000 750$2000"),
                "MULTIPOLYGON (((400000 7500000, 401000 7500000, 401000 7501000, 400000 7500000)))")) {
            Geometry from = new WKTReader().read(wkt);
            Geometry copy = from.copy();
            Geometry moved =
                    Systems.ALL.find(24879).orElseThrow().toCrs84(from, false).orElseThrow();
            assertTrue(copy.equalsExact(from));
            assertEquals(from.getGeometryType(), moved.getGeometryType());
            assertEquals(from.getNumPoints(), moved.getNumPoints());
            assertEquals(4326, moved.getSRID());
            assertTrue(moved.isValid());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4248, 4618})
    void between_the_nodes_of_the_grid_the_shift_is_right_to_the_millimetre(int epsg) throws Exception {
        Random random = new Random(epsg);
        for (DatumShift shift : DatumShift.all(epsg, Systems.EPSG)) {
            SourceCrs crs = SourceCrs.of(epsg, Systems.EPSG.find(epsg).orElseThrow(), epsg, shift);
            for (int i = 0; i < 500; i++) {
                double[] place = {random.nextDouble(-77, -61), random.nextDouble(-31, -14)};
                double[] exact = {place[1], place[0]};
                shift.transform().transform(exact, 0, exact, 0, 1);
                Coordinate ours = crs.toCrs84(Systems.point(place[0], place[1]), false)
                        .orElseThrow()
                        .getCoordinate();
                double apart = Systems.metres(ours, new Coordinate(exact[1], exact[0]));
                assertTrue(apart < 0.001, () -> apart + " m by " + shift.name());
            }
        }
    }

    @Test
    void swapped_numbers_are_exchanged_first() {
        SourceCrs crs = Systems.ALL.find(24879).orElseThrow();
        assertEquals(
                crs.toCrs84(Systems.point(376_215, 7_555_616), false).orElseThrow(),
                crs.toCrs84(Systems.point(7_555_616, 376_215), true).orElseThrow());
    }

    @Test
    void numbers_that_mean_nothing_are_nowhere() {
        SourceCrs utm = Systems.ALL.find(32719).orElseThrow();
        for (double[] xy : new double[][] {
            {7_555_616, 376_215},
            {1e300, -1e300},
            {Double.NaN, 7e6},
            {5e5, Double.POSITIVE_INFINITY},
            {-5e6, 7e6}
        }) {
            assertTrue(utm.toCrs84(Systems.point(xy[0], xy[1]), false).isEmpty(), xy[0] + " " + xy[1]);
        }
        SourceCrs degrees = Systems.ALL.find(4326).orElseThrow();
        assertTrue(degrees.toCrs84(Systems.point(376_215, 7_555_616), false).isEmpty());
        assertTrue(degrees.toCrs84(Systems.point(-70, -91), false).isEmpty());
        assertTrue(degrees.toCrs84(Systems.point(Double.NaN, -22), false).isEmpty());
    }

    @Test
    void the_northern_zone_with_negative_northings_is_the_same_place() {
        assertTrue(Systems.metres(
                        Systems.moved(32619, 376_215, 7_555_616 - 10_000_000), Systems.moved(32719, 376_215, 7_555_616))
                < CENTIMETRE);
    }

    @Test
    void many_threads_get_what_one_thread_gets() throws Exception {
        CrsRegister fresh = new CrsRegister(Systems.EPSG);
        List<Coordinate> alone = IntStream.range(0, 200)
                .mapToObj(i -> Systems.moved(24879, 300_000 + i * 1_000, 7_300_000 + i * 500))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<List<Coordinate>>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(() -> IntStream.range(0, 200)
                        .mapToObj(j -> fresh.find(24879)
                                .orElseThrow()
                                .toCrs84(Systems.point(300_000 + j * 1_000, 7_300_000 + j * 500), false)
                                .orElseThrow()
                                .getCoordinate())
                        .toList()));
            }
            for (Future<List<Coordinate>> answer : answers) {
                assertEquals(alone, answer.get());
            }
        }
    }
}
