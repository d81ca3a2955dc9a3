package huella.catalogue;

import huella.TestApp;
import huella.cql.CqlText;
import huella.cql.Filter;
import huella.cql.FilterLimits;
import huella.cql.Queryable;
import huella.cql.Queryable.Type;
import huella.cql.Queryables;
import huella.geo.Crs;
import huella.geo.Reprojection;
import huella.geodata.GeodataLoader;
import huella.store.Database;
import huella.store.Geometries;
import huella.store.TestPostgres;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The real initiatives, filtered. All of them were published in the same second, so two times are added that differ:
 * {@code inicio}, and {@code fin}, which some do not have.
 */
final class FilteredRows implements AutoCloseable {

    /** Each queryable with the SQL of its value. */
    static final Map<Queryable, String> COLUMNS = new LinkedHashMap<>();

    static {
        for (String text :
                List.of("codigo", "nombre", "capa", "tema", "sustento", "fuente_mapa", "fuente_mapa_nombre")) {
            COLUMNS.put(new Queryable(text, Type.TEXT), text);
        }
        COLUMNS.put(new Queryable("objetivos", Type.LIST), "objetivos");
        COLUMNS.put(new Queryable("comunas", Type.LIST), "comunas");
        COLUMNS.put(new Queryable("fuente_numero", Type.INTEGER), "fuente_numero");
        COLUMNS.put(new Queryable("fuente_mapa_numero", Type.INTEGER), "fuente_mapa_numero");
        COLUMNS.put(new Queryable("asterisco", Type.BOOLEAN), "asterisco");
        COLUMNS.put(new Queryable("supuesta", Type.BOOLEAN), "supuesta");
        COLUMNS.put(
                new Queryable("inicio", Type.TIMESTAMP),
                "(timestamptz '2026-01-01T00:00:00Z' + fuente_numero * interval '9 hours')");
        COLUMNS.put(
                new Queryable("fin", Type.TIMESTAMP),
                "(timestamptz '2026-01-03T00:00:00Z' + fuente_mapa_numero * interval '12 hours')");
        COLUMNS.put(new Queryable("geom", Type.GEOMETRY), "geom");
    }

    static final Queryables QUERYABLES = new Queryables(List.copyOf(COLUMNS.keySet()));

    private final Database database = TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(TestApp.GEODATA));

    static String column(String name) {
        return COLUMNS.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    Reprojection crs84() {
        return Reprojection.of(Crs.CRS84);
    }

    Filter filter(String text) {
        return Filter.of("filter", CqlText.parse("filter", text, FilterLimits.DEFAULT), QUERYABLES, crs84());
    }

    List<String> codes(String text) {
        return codes(filter(text));
    }

    /** As the service selects: the codes, in order. */
    List<String> codes(Filter filter) {
        FilterSql sql = new FilterSql(FeatureType.INITIATIVE, Selection.EVERYTHING.with(filter), FilteredRows::column);
        return database.read(handle -> sql.bind(handle.createQuery(
                        "SELECT codigo FROM published WHERE " + sql.condition() + " ORDER BY codigo"))
                .mapTo(String.class)
                .list());
    }

    /** Every initiative with the values of its queryables. */
    List<Map<String, Object>> rows() {
        String select = COLUMNS.entrySet().stream()
                .map(entry -> entry.getValue() + " AS " + entry.getKey().name())
                .collect(Collectors.joining(", ", "SELECT ", " FROM published ORDER BY codigo"));
        return database.read(handle -> handle.createQuery(select)
                .map((row, context) -> {
                    Map<String, Object> values = new LinkedHashMap<>();
                    for (Queryable queryable : COLUMNS.keySet()) {
                        String name = queryable.name();
                        values.put(
                                name,
                                switch (queryable.type()) {
                                    case TEXT -> row.getString(name);
                                    case INTEGER, NUMBER -> row.getObject(name, Integer.class);
                                    case BOOLEAN -> row.getObject(name, Boolean.class);
                                    case LIST ->
                                        Arrays.asList(
                                                (String[]) row.getArray(name).getArray());
                                    case TIMESTAMP -> {
                                        OffsetDateTime time = row.getObject(name, OffsetDateTime.class);
                                        yield time == null ? null : time.toInstant();
                                    }
                                    case GEOMETRY -> Geometries.fromSql(row, name);
                                });
                    }
                    return values;
                })
                .list());
    }

    List<String> texts(String sql) {
        return database.read(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    Object scalar(String expression, Object value) {
        return database.read(handle -> handle.createQuery("SELECT " + expression)
                .bind("value", value)
                .mapTo(String.class)
                .one());
    }

    @Override
    public void close() {
        database.close();
    }
}
