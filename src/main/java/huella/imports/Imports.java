package huella.imports;

import huella.catalogue.Vocabularies;
import huella.editing.GeometryOperations;
import huella.editing.Intake;
import huella.geo.EpsgDatabase;
import huella.geo.read.Choices;
import huella.geo.read.SourceSystems;
import huella.http.Limits;
import huella.http.RequestKey;
import huella.http.Routes;
import huella.http.Upload;
import huella.model.Account;
import huella.model.Rejected;
import huella.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The room, wired: files on their way in. A file is kept until its owner accepts it, leaves it, or lets it lie longer
 * than {@link ImportSettings#hours}; one that is refused is deleted at once.
 */
public final class Imports implements AutoCloseable {

    /** Pages, acceptances and reports that are made at once. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ImportStore store;
    private final ImportFiles files;
    private final Readings readings;
    private final ImportSettings settings;
    private final PublishedStore published;
    private final Database database;
    private final InTurn turns = new InTurn(AT_ONCE, PATIENCE);

    private Imports(Database database, ImportSettings settings) {
        this.settings = settings;
        this.database = database;
        this.store = new ImportStore(database);
        this.published = new PublishedStore(database);
        this.files = new ImportFiles(settings.directory());
        this.readings = new Readings(store, files, settings);
    }

    /** For the service itself: it looks after all imports, at its start and every hour. */
    public static Imports of(Database database, ImportSettings settings) {
        Imports imports = new Imports(database, settings);
        imports.sweep();
        imports.tidy();
        imports.readings.everyHour(imports::sweep);
        return imports;
    }

    /** For who has a directory of its own, and must not touch what a service looks after. */
    public static Imports aside(Database database, ImportSettings settings) {
        return new Imports(database, settings);
    }

    /** After a start: what was being read is read no more, and files that belong to nothing are deleted. */
    private void tidy() {
        List<UUID> here = files.present();
        if (!here.isEmpty()) {
            store.interrupted(here, Readings.refusal(interrupted()));
            List<UUID> waiting = store.waiting(here);
            here.stream().filter(id -> !waiting.contains(id)).forEach(files::forget);
        }
    }

    private static String interrupted() {
        return "El servicio se detuvo mientras leía el archivo. Vuelva a enviarlo.";
    }

    /** @param operations that unite the shapes of features which go to one initiative */
    public List<Routes> routes(Vocabularies vocabularies, GeometryOperations operations, Limits limits) {
        return List.of(
                new ImportRoutes(this, new SourceSystems(EpsgDatabase.in(settings.epsg())), limits),
                new AcceptanceRoutes(this, acceptor(vocabularies, operations, limits), limits));
    }

    private Acceptor acceptor(Vocabularies vocabularies, GeometryOperations operations, Limits limits) {
        return new Acceptor(this, new Intake(database, limits), vocabularies, Uniting.by(operations), limits);
    }

    /** What was read, as text for people, in Spanish. */
    public String report(Account account, UUID id) {
        return ReportText.of(Acceptor.report(this, account, get(account, id)));
    }

    /**
     * Makes a draft of what was read, as it is proposed: features that are an initiative give it their shape, the
     * others become new ones in a layer, or are left out where none is named.
     *
     * @param newIn the layer of new initiatives
     * @return the draft
     * @throws Rejected when the account may not, or there is nothing to do; then nothing has happened
     */
    public UUID accept(
            Account account,
            UUID id,
            Optional<String> title,
            Optional<String> newIn,
            Vocabularies vocabularies,
            GeometryOperations operations,
            Limits limits) {
        Import read = ImportRoutes.ready(get(account, id));
        UUID draft = acceptor(vocabularies, operations, limits)
                .accept(
                        account,
                        new RequestKey(Optional.empty(), ""),
                        read,
                        Proposed.of(
                                read,
                                store.features(account, id, 0, Integer.MAX_VALUE),
                                published.places(),
                                title,
                                newIn));
        accepted(id);
        return draft;
    }

    PublishedStore published() {
        return published;
    }

    InTurn turns() {
        return turns;
    }

    /** How long a file is kept that nobody accepts. */
    Duration kept() {
        return Duration.ofHours(settings.hours());
    }

    ImportSettings settings() {
        return settings;
    }

    ImportStore store() {
        return store;
    }

    Readings readings() {
        return readings;
    }

    /** Where an upload is received. */
    Path arriving() {
        return files.arriving();
    }

    /**
     * What reading a file of this machine came to.
     *
     * @param state {@code pregunta}, {@code listo} or {@code rechazado}
     * @param report JSON as {@code GET /api/imports/{id}} has it: formato, capas, pregunta, motivo…
     */
    public record Reading(UUID id, String state, String report) {}

    /** Hears how far reading is: the stage as the interface names it, and how many features. */
    public interface Watcher {
        void at(String stage, long done);
    }

    /**
     * Reads a file of this machine, for who has no browser, and waits for the end.
     *
     * @throws Rejected when it is larger than may be, or cannot be opened
     */
    public Reading read(Account account, Path file, Choices choices, Watcher watcher) throws InterruptedException {
        UUID id = take(account, files.receive(file, settings.read().bytes()), choices);
        while (!readings.await(id, Duration.ofMillis(200))) {
            readings.progress(id)
                    .flatMap(Readings.Progress::stage)
                    .ifPresent(stage -> watcher.at(
                            stage.name().toLowerCase(Locale.ROOT),
                            readings.progress(id).map(Readings.Progress::done).orElse(0L)));
        }
        Import found = get(account, id);
        return new Reading(id, found.state().key(), found.report());
    }

    /** Processes that read files now. */
    public List<Long> pids() {
        return readings.pids();
    }

    /** Takes a file in and begins to read it. */
    UUID take(Account account, Upload upload, Choices choices) {
        readings.requireRoom();
        try {
            UUID id = store.add(
                    account.id(),
                    new StoredFile(upload.fileName(), upload.bytes(), upload.digest()),
                    ReadingFrames.toJson(choices).toString(),
                    settings.perAccount());
            files.keep(id, upload);
            begin(account, id);
            return id;
        } finally {
            upload.forget();
        }
    }

    /** Reads a file again, with other choices. */
    void again(Account account, UUID id, Choices choices) {
        Import found = get(account, id);
        readings.requireRoom();
        if (!files.has(id)
                || !store.again(account, id, ReadingFrames.toJson(choices).toString())) {
            throw Rejected.conflict(
                    switch (found.state()) {
                        case LEYENDO -> "El archivo todavía se está leyendo. Espere a que termine.";
                        case ACEPTADO ->
                            "El archivo ya se aceptó en un borrador. Envíelo otra vez para leerlo de nuevo.";
                        case RECHAZADO, PREGUNTA, LISTO ->
                            "El archivo ya no está en el servicio. Envíelo de nuevo con estas opciones.";
                    });
        }
        begin(account, id);
    }

    private void begin(Account account, UUID id) {
        try {
            readings.begin(store.find(account, id).orElseThrow());
        } catch (Rejected busy) {
            leave(account, id);
            throw busy;
        }
    }

    /** @throws Rejected (404) when there is none that is the account's own */
    Import get(Account account, UUID id) {
        return store.find(account, id).map(this::current).orElseThrow(Imports::none);
    }

    /** @throws Rejected (404) when there is none that the account may see */
    Import getForReview(Account account, UUID id) {
        return store.findForReview(account, id).map(this::current).orElseThrow(Imports::none);
    }

    static Rejected none() {
        return Rejected.notFound("No hay una importación con este identificador que su cuenta pueda ver."
                + " Si nadie la aceptó a tiempo, se borró: envíe el archivo de nuevo.");
    }

    /** What is being read by nobody any more, for longer than anything is read, was interrupted. */
    private Import current(Import found) {
        boolean lost = found.state() == Import.State.LEYENDO
                && readings.progress(found.id()).isEmpty()
                && found.modified()
                        .plus(Duration.ofSeconds(2L * settings.seconds() + 60))
                        .isBefore(Instant.now());
        return lost ? found.as(Import.State.RECHAZADO, Readings.refusal(interrupted())) : found;
    }

    List<Import> list(Account account) {
        return store.list(account).stream().map(this::current).toList();
    }

    /** Forgets a file and what was found in it. */
    public void leave(Account account, UUID id) {
        if (!store.delete(account, id)) {
            Import found = get(account, id);
            throw Rejected.conflict("La importación ya se aceptó en el borrador "
                    + found.draft().map(UUID::toString).orElse("") + ": es su procedencia y no se borra.");
        }
        readings.stop(id);
        if (readings.progress(id).isEmpty()) {
            files.forget(id);
        }
    }

    /** The file is not needed any more: what it says stands in a draft. */
    void accepted(UUID id) {
        files.forget(id);
    }

    private void sweep() {
        store.sweep(settings.hours()).forEach(files::forget);
    }

    @Override
    public void close() {
        readings.close();
    }
}
