package huella.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** PostgreSQL's own load generator, running a list of queries over and over, each prepared once. */
final class PgBench {

    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([\\d.]+) ms");
    private static final int PASSES_AT_MOST = 400;

    private final BenchServer server;
    private final Path scratch;

    PgBench(BenchServer server, Path scratch) {
        this.server = server;
        this.scratch = scratch;
    }

    /**
     * What came of it.
     *
     * @param queries all that were answered
     * @param wallMs of one query in one session
     * @param cpuMs of the server for one query
     */
    record Run(long queries, double wallMs, double cpuMs, int sessions) {

        double perSecond() {
            return sessions * 1000 / wallMs;
        }
    }

    /** How often the whole list must be run to take about so long; finding out also fills the server's memory. */
    int passes(List<String> queries, int sessions, double seconds) {
        double once = run(queries, sessions, 1).wallMs() * queries.size() / 1000;
        return (int) Math.clamp(Math.ceil(seconds / once), 1, PASSES_AT_MOST);
    }

    /** Runs the whole list so many times in each session: every run is of the same queries in the same numbers. */
    Run run(List<String> queries, int sessions, int passes) {
        try {
            Path script = Files.writeString(
                    scratch.resolve("pgbench.sql"),
                    queries.stream().map(PgBench::line).collect(Collectors.joining("\n")));
            List<String> command = List.of(
                    Tools.PGBENCH.path().toString(),
                    "-n",
                    "-M",
                    "prepared",
                    "-c" + sessions,
                    "-j1",
                    "-t" + passes,
                    "-f",
                    script.toString(),
                    server.libpqUrl(BenchData.MADE));
            double before = CpuTime.seconds(server.pid());
            String said = Peer.said(command);
            double cpu = CpuTime.seconds(server.pid()) - before;
            Matcher failed = FAILED.matcher(said);
            if (!failed.find() || !failed.group(1).equals("0")) {
                throw new IllegalStateException("pgbench: " + said);
            }
            long answered = (long) queries.size() * sessions * passes;
            return new Run(answered, latencyMs(said) / queries.size(), cpu * 1000 / answered, sessions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Milliseconds that one run through the list took on the average. */
    static double latencyMs(String said) {
        Matcher latency = LATENCY.matcher(said);
        if (!latency.find()) {
            throw new IllegalStateException("pgbench said something else: " + said);
        }
        return Double.parseDouble(latency.group(1));
    }

    /** A query without comments on one line, where ":" begins no variable of pgbench's. */
    private static String line(String query) {
        return query.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining(" ")) + ";";
    }
}
