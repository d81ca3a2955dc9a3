package huella.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import huella.geo.read.FileReading.Stage;
import huella.model.Problem;
import huella.model.Rejected;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that are being read, each in a process that is ended at its limit of time or memory, a few at a time; the
 * others wait their turn. What is found goes into the table as it comes.
 */
final class Readings implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Readings.class);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_WAITING = 20;
    private static final int RETRY_AFTER_S = 30;

    private final ImportStore store;
    private final ImportFiles files;
    private final ImportSettings settings;
    private final ThreadPoolExecutor turns;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("import-watch").daemon().factory());
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private final ReadingProcesses processes;

    /** How far a reading is; {@code stage} is empty while it waits, {@code total} negative while unknown. */
    record Progress(Optional<Stage> stage, long done, long total) {}

    private static final class Running {
        private volatile Progress progress = new Progress(Optional.empty(), 0, -1);
        private volatile ReadingProcess process;
        private volatile boolean overdue;
        private volatile boolean stopped;
        private final CountDownLatch over = new CountDownLatch(1);
    }

    Readings(ImportStore store, ImportFiles files, ImportSettings settings) {
        this.store = store;
        this.files = files;
        this.settings = settings;
        this.processes = new ReadingProcesses(settings, watch);
        this.turns = new ThreadPoolExecutor(
                settings.atOnce(),
                settings.atOnce(),
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("import-", 0).daemon().factory());
    }

    /**
     * Reads the file of an import when its turn comes; the import is {@code leyendo} until then.
     *
     * @throws Rejected (503) when too many wait
     */
    void begin(Import read) {
        Running reading = new Running();
        running.put(read.id(), reading);
        try {
            turns.execute(() -> run(read, reading));
        } catch (RejectedExecutionException e) {
            running.remove(read.id(), reading);
            throw busy();
        }
    }

    /** @throws Rejected (503) when too many wait already */
    void requireRoom() {
        if (turns.getQueue().remainingCapacity() == 0) {
            throw busy();
        }
    }

    private static Rejected busy() {
        return new Rejected(new Problem.Unavailable(
                "Hay demasiados archivos esperando ser leídos. Vuelva a intentarlo en " + RETRY_AFTER_S + " segundos.",
                RETRY_AFTER_S));
    }

    /** Does something every hour, aside. */
    void everyHour(Runnable work) {
        Runnable safely = () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.warn("Old imports could not be deleted; the next hour tries again", e);
            }
        };
        // Not on the watch's own thread, which must end processes in time.
        watch.scheduleAtFixedRate(() -> Thread.startVirtualThread(safely), 1, 1, TimeUnit.HOURS);
    }

    /** Empty when it is not being read here. */
    Optional<Progress> progress(UUID id) {
        return Optional.ofNullable(running.get(id)).map(reading -> reading.progress);
    }

    /** Waits until an import is not being read here any more; false when it still is after that time. */
    boolean await(UUID id, Duration longest) throws InterruptedException {
        Running reading = running.get(id);
        return reading == null || reading.over.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the reading of an import that is left. */
    void stop(UUID id) {
        Running reading = running.get(id);
        if (reading != null) {
            reading.stopped = true;
            ReadingProcess process = reading.process;
            if (process != null) {
                process.kill();
            }
        }
    }

    /** Whoever hears how it ended may begin it anew at once, so everything of this run is put away before. */
    private void run(Import read, Running reading) {
        try {
            Optional<Outcome> outcome = reading.stopped ? Optional.empty() : read(read, reading);
            files.forgetScratch(read.id());
            if (reading.stopped) {
                files.forget(read.id());
            } else if (outcome.isPresent()) {
                end(read, reading, outcome.get());
            }
        } catch (RuntimeException e) {
            log.error("The import {} could not be finished", read.id(), e);
            giveUp(read);
        } finally {
            running.remove(read.id(), reading);
            reading.over.countDown();
        }
    }

    private void end(Import read, Running reading, Outcome outcome) {
        if (outcome.state() == Import.State.RECHAZADO) {
            files.forget(read.id());
        }
        store.finish(read.account(), read.id(), outcome.state(), outcome.report());
        if (reading.stopped) { // left just now
            files.forget(read.id());
        }
    }

    /** A mistake of ours, told as one; what cannot even be told is found by its age. */
    private void giveUp(Import read) {
        try {
            store.finish(
                    read.account(),
                    read.id(),
                    Import.State.RECHAZADO,
                    refusal("El servicio cometió un error al leer el archivo, y quedó anotado con el número "
                            + read.id() + ". Avise a quien lo administra."));
            files.forget(read.id());
        } catch (RuntimeException e) {
            log.warn("The import {} could not be given up", read.id(), e);
        }
    }

    /** What became of a reading. */
    private record Outcome(Import.State state, String report) {}

    /** Empty when it was stopped, or the service stops: then the next start tells of it. */
    private Optional<Outcome> read(Import read, Running reading) {
        ReadingProcess process;
        try {
            process = processes.take();
        } catch (IOException e) {
            if (processes.isClosed()) {
                return Optional.empty();
            }
            log.error("A process for reading files could not be started", e);
            return refused("El lector de archivos no pudo empezar. Vuelva a enviar el archivo en unos minutos.");
        }
        reading.process = process;
        if (reading.stopped) { // between the two lines above
            processes.giveBack(process, true);
            return Optional.empty();
        }
        boolean fit = false;
        ScheduledFuture<?> end = watch.schedule(
                () -> {
                    reading.overdue = true;
                    process.kill();
                },
                settings.seconds(),
                TimeUnit.SECONDS);
        try {
            Outcome outcome = received(read, reading, process);
            fit = true;
            return Optional.of(outcome);
        } catch (IOException gone) {
            return reading.stopped || processes.isClosed()
                    ? Optional.empty()
                    : refused(reading.overdue ? tooLong() : tooLarge());
        } catch (FeatureRows.TooMuch found) {
            return refused(found.getMessage());
        } catch (Rejected refused) { // by the database: it is away, or full
            log.warn("What import {} found could not be stored: {}", read.id(), refused.getMessage());
            return refused("No se pudo guardar lo leído. Vuelva a enviar el archivo en unos minutos.");
        } finally {
            end.cancel(false);
            reading.process = null;
            processes.giveBack(process, fit && !reading.overdue && !reading.stopped);
        }
    }

    private Outcome received(Import read, Running reading, ReadingProcess process) throws IOException {
        FeatureRows rows = new FeatureRows(store, read, settings.read());
        Outcome[] outcome = new Outcome[1];
        process.read(
                new ReadingFrames.Request(
                        files.file(read.id()),
                        read.file().name(),
                        files.scratch(read.id()),
                        settings.read(),
                        ReadingFrames.choices(JSON.readTree(read.choices()))),
                answer -> {
                    switch (answer) {
                        case ReadingFrames.Answer.At at ->
                            reading.progress = new Progress(Optional.of(at.stage()), at.done(), at.total());
                        case ReadingFrames.Answer.Feature feature -> rows.add(feature);
                        case ReadingFrames.Answer.Read found -> {
                            rows.flush();
                            outcome[0] = new Outcome(
                                    found.asks() ? Import.State.PREGUNTA : Import.State.LISTO, found.report());
                        }
                        case ReadingFrames.Answer.Refused no ->
                            outcome[0] = new Outcome(Import.State.RECHAZADO, refusal(no.detail()));
                    }
                });
        return outcome[0];
    }

    static String refusal(String detail) {
        return JSON.createObjectNode().put("motivo", detail).toString();
    }

    private static Optional<Outcome> refused(String detail) {
        return Optional.of(new Outcome(Import.State.RECHAZADO, refusal(detail)));
    }

    private String tooLong() {
        return "Leer el archivo tomó más de " + settings.seconds() + " segundos, el máximo (" + ImportSettings.SECONDS
                + "), y se detuvo. Simplifique sus formas o divídalo.";
    }

    private String tooLarge() {
        return "Leer el archivo necesita más memoria que los " + settings.memoryMb() + " MB que tiene ("
                + ImportSettings.MEMORY + "), y se detuvo. Simplifique sus formas o divídalo.";
    }

    /** The processes that run now. */
    List<Long> pids() {
        return processes.pids();
    }

    @Override
    public void close() {
        processes.close();
        watch.shutdownNow();
        turns.shutdownNow();
    }
}
