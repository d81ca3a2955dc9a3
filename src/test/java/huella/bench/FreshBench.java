package huella.bench;

import huella.bench.Watch.Seen;
import huella.store.Sql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;

/**
 * From the commit of a publication until the tile with the new content is served, on two nodes over one database that
 * both keep many tiles; how often an old tile is served after a node has told its readers of the publication; and how
 * much of what was kept is still kept.
 */
final class FreshBench {

    private static final String COPY = "fresh";
    private static final int EDITS_A_RUN = 30;

    /** After them little is left to be compiled, which two nodes do on the same two cores. */
    private static final int WARM_UP_EDITS = 60;

    /** A tile with few features, and one with hundreds. */
    private static final int[] ZOOMS = {14, 10};

    /** All find room: a node that throws away would make them again and again. */
    private static final Map<String, String> ROOM = Map.of("HUELLA_KEPT_MB", "256");

    /** From here on tiles are small, and many of them quickly made. */
    private static final int SMALL = 13;

    private static final int LARGE_A_ZOOM = 16;
    private static final int SMALL_A_ZOOM = 400;

    private static final long SEED = 11;

    private final BenchRun run;
    private final Map<Integer, List<Seen>> seen = new TreeMap<>();
    private final List<Double> commitMs = new ArrayList<>();
    private final List<Double> warmPercent = new ArrayList<>();

    private FreshBench(BenchRun run) {
        this.run = run;
    }

    /** On a copy: what is published here must not be in the data of the next run. */
    static String measure(BenchRun run) throws Exception {
        drop(run);
        run.server().run("postgres", "CREATE DATABASE " + COPY + " TEMPLATE " + BenchData.MADE + " STRATEGY file_copy");
        try {
            return new FreshBench(run).measure();
        } finally {
            drop(run);
        }
    }

    private static void drop(BenchRun run) {
        run.server().run("postgres", "DROP DATABASE IF EXISTS " + COPY + " WITH (FORCE)");
    }

    private Node node() {
        return Node.start(run.scratch(), run.server().url(COPY), Node.On.ALL_CORES, ROOM);
    }

    private String measure() throws Exception {
        List<String> kept = new ArrayList<>();
        for (int zoom = 5; zoom <= 16; zoom++) {
            TileList.at(
                            zoom,
                            zoom < SMALL ? LARGE_A_ZOOM : SMALL_A_ZOOM,
                            run.data().features(),
                            run.data().count())
                    .forEach(tile -> kept.add(TileList.path(tile)));
        }
        try (Node first = node();
                Node second = node()) {
            fill(first, kept); // before anybody listens: it takes longer than a connection may be silent
            fill(second, kept);
            return measure(first, second, kept);
        }
    }

    private String measure(Node first, Node second, List<String> kept) throws Exception {
        try (Watch one = new Watch(first.port());
                Watch other = new Watch(second.port());
                Connection connection = run.server().connect(COPY)) {
            connection.setAutoCommit(false);
            SplittableRandom random = new SplittableRandom(SEED);
            for (int edit = -WARM_UP_EDITS; edit < EDITS_A_RUN * run.runs(); edit++) {
                fill(first, kept);
                fill(second, kept);
                Metrics before = Metrics.of(first.port());
                int number = random.nextInt(run.data().count());
                int zoom = ZOOMS[Math.floorMod(edit, ZOOMS.length)];
                Edit published = edit(connection, number, zoom, one, other);
                if (edit >= 0) {
                    seen.computeIfAbsent(zoom, none -> new ArrayList<>()).addAll(published.seen());
                    commitMs.add(published.commitMs());
                    double dropped = Metrics.of(first.port()).outdated() - before.outdated();
                    warmPercent.add(100 - 100 * dropped / before.keptAnswers());
                }
            }
            return markdown((long) Metrics.of(first.port()).keptAnswers());
        }
    }

    private static void fill(Node node, List<String> paths) throws IOException {
        try (Http http = new Http(node.port())) {
            for (String path : paths) {
                http.get(path, "Accept-Encoding: gzip");
            }
        }
    }

    private record Edit(List<Seen> seen, double commitMs) {}

    private static Edit edit(Connection connection, int number, int zoom, Watch one, Watch other) throws Exception {
        String code = SyntheticFeatures.code(number);
        String path = TileList.path(TileList.of(zoom, anchor(connection, code)));
        String name = "Nombre " + System.nanoTime();
        long publication = publish(connection, code, name);
        one.begin(path, name, publication);
        other.begin(path, name, publication);
        long start = System.nanoTime();
        connection.commit();
        long committed = System.nanoTime();
        return new Edit(List.of(one.end(committed), other.end(committed)), (committed - start) / 1e6);
    }

    private static long publish(Connection connection, String code, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.of(FreshBench.class, "publish"))) {
            statement.setString(1, name);
            statement.setString(2, code);
            return row(statement).getLong(1);
        }
    }

    private static Coordinate anchor(Connection connection, String code) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.of(FreshBench.class, "anchor"))) {
            statement.setString(1, code);
            ResultSet row = row(statement);
            return new Coordinate(row.getDouble("lon"), row.getDouble("lat"));
        }
    }

    private static ResultSet row(PreparedStatement statement) throws SQLException {
        ResultSet rows = statement.executeQuery();
        if (!rows.next()) {
            throw new IllegalStateException("no such feature");
        }
        return rows;
    }

    private String markdown(long kept) {
        List<Seen> all = seen.values().stream().flatMap(List::stream).toList();
        Sample fresh = Sample.of(all.stream().map(Seen::freshMs).toList());
        Sample told = Sample.of(all.stream().map(Seen::toldMs).toList());
        Sample warm = Sample.of(warmPercent);
        int stale = all.stream().mapToInt(Seen::staleAfterTold).sum();
        StringBuilder zooms = new StringBuilder();
        seen.forEach((zoom, those) -> zooms.append(line(
                "of these, of zoom " + zoom,
                Sample.of(those.stream().map(Seen::freshMs).toList()))));
        return run.heading("Fresh: commit to new tile")
                + """
                %d publications of one initiative each, one after the other, on two nodes over one database, which both keep some \
                %d tiles; a reader on each asks every millisecond for a tile of zoom %d or %d that shows the initiative, compressed \
                and unless it is still the same, as the map does, and listens to `/api/events`. Milliseconds after COMMIT has returned:

                | what | p50 | p99 | most |
                |---|---|---|---|
                """.formatted(all.size() / 2, kept, ZOOMS[0], ZOOMS[1])
                + line("the new tile has arrived", fresh)
                + zooms
                + line("the event has arrived", told)
                + """

                COMMIT itself, in which tiles are prepared, took %s ms. Still kept after a publication: %s %%.
                """.formatted(Sample.of(commitMs).text("%.1f"), warm.text("%.2f"))
                + Goal.table(List.of(
                        Goal.atMost("commit to new tile, p50", fresh.median(), 10)
                                .in("ms"),
                        Goal.atMost("commit to new tile, p99", fresh.percentile(99), 100)
                                .in("ms"),
                        Goal.atMost("old tiles served after the event", stale, 0),
                        Goal.atLeast("kept answers that stay, median", warm.median(), 99)
                                .in("%")));
    }

    private static String line(String what, Sample ms) {
        return "| %s | %.1f | %.1f | %.1f |%n".formatted(what, ms.median(), ms.percentile(99), ms.most());
    }
}
