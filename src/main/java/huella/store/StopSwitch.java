package huella.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops one piece of work in the database that nobody wants any more: what has not begun never does, and what runs is
 * cancelled in PostgreSQL too, which otherwise would go on to the end for nobody. Any thread may use it, once or often.
 */
public final class StopSwitch {

    private static final Logger log = LoggerFactory.getLogger(StopSwitch.class);

    private boolean stopped;
    private Connection running;

    /** What the work ends with when it was stopped. */
    public static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("nobody waits for this any more", null, false, false);
        }
    }

    public synchronized void stop() {
        stopped = true;
        if (running != null) {
            try {
                running.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException e) {
                log.info("A query could not be cancelled; it runs to its end: {}", SqlStates.firstLine(e));
            }
        }
    }

    public synchronized boolean isStopped() {
        return stopped;
    }

    /** @throws Stopped when it is too late to begin */
    synchronized void begin(Connection connection) {
        if (stopped) {
            throw new Stopped();
        }
        running = connection;
    }

    /** From now on the connection may serve others; a cancellation under way has been sent before this returns. */
    synchronized void end() {
        running = null;
    }
}
