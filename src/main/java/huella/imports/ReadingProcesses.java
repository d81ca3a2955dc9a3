package huella.imports;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Processes that read files: started when one is needed, kept for the next file while all goes well, ended when
 * anything went wrong or nothing came for a while.
 */
final class ReadingProcesses implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final ImportSettings settings;
    private final ScheduledExecutorService watch;
    private final Deque<ReadingProcess> idle = new ArrayDeque<>();
    private final Set<ReadingProcess> processes = new HashSet<>();
    private boolean closed;

    /** @param watch ends what takes too long; its owner's to close, after this */
    ReadingProcesses(ImportSettings settings, ScheduledExecutorService watch) {
        this.settings = settings;
        this.watch = watch;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** @throws IOException when none can be started, or this is closed */
    ReadingProcess take() throws IOException {
        synchronized (this) {
            while (!idle.isEmpty()) {
                ReadingProcess waiting = idle.pop();
                if (waiting.isAlive()) {
                    return waiting;
                }
                processes.remove(waiting);
            }
        }
        ReadingProcess fresh = started();
        ScheduledFuture<?> end = watch.schedule(fresh::kill, START.toMillis(), TimeUnit.MILLISECONDS);
        try {
            fresh.awaitReady();
            return fresh;
        } catch (IOException e) {
            giveBack(fresh, false);
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    private synchronized ReadingProcess started() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        ReadingProcess fresh = ReadingProcess.start(settings);
        processes.add(fresh);
        return fresh;
    }

    /** @param fit for another file; otherwise it is ended, and touches nothing any more */
    void giveBack(ReadingProcess process, boolean fit) {
        if (!fit) {
            process.killAndWait();
        }
        putAway(process, fit);
    }

    private synchronized void putAway(ReadingProcess process, boolean fit) {
        if (fit && !closed && process.isAlive()) {
            idle.push(process);
            watch.schedule(() -> endIfIdle(process), IDLE.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            process.kill();
            processes.remove(process);
        }
    }

    private synchronized void endIfIdle(ReadingProcess process) {
        if (idle.remove(process)) {
            putAway(process, false);
        }
    }

    /** The processes that run now. */
    synchronized List<Long> pids() {
        return processes.stream()
                .filter(ReadingProcess::isAlive)
                .map(ReadingProcess::pid)
                .toList();
    }

    @Override
    public synchronized void close() {
        closed = true;
        processes.forEach(ReadingProcess::kill);
    }
}
