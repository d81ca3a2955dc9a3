package huella.bench;

import huella.bench.Wrk.Question;
import huella.model.TileCoord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Tiles that nobody asked for before, at each zoom, beside what makes tiles elsewhere: PostGIS itself, MapServer on the
 * same rows, and the queries of Martin and pg_tileserv on a plain table and on ours. All make the same list of tiles,
 * in turn; the service keeps nothing.
 */
final class ColdBench {

    private static final int FIRST_ZOOM = 6;
    private static final int LAST_ZOOM = 14;
    static final int TILES = 24;
    static final int SESSIONS = 2;

    /**
     * The program is compiled while it runs, and that takes half of the processor time of the first half minute; a
     * service runs for days.
     */
    private static final double WARM_UP_SECONDS = 75;

    /** Of the first answer; what is kept for long may be compressed better later, but here nothing is kept. */
    private static final int GZIP_LEVEL = 1;

    /** The service makes every tile anew. */
    static final Map<String, String> KEEPING_NOTHING = Map.of("HUELLA_KEPT_MB", "0");

    private final BenchRun run;
    private final PgBench pgbench;
    private final Map<String, Map<Integer, List<Cost>>> costs = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Double>> bytes = new LinkedHashMap<>();
    private final Map<String, Integer> passes = new HashMap<>();

    private static final String OURS = "Huella, over HTTP, gzip";
    private static final String MAPSERVER = "MapServer, prepared tables, gzip";

    private ColdBench(BenchRun run) {
        this.run = run;
        this.pgbench = new PgBench(run.server(), run.scratch());
    }

    /** What tiles cost. */
    record Cost(double cpuMs, double perSecond) {}

    static String measure(BenchRun run) throws Exception {
        return new ColdBench(run).measure();
    }

    private String measure() throws Exception {
        try (Node node = run.node(Node.On.ALL_CORES, KEEPING_NOTHING);
                MapServer mapServer =
                        MapServer.present() ? MapServer.start(run.server(), run.scratch(), GZIP_LEVEL) : null) {
            warmUp(node);
            for (int zoom = FIRST_ZOOM; zoom <= LAST_ZOOM; zoom++) {
                List<TileCoord> tiles = TileList.at(
                        zoom, TILES, run.data().features(), run.data().count());
                sizes(zoom, tiles, node, mapServer);
                for (int round = 0; round < run.runs(); round++) {
                    add(
                            OURS,
                            zoom,
                            http(
                                    node.port(),
                                    List.of(node.pid()),
                                    tiles.stream().map(TileList::path).toList()));
                    if (mapServer != null) {
                        add(
                                MAPSERVER,
                                zoom,
                                http(
                                        mapServer.port(),
                                        mapServer.pids(),
                                        tiles.stream().map(MapServer::path).toList()));
                    }
                    queries(zoom, tiles);
                }
                say(zoom);
            }
        }
        return run.heading(
                        "Cold: tiles that nobody asked for before",
                        Tools.PGBENCH,
                        Tools.MAPSERVER,
                        Tools.NGINX,
                        Tools.WRK,
                        Tools.MARTIN,
                        Tools.PG_TILESERV)
                + explanation()
                + ColdTables.markdown(OURS, costs, bytes)
                + Goal.table(goals());
    }

    private void warmUp(Node node) {
        List<String> all = new ArrayList<>();
        for (int zoom = FIRST_ZOOM; zoom <= LAST_ZOOM; zoom++) {
            TileList.at(zoom, TILES, run.data().features(), run.data().count())
                    .forEach(tile -> all.add(TileList.path(tile)));
        }
        run.wrk().run(node.port(), questions(all), SESSIONS, WARM_UP_SECONDS, List.of());
    }

    private void queries(int zoom, List<TileCoord> tiles) {
        if (!Tools.PGBENCH.present()) {
            return;
        }
        for (TileSql sql : TileSql.values()) {
            List<String> queries = tiles.stream().map(sql::of).toList();
            int often = passes.computeIfAbsent(
                    sql.title() + zoom, key -> pgbench.passes(queries, SESSIONS, BenchRun.SECONDS / 2));
            PgBench.Run measured = pgbench.run(queries, SESSIONS, often);
            add(sql.title(), zoom, new Cost(measured.cpuMs(), measured.perSecond()));
        }
    }

    private Cost http(int port, List<Long> pids, List<String> paths) {
        List<Long> servers = new ArrayList<>(pids);
        servers.add(run.server().pid());
        Wrk.Load load = run.wrk().run(port, questions(paths), SESSIONS, BenchRun.SECONDS, servers);
        return new Cost(load.cpuUs() / 1000, load.perSecond());
    }

    static List<Question> questions(List<String> paths) {
        return paths.stream().map(path -> new Question(path, "")).toList();
    }

    /** Mean size of the answers, in gzip; so that nobody is fast by leaving things out unseen. */
    private void sizes(int zoom, List<TileCoord> tiles, Node node, MapServer mapServer) {
        bytes.computeIfAbsent(OURS, key -> new LinkedHashMap<>())
                .put(
                        zoom,
                        meanBytes(
                                node.port(), tiles.stream().map(TileList::path).toList()));
        if (mapServer != null) {
            bytes.computeIfAbsent(MAPSERVER, key -> new LinkedHashMap<>())
                    .put(
                            zoom,
                            meanBytes(
                                    mapServer.port(),
                                    tiles.stream().map(MapServer::path).toList()));
        }
    }

    static double meanBytes(int port, List<String> paths) {
        return paths.stream()
                .map(path -> Http.get(port, path, "Accept-Encoding: gzip"))
                .mapToInt(answer -> answer.body().length)
                .average()
                .orElseThrow();
    }

    private void add(String what, int zoom, Cost cost) {
        costs.computeIfAbsent(what, key -> new LinkedHashMap<>())
                .computeIfAbsent(zoom, key -> new ArrayList<>())
                .add(cost);
    }

    private void say(int zoom) {
        costs.forEach((what, byZoom) ->
                Bench.say("z%d %s: %.2f ms CPU, %.0f tiles/s", zoom, what, cpu(what, zoom), rate(what, zoom)));
    }

    private double cpu(String what, int zoom) {
        return ColdTables.median(costs.get(what).get(zoom), Cost::cpuMs);
    }

    private double rate(String what, int zoom) {
        return ColdTables.median(costs.get(what).get(zoom), Cost::perSecond);
    }

    private List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        String raw = TileSql.ASMVT.title();
        atMost(goals, "CPU, times raw ST_AsMVT", 0.7, 8, 12, raw, zoom -> cpu(OURS, zoom) / cpu(raw, zoom));
        atMost(goals, "CPU, times raw ST_AsMVT", 1.3, 14, 14, raw, zoom -> cpu(OURS, zoom) / cpu(raw, zoom));
        IntToDoubleFunction toMapServer = zoom -> rate(OURS, zoom) / rate(MAPSERVER, zoom);
        atLeast(goals, "tiles/s, times MapServer", 1.5, FIRST_ZOOM, 13, MAPSERVER, toMapServer);
        atLeast(goals, "tiles/s, times MapServer", 3, 14, 14, MAPSERVER, toMapServer);
        for (TileSql sql : TileSql.values()) {
            String title = sql.title();
            IntToDoubleFunction less = zoom -> cpu(title, zoom) / cpu(OURS, zoom);
            switch (sql) {
                case ASMVT -> {}
                case MARTIN_RAW, TILESERV_RAW ->
                    atLeast(goals, "times less CPU than " + title, 5, FIRST_ZOOM, 10, title, less);
                case MARTIN_EQUAL, TILESERV_EQUAL ->
                    atLeast(goals, "times less CPU than " + title, 2.5, FIRST_ZOOM, LAST_ZOOM, title, less);
            }
        }
        return goals;
    }

    /** What must hold at every zoom is judged by the worst one. */
    private void atLeast(
            List<Goal> goals, String what, double bound, int first, int last, String peer, IntToDoubleFunction ratio) {
        if (costs.containsKey(peer)) {
            int worst = IntStream.rangeClosed(first, last)
                    .boxed()
                    .min(Comparator.comparingDouble(ratio::applyAsDouble))
                    .orElseThrow();
            goals.add(Goal.atLeast(label(what, first, last, worst), ratio.applyAsDouble(worst), bound));
        }
    }

    private void atMost(
            List<Goal> goals, String what, double bound, int first, int last, String peer, IntToDoubleFunction ratio) {
        if (costs.containsKey(peer)) {
            int worst = IntStream.rangeClosed(first, last)
                    .boxed()
                    .max(Comparator.comparingDouble(ratio::applyAsDouble))
                    .orElseThrow();
            goals.add(Goal.atMost(label(what, first, last, worst), ratio.applyAsDouble(worst), bound));
        }
    }

    private static String label(String what, int first, int last, int worst) {
        return first == last
                ? "z%d: %s".formatted(first, what)
                : "z%d to z%d: %s, at the worst (z%d)".formatted(first, last, what, worst);
    }

    private String explanation() {
        return """
                Up to %d different tiles a zoom, where the features are, the same list for all and the same rows: `tile_shape`, \
                which holds what a tile of that zoom shows, for all that are called prepared; a plain table of all initiatives in \
                full detail for what is called raw. Two requests or sessions at a time, after %.0f s of warming up. Processor time is that of all processes \
                involved: PostgreSQL, and the service, or mapserv and nginx; load generators do not count. Huella keeps nothing \
                in this run, joins the parts of a shape, repairs what snapping breaks and adds the counts of what a full tile leaves \
                out; the queries do none of that, nor compress, nor speak HTTP. MapServer 2 × FastCGI behind nginx, gzip level \
                %d for both. Medians of %d runs in turn. Martin and pg_tileserv themselves: %s.

                """.formatted(
                        TILES,
                        WARM_UP_SECONDS,
                        GZIP_LEVEL,
                        run.runs(),
                        Tools.MARTIN.present() || Tools.PG_TILESERV.present()
                                ? "found, but only their queries are measured"
                                : "not installed here, so only their queries are measured, a lower bound of their cost");
    }
}
