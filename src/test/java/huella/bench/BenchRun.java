package huella.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One part being measured.
 *
 * @param scratch a directory of its own
 * @param runs how often each thing is measured, in turn with its peers
 */
record BenchRun(BenchData data, Path scratch, String part, int runs) {

    /**
     * Long enough for hundreds of clock ticks of processor time, short enough for all parts in a quarter of an hour.
     */
    static final double SECONDS = Double.parseDouble(System.getenv().getOrDefault("HUELLA_BENCH_SECONDS", "3"));

    /** Connections of a browser's many readers. */
    static final int CONNECTIONS = 64;

    BenchServer server() {
        return data.server();
    }

    Wrk wrk() {
        return new Wrk(scratch);
    }

    /** The service over the synthetic features. */
    Node node(Node.On where, Map<String, String> environment) {
        return Node.start(scratch, server().url(BenchData.MADE), where, environment);
    }

    /** Heading of its section, and what it was measured with. */
    String heading(String title, Tools... peers) {
        return """
                ## %s

                `./huella bench %s %d %d`, %s%s.

                """.formatted(
                        title,
                        part,
                        data.count(),
                        runs,
                        machine(),
                        peers.length == 0
                                ? ""
                                : Arrays.stream(peers)
                                        .map(Tools::version)
                                        .collect(Collectors.joining(", ", ". Also in this run: ", "")));
    }

    private String machine() {
        long version = server().number("postgres", "SELECT current_setting('server_version_num')::int");
        return String.format(
                Locale.ROOT,
                "%s: %s, %.0f GB of memory, load %s, Java %d, PostgreSQL %d.%d (shared_buffers 128 MB)",
                LocalDate.now(ZoneOffset.UTC),
                BenchReport.machine(),
                CpuTime.memoryMb() / 1024,
                load(),
                Runtime.version().feature(),
                version / 10_000,
                version % 10_000);
    }

    /** Of the last minute: under a load of others rates mean little, and processor time still does. */
    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException e) {
            return "unknown";
        }
    }
}
