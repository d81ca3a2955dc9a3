package huella.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import huella.geo.Measures;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class GeometryDifferenceTest {

    private static final int CASES = 2_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            nothing | POLYGON ((0 0, 4 0, 4 4, 0 0)) | POLYGON ((0 0, 4 0, 4 4, 0 0)) | 0 | 0 | 0 | none | none
            a ring begun elsewhere, backwards | POLYGON ((0 0, 4 0, 4 4, 0 0)) | POLYGON ((4 4, 4 0, 0 0, 4 4)) | 0 | 0 | 0 | none | none
            a line run backwards | LINESTRING (0 0, 1 1, 2 0) | LINESTRING (2 0, 1 1, 0 0) | 0 | 0 | 0 | none | none
            parts in another order | MULTIPOINT (0 0, 1 1) | MULTIPOINT (1 1, 0 0) | 0 | 0 | 0 | none | none
            one written as several | POINT (0 0) | MULTIPOINT (0 0) | 0 | 0 | 0 | none | none
            a point moved | POINT (0 0) | POINT (1 1) | 0 | 0 | 1 | none | none
            a second point | POINT (0 0) | MULTIPOINT (0 0, 1 1) | 1 | 0 | 0 | none | none
            a corner moved out | POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0)) | POLYGON ((0 0, 4 0, 6 6, 0 4, 0 0)) | 0 | 0 | 1 | POLYGON ((4 0, 6 6, 0 4, 4 4, 4 0)) | none
            a corner moved in | POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0)) | POLYGON ((0 0, 4 0, 3 3, 0 4, 0 0)) | 0 | 0 | 1 | none | POLYGON ((4 0, 4 4, 0 4, 3 3, 4 0))
            a corner cut off | POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0)) | POLYGON ((0 0, 4 0, 0 4, 0 0)) | 0 | 1 | 0 | none | POLYGON ((4 0, 4 4, 0 4, 4 0))
            a vertex on an edge changes no area | POLYGON ((0 0, 3 1, 3 4, 0 0)) | POLYGON ((0 0, 0.7 0.2333333, 3 1, 3 4, 0 0)) | 1 | 0 | 0 | none | none
            a hole | POLYGON ((0 0, 9 0, 9 9, 0 0)) | POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1)) | 3 | 0 | 0 | none | POLYGON ((5 1, 6 1, 6 2, 5 1))
            a line lengthened | LINESTRING (0 0, 1 0) | LINESTRING (0 0, 1 0, 2 0) | 1 | 0 | 0 | LINESTRING (1 0, 2 0) | none
            the beginning of a ring moved | POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0)) | POLYGON ((1 1, 4 0, 4 4, 0 4, 1 1)) | 0 | 0 | 1 | none | POLYGON ((0 0, 4 0, 1 1, 0 4, 0 0))
            a point becomes an area | POINT (0 0) | POLYGON ((0 0, 4 0, 4 4, 0 0)) | 3 | 1 | 0 | POLYGON ((0 0, 4 0, 4 4, 0 0)) | none
            a line becomes an area | LINESTRING (0 0, 4 0) | POLYGON ((0 0, 4 0, 4 4, 0 0)) | 3 | 2 | 0 | POLYGON ((0 0, 4 0, 4 4, 0 0)) | LINESTRING (0 0, 4 0)
            created | none | POLYGON ((0 0, 4 0, 4 4, 0 0)) | 3 | 0 | 0 | POLYGON ((0 0, 4 0, 4 4, 0 0)) | none
            gone | LINESTRING (0 0, 4 0) | none | 0 | 2 | 0 | none | LINESTRING (0 0, 4 0)
            one moved and one put beside it: the nearer moved | LINESTRING (0 0, 5 0, 9 0) | LINESTRING (0 0, 2 0, 5 0.1, 9 0) | 1 | 0 | 1 | LINESTRING (0 0, 2 0, 5 0.1, 9 0) | LINESTRING (0 0, 5 0, 9 0)
            """)
    void counts_and_parts(
            String name, String before, String after, int added, int removed, int moved, String gain, String loss) {
        GeometryDifference difference = GeometryDifference.between(shape(before), shape(after));
        assertEquals(
                List.of(added, removed, moved),
                List.of(
                        difference.added().getNumGeometries(),
                        difference.removed().getNumGeometries(),
                        difference.moved().getNumGeometries()));
        assertTrue(difference.partsKnown());
        if (!name.contains("nearer")) {
            assertPart(gain, difference.addedPart());
            assertPart(loss, difference.removedPart());
        }
    }

    @Test
    void where_more_came_than_went_the_nearest_moved() {
        GeometryDifference difference = GeometryDifference.between(
                Shapes.read("LINESTRING (0 0, 5 0, 9 0)"), Shapes.read("LINESTRING (0 0, 2 0, 5 0.1, 7 0, 9 0)"));
        assertEquals("MULTILINESTRING ((5 0, 5 0.1))", difference.moved().toText());
        assertEquals("MULTIPOINT ((2 0), (7 0))", difference.added().toText());
    }

    @Test
    void measures_are_those_on_the_ground() {
        Geometry before = Shapes.read("POLYGON ((-70 -23, -69.9 -23, -69.9 -23.1, -70 -23))");
        Geometry after = Shapes.read("LINESTRING (-70 -23, -70.1 -23)");
        GeometryDifference difference = GeometryDifference.between(before, after);
        assertEquals(Measures.areaM2(before), difference.before().areaM2());
        assertEquals(Measures.lengthM(before), difference.before().lengthM());
        assertEquals(0, difference.after().areaM2());
        assertEquals(10_250, difference.after().lengthM(), 10);
    }

    @Test
    void writing_a_shape_otherwise_is_no_difference() {
        for (int seed = 0; seed < CASES; seed++) {
            Shapes shapes = new Shapes(new Random(seed));
            Geometry shape = shapes.any();
            GeometryDifference difference = GeometryDifference.between(shape, shapes.rewritten(shape));
            assertTrue(difference.none(), "seed " + seed);
            assertTrue(
                    difference.addedPart().isEmpty() && difference.removedPart().isEmpty(), "seed " + seed);
        }
    }

    @Test
    void backwards_what_came_went() {
        for (int seed = 0; seed < CASES; seed++) {
            Shapes shapes = new Shapes(new Random(seed));
            Geometry before = shapes.any();
            Geometry after = shapes.rewritten(shapes.edited(before));
            GeometryDifference forth = GeometryDifference.between(before, after);
            GeometryDifference back = GeometryDifference.between(after, before);
            assertEquals(
                    forth.after().areaM2() - forth.before().areaM2(),
                    back.before().areaM2() - back.after().areaM2());
            assertEquals(
                    forth.added().getNumGeometries() - forth.removed().getNumGeometries(),
                    back.removed().getNumGeometries() - back.added().getNumGeometries(),
                    "seed " + seed);
            assertEquals(forth.partsKnown(), back.partsKnown());
            assertEquals(forth.none(), back.none(), "seed " + seed);
        }
    }

    @Test
    void the_parts_make_up_the_difference_of_the_areas() {
        int known = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Shapes shapes = new Shapes(new Random(seed));
            Geometry before = shapes.any();
            Geometry after = shapes.rewritten(shapes.edited(before));
            GeometryDifference difference = GeometryDifference.between(before, after);
            if (before.getDimension() == 2 && difference.partsKnown()) {
                known++;
                // In square degrees: on the ground an edge bends when a vertex is put on it.
                double gain = difference.addedPart().map(Geometry::getArea).orElse(0.0);
                double loss = difference.removedPart().map(Geometry::getArea).orElse(0.0);
                double snapped = (before.getLength() + after.getLength()) / Grid.SCALE;
                assertEquals(after.getArea() - before.getArea(), gain - loss, snapped, "seed " + seed);
                assertTrue(difference.addedPart().stream().allMatch(Geometry::isValid));
            }
        }
        assertTrue(known > CASES / 5, "known " + known);
    }

    @Test
    void as_many_vertices_count_as_moved_as_were_moved_one_by_one() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Shapes shapes = new Shapes(random);
            List<Coordinate> ring =
                    new ArrayList<>(Path.of(shapes.ring(new Coordinate(-70, -23), 0.06, 6 + random.nextInt(40)))
                            .vertices());
            Geometry before = Shapes.FACTORY.createPolygon(Path.of(ring, true).coordinates());
            int moved = 0;
            for (int i = random.nextInt(3); i < ring.size() - 1; i += 2 + random.nextInt(9)) {
                Coordinate nudged = shapes.nudged(ring.get(i));
                moved += nudged.equals(ring.get(i)) ? 0 : 1;
                ring.set(i, nudged);
            }
            Geometry after = Shapes.FACTORY.createPolygon(shapes.rewritten(
                    Shapes.FACTORY.createLinearRing(Path.of(ring, true).coordinates())));
            GeometryDifference difference = GeometryDifference.between(before, after);
            assertEquals(moved, difference.moved().getNumGeometries(), "seed " + seed);
            assertTrue(difference.added().isEmpty() && difference.removed().isEmpty(), "seed " + seed);
        }
    }

    @Test
    void two_combs_across_are_counted_but_not_overlaid() {
        Geometry upright = comb(2_400, false);
        Geometry lying = comb(2_400, true);
        assertTrue(upright.isValid() && lying.isValid());
        GeometryDifference difference = GeometryDifference.between(upright, lying);
        assertFalse(difference.partsKnown());
        assertEquals(Optional.empty(), difference.addedPart());
        assertFalse(difference.none());
    }

    @Test
    void a_line_that_crosses_itself_everywhere_is_not_overlaid() {
        Coordinate[] way = IntStream.range(0, 9_000)
                .mapToObj(i -> i < 4_500
                        ? new Coordinate(-70 + (i % 2) * 0.1, -23 + i * 1e-5)
                        : new Coordinate(-70 + i * 1e-5, -23 + (i % 2) * 0.1))
                .toArray(Coordinate[]::new);
        Geometry before = Shapes.FACTORY.createLineString(way);
        Geometry after = Shapes.read("LINESTRING (-70 -23, -69 -23)");
        assertFalse(GeometryDifference.between(before, after).partsKnown());
    }

    @Test
    void what_is_not_valid_or_not_on_earth_has_a_difference_without_parts() throws IOException {
        Geometry before = Shapes.read("POLYGON ((0 0, 4 0, 4 4, 0 0))");
        Geometry bowTie = Shapes.read("POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))");
        assertFalse(GeometryDifference.between(before, bowTie).partsKnown());
        Geometry metres = Shapes.read("POLYGON ((357000 7386000, 358000 7386000, 358000 7387000, 357000 7386000))");
        GeometryDifference difference = GeometryDifference.between(before, metres);
        assertEquals(3, difference.moved().getNumGeometries());
        JsonNode json = new ObjectMapper().readTree(written(difference));
        assertTrue(json.get("superficie_despues_m2").isNull());
    }

    @Test
    void a_large_ring_with_one_vertex_moved_is_known_to_the_vertex() {
        Coordinate[] ring = IntStream.rangeClosed(0, 9_999)
                .mapToObj(i -> 2 * Math.PI * (i % 9_999) / 9_999)
                .map(angle -> new Coordinate(-70 + Math.cos(angle), -23 + Math.sin(angle)))
                .toArray(Coordinate[]::new);
        Geometry before = Shapes.FACTORY.createPolygon(ring.clone());
        ring[4_000] = new Coordinate(-70, -23);
        Geometry after = Shapes.FACTORY.createPolygon(ring);
        GeometryDifference difference = GeometryDifference.between(before, after);
        assertEquals(1, difference.moved().getNumGeometries());
        assertEquals(Optional.empty(), difference.addedPart());
        assertTrue(difference.removedPart().isPresent());
    }

    @Test
    void a_difference_is_written_with_its_places() throws IOException {
        GeometryDifference difference = GeometryDifference.between(
                Shapes.read("LINESTRING (-70 -23, -70.1 -23)"),
                Shapes.read("LINESTRING (-70 -23, -70.1 -23, -70.2 -23)"));
        assertEquals(
                """
                {"agregados":1,"quitados":0,"movidos":0,"superficie_antes_m2":0.0,"superficie_despues_m2":0.0,\
                "longitud_antes_m":%s,"longitud_despues_m":%s,\
                "lugares":{"agregados":{"type":"MultiPoint","coordinates":[[-70.2,-23.0]]},\
                "quitados":{"type":"MultiPoint","coordinates":[]},\
                "movidos":{"type":"MultiLineString","coordinates":[]}},\
                "parte_agregada":{"type":"LineString","coordinates":[[-70.1,-23.0],[-70.2,-23.0]]},\
                "parte_quitada":null,"partes_calculadas":true}""".formatted(
                                Math.round(difference.before().lengthM() * 100) / 100.0,
                                Math.round(difference.after().lengthM() * 100) / 100.0),
                written(difference));
    }

    @Test
    void changes_between_versions_name_fields_shape_and_retirement() throws IOException {
        Content before = new Content(
                Map.of(Attribute.NOMBRE, "Parque", Attribute.ETIQUETAS, List.of("a")),
                Optional.of(Shapes.read("POINT (-70 -23)")),
                false);
        Content after = new Content(
                Map.of(Attribute.NOMBRE, "Plaza", Attribute.ETIQUETAS, List.of("a"), Attribute.SUPUESTA, true),
                Optional.of(Shapes.read("POINT (-70.1 -23)")),
                true);
        Changes changes = Changes.between(before, after);
        assertEquals(
                List.of(
                        new Changes.Field(Attribute.NOMBRE, Optional.of("Parque"), Optional.of("Plaza")),
                        new Changes.Field(Attribute.SUPUESTA, Optional.empty(), Optional.of(true))),
                changes.fields());
        assertEquals(1, changes.shape().orElseThrow().moved().getNumGeometries());
        assertEquals(Optional.of(true), changes.retired());
        assertTrue(Changes.between(before, before).none());
        assertFalse(changes.none());
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            ChangesJson.writeMembers(changes, json);
            json.writeFieldName("cambios");
            ChangesJson.writeSummary(changes, json);
            json.writeEndObject();
        }
        JsonNode json = new ObjectMapper().readTree(text.toString());
        assertEquals("""
                [{"campo":"nombre","antes":"Parque","despues":"Plaza"},\
                {"campo":"supuesta","antes":null,"despues":true}]""", json.get("campos").toString());
        assertEquals(1, json.at("/geometria/movidos").asInt());
        assertEquals(
                "MultiLineString", json.at("/geometria/lugares/movidos/type").asText());
        assertTrue(json.get("retiro").asBoolean());
        assertEquals("[\"nombre\",\"supuesta\"]", json.at("/cambios/campos").toString());
        assertTrue(json.at("/cambios/geometria/lugares").isMissingNode());
    }

    @Test
    void of_a_first_version_everything_that_it_says_is_new() {
        Content first =
                new Content(Map.of(Attribute.NOMBRE, "Parque"), Optional.of(Shapes.read("POINT (-70 -23)")), false);
        Changes changes = Changes.ofFirst(first);
        assertEquals(
                List.of(new Changes.Field(Attribute.NOMBRE, Optional.empty(), Optional.of("Parque"))),
                changes.fields());
        assertEquals(1, changes.shape().orElseThrow().added().getNumGeometries());
        assertEquals(Optional.empty(), changes.retired());
    }

    /** An area of as many teeth, each reaching across. */
    private static Geometry comb(int teeth, boolean lying) {
        List<Coordinate> ring = new ArrayList<>();
        ring.add(new Coordinate(-0.01, -0.01));
        for (int i = 0; i < teeth; i++) {
            double x = i * 1e-4;
            ring.add(new Coordinate(x, 0));
            ring.add(new Coordinate(x + 2e-5, teeth * 1e-4));
            ring.add(new Coordinate(x + 4e-5, 0));
        }
        ring.add(new Coordinate(teeth * 1e-4, -0.01));
        ring.add(ring.getFirst());
        if (lying) {
            ring.replaceAll(c -> new Coordinate(c.y, c.x));
        }
        return Shapes.FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
    }

    private static String written(GeometryDifference difference) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            DifferenceJson.write(difference, json);
        }
        return text.toString();
    }

    private static void assertPart(String expected, Optional<Geometry> part) {
        if (expected == null) {
            assertEquals(Optional.empty(), part);
        } else {
            assertTrue(Grid.same(Shapes.read(expected), part.orElseThrow()), () -> "was " + part);
        }
    }

    private static Geometry shape(String wkt) {
        return wkt == null ? null : Shapes.read(wkt);
    }
}
