package huella.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Footprint;
import huella.model.Rejected;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class ShapeChecksTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EMPTY             | POLYGON EMPTY
            EMPTY             | MULTIPOINT EMPTY
            KIND              | GEOMETRYCOLLECTION (POINT (-68.9 -22.5))
            HEIGHTS           | LINESTRING Z (-68.9 -22.5 2300, -68.8 -22.5 2310)
            SWAPPED           | LINESTRING (-22.5 -68.9, -22.5 -68.8)
            METRES            | POINT (507000 7516000)
            OUTSIDE_CHILE     | LINESTRING (-68.9 -22.5, -58 -22.5)
            OUTSIDE_CHILE     | POINT (0 0)
            OUTSIDE_CHILE     | POINT (400 9000000)
            SELF_INTERSECTION | POLYGON ((-69 -22, -68.9 -21.9, -68.9 -22, -69 -21.9, -69 -22))
            SELF_INTERSECTION | MULTIPOLYGON (((-69 -22, -68.8 -22, -68.8 -21.8, -69 -21.8, -69 -22)), ((-68.9 -22, -68.7 -22, -68.7 -21.8, -68.9 -21.8, -68.9 -22)))
            MALFORMED         | POLYGON ((-69 -22, -68.8 -22, -68.8 -21.8, -69 -21.8, -69 -22), (-68.5 -22, -68.4 -22, -68.4 -21.9, -68.5 -22))
            MALFORMED         | LINESTRING (-69 -22, -69 -22)
            MALFORMED         | POLYGON ((-69 -22, -68.9 -22, -69 -22, -69 -22))
            """)
    void what_cannot_be_a_footprint_is_refused_for_its_reason(Check check, String wkt) {
        List<Finding> findings = Checks.of(Proposals.shaped(wkt), Proposals.around());
        assertEquals(List.of(check), findings.stream().map(Finding::check).toList());
        assertTrue(findings.getFirst().blocks());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POINT (-68.9 -22.5)
            MULTIPOINT ((-68.9 -22.5), (-68.8 -22.4))
            LINESTRING (-69 -22.5, -68.9 -22.4, -68.9 -22.5, -69 -22.4)
            POLYGON ((-69 -22, -68.8 -22, -68.8 -21.8, -69 -21.8, -69 -22), (-68.95 -21.95, -68.85 -21.95, -68.9 -21.9, -68.95 -21.95))
            """)
    void what_can_is_not(String wkt) {
        assertEquals(List.of(), Checks.of(Proposals.shaped(wkt), Proposals.around()));
    }

    @Test
    void a_shape_that_was_never_drawn_and_one_that_is_not_a_number_are_refused() {
        assertEquals(
                Check.EMPTY,
                ShapeChecks.of(Optional.empty(), Repairs.NONE).getFirst().check());
        Geometry infinite = FACTORY.createPoint(new Coordinate(Double.POSITIVE_INFINITY, -22));
        assertEquals(
                Check.NOT_FINITE,
                ShapeChecks.of(Optional.of(infinite), Repairs.NONE).getFirst().check());
    }

    @Test
    void vertices_are_counted_before_anything_that_grows_with_them() {
        assertEquals(List.of(), ShapeChecks.of(Optional.of(line(Footprint.MAX_VERTICES)), Repairs.NONE));
        assertEquals(
                Check.TOO_MANY_VERTICES,
                ShapeChecks.of(Optional.of(line(Footprint.MAX_VERTICES + 1)), Repairs.NONE)
                        .getFirst()
                        .check());
    }

    @Test
    void swapped_coordinates_are_shown_where_they_belong_and_mended() {
        Finding finding = only("POINT (-22.5 -68.9)");
        assertEquals(Optional.of(Proposals.read("POINT (-68.9 -22.5)")), finding.repair());
        assertEquals(finding.repair(), finding.place());
    }

    @Test
    void heights_are_mended_by_leaving_them_out() {
        Geometry flat = only("LINESTRING Z (-68.9 -22.5 2300, -68.8 -22.5 2310)")
                .repair()
                .orElseThrow();
        assertEquals(List.of(), ShapeChecks.of(Optional.of(flat), Repairs.NONE));
    }

    @Test
    void a_crossing_is_shown_where_it_is_and_a_repair_is_asked_for() {
        Geometry bowTie = Proposals.read("POLYGON ((-69 -22, -68.9 -21.9, -68.9 -22, -69 -21.9, -69 -22))");
        Geometry mended = Proposals.read("POINT (-68.95 -21.95)");
        Finding finding = ShapeChecks.of(Optional.of(bowTie), new Repairs() {
                    @Override
                    public Optional<Geometry> valid(Geometry invalid) {
                        return Optional.of(mended);
                    }

                    @Override
                    public Optional<Geometry> fromMetres(Geometry utm19s) {
                        return Optional.empty();
                    }
                })
                .getFirst();
        assertEquals(0, finding.place().orElseThrow().distance(mended), 1e-9);
        assertEquals(Optional.of(mended), finding.repair());
    }

    /** Footprint is what is stored in the end; the words differ, the verdict must not. */
    @Test
    void the_checks_pass_exactly_what_a_footprint_accepts() {
        Random random = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            Geometry shape = any(random);
            boolean accepted = true;
            try {
                Footprint.of(shape);
            } catch (Rejected e) {
                accepted = false;
            }
            assertEquals(
                    accepted, ShapeChecks.of(Optional.of(shape), Repairs.NONE).isEmpty(), shape.toText());
        }
    }

    private static Geometry any(Random random) {
        int size = 4 + random.nextInt(5);
        Coordinate[] way = IntStream.range(0, size)
                .mapToObj(i -> new Coordinate(-69 + random.nextInt(6) * 1.5, -23 + random.nextInt(6)))
                .toArray(Coordinate[]::new);
        way[size - 1] = way[0].copy();
        return switch (random.nextInt(4)) {
            case 0 -> FACTORY.createPoint(way[0]);
            case 1 -> FACTORY.createLineString(way);
            case 2 -> FACTORY.createMultiPointFromCoords(way);
            default -> FACTORY.createPolygon(way);
        };
    }

    private static Geometry line(int vertices) {
        return FACTORY.createLineString(IntStream.range(0, vertices)
                .mapToObj(i -> new Coordinate(-69 + i * 1e-5, -22 + i % 2 * 1e-5))
                .toArray(Coordinate[]::new));
    }

    private static Finding only(String wkt) {
        List<Finding> findings = Checks.of(Proposals.shaped(wkt), Proposals.around());
        assertEquals(1, findings.size());
        return findings.getFirst();
    }
}
