package huella;

import huella.catalogue.CatalogueStore;
import huella.catalogue.Collections;
import huella.exchange.Exports;
import huella.publishing.Place;
import huella.publishing.Publishing;
import huella.publishing.PublishingStore;
import huella.publishing.Steps;
import huella.store.Database;
import huella.store.TilePool;
import huella.tiles.TileSource;
import huella.tiles.TileStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes everything as files, for a web server or a CDN, with or without a running service. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description =
                "Publish all tiles (PMTiles) and layers (FlatGeobuf, GeoJSON) as files, for a web server or a CDN."
                        + " What did not change since the last time is neither made nor sent again.",
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "huella publish DIRECTORY [--all]",
            "       huella publish s3://BUCKET/PREFIX [--endpoint=URL] [--temporary=DIRECTORY] [--all]"
        },
        footer = {
            "",
            "The service may run or not. DATABASE_URL, HUELLA_DATA and HUELLA_GEODATA mean the same as for serve.",
            "For a bucket: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION, or a profile (AWS_PROFILE).",
            "Exit code: 0 published, 1 refused or failed and readers have what they had, 2 command line not understood.",
            "",
            "  ./huella publish /srv/www/emra",
            "  ./huella publish s3://mapas/emra --endpoint https://s3.example.cl"
        })
final class PublishCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "PLACE",
            description = "A directory, empty or published to before, or a bucket with a prefix (s3://bucket/prefix).")
    private String place;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Of an S3-compatible store that is not Amazon's, such as https://s3.example.cl")
    private String endpoint;

    @Option(
            names = "--temporary",
            paramLabel = "DIRECTORY",
            description = "Where files are made that go to a bucket (the system's directory for such).")
    private Path temporary;

    @Option(names = "--all", description = "Make everything again, whatever is there already.")
    private boolean all;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;

    /** Runs to its end, or until the program is asked to stop: what is open is closed before the program ends. */
    @Override
    public Integer call() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        PrintWriter err = spec.commandLine().getErr();
        Steps steps = new Steps(step -> say(err, "  " + step), () -> stopping);
        try {
            Config config = Config.of(System.getenv());
            int cores = Runtime.getRuntime().availableProcessors();
            Path scratch = temporary == null ? Path.of(System.getProperty("java.io.tmpdir")) : temporary;
            try (Place there = Place.open(place, Optional.ofNullable(endpoint), scratch);
                    PublishedData data = PublishedData.open(config, cores + 2, step -> {
                        steps.mustGoOn();
                        say(err, "  " + step);
                    });
                    TilePool tiles = data.database().tiles(cores)) {
                Publishing.Outcome outcome =
                        publishing(data.database(), tiles, config, steps).publish(there, all);
                say(spec.commandLine().getOut(), line(there, outcome));
            }
            return CommandLine.ExitCode.OK;
        } finally {
            ended.countDown();
        }
    }

    private static Publishing publishing(Database database, TilePool tiles, Config config, Steps steps) {
        Collections collections = new Collections(new CatalogueStore(database).getVocabularies());
        return new Publishing(
                new PublishingStore(database),
                new TileSource(new TileStore(tiles, config.tiles().bytes()), collections),
                Exports.over(database, Version::build),
                collections,
                Version.build() + " " + config.tiles().bytes(),
                tiles.size(),
                steps);
    }

    private static String line(Place place, Publishing.Outcome outcome) {
        return "Publication " + outcome.publication() + " is at " + place + ": " + outcome.files() + " files, "
                + (outcome.sent() == 0
                        ? "none of them new"
                        : outcome.sent() + " of them new"
                                + String.format(Locale.ROOT, " (%.1f MB, ", outcome.bytes() / 1e6) + outcome.tiles()
                                + " tiles made)");
    }

    /** The work gives up at its next step or tile, and takes its files and its database with it. */
    private void stop() {
        stopping = true;
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
