package huella.geo;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One attribute of a layer.
 *
 * @param name as published; letters, digits and underscore, so that it is a name in every format
 * @param title what a person reads instead of the name
 * @param description what it means; empty when the title says it all
 */
public record Column(String name, Type type, String title, String description) {

    /** What a value is: String, List of String, Integer or Long, Boolean, Instant; null in each. */
    public enum Type {
        TEXT,
        TEXT_LIST,
        INTEGER,
        BOOLEAN,
        INSTANT
    }

    public Column {
        if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_]*")) {
            throw new IllegalArgumentException("not a column name: " + name);
        }
    }

    /**
     * A value as formats without lists and dates write it: items joined with "; ", instants in ISO 8601; null stays.
     */
    static String text(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> Long.toString(number.longValue());
            case Boolean flag -> flag.toString();
            case Instant instant -> instant.toString();
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining("; "));
            default -> throw new IllegalArgumentException("no column type for " + value.getClass());
        };
    }
}
