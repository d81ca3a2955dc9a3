package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKTReader;

class GeoJsonGeometryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (-70.1234567 -23.7654321)",
                "MULTIPOINT ((-70 -23), (-69 -22))",
                "LINESTRING (-70 -23, -69.5 -22.5)",
                "MULTILINESTRING ((-70 -23, -69.5 -22.5), (-68 -22, -67 -21))",
                "POLYGON ((-70 -24, -68 -24, -68 -22, -70 -22, -70 -24), (-69.5 -23.5, -69.5 -22.5, -68.5 -22.5, -69.5 -23.5))",
                "MULTIPOLYGON (((-70 -24, -68 -24, -68 -22, -70 -24)), ((-67 -24, -66 -24, -66 -22, -67 -24)))"
            })
    void what_is_written_reads_back_the_same(String wkt) throws Exception {
        Geometry geometry = new WKTReader().read(wkt);
        assertTrue(geometry.equalsExact(GeoJsonGeometry.read(write(geometry))), () -> wkt);
    }

    @Test
    void random_lines_come_back_within_a_centimetre() throws Exception {
        Random random = new Random(2050);
        GeometryFactory factory = new GeometryFactory();
        for (int round = 0; round < 200; round++) {
            Coordinate[] positions = new Coordinate[2 + random.nextInt(30)];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = new Coordinate(-76 + 14 * random.nextDouble(), -30 + 15 * random.nextDouble());
            }
            Geometry line = factory.createLineString(positions);
            assertTrue(line.equalsExact(GeoJsonGeometry.read(write(line)), 7.2e-8), line::toText);
        }
    }

    @Test
    void shells_are_written_counter_clockwise_and_holes_clockwise_whatever_came_in() throws Exception {
        Geometry clockwise = new WKTReader()
                .read(
                        "POLYGON ((-70 -24, -70 -22, -68 -22, -68 -24, -70 -24), (-69.5 -23.5, -68.5 -23.5, -69.5 -22.5, -69.5 -23.5))");
        Polygon written = (Polygon) GeoJsonGeometry.read(write(clockwise));
        assertTrue(Orientation.isCCW(written.getExteriorRing().getCoordinateSequence()));
        assertTrue(!Orientation.isCCW(written.getInteriorRingN(0).getCoordinateSequence()));
    }

    @Test
    void a_height_is_read_over() throws Exception {
        JsonNode node = JSON.readTree("{\"type\":\"Point\",\"coordinates\":[-70,-23,2400]}");
        assertEquals(
                "{\"type\":\"Point\",\"coordinates\":[-70.0,-23.0]}",
                write(GeoJsonGeometry.read(node)).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"type\":\"Circle\",\"coordinates\":[]}",
                "{\"type\":\"Point\",\"coordinates\":[1]}",
                "{\"type\":\"Point\",\"coordinates\":[\"1\",\"2\"]}",
                "{\"type\":\"LineString\",\"coordinates\":[[1,2]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}",
                "{\"type\":\"MultiPolygon\",\"coordinates\":{}}",
            })
    void a_broken_geometry_is_refused_in_words(String json) throws Exception {
        JsonNode node = JSON.readTree(json);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> GeoJsonGeometry.read(node))
                        .getMessage()
                        .length()
                > 10);
    }

    private static JsonNode write(Geometry geometry) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            GeoJsonGeometry.write(geometry, json);
        }
        return JSON.readTree(out.toString());
    }
}
