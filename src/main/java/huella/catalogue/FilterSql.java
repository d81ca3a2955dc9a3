package huella.catalogue;

import huella.cql.Filter;
import huella.model.Bbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;

/**
 * A selection as a condition on the view {@code published}. With {@link CqlSql} the only class that builds SQL text:
 * names are constants of this program, every value is bound.
 */
public final class FilterSql {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();

    public FilterSql(Selection selection) {
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
        selection.bbox().ifPresent(this::addBbox);
        if (!selection.words().isEmpty()) {
            // Words are letters and digits only, so none can hold a wildcard of LIKE.
            conditions.add("search_text LIKE ALL (:words)");
            lists.put(
                    "words",
                    selection.words().stream().map(word -> "% " + word + "%").toList());
        }
    }

    /**
     * A selection that a filter narrows further.
     *
     * @param columns for the name of each queryable the SQL that gives its value, a constant of the program
     */
    public FilterSql(Selection selection, Optional<Filter> filter, UnaryOperator<String> columns) {
        this(selection);
        filter.map(given -> new CqlSql(given, columns)).ifPresent(cql -> {
            conditions.add(cql.condition());
            values.putAll(cql.values());
        });
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

    private void addBbox(Bbox bbox) {
        conditions.add("ST_Intersects(geom, ST_MakeEnvelope(:west, :south, :east, :north, 4326))");
        values.put("west", bbox.west());
        values.put("south", bbox.south());
        values.put("east", bbox.east());
        values.put("north", bbox.north());
    }
}
