package huella.exchange;

import huella.catalogue.Feature;
import huella.catalogue.FeatureType;
import huella.catalogue.FilterSql;
import huella.catalogue.Selection;
import huella.store.Database;
import huella.store.Geometries;
import huella.store.Sql;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads comunas, and the initiatives that touch one. */
public final class ComunaStore {

    /** Rows that the driver holds at a time; without a transaction it would hold all. */
    private static final int FETCH_SIZE = 500;

    private final Database database;

    public ComunaStore(Database database) {
        this.database = database;
    }

    /** All comunas, in the order of their codes. */
    List<Comuna> list() {
        return database.readPublished(handle -> handle.createQuery(Sql.of(ComunaStore.class, "list"))
                .map((row, context) -> new Comuna(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("province"),
                        Geometries.fromSql(row, "geom")))
                .list());
    }

    /** Gives all selected initiatives that touch a comuna to the reader, one by one, in the order of their codes. */
    void eachTouching(String comuna, Selection selection, BiConsumer<Feature, Tie> reader) {
        FilterSql filter = new FilterSql(FeatureType.INITIATIVE, selection);
        database.readOnce(handle -> handle.inTransaction(transaction -> {
            filter.bind(transaction.createQuery(Sql.of(
                            ComunaStore.class,
                            "each_touching",
                            Map.of("view", filter.source(), "filter", filter.condition()))))
                    .bind("comuna", comuna)
                    .setFetchSize(FETCH_SIZE)
                    .map((row, context) -> {
                        reader.accept(
                                Feature.ofRow(row, FeatureType.INITIATIVE, Geometries.fromSql(row, "geom")),
                                Tie.of(row.getBoolean("named"), row.getBoolean("drawn")));
                        return comuna;
                    })
                    .forEach(read -> {});
            return comuna;
        }));
    }
}
