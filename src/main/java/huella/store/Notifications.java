package huella.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what transactions tell on a channel of the database (NOTIFY), on a connection of its own: one of the pool would
 * be given to somebody else. A connection that is lost is made again, after a pause that grows. What was told meanwhile
 * is lost with it, so the hearer is told each time when listening begins, and looks up what it missed.
 */
public final class Notifications implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Notifications.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** How long nothing may be heard before it is asked whether the other end is still there. */
    private static final int SILENCE_MS = 10_000;

    private static final int ANSWER_WITHIN_S = 3;

    /** All are called by one thread, in order. What they throw counts as a lost connection: it begins anew. */
    public interface Hearer {
        /** From now on everything is heard; what was committed before must be looked up. */
        void listening();

        void heard(String payload);

        /** From now on nothing is heard, until listening begins again. */
        default void lost() {}
    }

    private final DataSource source;
    private final String firstWords;
    private final Hearer hearer;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile Connection connection;

    /** @param firstWords SQL that takes the role and listens */
    Notifications(DataSource source, String firstWords, Hearer hearer) {
        this.source = source;
        this.firstWords = firstWords;
        this.hearer = hearer;
        this.thread = Thread.ofPlatform().daemon().name("huella-notifications").start(this::run);
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        boolean troubled = false;
        while (!stopped) {
            try (Connection opened = source.getConnection()) {
                connection = opened;
                begin(opened);
                if (troubled) {
                    log.info("Publications are heard again");
                }
                pause = FIRST_PAUSE;
                troubled = false;
                listen(opened);
            } catch (SQLException | RuntimeException e) {
                hearer.lost();
                if (!stopped && !troubled) {
                    log.warn("Publications are not heard until the database answers: {}", e.getMessage());
                    troubled = true;
                }
            }
            pause = rest(pause);
        }
        hearer.lost();
    }

    private void begin(Connection opened) throws SQLException {
        try (Statement statement = opened.createStatement()) {
            statement.execute(firstWords);
        }
        hearer.listening();
    }

    private void listen(Connection opened) throws SQLException {
        PGConnection wire = opened.unwrap(PGConnection.class);
        while (!stopped) {
            PGNotification[] told = wire.getNotifications(SILENCE_MS);
            if (told == null || told.length == 0) {
                if (!opened.isValid(ANSWER_WITHIN_S)) {
                    throw new SQLException("the connection does not answer");
                }
                continue;
            }
            for (PGNotification one : told) {
                hearer.heard(one.getParameter());
            }
        }
    }

    /** @return how long to rest the next time */
    private Duration rest(Duration pause) {
        try {
            if (!stopped) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    /** Nothing more is heard when it returns. */
    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            Connection open = connection;
            if (open != null) {
                open.abort(Runnable::run); // wakes who waits for its next word
            }
            thread.join(Duration.ofSeconds(ANSWER_WITHIN_S));
        } catch (SQLException e) {
            log.debug("The connection that listened was closed already", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
