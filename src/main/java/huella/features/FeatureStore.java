package huella.features;

import huella.catalogue.Collection;
import huella.catalogue.Feature;
import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import huella.catalogue.FilterSql;
import huella.catalogue.OrderSql;
import huella.catalogue.Selection;
import huella.store.CopyRow;
import huella.store.Database;
import huella.store.Geometries;
import huella.store.Sql;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Reads the features of a selection. */
public final class FeatureStore {

    /** A selection of more features is not counted to its end: whoever asks for ten of them must not wait for that. */
    static final long MOST_COUNTED = 10_000;

    private final Database database;

    /** How many features a whole collection had, by its name. */
    private final ConcurrentHashMap<String, Counted> wholes = new ConcurrentHashMap<>();

    private record Counted(long state, long features) {}

    public FeatureStore(Database database) {
        this.database = database;
    }

    /**
     * Gives all selected features to the reader, one by one, in the order of their codes; memory holds one at a time.
     * When the reader throws, the query is stopped.
     */
    public void each(FeatureType type, Selection selection, Consumer<Feature> reader) {
        FilterSql filter = new FilterSql(type, selection);
        Set<Field> fields = type.fields();
        String sql = Sql.of(
                FeatureStore.class,
                "each",
                Map.of("view", filter.source(), "columns", columns(fields), "filter", filter.condition()));
        database.each(sql, filter::bind, row -> reader.accept(feature(row, type)));
    }

    private static String columns(Set<Field> fields) {
        return fields.stream().map(field -> '"' + field.column() + '"').collect(Collectors.joining(", "));
    }

    /**
     * Gives the features of a page to the reader, one by one, each with the {@link #state} that it was read in; one
     * feature more than the page takes, when there is one. Not for going back.
     *
     * @param fields that are read
     */
    void each(FeatureQuery query, Set<Field> fields, BiConsumer<Long, Feature> reader) {
        FeatureType type = query.collection().type();
        FilterSql filter = new FilterSql(type, query.selection());
        OrderSql order = new OrderSql(query.order(), query.cursor());
        String sql = Sql.of(
                FeatureStore.class,
                "stream",
                Map.of(
                        "columns", columns(fields),
                        "view", filter.source(),
                        "filter", filter.condition(),
                        "after", order.condition(),
                        "order", order.order()));
        database.each(
                sql,
                unbound -> order.bind(filter.bind(unbound)).bind("limit", (long) query.limit() + 1),
                row -> reader.accept((long) row.integer(), feature(row, type, fields)));
    }

    /** A number that grows with everything that is published; as long as it is the same, so are the features. */
    long state() {
        return database.readPublished(handle -> state(handle));
    }

    private static long state(Handle handle) {
        return handle.createQuery(Sql.of(FeatureStore.class, "state"))
                .mapTo(Long.class)
                .one();
    }

    private static Feature feature(CopyRow row, FeatureType type) {
        return feature(row, type, type.fields());
    }

    private static Feature feature(CopyRow row, FeatureType type, Set<Field> fields) {
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
        return new Feature(type, values, row.geometry());
    }

    /** A page and the number of all that are selected, both as they are at one moment. */
    Slice page(FeatureQuery query) {
        FeatureType type = query.collection().type();
        FilterSql filter = new FilterSql(type, query.selection());
        OrderSql order = new OrderSql(query.order(), query.cursor());
        return database.readPublished(handle ->
                handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, transaction -> {
                    OptionalLong matched = matched(transaction, query, filter);
                    List<Feature> features = order.bind(filter.bind(transaction.createQuery(Sql.of(
                                    FeatureStore.class,
                                    "page",
                                    Map.of(
                                            "columns", columns(type.fields()),
                                            "view", filter.source(),
                                            "filter", filter.condition(),
                                            "after", order.condition(),
                                            "order", order.order())))))
                            .bind("limit", query.limit() + 1)
                            .map(row(type))
                            .list();
                    return Slice.of(query, features, matched);
                }));
    }

    /** How many features are selected, on all pages of a query; empty when to count them would take too long. */
    OptionalLong matched(FeatureQuery query) {
        FilterSql filter = new FilterSql(query.collection().type(), query.selection());
        return database.readPublished(
                handle -> handle.inTransaction(transaction -> matched(transaction, query, filter)));
    }

    /** Whole collections are counted once for each state of the data; a part of one up to a number. */
    private OptionalLong matched(Handle transaction, FeatureQuery query, FilterSql filter) {
        Collection collection = query.collection();
        if (collection.type() == FeatureType.INITIATIVE
                && query.selection().equals(collection.narrow(Selection.EVERYTHING))) {
            long state = state(transaction);
            return OptionalLong.of(wholes.compute(
                            collection.name(),
                            (name, known) -> known != null && known.state() == state
                                    ? known
                                    : new Counted(state, count(transaction, query.selection())))
                    .features());
        }
        long found = filter.bind(transaction.createQuery(Sql.of(
                        FeatureStore.class,
                        "count_up_to",
                        Map.of("view", filter.source(), "filter", filter.condition()))))
                .bind("limit", MOST_COUNTED + 1)
                .mapTo(Long.class)
                .one();
        return found > MOST_COUNTED ? OptionalLong.empty() : OptionalLong.of(found);
    }

    /** @param asOf the moment as of which it is asked for; empty for now */
    Optional<Feature> find(Collection collection, String code, Optional<Instant> asOf) {
        FeatureType type = collection.type();
        Selection one = Selection.EVERYTHING.with(Field.CODIGO, code).asOf(asOf);
        FilterSql filter = new FilterSql(type, collection.narrow(one));
        return database.readPublished(handle ->
                filter.bind(handle.createQuery(listSql(filter))).map(row(type)).findOne());
    }

    private static String listSql(FilterSql filter) {
        return Sql.of(FeatureStore.class, "list", Map.of("view", filter.source(), "filter", filter.condition()));
    }

    private static RowMapper<Feature> row(FeatureType type) {
        return (row, context) -> Feature.ofRow(row, type, Geometries.fromSql(row, FeatureType.GEOMETRY));
    }

    /** How many features are selected. */
    public long count(FeatureType type, Selection selection) {
        FilterSql filter = new FilterSql(type, selection);
        return database.readPublished(handle -> count(handle, filter));
    }

    /** Of a whole collection of initiatives, without looking at the features. */
    private static long count(Handle handle, Selection whole) {
        List<String> layers = whole.codes().get(Selection.Part.CAPA);
        return handle.createQuery(Sql.of(FeatureStore.class, "count_whole"))
                .bindArray("layers", String.class, layers == null ? List.of() : layers)
                .bind("all", layers == null)
                .mapTo(Long.class)
                .one();
    }

    private static long count(Handle handle, FilterSql filter) {
        return filter.bind(handle.createQuery(Sql.of(
                        FeatureStore.class, "count", Map.of("view", filter.source(), "filter", filter.condition()))))
                .mapTo(Long.class)
                .one();
    }

    /** The first selected features, in the order of their codes: no more than {@code limit}. */
    public List<Feature> first(FeatureType type, Selection selection, int limit) {
        FilterSql filter = new FilterSql(type, selection);
        return database.readPublished(handle -> filter.bind(handle.createQuery(Sql.of(
                        FeatureStore.class, "first", Map.of("view", filter.source(), "filter", filter.condition()))))
                .bind("limit", limit)
                .map(row(type))
                .list());
    }
}
