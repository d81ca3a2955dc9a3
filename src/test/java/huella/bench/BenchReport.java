package huella.bench;

import huella.geo.Format;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The outcome of a run as a section of docs/benchmarks.md.
 *
 * @param other name and version of the other program
 */
record BenchReport(int features, int runs, String other, List<Line> lines) {

    /**
     * One format.
     *
     * @param ours seconds of each run, in order of size
     * @param theirs the same; empty without the other program
     */
    record Line(Format format, double[] ours, long ourBytes, double[] theirs, long theirBytes) {

        String markdown() {
            String left = "| %s | %s | %.0f | %.0f |"
                    .formatted(format.title(), seconds(ours), ourBytes / 1e6, ourBytes / 1e6 / median(ours));
            return theirs.length == 0
                    ? left + " not measured | | | |"
                    : left
                            + " %s | %.0f | %.0f | %.1f |"
                                    .formatted(
                                            seconds(theirs),
                                            theirBytes / 1e6,
                                            theirBytes / 1e6 / median(theirs),
                                            median(theirs) / median(ours));
        }

        private static String seconds(double[] sorted) {
            return "%.2f (%.2f to %.2f)".formatted(median(sorted), sorted[0], sorted[sorted.length - 1]);
        }

        private static double median(double[] sorted) {
            return sorted[sorted.length / 2];
        }
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("## Exports\n\n");
        text.append(
                ("`./huella bench export %d`, %s: %s, %s, Java %s, heap %s. Synthetic areas (from a building to a district,")
                        .formatted(
                                features,
                                LocalDate.now(ZoneOffset.UTC),
                                machine(),
                                other,
                                Runtime.version().feature(),
                                heap()));
        text.append(
                " words of the real initiatives) and the real initiatives, the same fields and rows from the same PostGIS to the same disk, one program");
        text.append(
                (" after the other. Median of %d runs and their spread, after one to warm up; the whole of ogr2ogr's run"
                                + " counts.\n\n")
                        .formatted(runs));
        text.append("| format | Huella s | MB | MB/s | ogr2ogr s | MB | MB/s | times faster |\n");
        text.append("|---|---|---|---|---|---|---|---|\n");
        lines.forEach(line -> text.append(line.markdown()).append('\n'));
        text.append(
                "\nNot the same in both files: ogr2ogr writes lists as text everywhere, CSV and GeoJSON with its own number of decimals,");
        text.append(
                " no styles in KML, no metadata. KMZ stands alone: ogr2ogr's only writer of it, LIBKML, takes many minutes. GDAL or a count finds the same number of features");
        text.append(" in both files, or the run fails.\n");
        return text + Goal.table(goals());
    }

    /** Times faster than the other program; only formats for which there is a goal. */
    private List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        for (Line line : lines) {
            OptionalDouble wanted = goal(line.format());
            if (wanted.isPresent() && line.theirs().length > 0) {
                goals.add(Goal.atLeast(
                        line.format().title() + ": times faster than ogr2ogr",
                        Line.median(line.theirs()) / Line.median(line.ours()),
                        wanted.getAsDouble()));
            }
        }
        return goals;
    }

    private static OptionalDouble goal(Format format) {
        return switch (format) {
            case SHAPEFILE -> OptionalDouble.of(4);
            case GEOJSON -> OptionalDouble.of(10);
            case GEOPACKAGE, FLATGEOBUF -> OptionalDouble.of(2);
            case GEOJSON_SEQ, CSV, XLSX, KML, KMZ, GPX -> OptionalDouble.empty();
        };
    }

    void save(Path file) throws IOException {
        save(file, "export", markdown());
    }

    /** Takes the place of the section of an earlier run, or is added. */
    static void save(Path file, String bench, String markdown) throws IOException {
        String first = "<!-- bench " + bench + ": written by ./huella bench " + bench + " -->";
        String last = "<!-- end of bench " + bench + " -->";
        String section = first + "\n\n" + markdown + "\n" + last + "\n";
        String before = Files.exists(file) ? Files.readString(file) : "# Benchmarks\n\n";
        int begin = before.indexOf(first);
        int end = before.indexOf(last);
        Files.writeString(
                file,
                begin < 0 || end < begin
                        ? before.stripTrailing() + "\n\n" + section
                        : before.substring(0, begin) + section + before.substring(end + last.length() + 1));
    }

    /** When and on what it was measured. */
    static String conditions() {
        return "%s: %s, %s, Java %s"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        machine(),
                        Peer.version().orElse("ogr2ogr (missing: install gdal-bin)"),
                        Runtime.version().feature());
    }

    static String machine() {
        String processor = "";
        try {
            processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceFirst(".*:\\s*", "") + ", ")
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            // A system without that file: its name and the number of cores must do.
        }
        return processor + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }

    /** As it was given to this program. */
    private static String heap() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-Xmx"))
                .map(argument -> argument.substring(4).replaceFirst("m$", " MB"))
                .findFirst()
                .orElse("without a limit");
    }
}
