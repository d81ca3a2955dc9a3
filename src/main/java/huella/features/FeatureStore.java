package huella.features;

import huella.catalogue.Feature;
import huella.catalogue.Field;
import huella.catalogue.FilterSql;
import huella.catalogue.Selection;
import huella.store.CopyRow;
import huella.store.Database;
import huella.store.Geometries;
import huella.store.Sql;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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

    /**
     * Gives all selected features to the reader, one by one, in the order of their codes; memory holds one at a time.
     * When the reader throws, the query is stopped.
     */
    public void each(Selection selection, Consumer<Feature> reader) {
        FilterSql filter = new FilterSql(selection);
        Set<Field> fields = EnumSet.allOf(Field.class);
        String sql =
                Sql.of(FeatureStore.class, "each", Map.of("columns", columns(fields), "filter", filter.condition()));
        database.each(sql, filter::bind, row -> reader.accept(feature(row, fields)));
    }

    private static String columns(Set<Field> fields) {
        return fields.stream().map(field -> '"' + field.column() + '"').collect(Collectors.joining(", "));
    }

    private static Feature feature(CopyRow row, Set<Field> fields) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        for (Field field : fields) {
            Object value = switch (field.type()) {
                case TEXT -> row.text();
                case INTEGER -> row.integer();
                case BOOLEAN -> row.flag();
                case INSTANT -> row.instant().truncatedTo(ChronoUnit.SECONDS);
                case TEXT_LIST -> Objects.requireNonNullElse(row.texts(), List.of());
            };
            if (value != null) {
                values.put(field, value);
            }
        }
        return new Feature(values, row.geometry());
    }

    /** The number of the last publication: two files with the same number hold the same data. */
    public long dataVersion() {
        return database.read(handle -> handle.createQuery(Sql.of(FeatureStore.class, "data_version"))
                .mapTo(Long.class)
                .one());
    }
}
