package huella.model;

import java.util.Optional;
import java.util.Set;

/**
 * What an answer is made of: it may be kept until a {@link Change} touches that.
 *
 * @param layers codes of layers of initiatives, or {@link #BASE}; empty: all that is published
 * @param tile where, when it is a tile; empty: everywhere
 */
public record Basis(Set<String> layers, Optional<TileCoord> tile) {

    /**
     * The base geography, the comunas and the vocabularies: what comes with the program's data and is not published.
     */
    public static final String BASE = "base";

    /** Whatever is published, and everything else. */
    public static final Basis EVERYTHING = new Basis(Set.of(), Optional.empty());

    /** Nothing that could change while the program runs. */
    public static final Basis NOTHING = new Basis(Set.of("-"), Optional.empty());

    public Basis {
        layers = Set.copyOf(layers);
    }

    public boolean isTouchedBy(Change change) {
        return this != NOTHING && change.everything()
                || change.touched().stream().anyMatch(this::isTouchedBy);
    }

    private boolean isTouchedBy(Touched touched) {
        return (layers.isEmpty() || layers.contains(touched.layer()))
                && tile.map(touched::isIn).orElse(true);
    }
}
