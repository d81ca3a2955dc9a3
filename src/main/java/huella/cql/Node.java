package huella.cql;

import java.util.List;

/**
 * A part of a CQL2 filter (OGC 21-065r2): either a condition or what conditions are made of. The two encodings, text
 * and JSON, are read into the same nodes. Coordinates stand as they were given, in the system and axis order of the
 * request.
 */
public sealed interface Node permits Expression, Operand {

    /** The parts of this part, in the order in which they are written. */
    default List<? extends Node> children() {
        return List.of();
    }

    /** Whether the tree is at most so high; looks no deeper than that, so that it is safe for any tree. */
    static boolean isWithin(Node node, int depth) {
        return depth > 0 && node.children().stream().allMatch(child -> isWithin(child, depth - 1));
    }
}
