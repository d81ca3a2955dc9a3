package huella.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * An answer that stays open and grows: server-sent events (WHATWG HTML §9.2). Each stream has a virtual thread of its
 * own and none of the server's, so that a thousand of them cost no one an answer, and a reader who does not read holds
 * up nobody else. Nothing on the way may hold back what was written: it is neither compressed nor buffered.
 */
public final class EventStream {

    public static final String MEDIA_TYPE = "text/event-stream";

    private static final Executor THREADS =
            work -> Thread.ofVirtual().name("huella-events").start(work);

    private final OutputStream out;
    private final Caller caller;

    private EventStream(OutputStream out, Caller caller) {
        this.out = out;
        this.caller = caller;
    }

    /** Writes events until it returns; ends with an exception when the reader has gone. */
    @FunctionalInterface
    public interface Work {
        void writeTo(EventStream stream) throws IOException, InterruptedException;
    }

    /**
     * Answers with a stream.
     *
     * @param atEnd runs once, whatever way the stream ends, also when it never begins
     */
    public static void send(Context context, Work work, Runnable atEnd) {
        context.disableCompression();
        context.contentType(MEDIA_TYPE + "; charset=utf-8");
        context.header("Cache-Control", "no-store");
        context.header("X-Accel-Buffering", "no"); // nginx, and proxies that took it over
        if (context.method() == HandlerType.HEAD) {
            atEnd.run();
            return;
        }
        Caller caller = Caller.of(context);
        context.future(() -> CompletableFuture.runAsync(() -> run(context, work, atEnd, caller), THREADS));
    }

    private static void run(Context context, Work work, Runnable atEnd, Caller caller) {
        try {
            OutputStream out = context.res().getOutputStream();
            work.writeTo(new EventStream(out, caller));
        } catch (IOException | Caller.Gone e) {
            // The reader hung up, which is how nearly all streams end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            atEnd.run();
        }
    }

    /** In how many milliseconds a reader who is cut off shall come again. */
    public void retry(int milliseconds) throws IOException {
        write("retry: " + milliseconds + "\n\n");
    }

    /**
     * @param id what the reader gives back as Last-Event-ID when it comes again
     * @param data one line
     */
    public void event(String id, String name, String data) throws IOException {
        write("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n");
    }

    /** A comment: says only that the stream is alive. */
    public void keepAlive() throws IOException {
        write(":\n\n");
    }

    /** @throws Caller.Gone when the reader has hung up */
    public void mustBeHeard() {
        caller.mustBeThere();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
