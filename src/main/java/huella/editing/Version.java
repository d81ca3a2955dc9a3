package huella.editing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One version of an initiative, with who published it and why.
 *
 * @param author who wrote it
 * @param reviewer who approved it; empty for what was loaded from the catalogue's files
 * @param restoredFrom the earlier version that it brings back
 */
record Version(
        String code,
        int number,
        long publication,
        Instant at,
        String author,
        Optional<String> reviewer,
        String reason,
        OptionalInt restoredFrom,
        Content content) {}
