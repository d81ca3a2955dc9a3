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

    /** Asked of every answer that is kept whenever something is published. */
    public boolean isTouchedBy(Change change) {
        if (change.everything() && this != NOTHING) {
            return true;
        }
        for (Touched touched : change.touched()) {
            if (isTouchedBy(touched)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTouchedBy(Touched touched) {
        return (tile.isEmpty() || touched.isIn(tile.get())) && (layers.isEmpty() || layers.contains(touched.layer()));
    }
}
