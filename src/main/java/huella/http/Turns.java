package huella.http;

import huella.model.Problem;
import huella.model.Rejected;
import java.util.concurrent.Semaphore;

/**
 * How many files may be made at once. Each holds a connection to the database as long as it takes, so without a limit a
 * few readers of large files would leave none for the map.
 */
public final class Turns {

    private static final int RETRY_AFTER_S = 10;

    private final int most;
    private final Semaphore free;

    public Turns(Limits limits) {
        this.most = limits.exports();
        this.free = new Semaphore(most);
    }

    /** Held while a file is made. */
    public final class Turn {
        private Turn() {}

        /** Lets the next one begin. */
        public void close() {
            free.release();
        }
    }

    /** @throws Rejected (503) naming the limit when all are taken */
    public Turn take() {
        if (!free.tryAcquire()) {
            throw new Rejected(new Problem.Unavailable(
                    "Ya se están preparando " + most + " archivos, el máximo a la vez (" + Limits.EXPORTS
                            + "). Vuelva a intentarlo en " + RETRY_AFTER_S + " segundos.",
                    RETRY_AFTER_S));
        }
        return new Turn();
    }
}
