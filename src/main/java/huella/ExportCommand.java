package huella;

import huella.exchange.Exports;
import huella.geo.Crs;
import huella.geo.FileCrs;
import huella.geo.Format;
import huella.model.Problem;
import huella.model.Rejected;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Writes one file of the published data, with or without a running service. The file has its name only when it is
 * whole; a command that fails or is stopped leaves nothing behind.
 */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a collection, or the package of a comuna, to a file.",
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "huella export COLLECTION FORMAT [--where=CQL2] [--crs=EPSG:n] [--out=FILE] [--force]",
            "       huella export --comuna=NAME [--where=CQL2] [--out=FILE] [--force]"
        },
        footer = {
            "",
            "The service may run or not. DATABASE_URL, HUELLA_DATA and HUELLA_GEODATA mean the same as for serve.",
            "Exit code: 0 the file is whole, 1 refused or failed and nothing was left, 2 command line not understood.",
            "",
            "  ./huella export iniciativas gpkg --crs EPSG:32719",
            "  ./huella export calama csv --where \"tema = 'aguas' AND supuesta = false\" --out aguas.csv",
            "  ./huella export rutas geojson --out - | ogrinfo -al -so /vsistdin/",
            "  ./huella export --comuna calama"
        })
final class ExportCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "COLLECTION",
            description = "iniciativas, comunas, or one layer: tocopilla, antofagasta, calama, rutas, regional.")
    private String collection;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FORMAT",
            description = "geojson, geojsonl, csv, xlsx, kml, kmz, gpx, shp, gpkg or fgb.")
    private String format;

    @Option(
            names = "--comuna",
            paramLabel = "NAME",
            description =
                    "Instead of both: the municipal package (zip) of a comuna, by its name in plain letters or its"
                            + " official code.")
    private String comuna;

    @Option(
            names = "--where",
            paramLabel = "CQL2",
            description = "Only what this CQL2 expression is true of: \"tema = 'aguas'\".")
    private String where;

    @Option(
            names = "--crs",
            paramLabel = "EPSG:n",
            description = "Coordinate system of the file (longitude and latitude, WGS 84).")
    private String crs;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where to write: a file, a directory, or - for standard output (a file here, named as on the"
                    + " web).")
    private String out;

    @Option(
            names = {"-f", "--force"},
            description = "Replace the file when it exists.")
    private boolean force;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;

    /** Runs to its end, or until the program is asked to stop: what is open is closed before the program ends. */
    @Override
    public Integer call() throws IOException {
        Wanted wanted = wanted();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        try {
            Config config = Config.of(System.getenv());
            if (STANDARD_OUTPUT.equals(out)) {
                toStandardOutput(wanted, config);
            } else {
                toFile(wanted, config);
            }
            return CommandLine.ExitCode.OK;
        } finally {
            ended.countDown();
        }
    }

    /** The work gives up at its next step or row, and takes its files and its database with it. */
    private void stop() {
        stopping = true;
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the words of the command line ask for, checked before anything is opened. */
    private record Wanted(String fileName, Content content) {}

    private interface Content {
        void writeTo(Exports exports, Config config, Path file) throws IOException;
    }

    private Wanted wanted() {
        if (comuna != null) {
            if (collection != null || crs != null) {
                throw usage("--comuna takes the place of COLLECTION and FORMAT, and its package brings two coordinate"
                        + " systems already: leave them and --crs out.");
            }
            return new Wanted(
                    Exports.packageName(comuna.strip()),
                    (exports, config, file) ->
                            exports.writePackage(comuna.strip(), where, config.address(), file, this::mustGoOn));
        }
        if (collection == null || format == null) {
            throw usage("COLLECTION and FORMAT are missing, such as: huella export iniciativas gpkg");
        }
        Format known = Format.find(format.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> Rejected.setup("There is no format «" + format + "». The formats are: "
                        + Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(", ")) + "."));
        Crs system = crs == null ? Crs.CRS84 : Crs.find(crs).orElseThrow(() -> unknownSystem(crs));
        if (!known.supports(FileCrs.of(system))) {
            throw Rejected.setup(known.id() + " files know longitude and latitude (WGS 84) only. Leave --crs out, or"
                    + " choose gpkg, shp, fgb, csv or xlsx.");
        }
        return new Wanted(
                Exports.fileName(collection, known, system),
                (exports, config, file) -> exports.write(collection, where, known, system, file, this::mustGoOn));
    }

    private void toFile(Wanted wanted, Config config) {
        Target target = Target.of(out, wanted.fileName(), force);
        PrintWriter progress = spec.commandLine().getOut();
        target.write(draft -> write(wanted, config, target, draft, progress));
        say(progress, target.file() + "  " + size(target.file().toFile().length()));
    }

    /** Whole on disk first: what fails sends nothing. */
    private void toStandardOutput(Wanted wanted, Config config) throws IOException {
        PrintWriter progress = spec.commandLine().getErr();
        Path directory = Files.createTempDirectory("huella-");
        try {
            Target target = Target.of(directory.toString(), wanted.fileName(), false);
            target.write(draft -> write(wanted, config, target, draft, progress));
            try (OutputStream standard = new FileOutputStream(FileDescriptor.out)) {
                Files.copy(target.file(), standard);
            } catch (IOException e) {
                throw new Rejected(
                        new Problem.BadSetup("Standard output was closed before all was sent: " + e.getMessage()), e);
            } finally {
                Files.delete(target.file());
            }
        } finally {
            Files.delete(directory);
        }
    }

    private void write(Wanted wanted, Config config, Target target, Path draft, PrintWriter progress) {
        try (PublishedData data = PublishedData.open(config, step -> {
            mustGoOn();
            say(progress, "  " + step);
        })) {
            mustGoOn();
            Exports exports = Exports.over(data.database(), Version::build);
            say(progress, "  Writing " + wanted.fileName());
            wanted.content().writeTo(exports, config, draft);
        } catch (IOException e) {
            throw target.failed(e);
        } catch (UncheckedIOException e) {
            throw target.failed(e.getCause());
        }
        mustGoOn();
    }

    private void mustGoOn() {
        if (stopping) {
            throw Rejected.setup("Stopped before the file was complete; nothing was left.");
        }
    }

    private CommandLine.ParameterException usage(String text) {
        return new CommandLine.ParameterException(spec.commandLine(), text);
    }

    private static Rejected unknownSystem(String text) {
        return Rejected.setup("There is no coordinate system «" + text + "» here. The systems are: "
                + Arrays.stream(Crs.values())
                        .map(system -> system.code() + " (" + system.titleEn() + ")")
                        .collect(Collectors.joining(", "))
                + ".");
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
