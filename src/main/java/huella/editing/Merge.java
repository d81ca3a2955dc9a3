package huella.editing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Two edits of one base version, put together. Nothing that either side did is lost without a conflict, and nothing is
 * a conflict that can be had both ways:
 *
 * <ul>
 *   <li>what only one side changed is taken; what both changed alike too;
 *   <li>a field that both gave another value is a conflict; lists take the additions and removals of both;
 *   <li>shapes are merged by parts, holes and stretches of vertices ({@link PartsMerge}, {@link PathMerge}); what is
 *       made of both sides is valid, or a conflict;
 *   <li>an initiative that one side retires and the other edits is a conflict.
 * </ul>
 *
 * <p>The two sides can be exchanged: only which of them stands where there is a conflict, and in which order additions
 * come, depends on it.
 */
public final class Merge {

    private Merge() {}

    /**
     * @param base what both sides started from
     * @param current what was published since
     * @param proposed what a draft says
     */
    public static Merged of(Content base, Content current, Content proposed) {
        List<Conflict> conflicts = new ArrayList<>();
        Content result = current;
        for (Attribute attribute : Attribute.values()) {
            FieldMerge merge = FieldMerge.of(
                    attribute, base.value(attribute), current.value(attribute), proposed.value(attribute));
            result = with(result, attribute, merge.value());
            merge.conflict().ifPresent(conflicts::add);
        }
        ShapeMerge shape = ShapeMerge.of(base.shape(), current.shape(), proposed.shape());
        shape.conflict().ifPresent(conflicts::add);
        if (retiredAndEdited(base, current, proposed) || retiredAndEdited(base, proposed, current)) {
            conflicts.add(new Conflict.Retired(base.retired(), current.retired(), proposed.retired()));
        } else if (current.retired() == base.retired()) {
            result = result.retired(proposed.retired());
        }
        return new Merged(new Content(result.values(), shape.shape(), result.retired()), conflicts);
    }

    /** The same with this value, or without one. */
    static Content with(Content content, Attribute attribute, Optional<Object> value) {
        return value.equals(content.value(attribute))
                ? content
                : content.with(Collections.singletonMap(attribute, value.orElse(null)));
    }

    private static boolean retiredAndEdited(Content base, Content retiring, Content editing) {
        return !base.retired() && retiring.retired() && !editing.retired() && edits(base, editing);
    }

    private static boolean edits(Content base, Content side) {
        return !side.values().equals(base.values()) || !ShapeMerge.same(side.shape(), base.shape());
    }
}
