package huella.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The public map on a phone that was never here, in a real Chromium: until it stands with its base and its initiatives.
 */
final class PhoneBench {

    private static final Path SCRIPT = Path.of("src/test/resources/huella/bench/PhoneBench/phone.mjs");
    private static final Path DRIVER = Path.of("web/node_modules/playwright-core");
    private static final int TIMES_A_RUN = 3;

    private PhoneBench() {}

    static String measure(BenchRun run) throws Exception {
        if (!Files.exists(DRIVER)) {
            throw new IllegalStateException("playwright-core is missing: npm ci --prefix web");
        }
        String said;
        try (Node node = Node.start(run.scratch(), run.server().url(BenchData.REAL), Node.On.ALL_CORES, Map.of())) {
            List<String> command = List.of(
                    Tools.NODE.path().toString(),
                    SCRIPT.toString(),
                    "http://127.0.0.1:" + node.port(),
                    Tools.CHROMIUM.path().toString(),
                    Integer.toString(1 + run.runs() * TIMES_A_RUN));
            said = Peer.said(command);
        }
        List<JsonNode> visits = new ArrayList<>();
        for (String line : said.strip().split("\n")) {
            visits.add(new ObjectMapper().readTree(line));
        }
        visits.removeFirst(); // the service had not made anything yet
        Sample map = of(visits, "map", 1e3);
        Sample bytes = of(visits, "bytes", 1e3);
        return run.heading("Phone: the first map", Tools.CHROMIUM)
                + """
                Chromium with the size of a phone (360 × 740, 3 pixels a point), a processor 4 times slower than this one, 1.6 Mb/s \
                and 150 ms until an answer begins (both by Chromium's own throttling, which has no cost of connections), an empty \
                cache each time, the real data. Median and spread of %d visits.

                | what | |
                |---|---|
                | the map: base and initiatives are drawn | %s s |
                | all is ready, the panel too | %s s |
                | largest contentful paint | %s s |
                | transferred until all is ready | %s kB |
                | requests until all is ready | %s |
                """.formatted(
                                visits.size(),
                                map.text("%.2f"),
                                of(visits, "ready", 1e3).text("%.2f"),
                                of(visits, "largest", 1e3).text("%.2f"),
                                bytes.text("%.0f"),
                                of(visits, "requests", 1).text("%.0f"))
                + Goal.table(List.of(
                        Goal.atMost("first map", map.median(), 2.5).in("s"),
                        Goal.atMost("transferred", bytes.median(), 400).in("kB")));
    }

    private static Sample of(List<JsonNode> visits, String field, double divisor) {
        return Sample.of(visits.stream()
                .filter(visit -> visit.path(field).isNumber())
                .map(visit -> visit.get(field).doubleValue() / divisor)
                .toList());
    }
}
