package huella.publishing;

import huella.model.Rejected;
import huella.store.Progress;
import java.util.function.BooleanSupplier;

/** Tells who waits how far the work is, and ends it when it is asked to stop. */
public final class Steps {

    private static final long EVERY_NS = 5_000_000_000L;

    private final Progress progress;
    private final BooleanSupplier stopping;
    private long told = System.nanoTime();

    public Steps(Progress progress, BooleanSupplier stopping) {
        this.progress = progress;
        this.stopping = stopping;
    }

    /** @throws Rejected when the work is to stop */
    public void mustGoOn() {
        if (stopping.getAsBoolean()) {
            throw Rejected.setup("Stopped before all was published. What was published before is as it was.");
        }
    }

    void say(String step) {
        mustGoOn();
        progress.step(step);
        told = System.nanoTime();
    }

    /** Says a count now and then. */
    void count(String what, int done, int all) {
        if (System.nanoTime() - told > EVERY_NS) {
            say("… " + what + ": " + done + " of " + all + " tiles");
        }
    }
}
