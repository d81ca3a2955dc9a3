package huella.catalogue;

import java.time.Instant;
import java.util.List;

/**
 * One act of publishing, as who has the map open is told of it.
 *
 * @param codes the initiatives that have a new version with it, or were retired, in order; of more than
 *     {@link #MOST_CODES}, one more than that and not those in front
 */
record Publication(long id, Instant at, List<String> codes) {

    /** Who is told of more initiatives at once had better read everything again. */
    static final int MOST_CODES = 1_000;

    Publication {
        codes = List.copyOf(codes);
    }
}
