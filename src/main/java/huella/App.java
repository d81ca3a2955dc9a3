package huella;

import huella.access.Access;
import huella.access.Accounts;
import huella.catalogue.CatalogueRoutes;
import huella.catalogue.CatalogueStore;
import huella.catalogue.Collections;
import huella.catalogue.EventRoutes;
import huella.catalogue.Freshness;
import huella.catalogue.PublicationStore;
import huella.catalogue.Publications;
import huella.catalogue.SelectionReader;
import huella.catalogue.Vocabularies;
import huella.editing.Editing;
import huella.editing.GeometryOperations;
import huella.exchange.ComunaStore;
import huella.exchange.CoverageStore;
import huella.exchange.EditionStore;
import huella.exchange.Exchange;
import huella.exchange.ExportRoutes;
import huella.exchange.MetadataRoutes;
import huella.exchange.OfferRoutes;
import huella.exchange.PackageRoutes;
import huella.exchange.StyleRoutes;
import huella.features.ApiRoutes;
import huella.features.FeatureStore;
import huella.features.ItemRoutes;
import huella.features.LayerRoutes;
import huella.features.OgcRoutes;
import huella.features.SchemaRoutes;
import huella.geodata.GeodataLoader;
import huella.http.Entry;
import huella.http.KeptAnswers;
import huella.http.Limits;
import huella.http.Measure;
import huella.http.Origin;
import huella.http.Packing;
import huella.http.Routes;
import huella.http.Server;
import huella.http.Turns;
import huella.imports.Imports;
import huella.model.Rejected;
import huella.ops.HealthRoutes;
import huella.ops.MetricsRoutes;
import huella.ops.ProcessMeasures;
import huella.store.Database;
import huella.store.EmbeddedPostgres;
import huella.store.Progress;
import huella.store.ReplicaState;
import huella.store.TilePool;
import huella.tiles.FullTileStore;
import huella.tiles.OgcTileRoutes;
import huella.tiles.TileMatrixSetRoutes;
import huella.tiles.TileRoutes;
import huella.tiles.TileStore;
import huella.tiles.Tiles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole service, wired top to bottom. What was opened first is closed last. */
final class App implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(App.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Progress progress;
    private Server server;
    private GeodataLoader.Outcome loaded;
    private boolean hasAccounts;

    App(Progress progress) {
        this.progress = progress;
    }

    /**
     * Opens the database, loads {@code geodata/} and answers requests when it returns.
     *
     * @throws huella.model.Rejected in plain words when something outside must be mended first; close what was opened
     */
    synchronized void start(Config config) {
        // While the database is waited for.
        CompletableFuture<String> digest = CompletableFuture.supplyAsync(() -> GeodataLoader.digest(config.geodata()));
        CompletableFuture.runAsync(Server::prepare);
        Database database = opened(database(config));
        start(database, config, digest::join);
    }

    /** The same over a database that is open already; it stays its owner's to close. */
    synchronized void start(Database database, Config config) {
        start(database, config, () -> GeodataLoader.digest(config.geodata()));
    }

    private void start(Database database, Config config, Supplier<String> digest) {
        progress.step("Loading " + config.geodata());
        loaded = new GeodataLoader(database).load(config.geodata(), digest.get());
        FullTileStore.set(database, config.tiles().features());

        CatalogueStore catalogue = new CatalogueStore(database);
        Vocabularies vocabularies = catalogue.getVocabularies();
        Collections collections = new Collections(vocabularies);
        FeatureStore features = new FeatureStore(database);
        Turns turns = new Turns(config.limits()); // of files and long answers together: each holds a connection
        Exchange exchange = new Exchange(
                features,
                new ComunaStore(database),
                new CoverageStore(database),
                new EditionStore(database),
                collections,
                vocabularies,
                Version::build,
                turns);
        SelectionReader selections =
                new SelectionReader(vocabularies, config.limits().filter());
        Limits limits = config.limits();
        Origin origin = config.origin();
        Freshness freshness = new Freshness(database);
        KeptAnswers kept =
                new KeptAnswers(config.keptMegabytes(), freshness::now, freshness::holds, opened(new Packing()));
        freshness.onChange(kept::changed);
        List<Routes> routes = new ArrayList<>(Access.routes(database, origin, config.access(), limits));
        routes.add(new OgcRoutes(catalogue, freshness, collections, origin, limits, routes));
        routes.add(new ApiRoutes(Version.get(), origin, limits, routes));
        routes.add(new ItemRoutes(features, freshness, collections, selections, vocabularies, origin, turns, limits));
        routes.add(new SchemaRoutes(collections, vocabularies, origin, limits));
        PublicationStore publicationStore = new PublicationStore(database);
        Publications publications = new Publications(publicationStore, freshness, config.events());
        routes.add(new LayerRoutes(features, publicationStore, freshness, collections, selections, turns, limits));
        TilePool tilePool = opened(database.tiles(config.tiles().pool()));
        TileStore tileStore = new TileStore(tilePool, config.tiles().bytes());
        Tiles tiles = opened(new Tiles(tileStore, freshness, config.tiles().waiting(), config.keptMegabytes() > 0));
        routes.add(new TileRoutes(tiles, collections, origin, limits));
        routes.add(new OgcTileRoutes(tiles, catalogue, collections, origin, limits));
        routes.add(new TileMatrixSetRoutes(origin, limits));
        routes.add(new PackageRoutes(exchange, collections, selections, origin, limits));
        routes.add(new StyleRoutes(exchange, collections, origin, limits));
        routes.add(new ExportRoutes(exchange, collections, selections, limits));
        routes.add(new OfferRoutes(exchange, collections, selections, limits));
        routes.add(new MetadataRoutes(exchange, collections, origin, limits));
        routes.add(new CatalogueRoutes(catalogue, freshness, vocabularies, collections, selections, limits));
        GeometryOperations operations = opened(new GeometryOperations(config.geometryTime()));
        routes.addAll(Editing.routes(database, operations, freshness, collections, limits));
        Imports imports = opened(Imports.of(database, config.imports()));
        routes.addAll(imports.routes(vocabularies, operations, limits));
        routes.add(new EventRoutes(publications, config.events(), limits));
        routes.add(new HealthRoutes(database, stopping, limits, Version.get()));
        routes.add(new MetricsRoutes(
                () -> measures(routes, kept, database),
                config.metricsFrom(),
                config.access().proxies(),
                limits));
        server = opened(Server.start(config.host(), config.port(), limits, kept, routes));
        hasAccounts = new Accounts(database).any(); // only to say so: no reader waits for it
        opened(publications.start(database)); // closed before the server, which would wait for those who listen
    }

    private List<Measure> measures(List<Routes> routes, KeptAnswers kept, Database database) {
        List<Measure> measures = new ArrayList<>(server.measures());
        measures.addAll(kept.measures());
        routes.forEach(room -> measures.addAll(room.measures()));
        measures.add(Measure.gauge("huella_database_connections", "Connections in use", database::connectionsInUse));
        measures.add(Measure.gauge(
                "huella_database_waiting", "Work that waits for a connection", database::waitingForConnections));
        if (database.replica().isPresent()) {
            measures.add(Measure.gauge(
                    "huella_replica_in_use",
                    "1 while the replica takes reads",
                    () -> database.replica().equals(Optional.of(ReplicaState.IN_USE)) ? 1 : 0));
        }
        measures.addAll(ProcessMeasures.all());
        return measures;
    }

    private Database database(Config config) {
        if (config.databaseUrl().isPresent()) {
            progress.step("Connecting to the database of DATABASE_URL");
            return Database.open(
                    config.databaseUrl().get().value(),
                    config.readUrl().map(Config.DatabaseUrl::value),
                    config.databaseUrl().get().password(),
                    config.poolSize());
        }
        progress.step("Starting the database in " + config.data());
        EmbeddedPostgres postgres = opened(EmbeddedPostgres.start(config.data(), config.postgresBin(), progress));
        return Database.open(postgres, config.poolSize());
    }

    int port() {
        return server.port();
    }

    List<String> routes() {
        return server.routes();
    }

    Map<String, Entry> entries() {
        return server.entries();
    }

    GeodataLoader.Outcome loaded() {
        return loaded;
    }

    /** Whether anybody could sign in when it started. */
    boolean hasAccounts() {
        return hasAccounts;
    }

    /**
     * Requests in flight are finished, then the pool, then the embedded database are closed. A start that is under way
     * is given up at its next step, and what it opened is closed.
     */
    @Override
    public void close() {
        stopping.set(true);
        synchronized (this) {
            while (!open.isEmpty()) {
                try {
                    open.pop().close();
                } catch (Exception e) {
                    log.warn("Could not close in order", e);
                }
            }
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        if (stopping.get()) {
            throw Rejected.setup("Stopped before the start was complete.");
        }
        return part;
    }
}
