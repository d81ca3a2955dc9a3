package huella.imports;

import huella.model.Problem;
import huella.model.Rejected;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Few at a time do what holds many features in memory: looking at a page of them, accepting them, making the report.
 * Who comes meanwhile waits a little, and is then asked to come again: the map has to stay quick.
 */
final class InTurn {

    private static final int RETRY_AFTER_S = 5;

    private final Semaphore free;
    private final Duration patience;

    /** @param patience how long one waits for a turn */
    InTurn(int most, Duration patience) {
        this.free = new Semaphore(most, true);
        this.patience = patience;
    }

    /** @throws Rejected (503) when all turns stay taken */
    void run(Runnable work) {
        take();
        try {
            work.run();
        } finally {
            free.release();
        }
    }

    private void take() {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static Rejected busy() {
        return new Rejected(new Problem.Unavailable(
                "Se están revisando otras importaciones. Vuelva a intentarlo en " + RETRY_AFTER_S + " segundos.",
                RETRY_AFTER_S));
    }
}
