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
        List<Coordinate> gdal = gdal(crs, places);
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
     * Places on land from the parallel 18.5 south to Atacama. North of it PROJ 9 takes SIRGAS-Chile to WGS 84 by a
     * detour over PSAD56 and Peru that shifts it by metres, since the register has no straight way.
     */
    private static List<Coordinate> grid(SourceCrs crs) {
        List<Coordinate> places = new ArrayList<>();
        for (double longitude = -70.7; longitude < -67.1; longitude += 0.33) {
            for (double latitude = -27.9; latitude < -18.4; latitude += 0.53) {
                places.add(new Coordinate(longitude, latitude));
            }
        }
        if (crs.geographic()) {
            return places;
        }
        // Any zone will do to get metres of about the right size; only the way back is under test.
        double meridian = crs.title().contains("huso 18") ? -75 : -69;
        return places.stream()
                .map(c -> crs.epsg() == 3857
                        ? new Coordinate(c.x * 111_319.49, c.y * 111_319.49 * 1.04)
                        : new Coordinate(
                                500_000 + (c.x - meridian) * 111_320 * Math.cos(Math.toRadians(c.y)),
                                10_000_000 + c.y * 110_800))
                .toList();
    }

    private List<Coordinate> gdal(SourceCrs crs, List<Coordinate> places) throws Exception {
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
                "EPSG:" + crs.epsg(),
                "-t_srs",
                "EPSG:4326",
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
