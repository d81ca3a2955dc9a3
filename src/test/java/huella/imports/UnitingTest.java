package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Several shapes become one footprint. */
class UnitingTest {

    private final List<Integer> merged = new ArrayList<>();
    private final Uniting uniting = new Uniting(areas -> {
        merged.add(areas.size());
        return UnaryUnionOp.union(areas);
    });

    @Test
    void one_shape_stays_as_it_is() {
        Geometry only = LikenessTest.read("POINT (-69 -22)");
        assertSame(only, uniting.of(List.of(only)));
    }

    @Test
    void points_and_lines_stand_beside_each_other_and_a_point_is_there_once() {
        assertEquals(
                LikenessTest.read("MULTIPOINT ((-69 -22), (-68 -22))"),
                uniting.of(read("POINT (-69 -22)", "MULTIPOINT ((-68 -22), (-69 -22))")));
        assertEquals(
                LikenessTest.read("MULTILINESTRING ((-69 -22, -68 -22), (-68 -22, -67 -22))"),
                uniting.of(read("LINESTRING (-69 -22, -68 -22)", "LINESTRING (-68 -22, -67 -22)")));
        assertTrue(merged.isEmpty());
    }

    @Test
    void areas_that_cannot_meet_need_no_worker() {
        Geometry all = uniting.of(read(square(-69), square(-67), square(-65)));
        assertEquals("MultiPolygon", all.getGeometryType());
        assertEquals(3, all.getNumGeometries());
        assertTrue(merged.isEmpty());
    }

    @Test
    void areas_that_may_meet_are_united() {
        Geometry all = uniting.of(read(square(-69), square(-68), square(-65)));
        assertEquals(2, all.getNumGeometries());
        assertTrue(all.isValid());
        assertEquals(List.of(3), merged);
    }

    @Test
    void more_vertices_than_a_worker_takes_go_in_chunks() {
        Geometry round = LikenessTest.read("POINT (-69 -22)").buffer(0.1, 700);
        List<Geometry> many = IntStream.range(0, 6)
                .mapToObj(i ->
                        AffineTransformation.translationInstance(i * 1e-7, 0).transform(round))
                .toList();
        Geometry all = uniting.of(many);
        assertEquals(1, all.getNumGeometries());
        assertTrue(merged.size() > 1, merged::toString);
    }

    @Test
    void all_that_is_united_for_one_acceptance_has_one_time_limit() {
        AtomicLong clock = new AtomicLong();
        Uniting inTime = new Uniting(areas -> {
                    merged.add(areas.size());
                    clock.addAndGet(Duration.ofSeconds(8).toNanos());
                    return UnaryUnionOp.union(areas);
                })
                .inTime(clock::get);
        List<Geometry> two = read(square(-69), square(-68));
        for (int i = 0; i < 3; i++) {
            inTime.of(two);
        }
        Rejected refused = assertThrows(Rejected.class, () -> inTime.of(two));
        assertTrue(refused.getMessage().contains("más de 20 segundos"), refused.getMessage());
        assertEquals(3, merged.size(), "the fourth did not begin");
    }

    @Test
    void what_would_be_too_large_is_refused_with_the_cure() {
        Geometry round = LikenessTest.read("POINT (-69 -22)").buffer(0.1, 1_000);
        List<Geometry> apart = IntStream.range(0, 3)
                .mapToObj(i -> AffineTransformation.translationInstance(i, 0).transform(round))
                .toList();
        Rejected refused = assertThrows(Rejected.class, () -> uniting.of(apart));
        assertTrue(refused.getMessage().contains("12003 vértices"), refused.getMessage());
    }

    private static String square(int west) {
        return "POLYGON ((%1$d -22, %2$d -22, %2$d -21, %1$d -21, %1$d -22))".formatted(west, west + 1);
    }

    private static List<Geometry> read(String... wkt) {
        return java.util.Arrays.stream(wkt).map(LikenessTest::read).toList();
    }
}
