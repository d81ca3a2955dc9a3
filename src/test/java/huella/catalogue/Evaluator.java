package huella.catalogue;

import huella.cql.Expression;
import huella.cql.Filter;
import huella.cql.Node;
import huella.cql.Operand;
import huella.cql.Queryable.Type;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;

/**
 * What a filter means, said a second time and without SQL: the truth of a filter for one row, null for unknown. Written
 * from the standard, so that the translation can be compared with it.
 */
final class Evaluator {

    private final Filter filter;
    private final Map<String, Object> row;

    Evaluator(Filter filter, Map<String, Object> row) {
        this.filter = filter;
        this.row = row;
    }

    boolean selects() {
        return Boolean.TRUE.equals(truth(filter.expression()));
    }

    private Boolean truth(Expression expression) {
        return switch (expression) {
            case Expression.And and -> joined(and.parts(), false);
            case Expression.Or or -> joined(or.parts(), true);
            case Expression.Not not -> negated(truth(not.part()));
            case Expression.Comparison c -> {
                Integer sign = compared(c.left(), c.right(), hasDay(c));
                yield sign == null
                        ? null
                        : switch (c.operator()) {
                            case EQUAL -> sign == 0;
                            case NOT_EQUAL -> sign != 0;
                            case LESS -> sign < 0;
                            case GREATER -> sign > 0;
                            case LESS_OR_EQUAL -> sign <= 0;
                            case GREATER_OR_EQUAL -> sign >= 0;
                        };
            }
            case Expression.Like like ->
                like((String) value(like.value(), false), (String) value(like.pattern(), false));
            case Expression.Between b -> {
                Integer low = compared(b.value(), b.low(), false);
                Integer high = compared(b.value(), b.high(), false);
                yield all(low == null ? null : low >= 0, high == null ? null : high <= 0);
            }
            case Expression.In in -> {
                boolean days = hasDay(in);
                yield any(in.items().stream()
                        .map(item -> compared(in.value(), item, days))
                        .map(sign -> sign == null ? null : sign == 0)
                        .toArray(Boolean[]::new));
            }
            case Expression.IsNull isNull ->
                (isNull.operand() instanceof Operand operand
                                ? value(operand, false)
                                : truth((Expression) isNull.operand()))
                        == null;
            case Expression.Spatial spatial -> spatial(spatial);
            case Expression.Temporal temporal -> temporal(temporal);
            case Expression.Sets sets -> sets(sets);
            case Operand.Truth truth -> truth.value();
        };
    }

    private Boolean joined(List<Expression> parts, boolean or) {
        Boolean[] truths = parts.stream().map(this::truth).toArray(Boolean[]::new);
        return or ? any(truths) : all(truths);
    }

    private static Boolean all(Boolean... truths) {
        return negated(any(Arrays.stream(truths).map(Evaluator::negated).toArray(Boolean[]::new)));
    }

    private static Boolean any(Boolean... truths) {
        List<Boolean> list = Arrays.asList(truths);
        return list.contains(true) ? Boolean.TRUE : list.contains(null) ? null : Boolean.FALSE;
    }

    private static Boolean negated(Boolean truth) {
        return truth == null ? null : !truth;
    }

    private Integer compared(Operand left, Operand right, boolean days) {
        return compared(value(left, days), value(right, days));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Integer compared(Object a, Object b) {
        if (a == null || b == null) {
            return null;
        }
        return a instanceof String text
                ? Arrays.compareUnsigned(
                        text.getBytes(StandardCharsets.UTF_8), ((String) b).getBytes(StandardCharsets.UTF_8))
                : ((Comparable) a).compareTo(b);
    }

    private Object value(Operand operand, boolean days) {
        return switch (operand) {
            case Operand.Property property -> {
                Object value = row.get(property.name());
                Type type = filter.type(property);
                yield value == null
                        ? null
                        : type == Type.INTEGER
                                ? (Object) ((Number) value).doubleValue()
                                : days && type == Type.TIMESTAMP ? day((Instant) value) : value;
            }
            case Operand.Text text -> text.value();
            case Operand.Numeric number -> number.value();
            case Operand.Truth truth -> truth.value();
            case Operand.Casei casei -> caseless((String) value(casei.of(), days));
            case Operand.Accenti accenti -> unaccented((String) value(accenti.of(), days));
            case Operand.Arithmetic a -> calculated(a, (Double) value(a.left(), days), (Double) value(a.right(), days));
            case Operand.Day day -> day.date();
            case Operand.Moment moment -> days ? day(moment.instant()) : moment.instant();
            case Operand.Shape shape -> shape.geometry();
            case Operand.Interval interval ->
                Stream.of(interval.start(), interval.end())
                                .allMatch(end -> end instanceof Operand.Open || value(end, days) != null)
                        ? interval
                        : null;
            case Operand.Open open -> open;
            case Operand.Array array ->
                array.items().stream().map(item -> value((Operand) item, days)).toList();
            case Operand.Box box -> throw new IllegalStateException("a checked filter has no boxes");
        };
    }

    static String caseless(String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    static String unaccented(String text) {
        return text == null
                ? null
                : Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replace("—", "-")
                        .replace("–", "-")
                        .replace("“", "\"")
                        .replace("”", "\"")
                        .replace("«", "<<")
                        .replace("»", ">>")
                        .replace("º", "o")
                        .replace("ß", "ss")
                        .replace("ı", "i");
    }

    private static Double calculated(Operand.Arithmetic a, Double left, Double right) {
        if (left == null || right == null) {
            return null;
        }
        double result = switch (a.calculation()) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDED_BY -> left / right;
            case REMAINDER -> left - right * whole(left / right);
            case WHOLE_DIVISION -> whole(left / right);
            case POWER -> Math.pow(left, right);
        };
        boolean vanished = result == 0
                && left != 0
                && switch (a.calculation()) {
                    case TIMES, DIVIDED_BY -> right != 0;
                    case POWER -> true;
                    case PLUS, MINUS, REMAINDER, WHOLE_DIVISION -> false;
                };
        return Double.isFinite(result) && !vanished ? result + 0.0 : null;
    }

    private static double whole(double value) {
        return value < 0 ? Math.ceil(value) : Math.floor(value);
    }

    private static Boolean like(String text, String pattern) {
        return text == null || pattern == null ? null : matches(text, 0, pattern, 0);
    }

    private static boolean matches(String text, int i, String pattern, int j) {
        if (j == pattern.length()) {
            return i == text.length();
        }
        char c = pattern.charAt(j);
        if (c == '%') {
            return matches(text, i, pattern, j + 1) || i < text.length() && matches(text, i + 1, pattern, j);
        }
        boolean escaped = c == '\\';
        char wanted = escaped ? pattern.charAt(j + 1) : c;
        return i < text.length()
                && (!escaped && c == '_' || text.charAt(i) == wanted)
                && matches(text, i + 1, pattern, escaped ? j + 2 : j + 1);
    }

    private Boolean spatial(Expression.Spatial spatial) {
        Geometry a = (Geometry) value(spatial.left(), false);
        Geometry b = (Geometry) value(spatial.right(), false);
        return switch (spatial.relation()) {
            case INTERSECTS -> a.intersects(b);
            case EQUALS -> a.equalsTopo(b);
            case DISJOINT -> a.disjoint(b);
            case TOUCHES -> a.touches(b);
            case WITHIN -> a.within(b);
            case OVERLAPS -> a.overlaps(b);
            case CROSSES -> a.crosses(b);
            case CONTAINS -> a.contains(b);
        };
    }

    private Boolean temporal(Expression.Temporal t) {
        boolean days = hasDay(t);
        Object s1 = end(t.left(), true, days);
        Object e1 = end(t.left(), false, days);
        Object s2 = end(t.right(), true, days);
        Object e2 = end(t.right(), false, days);
        return switch (t.relation()) {
            case AFTER -> is(s1, '>', e2);
            case BEFORE -> is(e1, '<', s2);
            case CONTAINS -> all(is(s1, '<', s2), is(e1, '>', e2));
            case DISJOINT -> any(is(e1, '<', s2), is(s1, '>', e2));
            case DURING -> all(is(s1, '>', s2), is(e1, '<', e2));
            case EQUALS -> all(is(s1, '=', s2), is(e1, '=', e2));
            case FINISHED_BY -> all(is(s1, '<', s2), is(e1, '=', e2));
            case FINISHES -> all(is(s1, '>', s2), is(e1, '=', e2));
            case INTERSECTS -> negated(any(is(e1, '<', s2), is(s1, '>', e2)));
            case MEETS -> is(e1, '=', s2);
            case MET_BY -> is(s1, '=', e2);
            case OVERLAPPED_BY -> all(is(s1, '>', s2), is(s1, '<', e2), is(e1, '>', e2));
            case OVERLAPS -> all(is(s1, '<', s2), is(e1, '>', s2), is(e1, '<', e2));
            case STARTED_BY -> all(is(s1, '=', s2), is(e1, '>', e2));
            case STARTS -> all(is(s1, '=', s2), is(e1, '<', e2));
        };
    }

    private Object end(Operand operand, boolean start, boolean days) {
        Operand end = !(operand instanceof Operand.Interval i) ? operand : start ? i.start() : i.end();
        return end instanceof Operand.Open
                ? days ? start ? LocalDate.MIN : LocalDate.MAX : start ? Instant.MIN : Instant.MAX
                : value(end, days);
    }

    private static Boolean is(Object a, char sign, Object b) {
        Integer compared = compared(a, b);
        return compared == null ? null : sign == '<' ? compared < 0 : sign == '>' ? compared > 0 : compared == 0;
    }

    private Boolean sets(Expression.Sets sets) {
        Set<Object> a = set(sets.left());
        Set<Object> b = set(sets.right());
        return switch (sets.relation()) {
            case EQUALS -> a.equals(b);
            case CONTAINS -> a.containsAll(b);
            case CONTAINED_BY -> b.containsAll(a);
            case OVERLAPS -> a.stream().anyMatch(b::contains);
        };
    }

    private Set<Object> set(Operand operand) {
        return new HashSet<>(((List<?>) Objects.requireNonNull(value(operand, false)))
                .stream().collect(Collectors.toSet()));
    }

    private static boolean hasDay(Node node) {
        return node instanceof Operand.Day || node.children().stream().anyMatch(Evaluator::hasDay);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
