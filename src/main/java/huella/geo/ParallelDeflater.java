package huella.geo;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;

/**
 * Deflates in blocks on several cores (RFC 1951: a stream may be cut at every flush), each with the end of the one
 * before as its dictionary, so that nearly nothing is lost. The bytes depend on what goes in and not on how many cores
 * there are. Few blocks are in memory, whatever the size of the stream.
 *
 * <p>It takes the place of the deflater inside {@link java.util.zip.ZipOutputStream}, which knows the rest of what a
 * zip is; of a deflater's methods it has those that are called there.
 */
final class ParallelDeflater extends Deflater {

    private static final int BLOCK = 1 << 17;
    private static final int WINDOW = 1 << 15;
    private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());
    private static final int WAITING = 2 * THREADS;

    private static final Executor EXECUTOR = executor();

    private final int level;
    private final BlockingQueue<Deflater> deflaters = new LinkedBlockingQueue<>();
    private final Queue<CompletableFuture<byte[]>> blocks = new ArrayDeque<>();
    private byte[] block = new byte[WINDOW + BLOCK]; // the end of the one before, then this one
    private int window;
    private int size;
    private byte[] input = new byte[0];
    private int inputFrom;
    private int inputLength;
    private byte[] ready = new byte[0];
    private int readyFrom;
    private boolean finishing;
    private boolean lastSent;
    private long read;
    private long written;

    ParallelDeflater(int level) {
        super(level, true);
        this.level = level;
    }

    private static Executor executor() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("huella-deflate-", 0).factory());
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    @Override
    public void setInput(byte[] bytes, int offset, int length) {
        input = bytes;
        inputFrom = offset;
        inputLength = length;
        read += length;
        take();
    }

    /** As much of the input as there is room for. */
    private void take() {
        while (inputLength > 0 && blocks.size() < WAITING) {
            int taken = Math.min(inputLength, BLOCK - size);
            System.arraycopy(input, inputFrom, block, window + size, taken);
            size += taken;
            inputFrom += taken;
            inputLength -= taken;
            if (size == BLOCK) {
                send(false);
            }
        }
        if (finishing && !lastSent && inputLength == 0 && blocks.size() < WAITING) {
            send(true);
            lastSent = true;
        }
    }

    private void send(boolean last) {
        byte[] bytes = block;
        int dictionary = window;
        int length = size;
        blocks.add(CompletableFuture.supplyAsync(() -> deflated(bytes, dictionary, length, last), EXECUTOR));
        block = new byte[WINDOW + BLOCK];
        window = Math.min(WINDOW, dictionary + length);
        System.arraycopy(bytes, dictionary + length - window, block, 0, window);
        size = 0;
    }

    private byte[] deflated(byte[] bytes, int dictionary, int length, boolean last) {
        Deflater deflater = deflaters.poll();
        if (deflater == null) {
            deflater = new Deflater(level, true);
        }
        if (dictionary > 0) {
            deflater.setDictionary(bytes, 0, dictionary);
        }
        deflater.setInput(bytes, dictionary, length);
        if (last) {
            deflater.finish();
        }
        byte[] out = new byte[length / 2 + 64];
        int at = 0;
        while (true) {
            at += deflater.deflate(out, at, out.length - at, last ? NO_FLUSH : SYNC_FLUSH);
            if (at < out.length) {
                break;
            }
            out = Arrays.copyOf(out, 2 * out.length);
        }
        deflater.reset();
        deflaters.add(deflater);
        return Arrays.copyOf(out, at);
    }

    @Override
    public boolean needsInput() {
        return inputLength == 0;
    }

    @Override
    public int deflate(byte[] into, int offset, int length) {
        take();
        if (readyFrom == ready.length && (finishing || blocks.size() == WAITING) && !blocks.isEmpty()) {
            ready = await(blocks.remove());
            readyFrom = 0;
            take();
        }
        int given = Math.min(length, ready.length - readyFrom);
        System.arraycopy(ready, readyFrom, into, offset, given);
        readyFrom += given;
        written += given;
        return given;
    }

    private static byte[] await(CompletableFuture<byte[]> block) {
        try {
            return block.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("A block could not be deflated", e.getCause());
        }
    }

    @Override
    public void finish() {
        finishing = true;
        take();
    }

    @Override
    public boolean finished() {
        return lastSent && blocks.isEmpty() && readyFrom == ready.length;
    }

    @Override
    public long getBytesRead() {
        return read;
    }

    @Override
    public long getBytesWritten() {
        return written;
    }

    /** For the next entry. */
    @Override
    public void reset() {
        blocks.clear();
        window = 0;
        size = 0;
        inputLength = 0;
        ready = new byte[0];
        readyFrom = 0;
        finishing = false;
        lastSent = false;
        read = 0;
        written = 0;
    }

    @Override
    public void end() {
        blocks.forEach(each -> each.handle((bytes, failure) -> null).join());
        blocks.clear();
        for (Deflater deflater = deflaters.poll(); deflater != null; deflater = deflaters.poll()) {
            deflater.end();
        }
        super.end();
    }
}
