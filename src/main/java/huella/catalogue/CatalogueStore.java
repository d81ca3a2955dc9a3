package huella.catalogue;

import huella.model.Language;
import huella.model.Rejected;
import huella.model.Term;
import huella.store.Database;
import huella.store.Geometries;
import huella.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/** Reads what is published: vocabularies, counts, places, what a collection covers, one initiative and its history. */
public final class CatalogueStore {

    private final Database database;

    public CatalogueStore(Database database) {
        this.database = database;
    }

    /** One entry of an initiative's history. */
    record Change(int version, boolean retired, Instant at, String author, Optional<String> reviewer, String reason) {}

    /** How many of the selected initiatives have a code in a vocabulary. */
    record Count(Vocabularies.Name vocabulary, String code, int count) {}

    /** A named place of the base geography. */
    record Place(
            String name, String kind, int rank, String comuna, String comunaCode, double longitude, double latitude) {}

    public Vocabularies getVocabularies() {
        return new Vocabularies(database.read(handle -> {
            Map<Vocabularies.Name, List<Term>> terms = new EnumMap<>(Vocabularies.Name.class);
            for (Vocabularies.Name name : Vocabularies.Name.values()) {
                terms.put(name, new ArrayList<>());
            }
            handle.createQuery(Sql.of(CatalogueStore.class, "vocabularies"))
                    .map((row, context) -> terms.get(Vocabularies.Name.valueOf(row.getString("vocabulary")))
                            .add(new Term(
                                    row.getString("code"),
                                    row.getString("name_es"),
                                    row.getString("name_en"),
                                    row.getString("description_es"),
                                    row.getString("description_en"))))
                    .list();
            return terms;
        }));
    }

    /** What a collection covers. */
    public Extent getExtent(Collection collection) {
        FeatureType type = collection.type();
        FilterSql filter = new FilterSql(type, collection.narrow(Selection.EVERYTHING));
        String time = type.time().map(Field::column).orElse("NULL");
        return database.readPublished(handle -> filter.bind(handle.createQuery(Sql.of(
                        CatalogueStore.class,
                        "extent",
                        Map.of("view", filter.source(), "filter", filter.condition(), "time", time))))
                .map((row, context) -> new Extent(
                        Optional.ofNullable(Geometries.fromSql(row, "box")).map(Geometry::getEnvelopeInternal),
                        instant(row, "first"),
                        instant(row, "last")))
                .one());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    List<Count> listCounts(Selection selection) {
        FilterSql filter = new FilterSql(FeatureType.INITIATIVE, selection);
        return database.readPublished(handle -> filter.bind(handle.createQuery(Sql.of(
                        CatalogueStore.class, "counts", Map.of("view", filter.source(), "filter", filter.condition()))))
                .map((row, context) -> new Count(
                        Vocabularies.Name.valueOf(row.getString("vocabulary")),
                        row.getString("code"),
                        row.getInt("count")))
                .list());
    }

    int count(Selection selection) {
        FilterSql filter = new FilterSql(FeatureType.INITIATIVE, selection);
        return database.readPublished(handle -> filter.bind(handle.createQuery(Sql.of(
                        CatalogueStore.class, "count", Map.of("view", filter.source(), "filter", filter.condition()))))
                .mapTo(Integer.class)
                .one());
    }

    /** @param asOf the moment as of which it is asked for; empty for now */
    Feature getInitiative(String code, Optional<Instant> asOf) {
        Selection one = Selection.EVERYTHING.with(Field.CODIGO, code).asOf(asOf);
        FilterSql filter = new FilterSql(FeatureType.INITIATIVE, one);
        return database.readPublished(handle -> filter.bind(handle.createQuery(Sql.of(
                                CatalogueStore.class,
                                "initiative",
                                Map.of("view", filter.source(), "filter", filter.condition()))))
                        .map((row, context) ->
                                Feature.ofRow(row, FeatureType.INITIATIVE, Geometries.fromSql(row, "geom")))
                        .findOne())
                .orElseThrow(() -> Rejected.notFound((asOf.isPresent() ? "No había" : "No hay")
                        + " una iniciativa publicada con ese código"
                        + asOf.map(moment -> " al " + AsOf.say(moment, Language.ES))
                                .orElse("")
                        + ". Los códigos son como TOC-01, ANF-03, CAL-07 o REG-15."));
    }

    /** Newest first; of a past moment, what had been published by then. */
    List<Change> listHistory(String code, Optional<Instant> asOf) {
        return database.readPublished(handle -> handle.createQuery(Sql.of(CatalogueStore.class, "history"))
                .bind("code", code)
                .bind(
                        "asOf",
                        asOf.map(moment -> OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                                .orElse(null))
                .map((row, context) -> new Change(
                        row.getInt("version"),
                        row.getBoolean("retired"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant(),
                        row.getString("author"),
                        Optional.ofNullable(row.getString("reviewer_name")),
                        row.getString("reason")))
                .list());
    }

    List<Place> listPlaces() {
        return database.readPublished(handle -> handle.createQuery(Sql.of(CatalogueStore.class, "places"))
                .map((row, context) -> new Place(
                        row.getString("name"),
                        row.getString("kind"),
                        row.getInt("rank"),
                        row.getString("comuna_name"),
                        row.getString("comuna"),
                        row.getDouble("lon"),
                        row.getDouble("lat")))
                .list());
    }
}
