package huella.bench;

import huella.store.Sql;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of ten thousand features as GeoJSON that nobody asked for before, beside PostgreSQL making the whole document,
 * and MapServer's OGC API over a plain table of the same fields.
 */
final class PageBench {

    private static final int FEATURES = 10_000;
    private static final String PATH = "/ogc/collections/iniciativas/items?limit=" + FEATURES;
    private static final int TIMES_A_RUN = 3;
    private static final int WARM_UP = 6;

    private static final String OURS = "Huella";
    private static final String JSON_AGG = "PostgreSQL, json_agg, printed by psql";
    private static final String MAPSERVER = "MapServer, OGC API Features";

    private final BenchRun run;
    private final Map<String, List<Page>> pages = new LinkedHashMap<>();

    private PageBench(BenchRun run) {
        this.run = run;
    }

    /** What one page took. */
    private record Page(double firstByteMs, double totalMs, double cpuMs, long bytes) {}

    /** How one page is asked for. */
    private interface Ask {
        Page ask() throws IOException;
    }

    static String measure(BenchRun run) throws Exception {
        return new PageBench(run).measure();
    }

    private String measure() throws Exception {
        String query = withoutComments(Sql.of(PageBench.class, "json_agg"));
        try (Node node = run.node(Node.On.ALL_CORES, ColdBench.KEEPING_NOTHING);
                PsqlSession psql = Tools.PSQL.present() ? new PsqlSession(run.server()) : null;
                MapServer mapServer = MapServer.present() ? MapServer.start(run.server(), run.scratch(), 1) : null) {
            Map<String, Ask> asks = new LinkedHashMap<>();
            asks.put(OURS, () -> http(node.port(), PATH, List.of(node.pid())));
            if (psql != null) {
                asks.put(JSON_AGG, () -> psql(psql, query));
            }
            if (mapServer != null) {
                asks.put(MAPSERVER, () -> http(mapServer.port(), MapServer.page(FEATURES), mapServer.pids()));
            }
            for (int i = 0; i < WARM_UP; i++) {
                asks.get(OURS).ask();
            }
            for (int round = -1; round < run.runs() * TIMES_A_RUN; round++) {
                for (Map.Entry<String, Ask> ask : asks.entrySet()) {
                    Page page = ask.getValue().ask();
                    if (round >= 0) {
                        pages.computeIfAbsent(ask.getKey(), key -> new ArrayList<>())
                                .add(page);
                    }
                }
            }
        }
        return markdown();
    }

    private Page http(int port, String path, List<Long> pids) throws IOException {
        List<Long> servers = new ArrayList<>(pids);
        servers.add(run.server().pid());
        try (Http http = new Http(port)) {
            double before = CpuTime.seconds(servers);
            Http.Answer answer = http.get(path, "Accept: application/geo+json");
            double cpu = CpuTime.seconds(servers) - before;
            if (answer.status() != 200) {
                throw new IllegalStateException(path + " was answered with " + answer.status());
            }
            return new Page(answer.firstByteNs() / 1e6, answer.totalNs() / 1e6, cpu * 1000, answer.body().length);
        }
    }

    private Page psql(PsqlSession psql, String query) throws IOException {
        double before = CpuTime.seconds(run.server().pid());
        PsqlSession.Answer answer = psql.ask(query);
        double cpu = CpuTime.seconds(run.server().pid()) - before;
        return new Page(answer.firstByteNs() / 1e6, answer.totalNs() / 1e6, cpu * 1000, answer.bytes());
    }

    private static String withoutComments(String query) {
        return query.lines().filter(line -> !line.startsWith("--")).reduce("", (all, line) -> all + " " + line);
    }

    private String markdown() {
        StringBuilder text =
                new StringBuilder(run.heading("Page: 10,000 features as GeoJSON", Tools.PSQL, Tools.MAPSERVER));
        text.append("""
                `%s`, over HTTP and not compressed, one request at a time; nothing is kept. json_agg makes the same document of the \
                same view in one query; MapServer reads a plain table with the same fields, of areas alone, since a layer of it holds \
                one kind of geometry. Median and spread of %d, in turn. Processor time is that of all servers involved.

                | what | first byte ms | all ms | CPU ms | MB |
                |---|---|---|---|---|
                """.formatted(PATH, run.runs() * TIMES_A_RUN));
        pages.forEach((what, measured) -> text.append("| %s | %s | %s | %s | %.1f |%n"
                .formatted(
                        what,
                        Sample.of(measured.stream().map(Page::firstByteMs).toList())
                                .text("%.1f"),
                        total(what).text("%.0f"),
                        Sample.of(measured.stream().map(Page::cpuMs).toList()).text("%.0f"),
                        measured.getFirst().bytes() / 1e6)));
        List<Goal> goals = new ArrayList<>();
        if (pages.containsKey(JSON_AGG)) {
            goals.add(Goal.atMost("first byte, times json_agg", first(OURS) / first(JSON_AGG), 0.1));
            goals.add(Goal.atMost(
                    "the whole page, times json_agg",
                    total(OURS).median() / total(JSON_AGG).median(),
                    0.5));
        }
        if (pages.containsKey(MAPSERVER)) {
            goals.add(Goal.atMost(
                    "the whole page, times MapServer",
                    total(OURS).median() / total(MAPSERVER).median(),
                    1));
        }
        return text + Goal.table(goals);
    }

    private double first(String what) {
        return Sample.of(pages.get(what).stream().map(Page::firstByteMs).toList())
                .median();
    }

    private Sample total(String what) {
        return Sample.of(pages.get(what).stream().map(Page::totalMs).toList());
    }
}
