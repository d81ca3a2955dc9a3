package huella.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after a replica, in a thread of its own, so that no reader ever waits to learn how it is: each second, at once
 * when there is something new to prove, and after pauses that grow while it is away. What it finds is said once.
 */
final class ReplicaWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReplicaWatch.class);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** Between two looks at a replica that is behind. */
    private static final Duration FIRST_STEP = Duration.ofMillis(1);

    private static final Duration LONGEST_STEP = Duration.ofMillis(100);

    /** A replica that is behind for longer has some trouble. */
    private static final Duration LONG_BEHIND = Duration.ofSeconds(30);

    private static final long CLOSE_WITHIN_MS = 10_000;

    private final Replica replica;
    private final Address address;
    private final Primary primary;
    private final Thread thread;
    private final Object bell = new Object();
    private boolean rung;
    private volatile boolean closed;

    /** Up to where the primary's log reached when proof was asked for the last time but {@code number}. */
    private record Goal(long number, long log, Instant since) {}

    private static final Goal NONE = new Goal(-1, 0, Instant.EPOCH);

    private Goal goal = NONE;
    private boolean saidBehind;

    /** What answers is no replica of our primary. */
    private static final class Misfit extends Exception {
        private static final long serialVersionUID = 1L;

        private Misfit(String message) {
            super(message);
        }
    }

    ReplicaWatch(Replica replica, Address address, Primary primary) {
        this.replica = replica;
        this.address = address;
        this.primary = primary;
        this.thread = Thread.ofPlatform().daemon().name("huella-replica").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** There is a reason to look now. */
    void look() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        boolean troubled = false;
        while (!closed) {
            try (Inquiry inquiry = Inquiry.at(address)) {
                requireOurs(inquiry);
                replica.open();
                if (troubled) {
                    log.info("The replica {} is back", address);
                }
                pause = FIRST_PAUSE;
                troubled = false;
                follow(inquiry);
            } catch (SQLException | Misfit | RuntimeException e) {
                replica.shut(e instanceof Misfit ? ReplicaState.MISFIT : ReplicaState.UNREACHABLE);
                if (!closed && !troubled) {
                    log.warn("The replica {} gets no reads, the primary takes them: {}", address, e.getMessage());
                    troubled = true;
                }
            }
            rest(pause);
            pause = doubled(pause, LONGEST_PAUSE);
        }
        replica.shut(ReplicaState.UNREACHABLE);
        primary.close();
    }

    private void requireOurs(Inquiry inquiry) throws SQLException, Misfit {
        if (!inquiry.identity().equals(primary.identity())) {
            throw new Misfit("it is no replica of the database of DATABASE_URL");
        }
        position(inquiry);
    }

    private static long position(Inquiry inquiry) throws SQLException, Misfit {
        Inquiry.Position position = inquiry.position();
        if (!position.recovering()) {
            throw new Misfit("it follows no other server; it was promoted, or is the primary itself");
        }
        return position.log();
    }

    /** Until it is lost. */
    private void follow(Inquiry inquiry) throws SQLException, Misfit {
        goal = NONE;
        while (!closed) {
            long number = replica.asked();
            boolean hears = replica.hears();
            replica.alone(!hears && primary.position().isEmpty());
            if (hears && !replica.hasProven(number)) {
                setGoal(number);
            }
            if (hears && goal.number() == number && !replica.hasProven(number)) {
                catchUp(inquiry);
            } else {
                waitForBell(LOOK);
                position(inquiry);
            }
        }
    }

    /** Asks the primary, once each time; without its answer nothing can be proven. */
    private void setGoal(long number) {
        if (goal.number() != number) {
            Optional<Long> log = primary.position();
            if (log.isPresent()) {
                boolean behind = goal != NONE && !replica.hasProven(goal.number());
                goal = new Goal(number, log.get(), behind ? goal.since() : Instant.now());
            }
        }
    }

    /** Follows it closely until it has come to the goal, there is a newer one, or publications are not heard. */
    private void catchUp(Inquiry inquiry) throws SQLException, Misfit {
        Duration step = FIRST_STEP;
        while (!closed && replica.asked() == goal.number() && replica.hears()) {
            if (position(inquiry) >= goal.log()) {
                replica.proven(goal.number());
                say(false);
                return;
            }
            say(Duration.between(goal.since(), Instant.now()).compareTo(LONG_BEHIND) > 0);
            rest(step);
            step = doubled(step, LONGEST_STEP);
        }
    }

    private void say(boolean behind) {
        if (behind && !saidBehind) {
            log.warn(
                    "The replica {} is behind for more than {} s, the primary takes its reads",
                    address,
                    LONG_BEHIND.toSeconds());
        } else if (!behind && saidBehind) {
            log.info("The replica {} has caught up", address);
        }
        saidBehind = behind;
    }

    private void waitForBell(Duration longest) {
        synchronized (bell) {
            try {
                if (!rung && !closed) {
                    bell.wait(longest.toMillis());
                }
                rung = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                closed = true;
            }
        }
    }

    /** The bell does not end it, only the end does. */
    private void rest(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        synchronized (bell) {
            try {
                for (long left = pause.toNanos(); !closed && left > 0; left = end - System.nanoTime()) {
                    bell.wait(left / 1_000_000, (int) (left % 1_000_000));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                closed = true;
            }
        }
    }

    private static Duration doubled(Duration pause, Duration longest) {
        Duration next = pause.multipliedBy(2);
        return next.compareTo(longest) > 0 ? longest : next;
    }

    /** Nobody reads there when it returns. The thread is not interrupted: it may be closing connections. */
    @Override
    public void close() {
        closed = true;
        look();
        try {
            thread.join(CLOSE_WITHIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
