package huella.editing;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What a write has done: the draft that it touched, the publication that it made, the code that it gave. */
record Outcome(Optional<UUID> draft, OptionalLong publication, Optional<String> code) {

    static Outcome of(UUID draft) {
        return new Outcome(Optional.of(draft), OptionalLong.empty(), Optional.empty());
    }

    static Outcome of(UUID draft, String code) {
        return new Outcome(Optional.of(draft), OptionalLong.empty(), Optional.of(code));
    }

    static Outcome published(Optional<UUID> draft, long publication) {
        return new Outcome(draft, OptionalLong.of(publication), Optional.empty());
    }
}
