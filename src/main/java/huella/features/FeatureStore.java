package huella.features;

import huella.catalogue.Collection;
import huella.catalogue.Feature;
import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import huella.catalogue.FilterSql;
import huella.catalogue.OrderSql;
import huella.catalogue.Selection;
import huella.store.Database;
import huella.store.Geometries;
import huella.store.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Reads the features of a selection. */
public final class FeatureStore {

    /** Rows that the driver holds at a time; without a transaction it would hold all. */
    private static final int FETCH_SIZE = 500;

    private final Database database;

    public FeatureStore(Database database) {
        this.database = database;
    }

    /** All selected features of a type, in the order of their codes. */
    List<Feature> list(FeatureType type, Selection selection) {
        FilterSql filter = new FilterSql(type, selection);
        return database.read(handle -> filter.bind(handle.createQuery(listSql(type, filter)))
                .map(row(type))
                .list());
    }

    /**
     * Gives all selected features to the reader, one by one, in the order of their codes; memory holds a few at a time.
     */
    public void each(FeatureType type, Selection selection, Consumer<Feature> reader) {
        FilterSql filter = new FilterSql(type, selection);
        database.read(handle -> handle.inTransaction(transaction -> {
            filter.bind(transaction.createQuery(listSql(type, filter)))
                    .setFetchSize(FETCH_SIZE)
                    .map(row(type))
                    .forEach(reader);
            return selection;
        }));
    }

    /** A page and the number of all that are selected, both as they are at one moment. */
    Slice page(FeatureQuery query) {
        FeatureType type = query.collection().type();
        FilterSql filter = new FilterSql(type, query.selection());
        OrderSql order = new OrderSql(query.order(), query.cursor());
        return database.read(handle -> handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, transaction -> {
            long matched = filter.bind(transaction.createQuery(Sql.of(
                            FeatureStore.class, "count", Map.of("view", type.view(), "filter", filter.condition()))))
                    .mapTo(Long.class)
                    .one();
            List<Feature> features = order.bind(filter.bind(transaction.createQuery(Sql.of(
                            FeatureStore.class,
                            "page",
                            Map.of(
                                    "view", type.view(),
                                    "filter", filter.condition(),
                                    "after", order.condition(),
                                    "order", order.order())))))
                    .bind("limit", query.limit() + 1)
                    .map(row(type))
                    .list();
            return Slice.of(query, features, matched);
        }));
    }

    Optional<Feature> find(Collection collection, String code) {
        FeatureType type = collection.type();
        FilterSql filter = new FilterSql(type, collection.narrow(Selection.EVERYTHING.with(Field.CODIGO, code)));
        return database.read(handle -> filter.bind(handle.createQuery(listSql(type, filter)))
                .map(row(type))
                .findOne());
    }

    private static String listSql(FeatureType type, FilterSql filter) {
        return Sql.of(FeatureStore.class, "list", Map.of("view", type.view(), "filter", filter.condition()));
    }

    private static RowMapper<Feature> row(FeatureType type) {
        return (row, context) -> Feature.ofRow(row, type, Geometries.fromSql(row, FeatureType.GEOMETRY));
    }

    /** The number of the last publication: two files with the same number hold the same data. */
    public long dataVersion() {
        return database.read(handle -> handle.createQuery(Sql.of(FeatureStore.class, "data_version"))
                .mapTo(Long.class)
                .one());
    }
}
