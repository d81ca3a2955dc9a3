package huella.imports;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A file on its way in.
 *
 * @param account whose it is
 * @param choices JSON object, as {@link ReadingFrames#toJson}
 * @param report JSON object, as {@link ReadingJson}, or with {@code motivo} when it was refused
 * @param draft that was made of it
 */
record Import(
        UUID id,
        long account,
        String login,
        String person,
        StoredFile file,
        State state,
        String choices,
        String report,
        Optional<UUID> draft,
        Instant created,
        Instant modified) {

    /** Where it stands. The names are those of the table and of the interface. */
    enum State {
        LEYENDO,
        PREGUNTA,
        LISTO,
        RECHAZADO,
        ACEPTADO;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String key) {
            return Arrays.stream(values())
                    .filter(state -> state.key().equals(key))
                    .findFirst()
                    .orElseThrow();
        }
    }

    Import as(State other, String otherReport) {
        return new Import(id, account, login, person, file, other, choices, otherReport, draft, created, modified);
    }
}
