package huella.catalogue;

import huella.model.Change;
import huella.model.Touched;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A word heard on the channel of publications (the trigger {@code tell_publication}).
 *
 * @param publication none: everything was prepared anew
 * @param change where it can be seen; empty when that was too long to be said, and must be asked
 */
record Announcement(OptionalLong publication, Optional<Change> change) {

    private static final int NUMBERS = 8;

    /** Reads what the database says; of what it does not understand it knows nothing, so that everything is asked. */
    static Announcement parse(String payload) {
        String[] lines = payload.split("\n");
        try {
            OptionalLong publication = OptionalLong.of(Long.parseLong(lines[0]));
            return new Announcement(publication, lines.length == 1 ? Optional.empty() : Optional.of(change(lines)));
        } catch (NumberFormatException e) {
            return new Announcement(OptionalLong.empty(), Optional.empty());
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
