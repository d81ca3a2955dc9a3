package huella.editing;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What a write has done: the draft that it touched, the publication that it made. */
record Outcome(Optional<UUID> draft, OptionalLong publication) {

    static Outcome of(UUID draft) {
        return new Outcome(Optional.of(draft), OptionalLong.empty());
    }

    static Outcome published(Optional<UUID> draft, long publication) {
        return new Outcome(draft, OptionalLong.of(publication));
    }
}
