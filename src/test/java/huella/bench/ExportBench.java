package huella.bench;

import huella.catalogue.CatalogueStore;
import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.Selection;
import huella.exchange.Exports;
import huella.geo.Crs;
import huella.geo.Format;
import huella.geodata.GeodataLoader;
import huella.store.Database;
import huella.store.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * {@code ./huella bench export [N [RUNS]]}: how long an export of N synthetic areas takes in each format, beside
 * ogr2ogr on the same database in the same run. Both write to the same disk, in turn, so that what else the machine
 * does falls on both. The database is made for the run and removed after it.
 */
final class ExportBench {

    private static final int DEFAULT_FEATURES = 200_000;
    private static final int DEFAULT_RUNS = 3;
    private static final int MOST_RUNS = 99;
    private static final String DATABASE = "bench";

    private final int features;
    private final int runs;
    private final Exports exports;
    private final Collection everything;
    private final Peer peer;
    private final Path directory;

    private ExportBench(int features, int runs, Database database, Path socket, Path directory) {
        this.features = features;
        this.runs = runs;
        this.exports = Exports.over(database, () -> "bench");
        this.everything = new Collections(new CatalogueStore(database).getVocabularies()).get(Collections.ALL);
        this.peer = new Peer(socket, DATABASE);
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        int features = arguments.length < 1 ? DEFAULT_FEATURES : number("N", arguments[0], SyntheticFeatures.MOST);
        int runs = arguments.length < 2 ? DEFAULT_RUNS : number("RUNS", arguments[1], MOST_RUNS);
        Path directory = Files.createTempDirectory("huella-bench");
        // The database's own user must be able to enter.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        try (BenchServer server = BenchServer.start(directory.resolve("data"));
                Database database = Database.open(server.postgres(), DATABASE, 2)) {
            new GeodataLoader(database).load(Path.of("geodata"));
            say("Making " + features + " areas");
            new SyntheticStore(server, DATABASE).add(features, true);
            server.run(DATABASE, Sql.of(SyntheticStore.class, "views"));
            BenchReport report =
                    new ExportBench(features, runs, database, server.postgres().socket(), directory).run();
            System.out.println(report.markdown());
            report.save(Path.of("docs/benchmarks.md"));
        } finally {
            remove(directory);
        }
    }

    private static int number(String name, String text, int most) {
        if (!text.matches("[1-9][0-9]{0,6}") || Integer.parseInt(text) > most) {
            System.err.println("huella bench export [N [RUNS]]: " + name + " is a whole number from 1 to " + most);
            System.exit(2);
        }
        return Integer.parseInt(text);
    }

    private BenchReport run() throws IOException {
        Optional<String> other = Peer.version();
        List<BenchReport.Line> lines = new ArrayList<>();
        for (Format format : Format.values()) {
            lines.add(measure(format, other.isPresent() && Peer.canBeMeasured(format)));
        }
        return new BenchReport(features, runs, other.orElse("ogr2ogr (missing: install gdal-bin)"), lines);
    }

    private BenchReport.Line measure(Format format, boolean withPeer) throws IOException {
        Path ours = directory.resolve("ours." + format.extension());
        Path theirs = directory.resolve("theirs." + format.extension());
        double[] ourSeconds = new double[runs];
        double[] theirSeconds = new double[withPeer ? runs : 0];
        write(format, ours); // the first time compiles the program and fills the database's memory
        for (int run = 0; run < runs; run++) {
            ourSeconds[run] = write(format, ours);
            if (withPeer) {
                Files.deleteIfExists(theirs);
                theirSeconds[run] = peer.write(format, theirs);
            }
            say("%s: %.2f s".formatted(format.title(), ourSeconds[run])
                    + (withPeer ? ", ogr2ogr %.2f s".formatted(theirSeconds[run]) : ""));
        }
        if (withPeer) {
            mustBeEqual(format, RowCount.of(format, ours), RowCount.of(format, theirs));
        }
        BenchReport.Line line = new BenchReport.Line(
                format, sorted(ourSeconds), Files.size(ours), sorted(theirSeconds), withPeer ? Files.size(theirs) : 0);
        Files.delete(ours);
        Files.deleteIfExists(theirs);
        return line;
    }

    private double write(Format format, Path file) throws IOException {
        long start = System.nanoTime();
        exports.write(everything, Selection.EVERYTHING, format, Crs.CRS84, file);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void mustBeEqual(Format format, long ours, long theirs) {
        if (ours != theirs || ours == 0) {
            throw new IllegalStateException(
                    format + ": our file has " + ours + " features and that of ogr2ogr " + theirs);
        }
    }

    private static double[] sorted(double[] seconds) {
        return DoubleStream.of(seconds).sorted().toArray();
    }

    private static void say(String line) {
        System.err.println("  " + line);
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
