package huella.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Problem;
import huella.model.Rejected;
import huella.store.StopSwitch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlightsTest {

    private final Flights<String, String> flights = new Flights<>(2, 100, Flights.LATELY, Duration.ofSeconds(60));
    private final AtomicInteger made = new AtomicInteger();
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void close() {
        go.countDown();
        flights.close();
    }

    private Function<StopSwitch, String> whenTold(String value) {
        return stop -> {
            await(go);
            return value + made.incrementAndGet();
        };
    }

    @Test
    void those_who_want_the_same_get_the_same_which_is_made_once() {
        List<CompletableFuture<String>> waiters = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            waiters.add(flights.join("tile", whenTold("made ")));
        }
        assertEquals(64, flights.waiting());
        go.countDown();
        waiters.forEach(waiter -> assertEquals("made 1", waiter.join()));
        assertEquals(0, flights.waiting());
    }

    @Test
    void who_comes_just_too_late_gets_what_was_made_and_who_comes_later_something_new() {
        go.countDown();
        assertEquals("made 1", flights.join("tile", whenTold("made ")).join());
        assertEquals("made 1", flights.join("tile", whenTold("made ")).join());
        for (String other : List.of("a", "b", "c", "d")) {
            flights.join(other, stop -> other).join();
        }
        assertEquals("made 2", flights.join("tile", whenTold("made ")).join());
    }

    @Test
    void others_are_made_meanwhile() {
        CompletableFuture<String> slow = flights.join("slow", whenTold("slow "));
        assertEquals("quick", flights.join("quick", stop -> "quick").join());
        assertFalse(slow.isDone());
    }

    @Test
    void what_fails_fails_for_all_who_wait_and_is_tried_again_for_the_next() {
        Function<StopSwitch, String> failing = stop -> {
            await(go);
            throw new IllegalStateException("failure " + made.incrementAndGet());
        };
        CompletableFuture<String> first = flights.join("tile", failing);
        CompletableFuture<String> second = flights.join("tile", failing);
        go.countDown();
        for (CompletableFuture<String> waiter : List.of(first, second)) {
            assertEquals(
                    "failure 1",
                    assertThrows(CompletionException.class, waiter::join)
                            .getCause()
                            .getMessage());
        }
        assertEquals("made 2", flights.join("tile", whenTold("made ")).join());
    }

    @Test
    void one_too_many_is_refused_at_once_with_the_name_of_the_limit() {
        try (Flights<String, String> narrow = new Flights<>(1, 3, Flights.LATELY, Duration.ofSeconds(60))) {
            List<CompletableFuture<String>> waiting = new ArrayList<>();
            for (String key : List.of("a", "b", "c")) {
                waiting.add(narrow.join(key, whenTold(key)));
            }
            Rejected refused = assertThrows(Rejected.class, () -> narrow.join("d", whenTold("d")));
            Problem.Unavailable problem = assertInstanceOf(Problem.Unavailable.class, refused.problem());
            assertTrue(problem.detail().contains(TileSettings.WAITING), problem.detail());
            assertTrue(problem.retryAfterSeconds() > 0);
            go.countDown();
            waiting.forEach(CompletableFuture::join);
            assertEquals("d", narrow.join("d", stop -> "d").join());
        }
    }

    @Test
    void what_nobody_waits_for_any_more_is_stopped_and_what_somebody_waits_for_is_not() {
        CompletableFuture<StopSwitch> seen = new CompletableFuture<>();
        Function<StopSwitch, String> making = stop -> {
            seen.complete(stop);
            await(go);
            return "made";
        };
        CompletableFuture<String> first = flights.join("tile", making);
        CompletableFuture<String> second = flights.join("tile", making);
        StopSwitch stop = seen.join();
        first.completeExceptionally(new CancellationException());
        assertFalse(stop.isStopped());
        second.completeExceptionally(new CancellationException());
        awaitUntil(stop::isStopped);
        assertEquals(0, flights.waiting());
        // Who comes now begins anew, although the thread of the one that was stopped has not ended yet.
        assertEquals("anew", flights.join("tile", fresh -> "anew").join());
    }

    @Test
    void what_was_left_before_it_began_is_never_made() {
        try (Flights<String, String> narrow = new Flights<>(1, 10, Flights.LATELY, Duration.ofSeconds(60))) {
            CompletableFuture<String> slow = narrow.join("slow", whenTold("slow "));
            CompletableFuture<String> left = narrow.join("left", stop -> "left " + made.incrementAndGet());
            left.completeExceptionally(new CancellationException());
            go.countDown();
            assertEquals("slow 1", slow.join());
            assertEquals("last", narrow.join("last", stop -> "last").join());
            assertEquals(1, made.get());
        }
    }

    @Test
    void nobody_waits_longer_than_the_limit() {
        try (Flights<String, String> hasty = new Flights<>(1, 10, Flights.LATELY, Duration.ofMillis(50))) {
            CompletableFuture<StopSwitch> seen = new CompletableFuture<>();
            CompletableFuture<String> waiter = hasty.join("tile", stop -> {
                seen.complete(stop);
                await(go);
                return "late";
            });
            Throwable failure =
                    assertThrows(CompletionException.class, waiter::join).getCause();
            assertInstanceOf(
                    Problem.Unavailable.class,
                    assertInstanceOf(Rejected.class, failure).problem());
            awaitUntil(seen.join()::isStopped);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static void awaitUntil(java.util.function.BooleanSupplier condition) {
        for (long end = System.nanoTime() + 60_000_000_000L; !condition.getAsBoolean(); Thread.onSpinWait()) {
            assertTrue(System.nanoTime() < end, "never happened");
            Thread.yield();
        }
    }
}
