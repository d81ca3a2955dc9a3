package huella.exchange;

/**
 * Why an initiative belongs to a comuna's package. The catalogue names comunas and the map draws footprints; neither is
 * surveyed, so both count, and each initiative says which it was.
 */
enum Tie {
    NAMED_AND_DRAWN("nombrada y dibujada"),
    ONLY_NAMED("sólo nombrada"),
    ONLY_DRAWN("sólo dibujada");

    private final String title;

    Tie(String title) {
        this.title = title;
    }

    /** As it is published. */
    String title() {
        return title;
    }

    static Tie of(boolean named, boolean drawn) {
        if (named) {
            return drawn ? NAMED_AND_DRAWN : ONLY_NAMED;
        }
        if (drawn) {
            return ONLY_DRAWN;
        }
        throw new IllegalArgumentException("neither named nor drawn");
    }
}
