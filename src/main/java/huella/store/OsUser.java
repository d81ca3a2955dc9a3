package huella.store;

import huella.model.Rejected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who runs the embedded PostgreSQL. PostgreSQL refuses to run as root, so root drops to an unprivileged user; everybody
 * else runs it as themselves.
 *
 * @param name the user that owns the cluster's files
 * @param self the user this service runs as
 * @param prefix what a command is started through, empty when no change of user is needed
 */
record OsUser(String name, String self, List<String> prefix) {

    static OsUser find() {
        String self = Command.of("id", "-un").run().output().strip();
        boolean root = Command.of("id", "-u").run().output().strip().equals("0");
        if (!root) {
            return new OsUser(self, self, List.of());
        }
        String user = Stream.of("postgres", "_postgres", "nobody")
                .filter(name -> Command.of("id", "-u", name).run().ok())
                .findFirst()
                .orElseThrow(
                        () -> Rejected.setup("Running as root, but there is no user 'postgres' or 'nobody' to run the"
                                + " database as. Run Huella as a normal user, or set DATABASE_URL."));
        if (Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            return new OsUser(
                    user,
                    self,
                    List.of("/usr/bin/setpriv", "--reuid=" + user, "--regid=" + group(user), "--clear-groups", "--"));
        }
        if (Files.isExecutable(Path.of("/usr/bin/sudo"))) {
            return new OsUser(user, self, List.of("/usr/bin/sudo", "-n", "-u", user, "--"));
        }
        throw Rejected.setup("Running as root, but neither setpriv (util-linux) nor sudo is there to drop its rights."
                + " Run Huella as a normal user, or set DATABASE_URL.");
    }

    boolean changes() {
        return !prefix.isEmpty();
    }

    /** Whether that user can enter a directory: each directory above it must be open to it. */
    boolean reaches(Path directory) {
        return Command.of("test", "-x", directory.toString())
                .behind(prefix)
                .run()
                .ok();
    }

    private static String group(String user) {
        return Command.of("id", "-gn", user).run().output().strip();
    }
}
