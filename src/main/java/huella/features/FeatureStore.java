package huella.features;

import huella.catalogue.Feature;
import huella.catalogue.FilterSql;
import huella.catalogue.Selection;
import huella.store.Database;
import huella.store.Geometries;
import huella.store.Sql;
import java.util.List;
import java.util.function.Consumer;

/** Reads the features of a selection. */
public final class FeatureStore {

    /** Rows that the driver holds at a time; without a transaction it would hold all. */
    private static final int FETCH_SIZE = 500;

    private final Database database;

    public FeatureStore(Database database) {
        this.database = database;
    }

    /** All selected features, in the order of their codes. */
    List<Feature> list(Selection selection) {
        FilterSql filter = new FilterSql(selection);
        return database.read(handle -> filter.bind(
                        handle.createQuery(Sql.of(FeatureStore.class, "list", filter.condition())))
                .map((row, context) -> Feature.ofRow(row, Geometries.fromSql(row, "geom")))
                .list());
    }

    /**
     * Gives all selected features to the reader, one by one, in the order of their codes; memory holds a few at a time.
     */
    public void each(Selection selection, Consumer<Feature> reader) {
        FilterSql filter = new FilterSql(selection);
        database.read(handle -> handle.inTransaction(transaction -> {
            filter.bind(transaction.createQuery(Sql.of(FeatureStore.class, "list", filter.condition())))
                    .setFetchSize(FETCH_SIZE)
                    .map((row, context) -> Feature.ofRow(row, Geometries.fromSql(row, "geom")))
                    .forEach(reader);
            return selection;
        }));
    }

    /** The number of the last publication: two files with the same number hold the same data. */
    public long dataVersion() {
        return database.read(handle -> handle.createQuery(Sql.of(FeatureStore.class, "data_version"))
                .mapTo(Long.class)
                .one());
    }
}
