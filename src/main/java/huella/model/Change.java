package huella.model;

import java.util.List;

/**
 * What one publication, or a new base geography, changed.
 *
 * @param publication its number
 * @param everything when it is not known in detail: then nothing that was made before is right
 */
public record Change(long publication, List<Touched> touched, boolean everything) {

    public Change {
        touched = List.copyOf(touched);
    }
}
