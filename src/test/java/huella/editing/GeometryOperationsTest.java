package huella.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.editing.GeometryOperations.Redrawn;
import huella.geo.Measures;
import huella.model.Footprint;
import huella.model.Problem;
import huella.model.Rejected;
import java.io.DataOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeometryOperationsTest {

    private static final String BOW_TIE = "POLYGON ((-69 -22, -68.9 -21.9, -68.9 -22, -69 -21.9, -69 -22))";

    private GeometryOperations operations;

    @BeforeAll
    void open() {
        operations = new GeometryOperations(Duration.ofSeconds(60));
    }

    @AfterAll
    void close() {
        operations.close();
    }

    @Test
    void an_area_is_split_into_pieces_that_together_are_the_area() {
        Geometry square = Proposals.read(Proposals.SQUARE);
        Redrawn redrawn = operations.split(square, line("LINESTRING (-69 -22.47, -68.8 -22.46)"));
        assertEquals(2, redrawn.pieces().size());
        assertEquals(
                Measures.areaM2(square),
                redrawn.pieces().stream().mapToDouble(Measures::areaM2).sum(),
                20);
        assertTrue(redrawn.pieces().get(0).touches(redrawn.pieces().get(1)));
        assertEquals(5, redrawn.before());
        // As one shape they stand centimetres apart, or they would be no valid shape.
        assertEquals("MultiPolygon", redrawn.shape().getGeometryType());
        assertTrue(redrawn.shape().isValid());
        assertEquals(Measures.areaM2(square), Measures.areaM2(redrawn.shape()), 500);
    }

    @Test
    void a_part_that_the_knife_does_not_cross_stays_and_a_hole_stays_a_hole() {
        Geometry two = Proposals.read("MULTIPOLYGON (((-69 -22, -68.8 -22, -68.8 -21.8, -69 -21.8, -69 -22),"
                + " (-68.95 -21.95, -68.95 -21.85, -68.85 -21.85, -68.85 -21.95, -68.95 -21.95)),"
                + " ((-68.5 -22, -68.4 -22, -68.4 -21.9, -68.5 -22)))");
        Redrawn redrawn = operations.split(two, line("LINESTRING (-69.1 -21.9, -68.7 -21.9)"));
        assertEquals(3, redrawn.pieces().size());
        assertEquals(
                two.getArea(),
                redrawn.pieces().stream().mapToDouble(Geometry::getArea).sum(),
                1e-8);
        assertTrue(redrawn.pieces().stream().anyMatch(piece -> piece.equalsTopo(two.getGeometryN(1))));
    }

    @Test
    void a_line_is_split_where_the_knife_crosses_it_and_keeps_its_direction() {
        Redrawn redrawn = operations.split(
                Proposals.read("LINESTRING (-69 -22, -68 -22, -68 -21)"),
                line("LINESTRING (-68.5 -22.5, -68.5 -21.5)"));
        assertEquals(
                List.of(
                        Proposals.read("LINESTRING (-69 -22, -68.5 -22)"),
                        Proposals.read("LINESTRING (-68.5 -22, -68 -22, -68 -21)")),
                redrawn.pieces());
    }

    @Test
    void a_knife_that_ends_inside_or_a_point_is_refused_with_its_cure() {
        Geometry square = Proposals.read(Proposals.SQUARE);
        refused(
                "cuchillo",
                "Alárguela",
                () -> operations.split(square, line("LINESTRING (-69 -22.47, -68.92 -22.47)")));
        refused(
                "geometria",
                "Un punto",
                () -> operations.split(Proposals.read("POINT (-69 -22)"), line("LINESTRING (-70 -22, -68 -22)")));
    }

    @Test
    void areas_that_meet_become_one_and_lines_are_joined_at_their_ends() {
        Geometry west = Proposals.read("POLYGON ((-69 -22, -68.9 -22, -68.9 -21.9, -69 -21.9, -69 -22))");
        Geometry east = Proposals.read("POLYGON ((-68.9 -22, -68.8 -22, -68.8 -21.9, -68.9 -21.9, -68.9 -22))");
        Geometry one = operations.merge(List.of(west, east)).shape();
        assertEquals("Polygon", one.getGeometryType());
        assertEquals(west.getArea() + east.getArea(), one.getArea(), 1e-9);
        assertEquals(
                Proposals.read("LINESTRING (-69 -22, -68 -22, -68 -21)"),
                operations
                        .merge(List.of(Proposals.read("MULTILINESTRING ((-69 -22, -68 -22), (-68 -22, -68 -21))")))
                        .shape());
        refused("geometrias", "misma clase", () -> operations.merge(List.of(west, Proposals.read("POINT (-69 -22)"))));
        refused("geometrias", "Falta", () -> operations.merge(List.of()));
    }

    @Test
    void a_buffer_is_as_wide_on_the_ground_as_was_asked() {
        Geometry disc =
                operations.buffer(Proposals.read("POINT (-68.9 -22.5)"), 1_000).shape();
        // A circle of 32 sides; the scale of UTM here is within one in two thousand.
        double ofA32gon = 32 / 2.0 * Math.sin(2 * Math.PI / 32) * 1_000 * 1_000;
        assertEquals(ofA32gon, Measures.areaM2(disc), ofA32gon / 1_000);
        assertTrue(disc.isValid());
    }

    @Test
    void a_negative_buffer_shrinks_and_leaves_nothing_only_with_words() {
        Geometry square = Proposals.read(Proposals.SQUARE);
        assertTrue(operations.buffer(square, -500).shape().getArea() < square.getArea());
        refused("geometria", "no queda nada", () -> operations.buffer(square, -20_000));
        refused("metros", "polígono", () -> operations.buffer(Proposals.read("POINT (-69 -22)"), -5));
        refused("metros", "50.000", () -> operations.buffer(square, Double.NaN));
        refused("metros", "norte de Chile", () -> operations.buffer(Proposals.read("POINT (-75.999 -22)"), 10_000));
    }

    @Test
    void a_simplified_line_has_fewer_vertices_and_strays_no_further_than_asked() {
        Geometry line = Proposals.read("LINESTRING (-69 -22, -68.95 -22.0001, -68.9 -22, -68.5 -21.5)");
        Redrawn redrawn = operations.simplify(line, 50);
        assertEquals(4, redrawn.before());
        assertEquals(3, redrawn.shape().getNumPoints());
        assertTrue(line.isWithinDistance(redrawn.shape(), 0.0006));
    }

    @Test
    void a_bow_tie_is_repaired_into_its_two_halves() {
        Geometry bowTie = Proposals.read(BOW_TIE);
        Geometry repaired = operations.repair(bowTie).shape();
        assertTrue(repaired.isValid());
        assertEquals(2, repaired.getNumGeometries());
        assertEquals(0.005, repaired.getArea(), 1e-6);
        refused("geometria", "Repárela", () -> operations.buffer(bowTie, 10));
    }

    @Test
    void checks_propose_the_repair_and_take_metres_for_what_they_are() {
        Finding crossing = Checks.of(Proposals.shaped(BOW_TIE), Proposals.around(), operations)
                .getFirst();
        assertEquals(Optional.of(2), crossing.repair().map(Geometry::getNumGeometries));
        Finding metres = Checks.of(Proposals.shaped("POINT (507000 7516000)"), Proposals.around(), operations)
                .getFirst();
        assertEquals(Check.METRES, metres.check());
        Geometry inDegrees = metres.repair().orElseThrow();
        assertEquals(0, inDegrees.distance(Proposals.read("POINT (-68.932 -22.461)")), 0.01);
    }

    @Test
    void what_is_too_large_or_not_in_chile_is_refused_before_any_work() {
        refused("geometria", "máximo es 10000", () -> operations.repair(Hostile.star(Footprint.MAX_VERTICES + 1)));
        refused("geometria", "cambiadas", () -> operations.repair(Proposals.read("POINT (-22 -69)")));
    }

    /** The worker that mends the scribble is killed; the other one answers meanwhile, and no process is left. */
    @Test
    void a_hostile_shape_is_ended_at_its_limit_and_keeps_nobody_else_waiting() throws Exception {
        GeometryOperations limited = new GeometryOperations(Duration.ofSeconds(8));
        Geometry square = Proposals.read(Proposals.SQUARE);
        try {
            // Both workers are up before the clock runs: how long a JVM takes to start is not the question.
            CompletableFuture<?> other = CompletableFuture.runAsync(() -> limited.repair(Hostile.star(600)));
            limited.repair(Hostile.star(600));
            other.get(60, TimeUnit.SECONDS);
            List<Long> two = limited.pids();
            CompletableFuture<Rejected> hostile = CompletableFuture.supplyAsync(
                    () -> assertThrows(Rejected.class, () -> limited.repair(Hostile.scribble(9_000))));
            while (limited.busy() == 0 && !hostile.isDone()) {
                Thread.onSpinWait();
            }
            limited.buffer(square, 10);
            assertFalse(hostile.isDone(), "the hostile shape was done before anyone could have waited for it");

            Rejected ended = hostile.get(60, TimeUnit.SECONDS);
            Problem.BadInput problem = (Problem.BadInput) ended.problem();
            assertEquals("geometria", problem.fields().getFirst().field());
            assertTrue(problem.detail().contains("se detuvo"), problem.detail());
            List<Long> left = limited.pids();
            assertEquals(1, left.size());
            for (long pid : two) {
                assertTrue(left.contains(pid) || ended(pid), "the worker that had the hostile shape still runs");
            }
            assertEquals(square.getArea(), limited.repair(square).shape().getArea(), 1e-9);
        } finally {
            List<Long> left = limited.pids();
            limited.close();
            for (long pid : left) {
                assertTrue(ended(pid));
            }
        }
    }

    @Test
    void three_hostile_shapes_at_once_start_no_third_process() {
        try (GeometryOperations limited = new GeometryOperations(Duration.ofSeconds(3))) {
            List<CompletableFuture<Rejected>> all = java.util.stream.IntStream.range(0, 3)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> assertThrows(Rejected.class, () -> limited.repair(Hostile.scribble(9_000)))))
                    .toList();
            while (all.stream().anyMatch(each -> !each.isDone())) {
                assertTrue(limited.pids().size() <= 2);
                Thread.onSpinWait();
            }
            assertEquals(List.of(), limited.pids());
        }
    }

    /** As when the service is killed: nobody tells the worker but the end of its input. */
    @Test
    void a_worker_ends_with_its_input_even_in_the_middle_of_work() throws Exception {
        Process worker = WorkerProcess.command().start();
        try {
            assertEquals(GeometryWorker.READY, worker.getInputStream().read());
            DataOutputStream requests = new DataOutputStream(worker.getOutputStream());
            Frames.write(new Frames.Request(Operation.REPAIR, 0, List.of(Hostile.scribble(9_000))), requests);
            assertTrue(worker.isAlive());
            requests.close();
            assertTrue(worker.waitFor(20, TimeUnit.SECONDS));
            assertEquals(0, worker.exitValue()); // by itself, not for want of memory
        } finally {
            worker.destroyForcibly();
        }
    }

    private static boolean ended(long pid) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(10, TimeUnit.SECONDS);
        }
        return ProcessHandle.of(pid).map(left -> !left.isAlive()).orElse(true);
    }

    private static void refused(String field, String words, Runnable work) {
        Rejected rejected = assertThrows(Rejected.class, work::run);
        Problem.FieldFinding finding =
                ((Problem.BadInput) rejected.problem()).fields().getFirst();
        assertEquals(field, finding.field());
        assertTrue(finding.detail().contains(words), finding.detail());
    }

    private static LineString line(String wkt) {
        return (LineString) Proposals.read(wkt);
    }
}
