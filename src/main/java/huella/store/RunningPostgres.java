package huella.store;

import huella.model.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The embedded server that another process owns. Who joins it may read, and neither starts, stops nor migrates it.
 *
 * @param socket the path of its unix socket
 */
public record RunningPostgres(Path socket) {

    /** Lines of {@code postmaster.pid}, counted from 0 (PostgreSQL, {@code utils/pidfile.h}). */
    private static final int SOCKET_DIRECTORY = 4;

    private static final int STATUS = 7;

    /**
     * The server of a data directory that another process has.
     *
     * @throws Rejected when that server does not take connections, as at its start or its end
     */
    public static RunningPostgres of(Path home) {
        try {
            List<String> lines = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"));
            if (lines.size() > STATUS && lines.get(STATUS).strip().equals("ready")) {
                return new RunningPostgres(Path.of(lines.get(SOCKET_DIRECTORY)).resolve(DataDirectory.SOCKET_NAME));
            }
        } catch (IOException e) {
            throw new Rejected(notReady(home).problem(), e);
        }
        throw notReady(home);
    }

    private static Rejected notReady(Path home) {
        return Rejected.setup("The Huella that uses " + home
                + " is starting or stopping, and its database takes no connections. Try again in some seconds.");
    }
}
