package huella.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;

/** One reader of one node: hears of publications as the map does, and asks for a tile again and again. */
final class Watch implements AutoCloseable {

    private static final long PAUSE_NS = 1_000_000;
    private static final int MORE_QUESTIONS = 5;
    private static final int NOT_MODIFIED = 304;
    private static final long LIMIT_S = 15;

    private final Http events;
    private final Http tiles;
    /** When each publication was told, in nanoseconds. */
    private final Map<Long, Long> told = new ConcurrentHashMap<>();

    private long publication;
    private CompletableFuture<Polled> polling;

    /**
     * What the reader of one node saw of one publication.
     *
     * @param freshMs from the end of the commit until the first answer with the new content had arrived
     * @param toldMs from the end of the commit until the event had arrived
     * @param staleAfterTold answers without the new content to questions that were sent after the event had arrived
     */
    record Seen(long publication, double freshMs, double toldMs, int staleAfterTold) {}

    private record Polled(long freshNs, int staleAfterTold) {}

    Watch(int port) throws IOException {
        tiles = new Http(port);
        events = new Http(port);
        events.send(Http.question("/api/events", "Accept: text/event-stream"));
        if (!events.line().contains(" 200")) {
            throw new IllegalStateException("events are not told");
        }
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try {
            while (true) {
                String line = events.line();
                if (line.startsWith("id: ")) {
                    told.putIfAbsent(Long.parseLong(line.substring(4).strip()), System.nanoTime());
                }
            }
        } catch (IOException e) {
            // The bench has ended, and closed this.
        }
    }

    /** Begins to ask, before the commit. */
    void begin(String path, String content, long number) {
        publication = number;
        // A thread of its own: of the common pool, on two cores, one reader would wait for the other.
        polling = CompletableFuture.supplyAsync(() -> poll(path, content), Thread.ofPlatform()::start);
    }

    /** As the map asks: compressed, and only for what it does not have. */
    private Polled poll(String path, String wanted) {
        String tag = "\"\"";
        boolean isFresh = false;
        long fresh = 0;
        int staleAfterTold = 0;
        int more = 0;
        try {
            while (more < MORE_QUESTIONS) {
                long asked = System.nanoTime();
                boolean known = told.getOrDefault(publication, Long.MAX_VALUE) < asked;
                Http.Answer answer = tiles.get(path, "Accept-Encoding: gzip", "If-None-Match: " + tag);
                long answered = System.nanoTime();
                if (answer.status() != NOT_MODIFIED) {
                    isFresh = text(answer).contains(wanted);
                    tag = answer.header("ETag").orElseThrow();
                }
                if (isFresh && fresh == 0) {
                    fresh = answered;
                }
                staleAfterTold += known && !isFresh ? 1 : 0;
                more += fresh > 0 && told.containsKey(publication) ? 1 : 0;
                LockSupport.parkNanos(PAUSE_NS);
            }
            return new Polled(fresh, staleAfterTold);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names in a tile are UTF-8; all around them is none, which does no harm. */
    private static String text(Http.Answer answer) throws IOException {
        byte[] body = answer.body();
        if (answer.header("Content-Encoding").isPresent()) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = in.readAllBytes();
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Waits until the new content was seen. @throws IllegalStateException when it never was */
    Seen end(long committed) throws InterruptedException {
        try {
            Polled polled = polling.get(LIMIT_S, TimeUnit.SECONDS);
            return new Seen(
                    publication,
                    Math.max(0, polled.freshNs() - committed) / 1e6,
                    Math.max(0, told.get(publication) - committed) / 1e6,
                    polled.staleAfterTold());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the reader of publication " + publication + " failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("publication " + publication + " was not seen within " + LIMIT_S + " s", e);
        }
    }

    @Override
    public void close() throws IOException {
        events.close();
        tiles.close();
    }
}
