package huella.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The service as anyone starts it, {@code ./huella serve}, in a process of its own over a database that runs already.
 */
final class Node implements AutoCloseable {

    /** What says that the service is ready. */
    static final String READY = "/health/ready";

    private static final int START_LIMIT_S = 180;

    private final Started process;
    private final int port;

    private Node(Started process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Where a node is started. */
    enum On {
        /** One core alone, as a server that is compared with another one. */
        FIRST_CORE,
        ALL_CORES
    }

    /** @param environment variables besides those that every node gets */
    static Node start(Path scratch, String databaseUrl, On where, Map<String, String> environment) {
        int port = freePort();
        Map<String, String> variables = new HashMap<>(Map.of(
                "HUELLA_PORT",
                Integer.toString(port),
                "HUELLA_DATA",
                scratch.resolve("node-" + port).toString(),
                "HUELLA_LOG",
                "WARN",
                "DATABASE_URL",
                databaseUrl));
        variables.putAll(environment);
        List<String> command = List.of(Path.of("huella").toAbsolutePath().toString(), "serve");
        Started process = Started.start(
                where == On.FIRST_CORE ? Started.onCore(0, command) : command,
                variables,
                scratch.resolve("node-" + port + ".log"));
        Node node = new Node(process, port);
        try {
            process.await(() -> Http.answers(port, READY), START_LIMIT_S);
            return node;
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** The launcher becomes the program, so this is the program's own number. */
    long pid() {
        return process.pid();
    }

    /** The program with all its arguments, as the launcher started it. */
    List<String> command() {
        try {
            return List.of(
                    Files.readString(Path.of("/proc/" + pid() + "/cmdline")).split("\0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Http.Answer get(String path, String... headers) {
        return Http.get(port, path, headers);
    }

    /** The body of a path, which must be answered with 200 or 204. */
    byte[] body(String path) {
        Http.Answer answer = get(path);
        if (answer.status() != 200 && answer.status() != 204) {
            throw new IllegalStateException(path + " was answered with " + answer.status());
        }
        return answer.body();
    }

    @Override
    public void close() {
        process.close();
    }
}
