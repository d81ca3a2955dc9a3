package huella.catalogue;

import java.time.Instant;
import java.util.List;

/**
 * One act of publishing, as who has the map open is told of it.
 *
 * @param codes the initiatives that have a new version with it, or were retired, in order
 */
record Publication(long id, Instant at, List<String> codes) {

    Publication {
        codes = List.copyOf(codes);
    }
}
