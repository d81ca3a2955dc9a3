package huella.model;

import java.util.List;

/**
 * What a publication, or a new base geography, made different.
 *
 * @param number numbers are in the order of commits
 * @param touched where; nothing when {@code everything}
 * @param everything it is not known where: whoever keeps anything throws all of it away
 */
public record Change(long number, List<Touched> touched, boolean everything) {

    public Change {
        touched = List.copyOf(touched);
    }

    /** Nothing that was known before can be relied on. */
    public static Change ofEverything(long number) {
        return new Change(number, List.of(), true);
    }
}
