package huella.geodata;

import huella.model.Initiative;
import huella.model.Term;
import huella.store.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/** Writes {@code geodata/} inside the caller's transaction. */
final class GeodataStore {

    /** The lists of catalogue.json and their tables. */
    private static final Map<String, String> TABLES = Map.of(
            "objectives", "objective",
            "layers", "layer",
            "territories", "territory",
            "themes", "theme",
            "responsibles", "responsible",
            "horizons", "horizon",
            "precisions", "location_precision");

    private final Handle handle;

    GeodataStore(Handle handle) {
        this.handle = handle;
    }

    /** What stands in the database for an initiative: its current version, and what the file said when last loaded. */
    record Loaded(String code, Integer currentVersion, Integer loadedVersion, String digest) {}

    /** SHA-256, hex, of what was last loaded: all files, and base geography with vocabularies alone. */
    record State(String filesDigest, String baseDigest) {}

    /** Two services that start at once on one database load one after the other. */
    void lock() {
        handle.execute(sql("lock"));
    }

    Optional<State> findState() {
        return handle.createQuery(sql("state"))
                .map((row, context) -> new State(row.getString("files_digest"), row.getString("base_digest")))
                .findOne();
    }

    void saveState(State state) {
        handle.createUpdate(sql("save_state"))
                .bind("filesDigest", state.filesDigest())
                .bind("baseDigest", state.baseDigest())
                .execute();
    }

    int countLoaded() {
        return handle.createQuery(sql("count_loaded")).mapTo(Integer.class).one();
    }

    Map<String, Loaded> listLoaded() {
        return handle
                .createQuery(sql("loaded"))
                .map((row, context) -> new Loaded(
                        row.getString("code"),
                        row.getObject("current_version", Integer.class),
                        row.getObject("loaded_version", Integer.class),
                        row.getString("digest")))
                .stream()
                .collect(Collectors.toMap(Loaded::code, loaded -> loaded));
    }

    void saveVocabularies(Map<String, List<Term>> vocabularies, List<String> exactPrecisions) {
        vocabularies.forEach((list, terms) -> {
            int position = 1;
            for (Term term : terms) {
                handle.createQuery(sql("save_term"))
                        .bind("vocabulary", TABLES.get(list))
                        .bind("code", term.code())
                        .bind("position", position++)
                        .bind("nameEs", term.nameEs())
                        .bind("nameEn", term.nameEn())
                        .bind("descriptionEs", term.descriptionEs())
                        .bind("descriptionEn", term.descriptionEn())
                        .mapTo(String.class)
                        .list();
            }
        });
        handle.createUpdate(sql("save_exact"))
                .bindArray("codes", String.class, exactPrecisions)
                .execute();
    }

    void saveComunas(List<Geodata.Comuna> comunas) {
        for (Geodata.Comuna comuna : comunas) {
            handle.createUpdate(sql("save_comuna"))
                    .bind("code", comuna.code())
                    .bind("name", comuna.name())
                    .bind("province", comuna.province())
                    .bind("geom", comuna.outline())
                    .execute();
        }
    }

    void replaceBase(List<Geodata.BaseFeature> features) {
        handle.execute(sql("clear_base"));
        PreparedBatch batch = handle.prepareBatch(sql("add_base"));
        for (Geodata.BaseFeature feature : features) {
            batch.bind("theme", feature.theme())
                    .bind("name", feature.name())
                    .bind("kind", feature.kind())
                    .bind("rank", feature.rank())
                    .bind("comuna", feature.comuna())
                    .bind("geom", feature.geometry())
                    .add();
        }
        batch.execute();
    }

    long addPublication(String author, String reason) {
        return handle.createQuery(sql("add_publication"))
                .bind("author", author)
                .bind("reason", reason)
                .mapTo(Long.class)
                .one();
    }

    /** Appends a version, makes it the published one and remembers the file that it came from. */
    void addVersion(Geodata.Entry entry, long publication) {
        Initiative i = entry.initiative();
        Update update = handle.createUpdate(sql("add_version"))
                .bind("code", i.code())
                .bind("publication", publication)
                .bind("digest", entry.digest())
                .bind("layer", i.layer())
                .bind("territory", i.territory())
                .bind("theme", i.theme())
                .bindArray("objectives", String.class, i.objectives())
                .bind("responsible", i.responsible())
                .bind("horizon", i.horizon())
                .bind("nameEs", i.name().es())
                .bind("nameEn", i.name().en())
                .bind("starred", i.starred())
                .bindArray("tags", String.class, i.tags())
                .bindArray("comunas", String.class, i.comunas())
                .bindArray("comunasOutside", String.class, i.comunasOutside())
                .bind("precision", i.precision())
                .bind("assumed", i.assumed())
                .bind("basisEs", i.basis().es())
                .bind("basisEn", i.basis().en())
                .bind("noteEs", i.note().es())
                .bind("noteEn", i.note().en())
                .bind("geom", i.footprint().geometry());
        bindSource(update, i.source()).execute();
    }

    private static Update bindSource(Update update, Initiative.Source source) {
        return update.bind("sourceList", source.list())
                .bind("sourceNumber", source.number())
                .bind("sourceName", source.name())
                .bind("sourceMap", source.map())
                .bind("sourceMapNumber", source.mapNumber())
                .bind("sourceMapName", source.mapName())
                .bindArray("corrections", String.class, source.corrections());
    }

    private static String sql(String name) {
        return Sql.of(GeodataStore.class, name);
    }
}
