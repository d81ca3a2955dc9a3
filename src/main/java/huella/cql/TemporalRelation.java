package huella.cql;

import java.util.Locale;

/**
 * How two times lie to each other (Time Ontology in OWL). Five relations also take single instants; the others compare
 * intervals only.
 */
public enum TemporalRelation {
    AFTER("t_after", true),
    BEFORE("t_before", true),
    CONTAINS("t_contains", false),
    DISJOINT("t_disjoint", true),
    DURING("t_during", false),
    EQUALS("t_equals", true),
    FINISHED_BY("t_finishedBy", false),
    FINISHES("t_finishes", false),
    INTERSECTS("t_intersects", true),
    MEETS("t_meets", false),
    MET_BY("t_metBy", false),
    OVERLAPPED_BY("t_overlappedBy", false),
    OVERLAPS("t_overlaps", false),
    STARTED_BY("t_startedBy", false),
    STARTS("t_starts", false);

    private final String op;
    private final boolean takesInstants;

    TemporalRelation(String op, boolean takesInstants) {
        this.op = op;
        this.takesInstants = takesInstants;
    }

    /** {@code T_FINISHEDBY} */
    public String keyword() {
        return op.toUpperCase(Locale.ROOT);
    }

    /** {@code t_finishedBy} */
    public String op() {
        return op;
    }

    public boolean takesInstants() {
        return takesInstants;
    }
}
