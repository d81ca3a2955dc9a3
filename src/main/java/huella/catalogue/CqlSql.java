package huella.catalogue;

import huella.cql.Expression;
import huella.cql.Filter;
import huella.cql.Node;
import huella.cql.Operand;
import huella.cql.Operator;
import huella.cql.Queryable.Type;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A filter as a condition of SQL. Names come from the program, every value is bound, and no value can make the
 * statement fail: types were checked ({@link Filter}), arithmetic answers NULL where it has no result
 * (db/migrations/V4).
 *
 * <p>Where a day is compared with a moment, both are taken as days, UTC: {@code actualizado = DATE('2026-03-31')} is
 * true all that day. Texts are ordered by code point.
 */
final class CqlSql {

    private static final String PREFIX = "cql_";

    private final Filter filter;
    private final UnaryOperator<String> columns;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final String condition;

    /** @param columns for the name of each queryable the SQL that gives its value, a constant of the program */
    CqlSql(Filter filter, UnaryOperator<String> columns) {
        this.filter = filter;
        this.columns = columns;
        condition = condition(filter.expression());
    }

    /** A boolean SQL expression with named parameters, in parentheses where that matters. */
    String condition() {
        return condition;
    }

    /** By the name of its parameter; all names begin alike, so that they meet no others. */
    Map<String, Object> values() {
        return values;
    }

    private String condition(Expression expression) {
        return switch (expression) {
            case Expression.And and -> joined(and.parts(), " AND ");
            case Expression.Or or -> joined(or.parts(), " OR ");
            case Expression.Not not -> "(NOT " + condition(not.part()) + ")";
            case Expression.Comparison comparison -> comparison(comparison);
            case Expression.Like like ->
                "(" + scalar(like.value(), false) + " LIKE " + scalar(like.pattern(), false) + ")";
            case Expression.Between b ->
                "(" + scalar(b.value(), false) + " BETWEEN " + scalar(b.low(), false) + " AND "
                        + scalar(b.high(), false) + ")";
            case Expression.In in -> {
                boolean days = hasDay(in);
                yield "(" + scalar(in.value(), days) + " IN "
                        + in.items().stream()
                                .map(item -> scalar(item, days))
                                .collect(Collectors.joining(", ", "(", "))"));
            }
            case Expression.IsNull isNull -> isNull(isNull.operand());
            case Expression.Spatial spatial -> spatial(spatial);
            case Expression.Temporal temporal -> temporal(temporal);
            case Expression.Sets sets -> sets(sets);
            case Operand.Truth truth -> truth(truth);
        };
    }

    private String joined(List<Expression> parts, String sign) {
        return parts.stream().map(this::condition).collect(Collectors.joining(sign, "(", ")"));
    }

    private String comparison(Expression.Comparison comparison) {
        boolean days = hasDay(comparison);
        boolean ordered = comparison.operator() != Operator.EQUAL && comparison.operator() != Operator.NOT_EQUAL;
        String collation = ordered && type(comparison.left()) == Type.TEXT ? " COLLATE \"C\"" : "";
        return "(" + scalar(comparison.left(), days) + collation + " "
                + comparison.operator().symbol() + " " + scalar(comparison.right(), days) + ")";
    }

    private String isNull(Node operand) {
        return switch (operand) {
            case Operand.Interval interval ->
                "(" + time(interval.start(), false, "") + " IS NULL OR " + time(interval.end(), false, "")
                        + " IS NULL)";
            case Operand scalar -> "(" + scalar(scalar, false) + " IS NULL)";
            case Expression expression -> "(" + condition(expression) + " IS NULL)";
        };
    }

    private String spatial(Expression.Spatial spatial) {
        String both = "(" + scalar(spatial.left(), false) + ", " + scalar(spatial.right(), false) + ")";
        return switch (spatial.relation()) {
            case INTERSECTS -> "ST_Intersects" + both;
            case EQUALS -> "ST_Equals" + both;
            case DISJOINT -> "(NOT ST_Intersects" + both + ")"; // it takes collections, and ST_Disjoint does not
            case TOUCHES -> "ST_Touches" + both;
            case WITHIN -> "ST_Within" + both;
            case OVERLAPS -> "ST_Overlaps" + both;
            case CROSSES -> "ST_Crosses" + both;
            case CONTAINS -> "ST_Contains" + both;
        };
    }

    /**
     * Allen's relations of the starts and ends (Time Ontology in OWL §5.2); a single instant is its own start and end.
     */
    private String temporal(Expression.Temporal temporal) {
        boolean days = hasDay(temporal);
        // Asked for when needed: a value that is bound must stand in the statement.
        Supplier<String> s1 = () -> time(start(temporal.left()), days, "-");
        Supplier<String> e1 = () -> time(end(temporal.left()), days, "");
        Supplier<String> s2 = () -> time(start(temporal.right()), days, "-");
        Supplier<String> e2 = () -> time(end(temporal.right()), days, "");
        return "("
                + switch (temporal.relation()) {
                    case AFTER -> s1.get() + " > " + e2.get();
                    case BEFORE -> e1.get() + " < " + s2.get();
                    case CONTAINS -> s1.get() + " < " + s2.get() + " AND " + e1.get() + " > " + e2.get();
                    case DISJOINT -> e1.get() + " < " + s2.get() + " OR " + s1.get() + " > " + e2.get();
                    case DURING -> s1.get() + " > " + s2.get() + " AND " + e1.get() + " < " + e2.get();
                    case EQUALS -> s1.get() + " = " + s2.get() + " AND " + e1.get() + " = " + e2.get();
                    case FINISHED_BY -> s1.get() + " < " + s2.get() + " AND " + e1.get() + " = " + e2.get();
                    case FINISHES -> s1.get() + " > " + s2.get() + " AND " + e1.get() + " = " + e2.get();
                    case INTERSECTS -> e1.get() + " >= " + s2.get() + " AND " + s1.get() + " <= " + e2.get();
                    case MEETS -> e1.get() + " = " + s2.get();
                    case MET_BY -> s1.get() + " = " + e2.get();
                    case OVERLAPPED_BY ->
                        s1.get() + " > " + s2.get() + " AND " + s1.get() + " < " + e2.get() + " AND " + e1.get() + " > "
                                + e2.get();
                    case OVERLAPS ->
                        s1.get() + " < " + s2.get() + " AND " + e1.get() + " > " + s2.get() + " AND " + e1.get() + " < "
                                + e2.get();
                    case STARTED_BY -> s1.get() + " = " + s2.get() + " AND " + e1.get() + " > " + e2.get();
                    case STARTS -> s1.get() + " = " + s2.get() + " AND " + e1.get() + " < " + e2.get();
                }
                + ")";
    }

    private static Operand start(Operand operand) {
        return operand instanceof Operand.Interval interval ? interval.start() : operand;
    }

    private static Operand end(Operand operand) {
        return operand instanceof Operand.Interval interval ? interval.end() : operand;
    }

    private String sets(Expression.Sets sets) {
        boolean days = hasDay(sets);
        String type = sets.children().stream()
                .flatMap(operand -> operand instanceof Operand.Array array
                        ? array.items().stream().map(item -> type((Operand) item))
                        : Stream.of(Type.TEXT))
                .findFirst()
                .map(first -> sqlType(first, days))
                .orElse("text");
        String left = array(sets.left(), type, days);
        String right = array(sets.right(), type, days);
        return switch (sets.relation()) {
            case EQUALS -> "(" + left + " @> " + right + " AND " + left + " <@ " + right + ")";
            case CONTAINS -> "(" + left + " @> " + right + ")";
            case CONTAINED_BY -> "(" + left + " <@ " + right + ")";
            case OVERLAPS -> "(" + left + " && " + right + ")";
        };
    }

    private String array(Operand operand, String type, boolean days) {
        return operand instanceof Operand.Array array
                ? array.items().stream()
                        .map(item -> scalar((Operand) item, days))
                        .collect(Collectors.joining(", ", "CAST(ARRAY[", "] AS " + type + "[])"))
                : scalar(operand, days);
    }

    /** A value; with days, a time is its day. */
    private String scalar(Operand operand, boolean days) {
        return switch (operand) {
            case Operand.Property property -> property(property, days);
            case Operand.Text text -> bound(text.value(), "text");
            case Operand.Numeric number -> bound(number.value(), "double precision");
            case Operand.Truth truth -> truth(truth);
            case Operand.Casei casei -> "caseless(" + scalar(casei.of(), days) + ")";
            case Operand.Accenti accenti -> "unaccented(" + scalar(accenti.of(), days) + ")";
            case Operand.Arithmetic a ->
                "calculated(" + scalar(a.left(), days) + ", '" + a.calculation().symbol() + "', "
                        + scalar(a.right(), days) + ")";
            case Operand.Day day -> bound(day.date(), "date");
            case Operand.Moment moment ->
                days
                        ? bound(LocalDate.ofInstant(moment.instant(), ZoneOffset.UTC), "date")
                        : bound(moment.instant().atOffset(ZoneOffset.UTC), "timestamptz");
            case Operand.Shape shape -> bound(shape.geometry(), "geometry");
            case Operand.Interval interval -> throw unchecked(interval);
            case Operand.Open open -> throw unchecked(open);
            case Operand.Box box -> throw unchecked(box);
            case Operand.Array array -> throw unchecked(array);
        };
    }

    private static String truth(Operand.Truth truth) {
        return truth.value() ? "TRUE" : "FALSE";
    }

    private String time(Operand operand, boolean days, String sign) {
        return operand instanceof Operand.Open
                ? "CAST('" + sign + "infinity' AS " + sqlType(Type.TIMESTAMP, days) + ")"
                : scalar(operand, days);
    }

    private String property(Operand.Property property, boolean days) {
        String column = columns.apply(property.name());
        return switch (filter.type(property)) {
            case TEXT, LIST, BOOLEAN, GEOMETRY -> column;
            case INTEGER, NUMBER -> "CAST(" + column + " AS double precision)";
            case TIMESTAMP -> days ? "CAST(" + column + " AT TIME ZONE 'UTC' AS date)" : column;
        };
    }

    private Type type(Operand operand) {
        return switch (operand) {
            case Operand.Property property -> filter.type(property);
            case Operand.Text text -> Type.TEXT;
            case Operand.Casei casei -> Type.TEXT;
            case Operand.Accenti accenti -> Type.TEXT;
            case Operand.Numeric number -> Type.NUMBER;
            case Operand.Arithmetic arithmetic -> Type.NUMBER;
            case Operand.Truth truth -> Type.BOOLEAN;
            case Operand.Day day -> Type.TIMESTAMP;
            case Operand.Moment moment -> Type.TIMESTAMP;
            case Operand.Interval interval -> Type.TIMESTAMP;
            case Operand.Open open -> Type.TIMESTAMP;
            case Operand.Shape shape -> Type.GEOMETRY;
            case Operand.Box box -> Type.GEOMETRY;
            case Operand.Array array -> Type.LIST;
        };
    }

    private static String sqlType(Type type, boolean days) {
        return switch (type) {
            case TEXT, LIST -> "text";
            case INTEGER, NUMBER -> "double precision";
            case BOOLEAN -> "boolean";
            case TIMESTAMP -> days ? "date" : "timestamptz";
            case GEOMETRY -> "geometry";
        };
    }

    private static boolean hasDay(Node node) {
        return node instanceof Operand.Day || node.children().stream().anyMatch(CqlSql::hasDay);
    }

    private String bound(Object value, String type) {
        String name = PREFIX + (values.size() + 1);
        values.put(name, value);
        return "CAST(:" + name + " AS " + type + ")";
    }

    private static IllegalStateException unchecked(Operand operand) {
        return new IllegalStateException(
                "No checked filter has " + operand.getClass().getSimpleName() + " here");
    }
}
