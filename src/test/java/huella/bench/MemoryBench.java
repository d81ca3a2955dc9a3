package huella.bench;

import huella.bench.HotTiles.Answered;
import huella.bench.Wrk.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the Java process holds in memory while many read what was served before, after it made all of that. */
final class MemoryBench {

    private static final double LOAD_SECONDS = 15;
    private static final int LOOK_EVERY_MS = 250;
    private static final double GOAL_MB = 200;

    private MemoryBench() {}

    static String measure(BenchRun run) throws Exception {
        double atRest;
        List<Double> looks = new ArrayList<>();
        double peak;
        int tiles;
        Wrk.Load load;
        try (Node node = run.node(Node.On.ALL_CORES, Map.of())) {
            atRest = CpuTime.residentMb(node.pid());
            List<Answered> candidates = HotTiles.candidates(run.data(), node.port());
            tiles = candidates.size();
            List<Question> questions = new HotTiles(candidates).questions();
            AtomicBoolean ended = new AtomicBoolean();
            CompletableFuture<Void> looking = CompletableFuture.runAsync(() -> {
                while (!ended.get()) {
                    looks.add(CpuTime.residentMb(node.pid()));
                    java.util.concurrent.locks.LockSupport.parkNanos(LOOK_EVERY_MS * 1_000_000L);
                }
            });
            load = run.wrk().run(node.port(), questions, BenchRun.CONNECTIONS, LOAD_SECONDS, List.of(node.pid()));
            ended.set(true);
            looking.get();
            peak = CpuTime.peakMb(node.pid());
        }
        Sample resident = Sample.of(looks);
        return run.heading("Memory of the Java process", Tools.WRK)
                + """
                Resident memory, as `./huella serve` starts it: %.0f MB when it is ready; while %d connections read %d tiles that \
                it had made and kept (%.0f requests/s), %s MB; the most it ever held, making them included, %.0f MB.
                """.formatted(atRest, BenchRun.CONNECTIONS, tiles, load.perSecond(), resident.text("%.0f"), peak)
                + Goal.table(
                        List.of(Goal.atMost("resident memory under hot load, at the most", resident.most(), GOAL_MB)
                                .in("MB")));
    }
}
