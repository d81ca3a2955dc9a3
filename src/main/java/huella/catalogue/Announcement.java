package huella.catalogue;

import huella.model.Change;
import huella.model.Touched;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A word heard on the channel of publications (the trigger {@code tell_publication}).
 *
 * @param id the publication's number; none: everything was prepared anew
 * @param publication all that is told of it; empty when that was too long to be said, and must be asked
 * @param change where it can be seen; as {@code publication}
 */
record Announcement(OptionalLong id, Optional<Publication> publication, Optional<Change> change) {

    private static final int NUMBERS = 8;
    private static final int HEAD = 3;

    /** Reads what the database says; of what it does not understand it knows nothing, so that everything is asked. */
    static Announcement parse(String payload) {
        String[] lines = payload.split("\n");
        String[] head = lines[0].split(" ");
        try {
            long id = Long.parseLong(head[0]);
            if (lines.length == 1 || head.length != HEAD) {
                return new Announcement(OptionalLong.of(id), Optional.empty(), Optional.empty());
            }
            Publication publication = new Publication(id, Instant.parse(head[1]), List.of(head[2].split(",")));
            return new Announcement(OptionalLong.of(id), Optional.of(publication), Optional.of(change(lines)));
        } catch (NumberFormatException | DateTimeParseException e) {
            return new Announcement(OptionalLong.empty(), Optional.empty(), Optional.empty());
        }
    }

    private static Change change(String[] lines) {
        List<Touched> boxes = new ArrayList<>();
        long number = 0;
        for (int i = 1; i < lines.length; i++) {
            String[] words = lines[i].split(" ");
            if (words.length != NUMBERS) {
                throw new NumberFormatException(lines[i]);
            }
            number = Long.parseLong(words[0]);
            boxes.add(new Touched(
                    words[1],
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]),
                    Double.parseDouble(words[4]),
                    Double.parseDouble(words[5]),
                    Integer.parseInt(words[6]),
                    Integer.parseInt(words[7])));
        }
        return new Change(number, boxes, false);
    }
}
