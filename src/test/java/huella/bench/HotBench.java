package huella.bench;

import huella.bench.HotTiles.Answered;
import huella.bench.Wrk.Load;
import huella.bench.Wrk.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was served before, beside nginx serving files with the same bytes and the same headers: each server alone on the
 * first core, the load generator on the last, in turn (A B C A B C).
 */
final class HotBench {

    private static final double WARM_UP_SECONDS = 8;
    private static final String LAYER = "/layers/iniciativas.geojson";

    private final BenchRun run;
    private final List<Goal> goals = new ArrayList<>();
    private final StringBuilder table = new StringBuilder();

    private HotBench(BenchRun run) {
        this.run = run;
    }

    /** What is to be reached, against the better nginx. */
    private record Wanted(double rate, double p99) {}

    private record Server(String title, int port, long pid, List<Question> questions) {}

    static String measure(BenchRun run) throws Exception {
        return new HotBench(run).measure();
    }

    private String measure() throws Exception {
        table.append("| what | server | requests/s | CPU µs/request | p50 ms | p99 ms |\n|---|---|---|---|---|---|\n");
        try (Node node = run.node(Node.On.FIRST_CORE, Map.of())) {
            List<Answered> candidates = HotTiles.candidates(run.data(), node.port());
            HotTiles small = HotTiles.near(2_500, candidates).again(node.port());
            HotTiles large = HotTiles.near(30_000, candidates).again(node.port());
            compare(title("tiles", small), node, small, false, new Wanted(0.95, 2));
            compare(title("tiles", large), node, large, false, new Wanted(0.95, 2));
            compare("304, " + title("tiles", small), node, small, true, new Wanted(0.9, 2));
        }
        try (Node node = Node.start(run.scratch(), run.server().url(BenchData.REAL), Node.On.FIRST_CORE, Map.of())) {
            HotTiles layer = new HotTiles(List.of(HotTiles.one(node.port(), LAYER))).again(node.port());
            compare(title(LAYER, layer), node, layer, false, new Wanted(0.9, 2));
        }
        return run.heading("Hot: served before", Tools.NGINX, Tools.WRK) + explanation() + table + Goal.table(goals);
    }

    private static String title(String what, HotTiles tiles) {
        return "%s, %.1f kB".formatted(what, tiles.meanBytes() / 1000);
    }

    private void compare(String what, Node node, HotTiles tiles, boolean conditional, Wanted wanted) throws Exception {
        if (!Tools.NGINX.present()) {
            row(
                    what,
                    "Huella",
                    loads(List.of(server("Huella", node.port(), node.pid(), tiles, conditional)))
                            .values()
                            .iterator()
                            .next());
            return;
        }
        Path root = files(tiles);
        Http.Answer like = tiles.tiles().getFirst().answer();
        Map<Nginx.Tuning, Nginx> peers = new EnumMap<>(Nginx.Tuning.class);
        try {
            List<Server> servers = new ArrayList<>();
            servers.add(server("Huella", node.port(), node.pid(), tiles, conditional));
            for (Nginx.Tuning tuning : Nginx.Tuning.values()) {
                Nginx nginx = Nginx.files(run.scratch(), root, tuning, like);
                peers.put(tuning, nginx);
                servers.add(server("nginx, " + tuning.title(), nginx.port(), nginx.pid(), tiles, conditional));
            }
            report(what, loads(servers), wanted);
        } finally {
            peers.values().forEach(Nginx::close);
        }
    }

    private static Server server(String title, int port, long pid, HotTiles tiles, boolean conditional)
            throws Exception {
        for (Answered tile : tiles.tiles()) {
            Http.Answer answer = Http.get(port, tile.path(), "Accept-Encoding: gzip");
            if (!java.util.Arrays.equals(answer.body(), tile.answer().body())) {
                throw new IllegalStateException(title + " serves something else at " + tile.path());
            }
        }
        return new Server(title, port, pid, conditional ? tiles.conditional(port) : tiles.questions());
    }

    /** A directory in which the path of a file is its address. */
    private Path files(HotTiles tiles) throws IOException {
        Path root = Files.createTempDirectory(run.scratch(), "files");
        for (Answered tile : tiles.tiles()) {
            Path file = root.resolve(tile.path().substring(1));
            Files.createDirectories(file.getParent());
            Files.write(file, tile.answer().body());
        }
        return root;
    }

    private Map<Server, List<Load>> loads(List<Server> servers) {
        Map<Server, List<Load>> loads = new LinkedHashMap<>();
        for (Server server : servers) {
            loads.put(server, new ArrayList<>());
            load(server, server.title().equals("Huella") ? WARM_UP_SECONDS : 1);
        }
        for (int round = 0; round < run.runs(); round++) {
            for (Server server : servers) {
                loads.get(server).add(load(server, BenchRun.SECONDS));
            }
        }
        return loads;
    }

    private Load load(Server server, double seconds) {
        return run.wrk().run(server.port(), server.questions(), BenchRun.CONNECTIONS, seconds, List.of(server.pid()));
    }

    private void report(String what, Map<Server, List<Load>> loads, Wanted wanted) {
        List<Load> ours = null;
        List<Load> best = null;
        for (Map.Entry<Server, List<Load>> measured : loads.entrySet()) {
            row(what, measured.getKey().title(), measured.getValue());
            if (ours == null) {
                ours = measured.getValue();
            } else if (best == null
                    || rate(measured.getValue()).median() > rate(best).median()) {
                best = measured.getValue();
            }
        }
        double ratio = rate(ours).median() / rate(best).median();
        goals.add(Goal.atLeast(what + ": rate, times the better nginx", ratio, wanted.rate()));
        goals.add(Goal.atMost(
                what + ": p99, times that nginx", p99(ours).median() / p99(best).median(), wanted.p99()));
        Bench.say("%s: %.2f times nginx", what, ratio);
    }

    private void row(String what, String server, List<Load> loads) {
        table.append("| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        what,
                        server,
                        rate(loads).text("%.0f"),
                        Sample.of(loads.stream().map(Load::cpuUs).toList()).text("%.1f"),
                        Sample.of(loads.stream().map(Load::p50Ms).toList()).text("%.2f"),
                        p99(loads).text("%.2f")));
    }

    private static Sample rate(List<Load> loads) {
        return Sample.of(loads.stream().map(Load::perSecond).toList());
    }

    private static Sample p99(List<Load> loads) {
        return Sample.of(loads.stream().map(Load::p99Ms).toList());
    }

    private String explanation() {
        return """
                %d connections that stay open, answers in gzip; up to 200 tiles in turn, and the layer of the real initiatives. \
                nginx has one worker, open_file_cache, no access log, and serves files that hold the very bytes that Huella sent, \
                with the same headers; of its two ways to send them the better one counts. Each server has the first core to \
                itself and wrk the last one, which tops out near 100,000 requests/s: where rates are near that, the processor time \
                per request says more. Medians and spread of %d runs of %.0f s, in turn, after a warm-up.%s

                """.formatted(
                        BenchRun.CONNECTIONS,
                        run.runs(),
                        BenchRun.SECONDS,
                        Tools.NGINX.present() ? "" : " **nginx is missing, so nothing is compared.**");
    }
}
