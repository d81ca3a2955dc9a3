package huella.cql;

import java.util.function.Function;

/** What a filter that is being read has used of its limits. The reader says where it is, in its own way. */
final class Budget {

    private final FilterLimits limits;
    private int depth;
    private int nodes;
    private int coordinates;

    Budget(FilterLimits limits) {
        this.limits = limits;
    }

    /** Goes one level down; who enters also leaves. */
    void enter(Function<String, RuntimeException> fault) {
        if (++depth > limits.depth()) {
            throw fault.apply(tooDeep());
        }
    }

    void leave() {
        depth--;
    }

    <N extends Node> N node(N node, Function<String, RuntimeException> fault) {
        if (++nodes > limits.nodes()) {
            throw fault.apply("el filtro tiene más de " + limits.nodes() + " partes (" + FilterLimits.NODES
                    + "). Acórtelo o repártalo en varias consultas");
        }
        return node;
    }

    void coordinate(Function<String, RuntimeException> fault) {
        if (++coordinates > limits.coordinates()) {
            throw fault.apply("las geometrías del filtro tienen más de " + limits.coordinates() + " puntos ("
                    + FilterLimits.COORDINATES + "). Simplifíquelas");
        }
    }

    /** Chains like 1+1+1+… grow a tree without going down while they are read, so the whole is looked at again. */
    Expression finished(Expression expression, Function<String, RuntimeException> fault) {
        if (!Node.isWithin(expression, limits.depth())) {
            throw fault.apply(tooDeep());
        }
        return expression;
    }

    String tooDeep() {
        return "el filtro tiene más de " + limits.depth() + " niveles (" + FilterLimits.DEPTH
                + "). Quite paréntesis o repártalo en varias consultas";
    }
}
