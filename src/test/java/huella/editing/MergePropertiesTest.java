package huella.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** What holds of every merge of shapes, over random shapes and edits, the same in every run. */
class MergePropertiesTest {

    private static final int CASES = 4_000;

    private record Edits(int seed, Geometry base, Geometry current, Geometry proposed) {

        static Edits of(int seed) {
            Shapes shapes = new Shapes(new Random(seed));
            Geometry base = shapes.any();
            Geometry current = shapes.edited(base);
            Geometry proposed = shapes.edited(base);
            return new Edits(seed, base, shapes.rewritten(current), shapes.rewritten(proposed));
        }

        ShapeMerge merge() {
            return ShapeMergeTest.merge(base, current, proposed);
        }

        boolean bothChanged() {
            return !Grid.same(base, current) && !Grid.same(base, proposed) && !Grid.same(current, proposed);
        }

        @Override
        public String toString() {
            return "seed " + seed + "\nbase " + base + "\ncurrent " + current + "\nproposed " + proposed;
        }
    }

    @Test
    void with_a_side_that_rests_the_other_is_the_result_and_equal_sides_are() {
        for (int seed = 0; seed < CASES / 2; seed++) {
            Edits e = Edits.of(seed);
            assertExactly(e.current, ShapeMergeTest.merge(e.base, e.base, e.current), e);
            assertExactly(e.current, ShapeMergeTest.merge(e.base, e.current, e.base), e);
            assertExactly(e.current, ShapeMergeTest.merge(e.base, e.current, e.current), e);
            Geometry again = new Shapes(new Random(seed)).rewritten(e.base);
            ShapeMerge merge = ShapeMergeTest.merge(e.base, again, e.current);
            assertTrue(Grid.same(e.current, merge.shape().orElseThrow()), e::toString);
        }
    }

    @Test
    void the_sides_can_be_exchanged() {
        for (int seed = 0; seed < CASES; seed++) {
            Edits e = Edits.of(seed);
            ShapeMerge one = e.merge();
            ShapeMerge other = ShapeMergeTest.merge(e.base, e.proposed, e.current);
            assertEquals(
                    one.conflict().map(Conflict.Shape::reason),
                    other.conflict().map(Conflict.Shape::reason),
                    e::toString);
            if (one.conflict().isEmpty()) {
                assertTrue(Grid.same(one.shape().orElseThrow(), other.shape().orElseThrow()), e::toString);
            }
        }
    }

    @Test
    void what_is_made_of_both_sides_is_valid_or_a_conflict() {
        int merged = 0;
        int conflicts = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Edits e = Edits.of(seed);
            if (e.bothChanged()) {
                ShapeMerge merge = e.merge();
                if (merge.conflict().isEmpty()) {
                    merged++;
                    assertTrue(merge.shape().orElseThrow().isValid(), e::toString);
                } else {
                    conflicts++;
                    assertEquals(Optional.of(e.current), merge.shape());
                    assertFalse(merge.conflict().get().place().isEmpty(), e::toString);
                }
            }
        }
        // So that the loops prove something: both come about often.
        assertTrue(merged > CASES / 10 && conflicts > CASES / 10, merged + " merged, " + conflicts + " conflicts");
    }

    @Test
    void without_a_conflict_what_either_side_added_is_there_and_what_it_removed_is_not() {
        for (int seed = 0; seed < CASES; seed++) {
            Edits e = Edits.of(seed);
            ShapeMerge merge = e.merge();
            if (merge.conflict().isEmpty()) {
                Set<Coordinate> base = cells(e.base);
                Set<Coordinate> result = cells(merge.shape().orElseThrow());
                for (Geometry side : List.of(e.current, e.proposed)) {
                    Set<Coordinate> added = without(cells(side), base);
                    assertTrue(result.containsAll(added), () -> "lost of " + added + "\n" + e);
                    Set<Coordinate> removed = without(base, cells(side));
                    removed.retainAll(result);
                    assertEquals(Set.of(), removed, () -> "came back\n" + e);
                }
                Set<Coordinate> said = cells(e.current);
                said.addAll(cells(e.proposed));
                assertEquals(Set.of(), without(result, said), () -> "nobody said\n" + e);
            }
        }
    }

    /** Two stretches of a ring with a vertex between them that neither touches. */
    @Test
    void edits_of_stretches_apart_are_both_in_the_result() {
        int merged = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Shapes shapes = new Shapes(random);
            List<Coordinate> ring = Path.of(shapes.ring(new Coordinate(-70, -23), 0.06, 8 + random.nextInt(30)))
                    .vertices();
            int first = 1 + random.nextInt(ring.size() - 5);
            int second = first + 2 + random.nextInt(ring.size() - first - 2);
            Edit one = Edit.any(random, shapes, ring.get(first));
            Edit other = Edit.any(random, shapes, ring.get(second));
            Polygon base = area(ring);
            Polygon expected = area(one.on(other.on(ring, second), first));
            Geometry current = shapes.rewritten(area(one.on(ring, first)));
            Geometry proposed = shapes.rewritten(area(other.on(ring, second)));
            ShapeMerge merge = ShapeMergeTest.merge(base, current, proposed);
            int at = seed;
            if (expected.isValid()) {
                merged++;
                assertEquals(Optional.empty(), merge.conflict(), () -> "seed " + at + " " + base);
                assertTrue(Grid.same(expected, merge.shape().orElseThrow()), () -> "seed " + at + " " + base);
            } else {
                assertTrue(merge.conflict().isPresent(), () -> "seed " + at + " " + base);
            }
        }
        assertTrue(merged > CASES / 2, merged + " merged");
    }

    /** What is put in the place of one vertex: another, none, or it and a second one. */
    private record Edit(List<Coordinate> instead) {

        static Edit any(Random random, Shapes shapes, Coordinate vertex) {
            return new Edit(
                    switch (random.nextInt(3)) {
                        case 0 -> List.of();
                        case 1 -> List.of(shapes.nudged(vertex));
                        default -> List.of(vertex, shapes.nudged(vertex));
                    });
        }

        List<Coordinate> on(List<Coordinate> ring, int at) {
            List<Coordinate> edited = new ArrayList<>(ring.subList(0, at));
            edited.addAll(instead);
            edited.addAll(ring.subList(at + 1, ring.size()));
            return edited;
        }
    }

    private static Polygon area(List<Coordinate> ring) {
        return Shapes.FACTORY.createPolygon(Path.of(ring, true).coordinates());
    }

    private static Set<Coordinate> cells(Geometry shape) {
        return Arrays.stream(shape.getCoordinates()).map(Grid::cell).collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Coordinate> without(Set<Coordinate> some, Set<Coordinate> others) {
        return Stream.of(some)
                .flatMap(Set::stream)
                .filter(each -> !others.contains(each))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static void assertExactly(Geometry expected, ShapeMerge merge, Edits edits) {
        assertEquals(Optional.empty(), merge.conflict(), edits::toString);
        assertTrue(merge.shape().orElseThrow().equalsExact(expected), edits::toString);
    }
}
