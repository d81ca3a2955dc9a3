package huella.store;

/** How a streaming replica stands, as an operator is told. */
public enum ReplicaState {
    /** It has everything that this node knows of, and reads go there. */
    IN_USE("en uso"),
    /** It is there but has not received everything yet, or publications are not heard: reads go to the primary. */
    BEHIND("atrasada"),
    /** It does not answer. */
    UNREACHABLE("no responde"),
    /** What answers is no replica (any more): it was promoted, or belongs to another primary. */
    MISFIT("no es una réplica");

    private final String word;

    ReplicaState(String word) {
        this.word = word;
    }

    /** In Spanish, for those who read the state of the service. */
    public String word() {
        return word;
    }
}
