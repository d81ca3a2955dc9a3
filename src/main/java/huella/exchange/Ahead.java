package huella.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BiConsumer;
import org.locationtech.jts.geom.Geometry;

/**
 * Rows that are read ahead in a thread of their own, while those before them are written: reading and writing take
 * about the same time. Little is ahead, by rows and by positions, so memory stays as it is without. Whatever ends one
 * side ends the other: what the reading throws is thrown here, after the rows before it; and when the writing throws,
 * the reading is stopped and waited for, so that its query and its connection are free when this returns.
 */
final class Ahead implements Table.Source {

    private static final int ROWS = 64;
    private static final int POSITIONS = 1 << 13;
    private static final int BATCHES = 3;
    private static final long PATIENCE_MS = 10;

    private final Table.Source source;

    Ahead(Table.Source source) {
        this.source = source;
    }

    private record Line(List<Object> values, Geometry place) {}

    /** Rows, or how the reading ended: with a failure or, without one, with the last row. */
    private sealed interface Message {}

    private record Batch(List<Line> lines) implements Message {}

    private record End(Throwable failure) implements Message {
        void rethrow() {
            switch (failure) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(failure);
            }
        }
    }

    /** Stops the reading; nobody sees it. */
    private static final class Left extends RuntimeException {
        private static final long serialVersionUID = 1;

        Left() {
            super("the reader has left", null, false, false);
        }
    }

    /** @throws IllegalStateException when this thread is interrupted, which it still is then */
    @Override
    public void each(BiConsumer<List<Object>, Geometry> reader) {
        Between between = new Between();
        Thread reading = Thread.ofPlatform().name("huella-read-ahead").start(() -> read(between));
        try {
            while (true) {
                switch (between.take()) {
                    case Batch batch -> batch.lines.forEach(line -> reader.accept(line.values, line.place));
                    case End end -> {
                        end.rethrow();
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows were awaited", e);
        } finally {
            between.leave();
            await(reading);
        }
    }

    private void read(Between between) {
        try {
            End end = new End(null);
            try {
                source.each(between::put);
            } catch (Left left) {
                throw left;
            } catch (RuntimeException | Error e) {
                end = new End(e);
            }
            between.end(end);
        } catch (Left left) {
            return; // nobody listens any more
        }
    }

    /** It sees at its next row that nobody listens: it is not interrupted, which would break its connection. */
    private static void await(Thread reading) {
        boolean interrupted = false;
        while (reading.isAlive()) {
            try {
                reading.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What both threads hold: few batches, and whether the reader has gone. */
    private static final class Between {
        private final Queue<Message> messages = new ArrayDeque<>();
        private List<Line> lines = new ArrayList<>(ROWS);
        private int positions;
        private boolean left;

        /** A row for the batch, which is passed on when it is full: to wake up who waits costs as much as a row. */
        synchronized void put(List<Object> values, Geometry place) {
            while (messages.size() >= BATCHES && !left) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    throw new Left();
                }
            }
            if (left) {
                throw new Left();
            }
            lines.add(new Line(values, place));
            positions += place.getNumPoints();
            if (lines.size() == ROWS || positions >= POSITIONS) {
                messages.add(batch());
                notifyAll();
            }
        }

        private Batch batch() {
            Batch batch = new Batch(lines);
            lines = new ArrayList<>(ROWS);
            positions = 0;
            return batch;
        }

        synchronized void end(End end) {
            messages.add(batch());
            messages.add(end);
            notifyAll();
        }

        /** The next full batch, or what there is of it after a while: rows may come slowly. */
        synchronized Message take() throws InterruptedException {
            if (messages.isEmpty()) {
                wait(PATIENCE_MS);
            }
            while (messages.isEmpty() && lines.isEmpty()) {
                wait(PATIENCE_MS);
            }
            notifyAll();
            return messages.isEmpty() ? batch() : messages.remove();
        }

        synchronized void leave() {
            left = true;
            notifyAll();
        }
    }
}
