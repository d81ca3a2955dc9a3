package huella.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/**
 * Who waits for an answer that takes long to make. Nobody tells a server that a client has hung up: it is seen only by
 * reading, and while an answer is being made nobody reads. So the work asks here now and then.
 *
 * <p>Used by the thread that answers, before the answer begins. A client that closes only its own direction of the
 * connection counts as gone, as it does for other servers (nginx: status 499).
 */
public final class Caller {

    private static final long BETWEEN_LOOKS_NS = Duration.ofMillis(200).toNanos();

    private final Connection connection;
    private long lastLook = System.nanoTime();
    private boolean canBeSeen;

    private Caller(Connection connection) {
        this.connection = connection;
        // What was read too much must be given back, and only some connections take it: the others are never gone.
        this.canBeSeen = connection instanceof Connection.UpgradeTo;
    }

    public static Caller of(Context context) {
        return new Caller(ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection());
    }

    /** The work has nobody to be done for. */
    public static final class Gone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Gone() {
            super("the client has closed the connection", null, false, false);
        }
    }

    /**
     * Looks whether the client is still there; may be called as often as one likes.
     *
     * @throws Gone when it has hung up
     */
    public void mustBeThere() {
        long now = System.nanoTime();
        if (canBeSeen && now - lastLook > BETWEEN_LOOKS_NS) {
            lastLook = now;
            look();
        }
    }

    private void look() {
        EndPoint wire = connection.getEndPoint();
        ByteBuffer one = ByteBuffer.allocate(1).flip(); // Jetty fills from the limit on
        try {
            int read = wire.fill(one);
            if (read < 0) {
                throw new Gone();
            }
            if (read > 0) {
                // The next request is here already: its first byte goes back, and this client is there to stay.
                canBeSeen = false;
                ((Connection.UpgradeTo) connection).onUpgradeTo(one);
            }
        } catch (IOException e) {
            throw new Gone();
        }
    }
}
