package huella.cql;

/**
 * How large a filter may be; each limit is an environment variable, named in the message that it causes. They keep
 * hostile filters from filling the stack, the statement or the database's time.
 *
 * @param depth levels of the expression
 * @param nodes parts of the expression: conditions, properties, literals
 * @param coordinates points of all its geometries together
 */
public record FilterLimits(int depth, int nodes, int coordinates) {

    public static final String DEPTH = "HUELLA_MAX_FILTER_DEPTH";
    public static final String NODES = "HUELLA_MAX_FILTER_NODES";
    public static final String COORDINATES = "HUELLA_MAX_FILTER_COORDINATES";
    public static final FilterLimits DEFAULT = new FilterLimits(40, 1_000, 5_000);

    /** A deeper expression would fill the stack of the thread that reads it. */
    public static final int MOST_DEPTH = 100;
}
