package huella.model;

/** What someone may do, from least to most. A role is granted in a layer, but for {@link #ADMIN}, which has all. */
public enum Role {
    /** Anyone: reads what is published. */
    LECTOR,
    /** Drafts changes. */
    PLANIFICADOR,
    /** Publishes what others have drafted, or returns it. */
    REVISOR,
    /** Everything, everywhere, and the accounts. */
    ADMIN
}
