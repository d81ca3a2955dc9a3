package huella.bench;

import huella.model.TileCoord;
import huella.tiles.Bands;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many requests at once for one tile that nobody asked for before: how many queries that is. PostgreSQL counts them
 * itself, as scans of the table that the tile is made of.
 */
final class FlightBench {

    private static final int REQUESTS = 64;
    private static final int TILES = 8;
    private static final int ZOOM = 9;

    /** An idle session tells its counts after ten seconds (PostgreSQL, pgstat.c). */
    private static final long COUNTED_AFTER_MS = 11_500;

    private final BenchRun run;

    private FlightBench(BenchRun run) {
        this.run = run;
    }

    static String measure(BenchRun run) throws Exception {
        return new FlightBench(run).measure();
    }

    private String measure() throws Exception {
        List<TileCoord> tiles =
                TileList.at(ZOOM, 2 * TILES, run.data().features(), run.data().count());
        List<TileCoord> single = tiles.subList(0, tiles.size() / 2);
        List<TileCoord> together = tiles.subList(tiles.size() / 2, tiles.size());
        double scansAlone;
        double scansTogether;
        double made;
        try (Node node = run.node(Node.On.ALL_CORES, Map.of())) {
            long before = scans();
            for (TileCoord tile : single) {
                node.body(TileList.path(tile));
            }
            long alone = scans();
            double madeBefore = Metrics.of(node.port()).tilesMade();
            for (TileCoord tile : together) {
                atOnce(node, TileList.path(tile));
            }
            long end = scans();
            made = (Metrics.of(node.port()).tilesMade() - madeBefore) / together.size();
            scansAlone = (double) (alone - before) / single.size();
            scansTogether = (double) (end - alone) / together.size();
        }
        if (scansAlone == 0) {
            throw new IllegalStateException("tiles are made without " + table());
        }
        double queries = scansTogether / scansAlone;
        return run.heading("Flight: one tile, many at once")
                + """
                %d requests at the same moment for one tile of zoom %d that was not made yet, %d such tiles one after the other. \
                PostgreSQL counted %.2f queries a tile (scans of `%s` against those of a single request), the service %.2f made.
                """.formatted(REQUESTS, ZOOM, together.size(), queries, table(), made)
                + Goal.table(List.of(Goal.atMost("queries for %d requests".formatted(REQUESTS), queries, 1)));
    }

    private static String table() {
        return "tile_shape_" + Bands.of(ZOOM);
    }

    private long scans() throws InterruptedException {
        Thread.sleep(COUNTED_AFTER_MS);
        return run.server()
                .number(
                        BenchData.MADE,
                        "SELECT seq_scan + coalesce(idx_scan, 0) FROM pg_stat_user_tables WHERE relname = '" + table()
                                + "'");
    }

    /** All connections stand before the first question is sent. */
    private static void atOnce(Node node, String path) throws Exception {
        CountDownLatch ready = new CountDownLatch(REQUESTS);
        CountDownLatch go = new CountDownLatch(1);
        byte[] question = Http.question(path, "Accept-Encoding: gzip");
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < REQUESTS; i++) {
                answers.add(readers.submit(() -> ask(node, question, ready, go)));
            }
            ready.await();
            go.countDown();
            for (Future<Integer> answer : answers) {
                if (answer.get() != 200) {
                    throw new IllegalStateException(path + " was answered with " + answer.get());
                }
            }
        }
    }

    private static int ask(Node node, byte[] question, CountDownLatch ready, CountDownLatch go)
            throws IOException, InterruptedException {
        try (Http http = new Http(node.port())) {
            ready.countDown();
            go.await();
            http.send(question);
            return http.answer(System.nanoTime()).status();
        }
    }
}
