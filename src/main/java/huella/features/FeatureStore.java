package huella.features;

import huella.catalogue.Feature;
import huella.catalogue.FilterSql;
import huella.catalogue.Selection;
import huella.store.Database;
import huella.store.Geometries;
import huella.store.Sql;
import java.util.List;

/** Reads the features of a selection. */
public final class FeatureStore {

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
}
