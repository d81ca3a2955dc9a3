package huella.cql;

import java.util.Locale;

/** How two shapes lie to each other (OGC 06-103r4 §6.1.15). */
public enum SpatialRelation {
    INTERSECTS,
    EQUALS,
    DISJOINT,
    TOUCHES,
    WITHIN,
    OVERLAPS,
    CROSSES,
    CONTAINS;

    /** {@code S_INTERSECTS} */
    public String keyword() {
        return "S_" + name();
    }

    /** {@code s_intersects} */
    public String op() {
        return keyword().toLowerCase(Locale.ROOT);
    }
}
