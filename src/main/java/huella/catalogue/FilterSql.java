package huella.catalogue;

import huella.model.Interval;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;

/**
 * A selection as a condition on the view of a feature type. With {@link CqlSql} the only class that builds SQL text:
 * names are constants of this program, every value is bound.
 */
public final class FilterSql {

    private final String source;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();

    public FilterSql(FeatureType type, Selection selection) {
        this(type, selection, type::column);
    }

    /** @param columns for the name of each queryable the SQL that gives its value, a constant of the program */
    FilterSql(FeatureType type, Selection selection, UnaryOperator<String> columns) {
        source = selection.asOf().isPresent() ? type.view() + "_on(:as_of)" : type.view();
        selection.asOf().ifPresent(moment -> values.put("as_of", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC)));
        for (Selection.Part part : Selection.Part.values()) {
            List<String> codes = selection.codes().get(part);
            if (codes != null) {
                String name = part.parameter();
                conditions.add(
                        switch (part) {
                            case OBJETIVO -> "objetivos && :" + name;
                            case CAPA, TERRITORIO, TEMA, RESPONSABLE, PRECISION -> name + " = ANY (:" + name + ")";
                        });
                lists.put(name, codes);
            }
        }
        selection.equal().forEach(this::addEqual);
        selection.area().ifPresent(area -> {
            conditions.add("ST_Intersects(geom, :area)");
            values.put("area", area);
        });
        selection.during().ifPresent(during -> type.time().ifPresent(time -> addInterval(time, during)));
        if (!selection.words().isEmpty()) {
            // Words are letters and digits only, so none can hold a wildcard of LIKE.
            conditions.add("search_text LIKE ALL (:words)");
            lists.put(
                    "words",
                    selection.words().stream().map(word -> "% " + word + "%").toList());
        }
        selection.filter().map(filter -> new CqlSql(filter, columns)).ifPresent(cql -> {
            conditions.add(cql.condition());
            values.putAll(cql.values());
        });
    }

    /** What to select from: the view of the type, or the same as it was at the moment that is asked for. */
    public String source() {
        return source;
    }

    /** A boolean SQL expression with named parameters. */
    public String condition() {
        return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
    }

    /** Gives the query the values of the condition's parameters. */
    public Query bind(Query query) {
        values.forEach(query::bind);
        lists.forEach((name, list) -> query.bindArray(name, String.class, list));
        return query;
    }

    private void addEqual(Field field, Object value) {
        String name = "equal_" + field.column();
        conditions.add(
                switch (field.type()) {
                    case TEXT, INTEGER, BOOLEAN, INSTANT -> field.column() + " = :" + name;
                    case TEXT_LIST -> ":" + name + " = ANY (" + field.column() + ")";
                });
        values.put(name, value);
    }

    private void addInterval(Field time, Interval interval) {
        interval.from().ifPresent(from -> {
            conditions.add(time.column() + " >= :from");
            values.put("from", from);
        });
        interval.to().ifPresent(to -> {
            conditions.add(time.column() + " <= :to");
            values.put("to", to);
        });
    }
}
