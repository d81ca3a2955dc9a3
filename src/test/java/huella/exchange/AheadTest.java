package huella.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

@Timeout(60)
class AheadTest {

    private static final Geometry PLACE = new GeometryFactory().createPoint(new Coordinate(-70, -23));
    private static final Geometry LONG = new GeometryFactory()
            .createLineString(IntStream.range(0, 9_000)
                    .mapToObj(i -> new Coordinate(i, i))
                    .toArray(Coordinate[]::new));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 1_000, 10_000})
    void every_row_arrives_once_and_in_order(int rows) {
        List<Object> seen = new ArrayList<>();
        new Ahead(reader -> IntStream.range(0, rows).forEach(i -> reader.accept(List.of(i), PLACE)))
                .each((values, place) -> {
                    assertSame(PLACE, place);
                    seen.add(values.getFirst());
                });
        assertEquals(IntStream.range(0, rows).boxed().toList(), seen);
    }

    @Test
    void it_is_read_in_another_thread() {
        AtomicReference<Thread> reading = new AtomicReference<>();
        new Ahead(reader -> {
                    reading.set(Thread.currentThread());
                    reader.accept(List.of(), PLACE);
                })
                .each((values, place) -> assertTrue(Thread.currentThread() != reading.get()));
        assertFalse(reading.get().isAlive());
    }

    @Test
    void the_reading_never_gets_far_ahead() {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger written = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        new Ahead(reader -> {
                    for (int i = 0; i < 2_000; i++) {
                        read.incrementAndGet();
                        reader.accept(List.of(i), LONG); // one is as much as a batch
                    }
                })
                .each((values, place) -> {
                    Thread.yield();
                    most.accumulateAndGet(read.get() - written.get(), Math::max);
                    written.incrementAndGet();
                });
        assertEquals(2_000, written.get());
        assertTrue(most.get() <= 6, most + " rows were ahead");
    }

    @Test
    void a_failure_of_the_reading_is_thrown_after_the_rows_before_it() {
        UnsupportedOperationException failure = new UnsupportedOperationException("x");
        List<Object> seen = new ArrayList<>();
        Ahead ahead = new Ahead(reader -> {
            for (int i = 0; i < 100; i++) {
                reader.accept(List.of(i), PLACE);
            }
            throw failure;
        });
        assertSame(
                failure,
                assertThrows(
                        UnsupportedOperationException.class,
                        () -> ahead.each((values, place) -> seen.add(values.getFirst()))));
        assertEquals(100, seen.size());
    }

    @Test
    void an_error_of_the_reading_is_thrown_as_it_is() {
        StackOverflowError failure = new StackOverflowError();
        Ahead ahead = new Ahead(reader -> {
            throw failure;
        });
        assertSame(failure, assertThrows(StackOverflowError.class, () -> ahead.each((values, place) -> {})));
    }

    @Test
    void when_the_writing_fails_the_reading_is_stopped_and_has_ended_on_return() {
        AtomicReference<Throwable> stopped = new AtomicReference<>();
        AtomicInteger read = new AtomicInteger();
        Ahead ahead = new Ahead(reader -> {
            try {
                while (true) {
                    read.incrementAndGet();
                    reader.accept(List.of(), PLACE);
                }
            } catch (RuntimeException e) {
                stopped.set(e);
                throw e;
            }
        });
        assertThrows(
                UnsupportedOperationException.class,
                () -> ahead.each((values, place) -> {
                    throw new UnsupportedOperationException();
                }));
        assertTrue(stopped.get() != null, "it reads on");
        int after = read.get();
        Thread.yield();
        assertEquals(after, read.get());
    }

    /** As from a slow database: a batch is not waited for. */
    @Test
    void a_single_row_is_passed_on_to_who_waits_for_it() {
        List<CountDownLatch> seen = List.of(new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1));
        new Ahead(reader -> seen.forEach(latch -> {
                    reader.accept(List.of(latch), PLACE);
                    try {
                        latch.await(); // the next row comes only when this one was written
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .each((values, place) -> ((CountDownLatch) values.getFirst()).countDown());
        seen.forEach(latch -> assertEquals(0, latch.getCount()));
    }

    @Test
    void an_interrupt_ends_both_and_is_not_lost() {
        Ahead ahead = new Ahead(reader -> {
            while (true) {
                reader.accept(List.of(), PLACE);
            }
        });
        Thread.currentThread().interrupt();
        assertThrows(IllegalStateException.class, () -> ahead.each((values, place) -> {}));
        assertTrue(Thread.interrupted());
    }
}
