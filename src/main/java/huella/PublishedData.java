package huella;

import huella.exchange.Exports;
import huella.geodata.GeodataLoader;
import huella.model.Rejected;
import huella.store.Database;
import huella.store.EmbeddedPostgres;
import huella.store.Progress;
import huella.store.RunningPostgres;
import java.util.Optional;

/**
 * The database, for a command that reads what is published or looks after accounts, whether a service runs or not. What
 * another process looks after (a running service, the operator of DATABASE_URL) is read as it is; only a database that
 * nobody else uses is started, migrated and, when it holds nothing yet, loaded.
 */
final class PublishedData implements AutoCloseable {

    /** One query at a time, and one that asks whether the data changed meanwhile. */
    private static final int CONNECTIONS = 2;

    private final Database database;
    private final Optional<EmbeddedPostgres> started;

    private PublishedData(Database database, Optional<EmbeddedPostgres> started) {
        this.database = database;
        this.started = started;
    }

    /** @throws Rejected in plain words when something outside must be mended first; nothing stays open then */
    static PublishedData open(Config config, Progress progress) {
        return open(config, CONNECTIONS, progress);
    }

    /** The same for a command that asks several things at once. */
    static PublishedData open(Config config, int connections, Progress progress) {
        PublishedData data = connect(config, connections, progress);
        try {
            data.requireSomething(config, progress);
            return data;
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    Database database() {
        return database;
    }

    /** What was started for this command is stopped with it. */
    @Override
    public void close() {
        database.close();
        started.ifPresent(EmbeddedPostgres::close);
    }

    private static PublishedData connect(Config config, int connections, Progress progress) {
        if (config.databaseUrl().isPresent()) {
            Config.DatabaseUrl url = config.databaseUrl().get();
            return new PublishedData(Database.join(url.value(), url.password(), connections), Optional.empty());
        }
        progress.step("Opening the database in " + config.data());
        Optional<EmbeddedPostgres> own =
                EmbeddedPostgres.startUnlessTaken(config.data(), config.postgresBin(), progress);
        if (own.isEmpty()) {
            return new PublishedData(Database.join(RunningPostgres.of(config.data()), connections), Optional.empty());
        }
        try {
            return new PublishedData(Database.open(own.get(), connections), own);
        } catch (RuntimeException e) {
            own.get().close();
            throw e;
        }
    }

    private void requireSomething(Config config, Progress progress) {
        if (Exports.isPublished(database)) {
            return;
        }
        if (started.isEmpty()) {
            throw Rejected.setup("Nothing is published in the database yet. Start the service (./huella serve), wait"
                    + " until it is ready, then try again.");
        }
        progress.step("Loading " + config.geodata());
        new GeodataLoader(database).load(config.geodata());
    }
}
