package huella.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From the start of the program to the first answer that needs the data, which are in place: over a database that runs
 * already, and with the embedded one, which is stopped. The first start of each kind is not counted; it may leave
 * behind what makes later ones quicker.
 */
final class StartBench {

    private static final String FIRST_ANSWER = "/tiles/iniciativas/6/19/36.mvt";
    private static final int LIMIT_S = 120;

    private final BenchRun run;
    private final Map<String, String> geodata =
            Map.of("HUELLA_GEODATA", Path.of("geodata").toAbsolutePath().toString());

    private StartBench(BenchRun run) {
        this.run = run;
    }

    static String measure(BenchRun run) throws Exception {
        return new StartBench(run).measure();
    }

    private String measure() {
        List<String> launcher = List.of(Path.of("huella").toAbsolutePath().toString(), "serve");
        List<String> program;
        try (Node node = Node.start(run.scratch(), url(BenchData.REAL), Node.On.ALL_CORES, Map.of())) {
            program = node.command();
        }
        Sample withLauncher = starts(launcher, Map.of("DATABASE_URL", url(BenchData.REAL)));
        Sample alone = starts(program, Map.of("DATABASE_URL", url(BenchData.REAL)));
        Sample many = starts(program, Map.of("DATABASE_URL", url(BenchData.MADE)));
        Sample embedded = starts(launcher, Map.of());
        String line = "| %s | %s |%n";
        return run.heading("Start")
                + """
                From starting the program to the first tile, with the data in place; median and spread of %d starts after one to \
                warm up.

                | what | seconds |
                |---|---|
                """.formatted(2 * run.runs() + 1)
                + line.formatted("`./huella serve`, database up, real data", withLauncher.text("%.2f"))
                + line.formatted("the Java program alone, database up, real data", alone.text("%.2f"))
                + line.formatted(
                        "the Java program alone, database up, %d features"
                                .formatted(run.data().count()),
                        many.text("%.2f"))
                + line.formatted(
                        "`./huella serve` with its embedded database, which was stopped, real data",
                        embedded.text("%.2f"))
                + Goal.table(List.of(
                        Goal.atMost("start, database up", withLauncher.median(), 0.5)
                                .in("s"),
                        Goal.atMost("start with the embedded database", embedded.median(), 1.5)
                                .in("s")));
    }

    private String url(String database) {
        return run.server().url(database);
    }

    private Sample starts(List<String> command, Map<String, String> environment) {
        List<Double> seconds = new ArrayList<>();
        Path data = run.scratch().resolve("data-" + (environment.isEmpty() ? "embedded" : "node"));
        start(command, environment, data); // makes the embedded database, or what later starts use
        start(command, environment, data);
        for (int i = 0; i < 2 * run.runs() + 1; i++) {
            seconds.add(start(command, environment, data));
        }
        return Sample.of(seconds);
    }

    private double start(List<String> command, Map<String, String> environment, Path data) {
        int port = Node.freePort();
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(geodata);
        variables.put("HUELLA_PORT", Integer.toString(port));
        variables.put("HUELLA_DATA", data.toString());
        long start = System.nanoTime();
        try (Started process = Started.start(command, variables, run.scratch().resolve("start.log"))) {
            process.await(() -> Http.answers(port, FIRST_ANSWER), LIMIT_S);
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
