package huella.bench;

import huella.access.Accounts;
import huella.geo.Column;
import huella.geo.FeatureWriter;
import huella.geo.FileCrs;
import huella.geo.Format;
import huella.geo.Layer;
import huella.geo.Metadata;
import huella.geo.Palette;
import huella.geo.Row;
import huella.geo.read.Choices;
import huella.geo.read.ReadLimits;
import huella.geodata.GeodataLoader;
import huella.imports.ImportSettings;
import huella.imports.Imports;
import huella.model.Account;
import huella.model.Grant;
import huella.model.Role;
import huella.store.Database;
import huella.store.EmbeddedPostgres;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * {@code ./huella bench import [N [RUNS]]}: how long it takes to read a zipped shapefile of N areas into PostGIS, with
 * all that an import does (recognised, read twice, moved to WGS 84, validity checked, stored to be looked at), beside
 * ogr2ogr reading the same file into the same database in the same run, which moves it to WGS 84 too and checks
 * nothing.
 */
final class ImportBench {

    private static final int DEFAULT_FEATURES = 200_000;
    private static final int DEFAULT_RUNS = 3;
    private static final int VERTICES = 28;
    private static final int MEMORY_MB = 512;
    private static final String DATABASE = "bench";

    private ImportBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int features = arguments.length < 1 ? DEFAULT_FEATURES : Integer.parseInt(arguments[0]);
        int runs = arguments.length < 2 ? DEFAULT_RUNS : Integer.parseInt(arguments[1]);
        Path directory = Files.createTempDirectory("huella-bench");
        // The database's own user must be able to enter.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(directory.resolve("data"), Optional.empty(), ImportBench::say);
                Database database = Database.open(postgres, DATABASE, 2)) {
            new GeodataLoader(database).load(Path.of("geodata"));
            say("Writing " + features + " areas");
            Path file = shapefile(features, directory);
            long bytes = shpBytes(file);
            say("%.0f MB of .shp in a zip of %.0f MB".formatted(bytes / 1e6, Files.size(file) / 1e6));
            String markdown = measured(features, runs, bytes, file, directory, postgres, database);
            System.out.println(markdown);
            BenchReport.save(Path.of("docs/benchmarks.md"), "import", markdown);
        } finally {
            remove(directory);
        }
    }

    private static String measured(
            int features, int runs, long bytes, Path file, Path directory, EmbeddedPostgres postgres, Database database)
            throws IOException, InterruptedException {
        ImportSettings settings = new ImportSettings(
                new ReadLimits(1_000_000_000, 2_000_000_000, 200, 10_000_000, 1_000_000_000, 10_000, 200, 10_000, 32),
                3_600,
                MEMORY_MB,
                1,
                10,
                24,
                directory.resolve("imports"),
                directory.resolve("epsg"));
        Accounts accounts = new Accounts(database);
        accounts.add(
                "bench", "Banco de pruebas", "tres ranas en el salar", Set.of(new Grant(Role.ADMIN, Optional.empty())));
        Account account = accounts.list().getFirst().account();
        double[] ours = new double[runs];
        double[] theirs = new double[runs];
        long memory = 0;
        boolean withPeer = Peer.version().isPresent();
        try (Imports imports = Imports.aside(database, settings)) {
            ours(imports, account, file, features); // unpacks the register of coordinate systems, compiles the program
            for (int run = 0; run < runs; run++) {
                ours[run] = ours(imports, account, file, features);
                memory = Math.max(memory, peakKb(imports.pids().getFirst()));
                if (withPeer) {
                    theirs[run] = Peer.load(file, postgres.socket(), DATABASE);
                }
                say("%.2f s".formatted(ours[run]) + (withPeer ? ", ogr2ogr %.2f s".formatted(theirs[run]) : ""));
            }
        }
        java.util.Arrays.sort(ours);
        java.util.Arrays.sort(theirs);
        return markdown(features, runs, bytes, ours, withPeer ? theirs : new double[0], memory);
    }

    private static double ours(Imports imports, Account account, Path file, int features) throws InterruptedException {
        long start = System.nanoTime();
        Imports.Reading reading = imports.read(account, file, Choices.NONE, (stage, done) -> {});
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!reading.state().equals("listo") || !reading.report().contains("\"buenos\": " + features)) {
            throw new IllegalStateException("not all was read: " + reading.report());
        }
        imports.leave(account, reading.id());
        return seconds;
    }

    private static String markdown(int features, int runs, long bytes, double[] ours, double[] theirs, long memoryKb) {
        StringBuilder text = new StringBuilder("## Imports\n\n");
        text.append(
                ("`./huella bench import %d %d`, %s. A zipped shapefile (WGS 84 / UTM 19S) of %d areas of %d vertices, %.0f"
                                + " MB of .shp, into the same PostGIS. Median and spread of %d runs after one to warm up, one"
                                + " program after the other. The reading process has a heap of %d MB; the most memory it held"
                                + " was %d MB.\n\n")
                        .formatted(
                                features,
                                runs,
                                BenchReport.conditions(),
                                features,
                                VERTICES,
                                bytes / 1e6,
                                runs,
                                MEMORY_MB,
                                memoryKb / 1024));
        text.append("| what | seconds | features/s |\n|---|---|---|\n");
        text.append(line("Huella: read twice, moved, checked, stored with its remarks", ours, features));
        if (theirs.length > 0) {
            text.append(line("ogr2ogr: read, moved, stored (COPY)", theirs, features));
            text.append("\nogr2ogr is %.2f times as fast; it neither checks validity nor stores what it found.\n"
                    .formatted(ours[runs / 2] / theirs[runs / 2]));
        } else {
            text.append("\nogr2ogr was not there to be measured.\n");
        }
        return text.toString();
    }

    private static String line(String what, double[] sorted, int features) {
        double median = sorted[sorted.length / 2];
        return "| %s | %.2f (%.2f to %.2f) | %.0f |%n"
                .formatted(what, median, sorted[0], sorted[sorted.length - 1], features / median);
    }

    /** The most memory a process has held, in kB; 0 where the system does not say. */
    private static long peakKb(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // no such file on this system
        }
    }

    private static Path shapefile(int features, Path directory) throws IOException {
        Path file = directory.resolve("areas.shp.zip");
        Layer layer = new Layer(
                "areas",
                "Áreas",
                List.of(
                        new Column("codigo", Column.Type.TEXT, "Código", ""),
                        new Column("nombre", Column.Type.TEXT, "Nombre", ""),
                        new Column("numero", Column.Type.INTEGER, "Número", "")),
                "nombre",
                FileCrs.WGS_84_UTM_19S,
                new Metadata("", "", "", Instant.EPOCH, ""),
                Palette.PLAIN);
        Random random = new Random(1);
        GeometryFactory factory = new GeometryFactory();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                FeatureWriter writer = Format.SHAPEFILE.open(layer, out, directory)) {
            for (int i = 0; i < features; i++) {
                writer.write(new Row(
                        List.of("X" + i, "Área número " + i + " de la región", i),
                        factory.createPolygon(star(random))));
            }
            writer.finish();
        }
        return file;
    }

    /** An area of uneven outline, some hundred metres wide, somewhere in the region; in metres. */
    private static Coordinate[] star(Random random) {
        double x = 350_000 + 300_000 * random.nextDouble();
        double y = 7_200_000 + 450_000 * random.nextDouble();
        Coordinate[] ring = new Coordinate[VERTICES];
        for (int i = 0; i < VERTICES - 1; i++) {
            double radius = 200 + 100 * random.nextDouble();
            double angle = 2 * Math.PI * i / (VERTICES - 1);
            ring[i] = new Coordinate(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
        }
        ring[VERTICES - 1] = ring[0].copy();
        return ring;
    }

    private static long shpBytes(Path zip) throws IOException {
        try (ZipFile packed = new ZipFile(zip.toFile())) {
            return packed.stream()
                    .filter(entry -> entry.getName().endsWith(".shp"))
                    .mapToLong(ZipEntry::getSize)
                    .sum();
        }
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
