package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKTReader;

/** The general writer of JSON is the measure: byte by byte the same. */
class JsonBytesTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @Test
    void numbers_of_every_size_are_those_of_the_general_writer() throws IOException {
        Random random = new Random(2050);
        for (int round = 0; round < 40_000; round++) {
            double decimals = Math.round(random.nextDouble() * 1e9) / Math.pow(10, random.nextInt(10));
            double halfway = (random.nextInt(2_000_000_000) + 0.5) / 1e7;
            double tiny = random.nextDouble() * Math.pow(10, -random.nextInt(12));
            double huge = random.nextDouble() * Math.pow(10, random.nextInt(16));
            same(FACTORY.createLineString(new Coordinate[] {
                new Coordinate(-70 + random.nextDouble(), -23 - random.nextDouble()),
                new Coordinate(-decimals, halfway),
                new Coordinate(tiny, -tiny),
                new Coordinate(huge, -huge)
            }));
        }
    }

    @Test
    void numbers_at_the_edges_are_those_of_the_general_writer() throws IOException {
        double[] edges = {
            0,
            -0.0,
            1e-7,
            0.4e-7,
            -0.4e-7,
            0.5e-7,
            -0.5e-7,
            1e-3,
            0.9999999e-3,
            -1e-3,
            1,
            -70,
            100,
            180,
            9999999,
            9999999.9999999,
            1e7,
            12345678.9,
            1e15,
            1e300,
            Double.MIN_VALUE
        };
        for (double x : edges) {
            for (double y : edges) {
                same(FACTORY.createPoint(new Coordinate(x, y)));
            }
        }
    }

    @Test
    void shapes_of_every_kind_are_those_of_the_general_writer() throws Exception {
        for (String wkt : List.of(
                "POINT (-70.1234567 -23.7654321)",
                "MULTIPOINT ((-70 -23), (-69 -22))",
                "LINESTRING (-70 -23, -69.5 -22.5)",
                "MULTILINESTRING ((-70 -23, -69.5 -22.5), (-68 -22, -67 -21))",
                "POLYGON ((-70 -24, -68 -24, -68 -22, -70 -22, -70 -24), (-69.5 -23.5, -69.5 -22.5, -68.5 -22.5, -69.5 -23.5))",
                "POLYGON ((-70 -24, -70 -22, -68 -22, -68 -24, -70 -24), (-69.5 -23.5, -68.5 -23.5, -69.5 -22.5, -69.5 -23.5))",
                "MULTIPOLYGON (((-70 -24, -68 -24, -68 -22, -70 -24)), ((-67 -24, -66 -22, -66 -24, -67 -24)))")) {
            same(new WKTReader().read(wkt));
        }
    }

    /** Longer than what is put together at once, and what repeats. */
    @Test
    void values_of_every_kind_are_those_of_the_general_writer() throws IOException {
        List<Object> values = Arrays.asList(
                null,
                "",
                "Ñandú áéí 漢字 🌊 \u2028 \" \\ / \b \f \n \r \t \u0001 \u001f \u007f <b>&amp;</b>",
                "ñ".repeat(70_000),
                List.of(),
                List.of("OE1"),
                List.of("OE1", "á\"🌊"),
                Arrays.asList("OE1", null),
                0,
                -7,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                (short) 3,
                true,
                false,
                Instant.parse("2026-05-20T15:30:00Z"),
                Instant.parse("2026-05-20T15:30:00.5Z"));
        ByteArrayOutputStream ours = new ByteArrayOutputStream();
        JsonBytes json = new JsonBytes(ours);
        ByteArrayOutputStream theirs = new ByteArrayOutputStream();
        try (JsonGenerator general = GeoJson.generator(theirs)) {
            json.raw('[');
            general.writeStartArray();
            for (int round = 0; round < 3; round++) {
                for (Object value : values) {
                    if (round > 0 || value != null) {
                        json.raw(',');
                    }
                    json.value(value);
                    JsonValue.write(value, general);
                }
            }
            json.raw(']');
            general.writeEndArray();
        }
        json.flush();
        assertEquals(theirs.toString(StandardCharsets.UTF_8), ours.toString(StandardCharsets.UTF_8));
    }

    private static void same(Geometry geometry) throws IOException {
        ByteArrayOutputStream ours = new ByteArrayOutputStream();
        JsonBytes json = new JsonBytes(ours);
        json.geometry(geometry);
        json.flush();
        ByteArrayOutputStream theirs = new ByteArrayOutputStream();
        try (JsonGenerator general = GeoJson.generator(theirs)) {
            GeoJsonGeometry.write(geometry, general);
        }
        assertEquals(theirs.toString(StandardCharsets.UTF_8), ours.toString(StandardCharsets.UTF_8));
    }
}
