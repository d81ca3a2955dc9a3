package huella.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An answer that is still being made, while no thread waits for it. Now and then it is looked whether the caller is
 * still there; for one who has hung up, what is awaited is completed with {@link Caller.Gone}, so that who makes it can
 * stop.
 */
public final class LaterAnswer {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** Sending may wait for a slow reader, so it is done on threads that cost nothing to wait. */
    private static final Executor SENDERS = Executors.newVirtualThreadPerTaskExecutor();

    private static final ScheduledThreadPoolExecutor CLOCK = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("caller-looks").daemon().factory());

    static {
        CLOCK.setRemoveOnCancelPolicy(true);
    }

    private final Caller caller;
    private boolean begun;

    private LaterAnswer(Caller caller) {
        this.caller = caller;
    }

    /**
     * Answers when what is awaited is there; with its error when it fails.
     *
     * @param send runs once, on a thread that may wait
     */
    public static <T> void when(Context context, CompletableFuture<T> awaited, Consumer<T> send) {
        LaterAnswer answer = new LaterAnswer(Caller.of(context));
        Future<?> looks = CLOCK.scheduleWithFixedDelay(
                () -> answer.look(awaited), BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        context.future(() -> awaited.handleAsync(
                (value, failure) -> {
                    looks.cancel(false);
                    answer.begin();
                    if (failure != null) {
                        throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
                    }
                    send.accept(value);
                    return value;
                },
                SENDERS));
    }

    /** From now on the connection belongs to the answer. */
    private synchronized void begin() {
        begun = true;
    }

    private synchronized void look(CompletableFuture<?> awaited) {
        if (begun || awaited.isDone()) {
            return;
        }
        try {
            caller.mustBeThere();
        } catch (Caller.Gone gone) {
            awaited.completeExceptionally(gone);
        }
    }
}
