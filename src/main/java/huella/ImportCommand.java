package huella;

import huella.access.Accounts;
import huella.catalogue.CatalogueStore;
import huella.editing.GeometryOperations;
import huella.geo.EpsgDatabase;
import huella.imports.ImportOptions;
import huella.imports.ImportSettings;
import huella.imports.Imports;
import huella.model.Account;
import huella.model.Rejected;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Reads a file as the editor's page does, prints what was found, and makes a draft of it when asked. It publishes
 * nothing: a draft is submitted and reviewed like any other.
 */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Read a file and say what is in it; with --draft, make a draft of it for an account.",
        footer = {
            "",
            "Reads zipped Shapefile, GeoPackage, KML, KMZ, GPX, GeoJSON, FlatGeobuf, CSV and Excel, by their content. The",
            "service may run or not. The report is in Spanish; it stays with the draft. Without --draft nothing is left.",
            "Exit code: 0 read (and drafted), 1 refused or something has to be answered first, 2 command line.",
            "",
            "  ./huella import area.zip --as mrojas",
            "  ./huella import pozos.csv --as mrojas --crs EPSG:24879 --x ESTE --y NORTE --draft --new-in calama"
        })
final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "What to read.")
    private Path file;

    @Option(names = "--as", required = true, paramLabel = "LOGIN", description = "Whose draft it will be.")
    private String login;

    @Option(names = "--crs", paramLabel = "EPSG:n", description = "Its coordinate system, where the file does not say.")
    private String crs;

    @Option(names = "--swap-axes", description = "The first number of each position is the northing or latitude.")
    private boolean swapped;

    @Option(names = "--charset", paramLabel = "NAME", description = "Of its texts: UTF-8, windows-1252, IBM850…")
    private String charset;

    @Option(names = "--layer", paramLabel = "NAME", description = "Only this layer of the file; may be repeated.")
    private List<String> layers = List.of();

    @Option(names = "--x", paramLabel = "COLUMN", description = "Of a table: the easting or longitude.")
    private String x;

    @Option(names = "--y", paramLabel = "COLUMN", description = "Of a table: the northing or latitude.")
    private String y;

    @Option(names = "--draft", description = "Make a draft, with each proposal as the report has it.")
    private boolean draft;

    @Option(
            names = "--new-in",
            paramLabel = "LAYER",
            description = "What is no initiative yet becomes a new one in this layer (it is left out).")
    private String newIn;

    @Option(names = "--title", paramLabel = "TEXT", description = "Of the draft.")
    private String title;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Config config = Config.of(System.getenv());
        Path waiting = Files.createTempDirectory("huella-import-");
        PrintWriter progress = spec.commandLine().getErr();
        try (PublishedData data = PublishedData.open(config, step -> progress.println("  " + step));
                Imports imports = Imports.aside(data.database(), settings(config, waiting))) {
            Account account = new Accounts(data.database()).require(login);
            return read(imports, account, config, data, progress);
        } finally {
            forget(waiting);
        }
    }

    private int read(Imports imports, Account account, Config config, PublishedData data, PrintWriter progress)
            throws InterruptedException {
        EpsgDatabase epsg = EpsgDatabase.in(config.data().resolve("epsg"));
        Imports.Reading reading = imports.read(
                account,
                file,
                new ImportOptions(crs, swapped, charset, layers, x, y).choices(epsg),
                new Told(progress)::at);
        boolean keep = false;
        try {
            spec.commandLine().getOut().print(imports.report(account, reading.id()));
            if (!reading.state().equals("listo")) {
                return CommandLine.ExitCode.SOFTWARE;
            }
            if (draft) {
                try (GeometryOperations operations = new GeometryOperations(config.geometryTime())) {
                    UUID made = imports.accept(
                            account,
                            reading.id(),
                            Optional.ofNullable(title),
                            Optional.ofNullable(newIn),
                            new CatalogueStore(data.database()).getVocabularies(),
                            operations,
                            config.limits());
                    keep = true;
                    spec.commandLine().getOut().println("Borrador: " + made);
                }
            }
            return CommandLine.ExitCode.OK;
        } finally {
            spec.commandLine().getOut().flush();
            if (!keep) {
                imports.leave(account, reading.id());
            }
        }
    }

    /** Says each step once, and then how many features. */
    private static final class Told {
        private final PrintWriter progress;
        private String last = "";

        private Told(PrintWriter progress) {
            this.progress = progress;
        }

        private void at(String stage, long done) {
            String line = done == 0 ? stage : stage + " " + done;
            if (!line.equals(last)) {
                progress.println("  " + line);
                progress.flush();
                last = line;
            }
        }
    }

    private static ImportSettings settings(Config config, Path waiting) {
        ImportSettings service = config.imports();
        return new ImportSettings(
                service.read(),
                service.seconds(),
                service.memoryMb(),
                1,
                service.perAccount(),
                service.hours(),
                waiting,
                service.epsg());
    }

    private static void forget(Path directory) {
        try (var files = Files.walk(directory)) {
            for (Path left : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(left);
            }
        } catch (IOException e) {
            throw new Rejected(
                    new huella.model.Problem.BadSetup(directory + " could not be deleted: " + e.getMessage()), e);
        }
    }
}
