package huella.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code ./huella bench [PART [N [RUNS]]]}: how fast the service is, beside the programs that it must stand up to, in
 * the same run on the same machine. Without a part all but {@code growth}, which needs ten times the data. Each part
 * writes its section of docs/benchmarks.md; one that fails says why and does not keep the others from running.
 */
final class Bench {

    private static final Path REPORT = Path.of("docs/benchmarks.md");
    private static final int DEFAULT_FEATURES = 300_000;
    private static final int MANY_FEATURES = 3_000_000;
    private static final int DEFAULT_RUNS = 3;
    private static final int MOST_RUNS = 99;

    private Bench() {}

    /** How a part is measured. */
    private interface Measure {
        String markdown(BenchRun run) throws Exception;
    }

    private enum Part {
        HOT(HotBench::measure, DEFAULT_FEATURES),
        COLD(ColdBench::measure, DEFAULT_FEATURES),
        FLIGHT(FlightBench::measure, DEFAULT_FEATURES),
        FRESH(FreshBench::measure, DEFAULT_FEATURES),
        PAGE(PageBench::measure, DEFAULT_FEATURES),
        START(StartBench::measure, DEFAULT_FEATURES),
        MEMORY(MemoryBench::measure, DEFAULT_FEATURES),
        PHONE(PhoneBench::measure, DEFAULT_FEATURES),
        GROWTH(GrowthBench::measure, MANY_FEATURES);

        private final Measure measure;
        private final int features;

        Part(Measure measure, int features) {
            this.measure = measure;
            this.features = features;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static void main(String[] arguments) throws Exception {
        List<String> rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        String word = arguments.length == 0 ? "" : arguments[0];
        switch (word) {
            case "export" -> ExportBench.main(rest.toArray(String[]::new));
            case "import" -> ImportBench.main(rest.toArray(String[]::new));
            case "" -> everything();
            default -> {
                Part part = Arrays.stream(Part.values())
                        .filter(known -> known.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> usage("there is no part " + word));
                int features = rest.isEmpty() ? part.features : number("N", rest.get(0), SyntheticFeatures.MOST);
                int runs = rest.size() < 2 ? DEFAULT_RUNS : number("RUNS", rest.get(1), MOST_RUNS);
                System.exit(measure(List.of(part), features, runs) ? 0 : 1);
            }
        }
    }

    private static void everything() throws Exception {
        List<Part> parts = new ArrayList<>(List.of(Part.values()));
        parts.remove(Part.GROWTH);
        boolean good = measure(parts, DEFAULT_FEATURES, DEFAULT_RUNS);
        ExportBench.main(new String[0]);
        ImportBench.main(new String[0]);
        say("Not measured: growth, which makes 3,000,000 features first: ./huella bench growth");
        System.exit(good ? 0 : 1);
    }

    private static boolean measure(List<Part> parts, int features, int runs) throws Exception {
        boolean good = true;
        try (BenchData data = BenchData.open(features)) {
            for (Part part : parts) {
                long start = System.nanoTime();
                say("-- %s", part.word());
                try {
                    BenchRun run = new BenchRun(data, data.scratch(), part.word(), runs);
                    String markdown = part.measure.markdown(run);
                    System.out.println(markdown);
                    BenchReport.save(REPORT, part.word(), markdown);
                } catch (RuntimeException | IOException e) {
                    good = false;
                    say("%s failed: %s", part.word(), e.getMessage());
                    e.printStackTrace();
                }
                say("-- %s: %.0f s", part.word(), (System.nanoTime() - start) / 1e9);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return good;
    }

    static int number(String name, String text, int most) {
        if (!text.matches("[1-9][0-9]{0,6}") || Integer.parseInt(text) > most) {
            throw usage(name + " is a whole number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    private static RuntimeException usage(String cause) {
        String parts = Arrays.stream(Part.values()).map(Part::word).collect(Collectors.joining("|"));
        System.err.println("huella bench: " + cause);
        System.err.println("huella bench [export|import|" + parts + " [N [RUNS]]]");
        System.exit(2);
        return new IllegalArgumentException(cause);
    }

    static void say(String line, Object... values) {
        System.err.println("  " + String.format(Locale.ROOT, line, values));
    }
}
