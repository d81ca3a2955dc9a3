package huella.editing;

/** What a geometry worker is asked to do; the ordinal travels, both sides are the same program. */
enum Operation {
    /** The first shape along the second, a line. */
    SPLIT,
    /** All shapes into one. */
    MERGE,
    /** Coordinates in metres. */
    BUFFER,
    /** Coordinates in metres. */
    SIMPLIFY,
    REPAIR,
    /** To the seven decimals of what is published, still valid. */
    ROUND
}
