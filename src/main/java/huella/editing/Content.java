package huella.editing;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Everything that one version, or one proposal, says of an initiative.
 *
 * <p>A proposal may still be wrong: its shape may cross itself and fields may be missing. {@code Checks} says so; only
 * what passes becomes a version.
 *
 * @param values by attribute, of the type of its kind; what is not said is not in the map
 * @param shape longitude/latitude WGS 84, maybe not valid; empty while none is drawn
 * @param retired no longer public
 */
public record Content(Map<Attribute, Object> values, Optional<Geometry> shape, boolean retired) {

    /** Before an initiative is there. */
    public static final Content NOTHING = new Content(Map.of(), Optional.empty(), false);

    public Content {
        EnumMap<Attribute, Object> copy = new EnumMap<>(Attribute.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
        shape = shape.map(Geometry::copy);
    }

    /** The same with other values; a null removes one. */
    public Content with(Map<Attribute, Object> changes) {
        EnumMap<Attribute, Object> changed = new EnumMap<>(Attribute.class);
        changed.putAll(values);
        changes.forEach((attribute, value) -> {
            if (value == null) {
                changed.remove(attribute);
            } else {
                changed.put(attribute, value);
            }
        });
        return new Content(changed, shape, retired);
    }

    public Content with(Geometry reshaped) {
        return new Content(values, Optional.of(reshaped), retired);
    }

    public Content retired(boolean gone) {
        return new Content(values, shape, gone);
    }

    /** A text, or the empty one. */
    String text(Attribute attribute) {
        return values.get(attribute) instanceof String text ? text : "";
    }

    public Optional<Object> value(Attribute attribute) {
        return Optional.ofNullable(values.get(attribute));
    }
}
