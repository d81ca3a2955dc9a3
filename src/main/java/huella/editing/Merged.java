package huella.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of a {@link Merge}.
 *
 * @param result what both sides say; where they are in conflict, what is current
 * @param conflicts at most one of each {@link Conflict#key()}: fields in their order, then the shape, then the
 *     retirement
 */
public record Merged(Content result, List<Conflict> conflicts) {

    /** Which side a person chose for what is in conflict. */
    public enum Side {
        CURRENT,
        PROPOSED
    }

    public Merged {
        conflicts = List.copyOf(conflicts);
    }

    public boolean clean() {
        return conflicts.isEmpty();
    }

    /**
     * The same with what was chosen; conflicts without a choice stay.
     *
     * @param choices by {@link Conflict#key()}; a choice for what is not in conflict changes nothing
     */
    public Merged resolved(Map<String, Side> choices) {
        Content content = result;
        List<Conflict> left = new ArrayList<>();
        for (Conflict conflict : conflicts) {
            Side side = choices.get(conflict.key());
            if (side == null) {
                left.add(conflict);
            } else if (side == Side.PROPOSED) {
                content = proposed(content, conflict);
            }
        }
        return new Merged(content, left);
    }

    private static Content proposed(Content content, Conflict conflict) {
        return switch (conflict) {
            case Conflict.Field field -> Merge.with(content, field.attribute(), field.proposed());
            case Conflict.Shape shape -> new Content(content.values(), shape.proposed(), content.retired());
            case Conflict.Retired retired -> content.retired(retired.proposed());
        };
    }
}
