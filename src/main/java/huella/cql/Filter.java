package huella.cql;

import huella.geo.Reprojection;
import huella.model.Rejected;

/**
 * A filter that can be evaluated: its properties exist, its types fit, its geometries are valid and in longitude and
 * latitude (CRS84). There is no other way to one than through these checks.
 */
public final class Filter {

    private final Expression expression;
    private final Queryables queryables;

    private Filter(Expression expression, Queryables queryables) {
        this.expression = expression;
        this.queryables = queryables;
    }

    /**
     * Checks a filter.
     *
     * @param crs the system of its geometries (filter-crs); coordinates stand in that system's axis order
     * @throws Rejected naming the parameter, with the part that is wrong and its cure
     */
    public static Filter of(String parameter, Expression expression, Queryables queryables, Reprojection crs) {
        queryables.check(parameter, expression);
        return new Filter(expression.inCrs84(parameter, crs), queryables);
    }

    /** Geometries are shapes in longitude and latitude, SRID 4326; there are no boxes left. */
    public Expression expression() {
        return expression;
    }

    /** What the values of a property of this filter are. */
    public Queryable.Type type(Operand.Property property) {
        return queryables.find(property.name()).orElseThrow();
    }
}
