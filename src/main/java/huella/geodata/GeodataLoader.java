package huella.geodata;

import huella.model.Rejected;
import huella.store.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Brings the files of {@code geodata/} into the database: all of it or nothing, and only what changed. Loading the same
 * files twice writes nothing the second time.
 *
 * <p>A file never overwrites what was published in the service since it was last loaded: such an initiative is left as
 * it is and reported.
 */
public final class GeodataLoader {

    private static final String AUTHOR = "Catálogo EMRA (geodata)";

    private final Database database;

    public GeodataLoader(Database database) {
        this.database = database;
    }

    /** A name of all bytes in a directory; making it needs no database. */
    public static String digest(Path directory) {
        return JsonFiles.digestOfFiles(directory);
    }

    /**
     * What loading did.
     *
     * @param total initiatives of the files
     * @param written codes that got a new version
     * @param keptEdits codes whose file changed, but which were edited in the service since: left alone
     * @param missing codes that are published but no longer in the files: left alone
     */
    public record Outcome(
            int total, boolean baseWritten, List<String> written, List<String> keptEdits, List<String> missing) {}

    /**
     * Reads, checks and loads a directory laid out like {@code geodata/}.
     *
     * @throws Rejected with every finding when anything in it is wrong; the database is then as before
     */
    public Outcome load(Path directory) {
        return load(directory, JsonFiles.digestOfFiles(directory));
    }

    /** The same with what {@link #digest} said of the directory a moment ago. */
    public Outcome load(Path directory, String filesDigest) {
        List<Outcome> outcome = new ArrayList<>();
        database.publish(handle -> outcome.add(load(directory, filesDigest, new GeodataStore(handle))));
        return outcome.getFirst();
    }

    private static Outcome load(Path directory, String filesDigest, GeodataStore store) {
        store.lock();
        Optional<GeodataStore.State> before = store.findState();
        if (before.isPresent() && before.get().filesDigest().equals(filesDigest)) {
            return new Outcome(store.countLoaded(), false, List.of(), List.of(), List.of());
        }
        Geodata geodata = GeodataReader.read(directory);
        Outcome outcome = load(geodata, before.map(GeodataStore.State::baseDigest), store);
        store.saveState(new GeodataStore.State(filesDigest, geodata.baseDigest()));
        return outcome;
    }

    private static Outcome load(Geodata geodata, Optional<String> baseBefore, GeodataStore store) {
        boolean baseChanged = !baseBefore.equals(Optional.of(geodata.baseDigest()));
        if (baseChanged) {
            store.saveVocabularies(geodata.vocabularies(), geodata.exactPrecisions());
            store.saveComunas(geodata.comunas());
            store.replaceBase(geodata.base());
        }
        Map<String, GeodataStore.Loaded> loaded = store.listLoaded();
        List<Geodata.Entry> changed = new ArrayList<>();
        List<String> keptEdits = new ArrayList<>();
        for (Geodata.Entry entry : geodata.initiatives()) {
            GeodataStore.Loaded before = loaded.get(entry.initiative().code());
            if (before == null) {
                changed.add(entry);
            } else if (!entry.digest().equals(before.digest())) {
                boolean editedSince =
                        before.digest() == null || !before.loadedVersion().equals(before.currentVersion());
                if (editedSince) {
                    keptEdits.add(entry.initiative().code());
                } else {
                    changed.add(entry);
                }
            }
        }
        if (!changed.isEmpty()) {
            long publication = store.addPublication(
                    AUTHOR, loaded.isEmpty() ? "Carga inicial del catálogo" : "Actualización del catálogo");
            changed.forEach(entry -> store.addVersion(entry, publication));
        }
        TreeSet<String> missing = new TreeSet<>(loaded.keySet());
        geodata.initiatives().forEach(entry -> missing.remove(entry.initiative().code()));
        return new Outcome(
                geodata.initiatives().size(),
                baseChanged,
                changed.stream().map(entry -> entry.initiative().code()).toList(),
                keptEdits,
                List.copyOf(missing));
    }
}
