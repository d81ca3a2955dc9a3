package huella.model;

/** The one exception for anything a caller, a data file or a configuration can cause. */
public final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Rejected(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public Rejected(Problem problem, Throwable cause) {
        super(problem.detail(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public static Rejected parameter(String name, String detail) {
        return new Rejected(new Problem.BadParameter(name, detail));
    }

    public static Rejected notFound(String detail) {
        return new Rejected(new Problem.NotFound(detail));
    }

    /** One field of a request's body that says what cannot be. */
    public static Rejected field(String name, String detail) {
        return new Rejected(new Problem.BadInput(java.util.List.of(new Problem.FieldFinding(name, detail))));
    }

    public static Rejected conflict(String detail) {
        return new Rejected(new Problem.Conflict(detail));
    }

    public static Rejected setup(String detail) {
        return new Rejected(new Problem.BadSetup(detail));
    }
}
