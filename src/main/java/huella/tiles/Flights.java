package huella.tiles;

import huella.http.Measure;
import huella.model.Problem;
import huella.model.Rejected;
import huella.store.StopSwitch;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Makes each thing once for all who wait for it at the same time. No thread waits; who has waited too long gets an
 * error, and what nobody waits for any more is stopped, in the database too. There are never more than a certain number
 * of requests waiting: one more is refused at once, so an overload ends as soon as its cause does.
 *
 * <p>What fails, fails for those who wait for it, and is tried again for the next.
 *
 * @param <K> says what is made; equal keys are the same thing
 * @param <T> what is made
 */
final class Flights<K, T> implements AutoCloseable {

    private static final int RETRY_AFTER_S = 2;

    /** How many that were made just now are remembered, where answers are kept at all. */
    static final int LATELY = 4;

    private final int mostWaiting;
    private final int mostLately;
    private final Duration patience;
    private final ExecutorService makers;
    private final ScheduledThreadPoolExecutor clock;

    /** What is being made, or stands in the queue; guarded by itself, as are the fields of flights. */
    private final Map<K, Flight> flights = new HashMap<>();

    /**
     * The last few that were made, the oldest first: for those who looked among the kept answers before it was there
     * and come here after it was made. Guarded as the flights are.
     */
    private final Map<K, T> lately = new LinkedHashMap<>();

    private int waiting;
    private final LongAdder made = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder stopped = new LongAdder();

    /** One thing that is being made. */
    private final class Flight {
        private final StopSwitch stop = new StopSwitch();
        private final Set<CompletableFuture<T>> waiters = new LinkedHashSet<>();
    }

    /**
     * @param atOnce how many things are made at the same time
     * @param mostWaiting requests, whatever they wait for
     * @param mostLately how many that were made are remembered for who comes just too late
     * @param patience how long one waits
     */
    Flights(int atOnce, int mostWaiting, int mostLately, Duration patience) {
        this.mostWaiting = mostWaiting;
        this.mostLately = mostLately;
        this.patience = patience;
        this.makers = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().name("tile-", 1).daemon().factory());
        this.clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("tile-clock").daemon().factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    /** How many requests wait now. */
    int waiting() {
        synchronized (flights) {
            return waiting;
        }
    }

    /**
     * Waits for what is being made already, or begins to make it; gives what was made just now.
     *
     * @param making runs on a thread of its own; it is told by the switch when nobody wants it any more
     * @return to be completed by whoever does not want to wait any longer
     * @throws Rejected (503) when too many wait
     */
    CompletableFuture<T> join(K key, Function<StopSwitch, T> making) {
        CompletableFuture<T> waiter = new CompletableFuture<>();
        Flight flight;
        synchronized (flights) {
            T known = lately.get(key);
            if (known != null) {
                return CompletableFuture.completedFuture(known);
            }
            if (waiting >= mostWaiting) {
                refused.increment();
                throw new Rejected(new Problem.Unavailable(
                        "Ya esperan una tesela " + mostWaiting + " solicitudes, el máximo (" + TileSettings.WAITING
                                + "). Vuelva a intentarlo en " + RETRY_AFTER_S + " segundos.",
                        RETRY_AFTER_S));
            }
            waiting++;
            flight = flights.get(key);
            if (flight == null) {
                Flight begun = new Flight();
                flights.put(key, begun);
                makers.execute(() -> make(key, begun, making));
                flight = begun;
            }
            flight.waiters.add(waiter);
        }
        giveUpInTime(key, flight, waiter);
        return waiter;
    }

    private void giveUpInTime(K key, Flight flight, CompletableFuture<T> waiter) {
        Future<?> limit = clock.schedule(
                () -> waiter.completeExceptionally(new Rejected(new Problem.Unavailable(
                        "La tesela no estuvo lista en " + patience.toSeconds() + " segundos. Vuelva a intentarlo en "
                                + RETRY_AFTER_S + " segundos.",
                        RETRY_AFTER_S))),
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
        waiter.whenComplete((made, failure) -> {
            limit.cancel(false);
            leave(key, flight, waiter);
        });
    }

    private void leave(K key, Flight flight, CompletableFuture<T> waiter) {
        boolean wasLast;
        synchronized (flights) {
            waiting--;
            flight.waiters.remove(waiter);
            wasLast = flight.waiters.isEmpty() && flights.remove(key, flight);
        }
        if (wasLast) { // nobody who comes now can join it
            stopped.increment();
            Thread.ofVirtual().start(flight.stop::stop);
        }
    }

    private void make(K key, Flight flight, Function<StopSwitch, T> making) {
        if (!isWanted(key, flight)) {
            return;
        }
        try {
            T result = making.apply(flight.stop);
            made.increment();
            landed(key, flight, result).forEach(waiter -> waiter.complete(result));
        } catch (Throwable failure) {
            ended(key, flight).forEach(waiter -> waiter.completeExceptionally(failure));
        }
    }

    /** The switch alone would not say: it is turned a moment after the last one left. */
    private boolean isWanted(K key, Flight flight) {
        synchronized (flights) {
            return flights.get(key) == flight && !flight.stop.isStopped();
        }
    }

    private List<CompletableFuture<T>> landed(K key, Flight flight, T result) {
        synchronized (flights) {
            if (flights.get(key) == flight) { // else it was given up, and another may be under way
                lately.put(key, result);
            }
            if (lately.size() > mostLately) {
                lately.remove(lately.keySet().iterator().next());
            }
            return ended(key, flight);
        }
    }

    private List<CompletableFuture<T>> ended(K key, Flight flight) {
        synchronized (flights) {
            flights.remove(key, flight);
            return List.copyOf(flight.waiters);
        }
    }

    List<Measure> measures() {
        return List.of(
                Measure.gauge("huella_tiles_waiting", "Requests that wait for a tile", this::waiting),
                Measure.counter("huella_tiles_made", "Tiles that were made", made),
                Measure.counter("huella_tiles_refused", "Requests refused because too many waited", refused),
                Measure.counter("huella_tiles_stopped", "Tiles given up because nobody waited any more", stopped));
    }

    /** Nothing is begun any more; those who still wait get their error in time. */
    @Override
    public void close() {
        List<Flight> open;
        synchronized (flights) {
            open = List.copyOf(flights.values());
        }
        makers.shutdownNow();
        open.forEach(flight -> flight.stop.stop());
        clock.shutdown();
    }
}
