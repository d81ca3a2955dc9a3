package huella.editing;

/** Whether a finding stops a proposal or only asks for a second look. */
public enum Severity {
    /** Cannot be submitted or published; the tables would refuse it, or it contradicts itself. */
    BLOCK("bloquea"),
    /** May be right; the author and the reviewer decide. */
    WARN("advierte");

    private final String id;

    Severity(String id) {
        this.id = id;
    }

    /** As published. */
    public String id() {
        return id;
    }
}
