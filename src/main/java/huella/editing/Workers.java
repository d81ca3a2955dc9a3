package huella.editing;

import huella.model.Problem;
import huella.model.Rejected;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.locationtech.jts.geom.Geometry;

/**
 * At most two geometry workers, started when needed and kept while there is work. JTS cannot be interrupted, so what
 * exceeds its time is ended by killing the process that does it; whoever waits has the other one.
 */
final class Workers implements AutoCloseable {

    private static final int MOST = 2;

    /** Requests in line; beyond that the service says so at once. */
    private static final int MOST_WAITING = 16;

    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final int RETRY_AFTER_S = 5;

    private final Duration limit;
    private final Semaphore free = new Semaphore(MOST, true);
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> all = new HashSet<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("geometry-watch").daemon().factory());
    private boolean closed;

    Workers(Duration limit) {
        this.limit = limit;
    }

    /** Asks a worker; what it refuses is a refusal of ours. */
    interface Asker {
        List<Geometry> ask(Frames.Request request) throws IOException;
    }

    interface Work<T> {
        T with(Asker worker) throws IOException;
    }

    /**
     * Does work that must be over within the limit.
     *
     * @throws Rejected (422) when the worker refuses, or was ended for its time or memory; (503) when too many wait
     */
    <T> T run(Work<T> work) {
        take(free.getQueueLength() < MOST_WAITING ? 4 * limit.toMillis() : 0);
        return taken(work, limit);
    }

    /** The same, if a worker is free right now; what fails is nothing. For what is only nice to have. */
    <T> Optional<T> tryRun(Work<T> work, Duration shorter) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(taken(work, shorter));
        } catch (Rejected refused) {
            return Optional.empty();
        }
    }

    private void take(long waitMs) {
        try {
            if (free.tryAcquire(waitMs, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Rejected(new Problem.Unavailable(
                "Hay demasiadas operaciones de dibujo en curso. Vuelva a intentarlo en " + RETRY_AFTER_S + " segundos.",
                RETRY_AFTER_S));
    }

    private <T> T taken(Work<T> work, Duration within) {
        WorkerProcess worker = null;
        AtomicBoolean overdue = new AtomicBoolean();
        boolean fit = false; // for another request
        try {
            worker = ready();
            WorkerProcess asked = worker;
            ScheduledFuture<?> end = endAfter(worker, within, overdue);
            try {
                T result = work.with(request -> shapes(asked.ask(request)));
                fit = true;
                return result;
            } catch (Rejected refused) {
                fit = true;
                throw refused;
            } finally {
                end.cancel(false);
            }
        } catch (IOException gone) {
            throw overdue.get() ? tooLong(within) : tooLarge();
        } finally {
            if (fit && !overdue.get()) {
                giveBack(worker);
            } else {
                drop(worker);
            }
            free.release();
        }
    }

    private static List<Geometry> shapes(Frames.Answer answer) {
        return switch (answer) {
            case Frames.Answer.Shapes shapes -> shapes.shapes();
            case Frames.Answer.Refused refused -> throw Rejected.field(refused.field(), refused.detail());
        };
    }

    private WorkerProcess ready() throws IOException {
        synchronized (this) {
            while (!idle.isEmpty()) {
                WorkerProcess waiting = idle.pop();
                if (waiting.isAlive()) {
                    return waiting;
                }
                all.remove(waiting);
            }
        }
        WorkerProcess fresh = started();
        ScheduledFuture<?> end = endAfter(fresh, START, new AtomicBoolean());
        try {
            fresh.awaitReady();
            return fresh;
        } catch (IOException e) {
            drop(fresh);
            throw new Rejected(
                    new Problem.Unavailable(
                            "El cálculo de formas no pudo empezar. Vuelva a intentarlo en " + RETRY_AFTER_S
                                    + " segundos.",
                            RETRY_AFTER_S),
                    e);
        } finally {
            end.cancel(false);
        }
    }

    private synchronized WorkerProcess started() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        WorkerProcess fresh = WorkerProcess.start();
        all.add(fresh);
        return fresh;
    }

    private ScheduledFuture<?> endAfter(WorkerProcess worker, Duration time, AtomicBoolean overdue) {
        return watch.schedule(
                () -> {
                    overdue.set(true);
                    worker.kill();
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private synchronized void giveBack(WorkerProcess worker) {
        if (closed || !worker.isAlive()) {
            drop(worker);
            return;
        }
        idle.push(worker);
        watch.schedule(() -> endIfIdle(worker), IDLE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void endIfIdle(WorkerProcess worker) {
        if (idle.remove(worker)) {
            drop(worker);
        }
    }

    private synchronized void drop(WorkerProcess worker) {
        if (worker != null) {
            worker.kill();
            all.remove(worker);
        }
    }

    private static Rejected tooLong(Duration within) {
        return Rejected.field(
                "geometria",
                "La operación superó los " + within.toMillis() / 1000.0
                        + " segundos que tiene (" + GeometryOperations.SECONDS
                        + ") y se detuvo. La forma es demasiado intrincada: simplifíquela o trabaje por partes.");
    }

    private static Rejected tooLarge() {
        return Rejected.field(
                "geometria",
                "La operación necesita más memoria de la que tiene y se detuvo. La forma es demasiado intrincada: simplifíquela o trabaje por partes.");
    }

    int busy() {
        return MOST - free.availablePermits();
    }

    /** The processes that run now. */
    synchronized List<Long> pids() {
        return all.stream()
                .filter(WorkerProcess::isAlive)
                .map(WorkerProcess::pid)
                .toList();
    }

    @Override
    public synchronized void close() {
        closed = true;
        watch.shutdownNow();
        all.forEach(WorkerProcess::kill);
        all.clear();
        idle.clear();
    }
}
