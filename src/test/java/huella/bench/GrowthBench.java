package huella.bench;

import huella.model.TileCoord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ten times as many features: what a tile costs and how big it is, the same tiles with a tenth of them and with all;
 * and what a tile costs that is kept.
 */
final class GrowthBench {

    private static final int TIMES = 10;
    private static final int FIRST_ZOOM = 6;
    private static final int LAST_ZOOM = 15;
    private static final int SMALL_BYTES = 2_500;

    private final BenchRun run;
    private final int few;

    private GrowthBench(BenchRun run) {
        this.run = run;
        this.few = run.data().count() / TIMES;
    }

    /** What tiles of a zoom cost, and their mean size in gzip. */
    private record Tiles(double cpuMs, double wallMs, double bytes) {}

    private record Measured(Map<Integer, Tiles> cold, double hotCpuUs, double hotPerSecond) {}

    static String measure(BenchRun run) throws Exception {
        return new GrowthBench(run).measure();
    }

    private String measure() throws Exception {
        Measured many = measured(run);
        Measured less;
        // Both would not fit into the processors at once; the other data are opened after these were measured.
        try (BenchData data = BenchData.open(few)) {
            less = measured(new BenchRun(data, data.scratch(), run.part(), run.runs()));
        }
        StringBuilder text = new StringBuilder(run.heading(
                "Growth: %d to %d features".formatted(few, run.data().count()), Tools.WRK));
        text.append("""
                The same tiles over both, where the features are, up to %d a zoom; two requests at a time, nothing kept, gzip. \
                Medians of %d runs.

                | zoom | CPU ms | | times | tiles/s | | kB | | times |
                |---|---|---|---|---|---|---|---|---|
                """.formatted(ColdBench.TILES, run.runs()));
        List<Goal> goals = new ArrayList<>();
        Map<String, double[]> worst = new LinkedHashMap<>();
        less.cold().forEach((zoom, before) -> {
            Tiles after = many.cold().get(zoom);
            text.append("| z%d | %.2f | %.2f | %.2f | %.0f | %.0f | %.1f | %.1f | %.2f |%n"
                    .formatted(
                            zoom,
                            before.cpuMs(),
                            after.cpuMs(),
                            after.cpuMs() / before.cpuMs(),
                            1000 / before.wallMs(),
                            1000 / after.wallMs(),
                            before.bytes() / 1000,
                            after.bytes() / 1000,
                            after.bytes() / before.bytes()));
            worst(worst, zoom <= 10 ? "z <= 10" : "z > 10", before, after);
        });
        worst.forEach((where, times) -> {
            double bound = where.equals("z <= 10") ? 1.5 : 3;
            goals.add(Goal.atMost("%s: CPU of a tile, times, at the worst".formatted(where), times[0], bound));
            goals.add(Goal.atMost("%s: time of a tile, times, at the worst".formatted(where), times[1], bound));
            goals.add(Goal.atMost("%s: bytes of a tile, times, at the worst".formatted(where), times[2], bound));
        });
        text.append("\nKept tiles of about 2.5 kB, one core: %.1f and %.1f µs CPU, %.0f and %.0f requests/s.\n"
                .formatted(less.hotCpuUs(), many.hotCpuUs(), less.hotPerSecond(), many.hotPerSecond()));
        goals.add(Goal.atMost("CPU of a kept tile, times", many.hotCpuUs() / less.hotCpuUs(), 1.1));
        return text + Goal.table(goals);
    }

    private static void worst(Map<String, double[]> worst, String where, Tiles before, Tiles after) {
        double[] times = worst.computeIfAbsent(where, key -> new double[3]);
        times[0] = Math.max(times[0], after.cpuMs() / before.cpuMs());
        times[1] = Math.max(times[1], after.wallMs() / before.wallMs());
        times[2] = Math.max(times[2], after.bytes() / before.bytes());
    }

    private Measured measured(BenchRun where) throws Exception {
        Map<Integer, Tiles> cold = new TreeMap<>();
        try (Node node = where.node(Node.On.ALL_CORES, ColdBench.KEEPING_NOTHING)) {
            for (int round = 0; round < 2; round++) { // the first one compiles the program
                for (int zoom = FIRST_ZOOM; zoom <= LAST_ZOOM; zoom++) {
                    cold.put(zoom, cold(where, node, zoom, round == 0 ? 1 : where.runs()));
                }
            }
        }
        try (Node node = where.node(Node.On.FIRST_CORE, Map.of())) {
            HotTiles hot = HotTiles.near(SMALL_BYTES, HotTiles.candidates(where.data(), node.port()));
            List<Double> cpu = new ArrayList<>();
            List<Double> rate = new ArrayList<>();
            for (int i = 0; i <= where.runs(); i++) {
                Wrk.Load load = where.wrk()
                        .run(node.port(), hot.questions(), BenchRun.CONNECTIONS, BenchRun.SECONDS, List.of(node.pid()));
                if (i > 0) {
                    cpu.add(load.cpuUs());
                    rate.add(load.perSecond());
                }
            }
            return new Measured(cold, Sample.of(cpu).median(), Sample.of(rate).median());
        }
    }

    private Tiles cold(BenchRun where, Node node, int zoom, int runs) {
        List<TileCoord> tiles = TileList.at(zoom, ColdBench.TILES, where.data().features(), few);
        List<String> paths = tiles.stream().map(TileList::path).toList();
        List<Double> cpu = new ArrayList<>();
        List<Double> wall = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            Wrk.Load load = where.wrk()
                    .run(
                            node.port(),
                            ColdBench.questions(paths),
                            ColdBench.SESSIONS,
                            BenchRun.SECONDS,
                            List.of(node.pid(), where.server().pid()));
            cpu.add(load.cpuUs() / 1000);
            wall.add(1000 / load.perSecond());
        }
        return new Tiles(Sample.of(cpu).median(), Sample.of(wall).median(), ColdBench.meanBytes(node.port(), paths));
    }
}
