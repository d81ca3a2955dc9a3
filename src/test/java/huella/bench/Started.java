package huella.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs until it is closed; what it says goes into a file. It is ended by its own process, never by name.
 */
final class Started implements AutoCloseable {

    private static final int STOP_LIMIT_S = 30;
    private static final int LINES_OF_LOG = 15;

    private final Process process;
    private final Path log;

    private Started(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param environment what this program sees besides our own */
    static Started start(List<String> command, Map<String, String> environment, Path log) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            Started started = new Started(process, log);
            // Whoever stops the bench must not leave its servers running.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same on one core alone, where the system can. */
    static List<String> onCore(int core, List<String> command) {
        if (!Tools.TASKSET.present() || Runtime.getRuntime().availableProcessors() <= core) {
            return command;
        }
        List<String> pinned = new ArrayList<>(List.of(Tools.TASKSET.path().toString(), "-c", Integer.toString(core)));
        pinned.addAll(command);
        return pinned;
    }

    long pid() {
        return process.pid();
    }

    /**
     * Waits until something holds. @throws IllegalStateException with the end of its log when it ended or took too long
     */
    void await(java.util.function.BooleanSupplier ready, int seconds) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                throw new IllegalStateException(
                        (process.isAlive() ? "no answer within " + seconds + " s: " : "ended: ") + tail());
            }
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }

    private String tail() {
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
        } catch (IOException e) {
            return log.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
