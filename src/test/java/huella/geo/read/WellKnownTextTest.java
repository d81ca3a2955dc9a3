package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class WellKnownTextTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT(1 2)|POINT (1 2)",
                "point ( 1  2 )|POINT (1 2)",
                "POINT (-1.5e2 +.5)|POINT (-150 0.5)",
                "SRID=24879;POINT(1 2)|POINT (1 2)",
                "MULTIPOINT (1 2, 3 4)|MULTIPOINT ((1 2), (3 4))",
                "MULTIPOINT ((1 2), (3 4))|MULTIPOINT ((1 2), (3 4))",
                "MULTIPOINT (EMPTY, (3 4))|POINT (3 4)",
                "LINESTRING(1 2,3 4)|LINESTRING (1 2, 3 4)",
                "MULTILINESTRING((1 2,3 4),EMPTY,(5 6,7 8))|MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))",
                "POLYGON((0 0,9 0,9 9,0 0),(5 1,6 1,6 2,5 1))|POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1))",
                "MULTIPOLYGON(((0 0,9 0,9 9,0 0)),((10 0,19 0,19 9,10 0)))|MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((10 0, 19 0, 19 9, 10 0)))",
                "GEOMETRYCOLLECTION(POINT(1 2),GEOMETRYCOLLECTION(POINT(3 4)))|MULTIPOINT ((1 2), (3 4))",
                "TRIANGLE((0 0,9 0,9 9,0 0))|POLYGON ((0 0, 9 0, 9 9, 0 0))"
            })
    void every_kind_is_read_as_standards_and_programs_write_it(String text, String wkt) {
        SourceShape shape = read(text);
        assertEquals(wkt, shape.geometries().getFirst().toText());
        assertEquals(List.of(), shape.mends());
        assertTrue(WellKnownText.begins(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT Z (1 2 3)",
                "POINTZ(1 2 3)",
                "POINT M (1 2 3)",
                "POINTM(1 2 3)",
                "POINT ZM (1 2 3 4)",
                "POINTZM (1 2 3 4)",
                "POINT (1 2 3)"
            })
    void heights_and_measures_are_left_out_and_that_is_said(String text) {
        SourceShape shape = read(text);
        assertEquals("POINT (1 2)", shape.geometries().getFirst().toText());
        assertTrue(shape.mends().getFirst().contains("alturas"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "punto", "POINT", "POINT 1 2", "POINTS (1 2)", "Polygon street", "SRID=1;x"})
    void a_text_that_is_none_does_not_begin_like_one(String text) {
        assertFalse(WellKnownText.begins(text));
    }

    @Test
    void the_srid_is_what_stands_before_the_shape() {
        assertEquals(OptionalInt.of(24879), WellKnownText.srid(" srid = 24879 ; POINT (1 2)"));
        assertEquals(OptionalInt.empty(), WellKnownText.srid("SRID=0;POINT (1 2)"));
        assertEquals(OptionalInt.empty(), WellKnownText.srid("POINT (1 2)"));
    }

    /** Another reader is the witness. */
    @Test
    void numbers_are_read_to_the_last_bit() throws ParseException {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            Polygon area = FACTORY.createPolygon(positions(random));
            Geometry shape = i % 2 == 0 ? area : FACTORY.createMultiPolygon(new Polygon[] {area, area});
            String text = shape.toText();
            assertTrue(new WKTReader()
                    .read(text)
                    .equalsExact(read(text).geometries().getFirst()));
        }
    }

    @Test
    void a_text_cut_anywhere_is_refused_and_nothing_is_thrown() {
        String text =
                "SRID=24879;GEOMETRYCOLLECTION (MULTIPOINT ((1 2 3), 4 5), POLYGON ((0 0, 9 0, 9 9, 0 0), EMPTY))";
        for (int length = 0; length < text.length(); length++) {
            assertTrue(read(text.substring(0, length)).refusal().isPresent(), text.substring(0, length));
        }
    }

    private static Coordinate[] positions(Random random) {
        Coordinate[] positions = new Coordinate[4 + random.nextInt(20)];
        for (int i = 0; i < positions.length - 1; i++) {
            positions[i] = new Coordinate(random.nextGaussian() * 1e6, random.nextGaussian());
        }
        positions[positions.length - 1] = positions[0];
        return positions;
    }

    private static SourceShape read(String text) {
        ShapeBuilder builder = new ShapeBuilder(ReadLimits.DEFAULT);
        WellKnownText.tell(text, ReadLimits.DEFAULT, builder);
        return builder.finish();
    }
}
