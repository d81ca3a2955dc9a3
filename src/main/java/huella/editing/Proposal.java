package huella.editing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Geometry;

/**
 * What a draft does to one initiative.
 *
 * @param base the version that its author saw; empty: the initiative is new
 */
record Proposal(String code, OptionalInt base, List<Edit> edits) {

    public Proposal {
        edits = List.copyOf(edits);
    }

    /** By the parts in which it is stored and sent. */
    static Proposal of(
            String code,
            OptionalInt base,
            Map<Attribute, Object> changes,
            Optional<Geometry> shape,
            Optional<String> retireReason) {
        List<Edit> edits = new ArrayList<>();
        if (base.isEmpty()) {
            edits.add(new Edit.Create());
        }
        if (!changes.isEmpty()) {
            edits.add(new Edit.Describe(changes));
        }
        shape.ifPresent(drawn -> edits.add(new Edit.Reshape(drawn)));
        retireReason.ifPresent(reason -> edits.add(new Edit.Retire(reason)));
        return new Proposal(code, base, edits);
    }

    boolean isNew() {
        return base.isEmpty();
    }

    /** What the initiative would say. */
    Content applyTo(Content before) {
        Content after = before;
        for (Edit edit : edits) {
            after = edit.applyTo(after);
        }
        return after;
    }

    Map<Attribute, Object> changes() {
        Map<Attribute, Object> changes = new EnumMap<>(Attribute.class);
        for (Edit edit : edits) {
            if (edit instanceof Edit.Describe describe) {
                changes.putAll(describe.changes());
            }
        }
        return changes;
    }

    Optional<Geometry> shape() {
        return edits.stream()
                .filter(Edit.Reshape.class::isInstance)
                .map(edit -> ((Edit.Reshape) edit).shape())
                .findFirst();
    }

    int vertices() {
        return shape().map(Geometry::getNumPoints).orElse(0);
    }

    Optional<String> retireReason() {
        return edits.stream()
                .filter(Edit.Retire.class::isInstance)
                .map(edit -> ((Edit.Retire) edit).reason())
                .findFirst();
    }
}
