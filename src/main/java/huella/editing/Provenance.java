package huella.editing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * The file out of which a draft was made: what its author and reviewers must know to judge it. It never changes, since
 * an accepted import never does; its whole report is at {@code /api/imports/{id}/report}.
 *
 * @param digest SHA-256 of the file as it came, 64 hexadecimal digits
 * @param format its title, in Spanish
 * @param crs where its layers lay before, as {@code EPSG:24879}; several when its layers differ, with commas between
 * @param operations by which they were taken to WGS 84; empty when there was nothing to do
 * @param accuracyM of the least exact of these, in metres
 * @param at when the file came
 */
record Provenance(
        UUID id,
        String file,
        long bytes,
        String digest,
        Optional<String> format,
        Optional<String> crs,
        Optional<String> crsTitle,
        Optional<String> operations,
        OptionalDouble accuracyM,
        Instant at) {

    /** Where its report can be read. */
    String report() {
        return "/api/imports/" + id + "/report";
    }
}
