package huella.publishing;

import huella.model.Rejected;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/**
 * Tiles made by several threads and taken in the order of their numbers. Only so many are made ahead, so memory does
 * not grow with their count.
 */
final class TileQueue implements AutoCloseable {

    private final long[] ids;
    private final LongFunction<byte[]> maker;
    private final ExecutorService threads;
    private final int ahead;
    private final Deque<Future<byte[]>> waiting = new ArrayDeque<>();
    private int asked;
    private int taken;

    /** @param maker gives the bytes of a tile, on any of the threads */
    TileQueue(long[] ids, LongFunction<byte[]> maker, ExecutorService threads, int ahead) {
        this.ids = ids;
        this.maker = maker;
        this.threads = threads;
        this.ahead = ahead;
    }

    /** The number of the tile that comes next; beyond all numbers when none does. */
    long nextId() {
        return taken < ids.length ? ids[taken] : Long.MAX_VALUE;
    }

    int taken() {
        return taken;
    }

    /** The bytes of that tile. */
    byte[] take() {
        while (asked < ids.length && waiting.size() < ahead) {
            long id = ids[asked++];
            waiting.add(threads.submit(() -> maker.apply(id)));
        }
        taken++;
        try {
            return waiting.removeFirst().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Rejected.setup("Stopped while tiles were made.");
        }
    }

    /** What was asked for and not taken is not made any more. */
    @Override
    public void close() {
        waiting.forEach(tile -> tile.cancel(true));
    }
}
