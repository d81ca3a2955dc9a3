package huella.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BiConsumer;
import org.locationtech.jts.geom.Geometry;

/**
 * Rows that are read ahead in a thread of their own, while those before them are written: reading and writing take about
 * the same time. Little is ahead, by rows and by positions, so memory stays as it is without. Whatever ends one side ends
 * the other: what the reading throws is thrown here, after the rows before it; and when the writing throws, the reading
 * is stopped and waited for, so that its query and its connection are free when this returns.
 */
final class Ahead implements Table.Source {

    private static final int ROWS = 64;
    private static final int POSITIONS = 1 << 13;
    private static final int BATCHES = 3;

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
        Filling filling = new Filling(between);
        try {
            End end = new End(null);
            try {
                source.each(filling);
            } catch (Left left) {
                throw left;
            } catch (RuntimeException | Error e) {
                end = new End(e);
            }
            filling.pass();
            between.put(end);
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

    /** Puts rows together until they are enough to be passed on, or somebody waits for them. */
    private static final class Filling implements BiConsumer<List<Object>, Geometry> {
        private final Between between;
        private List<Line> lines = new ArrayList<>(ROWS);
        private int positions;

        Filling(Between between) {
            this.between = between;
        }

        @Override
        public void accept(List<Object> values, Geometry place) {
            lines.add(new Line(values, place));
            positions += place.getNumPoints();
            if (between.isAwaited() || lines.size() >= ROWS || positions >= POSITIONS) {
                pass();
            }
        }

        void pass() {
            between.put(new Batch(lines));
            lines = new ArrayList<>(ROWS);
            positions = 0;
        }
    }

    /** What both threads hold: few batches, who waits, who has gone. */
    private static final class Between {
        private final Queue<Message> messages = new ArrayDeque<>();
        private volatile boolean awaited;
        private volatile boolean left;

        /** Whether the next row should come at once, be it that one is needed or that none is. */
        boolean isAwaited() {
            return awaited || left;
        }

        synchronized void put(Message message) {
            boolean interrupted = false;
            while (messages.size() >= BATCHES && !left && !interrupted) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (left || interrupted) {
                throw new Left();
            }
            messages.add(message);
            notifyAll();
        }

        synchronized Message take() throws InterruptedException {
            awaited = messages.isEmpty();
            while (messages.isEmpty()) {
                wait();
            }
            awaited = false;
            notifyAll();
            return messages.remove();
        }

        synchronized void leave() {
            left = true;
            messages.clear();
            notifyAll();
        }
    }
}
