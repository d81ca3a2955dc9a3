package huella.cql;

import java.util.Locale;

/** How two lists, taken as sets, lie to each other. */
public enum SetRelation {
    EQUALS("a_equals"),
    CONTAINS("a_contains"),
    CONTAINED_BY("a_containedBy"),
    OVERLAPS("a_overlaps");

    private final String op;

    SetRelation(String op) {
        this.op = op;
    }

    /** {@code A_CONTAINEDBY} */
    public String keyword() {
        return op.toUpperCase(Locale.ROOT);
    }

    /** {@code a_containedBy} */
    public String op() {
        return op;
    }
}
