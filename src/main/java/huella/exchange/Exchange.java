package huella.exchange;

import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.Feature;
import huella.catalogue.Selection;
import huella.catalogue.Vocabularies;
import huella.features.FeatureStore;
import huella.http.Turns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** What the routes of this room share: the tables, the state of the data, and the names of bytes. */
public final class Exchange {

    private final FeatureStore features;
    private final EditionStore editions;
    private final CoverageStore coverages;
    private final ComunaStore comunas;
    private final Datasets datasets;
    private final Tables tables;
    private final Tags tags;
    private final Turns turns;

    /** @param build a name of the program, another one for each that writes other bytes */
    public Exchange(
            FeatureStore features,
            ComunaStore comunas,
            CoverageStore coverages,
            EditionStore editions,
            Collections collections,
            Vocabularies vocabularies,
            Supplier<String> build,
            Turns turns) {
        this.features = features;
        this.editions = editions;
        this.coverages = coverages;
        this.comunas = comunas;
        this.datasets = new Datasets(collections);
        this.tables = new Tables(features, comunas, collections, vocabularies);
        this.tags = new Tags(build);
        this.turns = turns;
    }

    Edition edition() {
        return edition(Optional.empty());
    }

    /** @param asOf the moment whose edition is asked for; empty for now */
    Edition edition(Optional<Instant> asOf) {
        return editions.getEdition(asOf);
    }

    Tables tables() {
        return tables;
    }

    /** The first selected features, in the order of their codes: no more than {@code limit}. */
    List<Feature> first(Collection collection, Selection selection, int limit) {
        return features.first(collection.type(), selection, limit);
    }

    /** How many features are selected. */
    long count(Collection collection, Selection selection) {
        return features.count(collection.type(), selection);
    }

    List<Comuna> comunas() {
        return comunas.list();
    }

    /** Gives all selected initiatives that touch a comuna to the reader, in the order of their codes. */
    void eachTouching(Comuna comuna, Selection selection, BiConsumer<Feature, Tie> reader) {
        comunas.eachTouching(comuna.code(), selection, reader);
    }

    /** All collections, as catalogues want them. */
    List<Dataset> datasets(String origin) {
        return datasets.list(origin, coverages.list(), edition());
    }

    /** @throws huella.model.Rejected (404) with the names that exist */
    Dataset dataset(String collection, String origin) {
        return datasets.collection(collection, origin, coverages.list(), edition());
    }

    Dataset dataset(Comuna comuna, String origin, Coverage coverage, Edition edition) {
        return datasets.comuna(comuna, origin, coverage, edition);
    }

    Turns turns() {
        return turns;
    }

    Tags tags() {
        return tags;
    }
}
