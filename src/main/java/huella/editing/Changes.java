package huella.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * What one version says differently from another, field by field and vertex by vertex: what a history shows of each
 * version, and a reviewer of a proposal.
 *
 * @param fields those that differ, in their order
 * @param shape how the shapes differ; empty when they are the same
 * @param retired whether it became retired; empty when that did not change
 */
public record Changes(List<Field> fields, Optional<GeometryDifference> shape, Optional<Boolean> retired) {

    /** One field; empty is no value. */
    public record Field(Attribute attribute, Optional<Object> before, Optional<Object> after) {}

    public Changes {
        fields = List.copyOf(fields);
    }

    public static Changes between(Content before, Content after) {
        List<Field> fields = new ArrayList<>();
        for (Attribute attribute : Attribute.values()) {
            Optional<Object> was = before.value(attribute);
            Optional<Object> is = after.value(attribute);
            if (!was.equals(is)) {
                fields.add(new Field(attribute, was, is));
            }
        }
        return new Changes(
                fields,
                shape(before.shape(), after.shape()),
                before.retired() == after.retired() ? Optional.empty() : Optional.of(after.retired()));
    }

    /** Of a version that nothing came before: every field that says something is new. */
    public static Changes ofFirst(Content content) {
        return between(new Content(Map.of(), Optional.empty(), content.retired()), content);
    }

    /** Whether one says what the other says; without measuring how they differ, so it costs little. */
    static boolean none(Content before, Content after) {
        return before.values().equals(after.values())
                && before.retired() == after.retired()
                && ShapeMerge.same(before.shape(), after.shape());
    }

    public boolean none() {
        return fields.isEmpty() && shape.isEmpty() && retired.isEmpty();
    }

    private static Optional<GeometryDifference> shape(Optional<Geometry> before, Optional<Geometry> after) {
        return ShapeMerge.same(before, after)
                ? Optional.empty()
                : Optional.of(GeometryDifference.between(before, after));
    }
}
