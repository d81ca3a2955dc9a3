package huella.editing;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/** One thing that a draft does to an initiative. */
sealed interface Edit {

    /** What the initiative says after this edit. Pure. */
    Content applyTo(Content before);

    /** Draws it anew; longitude/latitude WGS 84. */
    record Reshape(Geometry shape) implements Edit {
        public Reshape {
            shape = shape.copy();
        }

        @Override
        public Content applyTo(Content before) {
            return before.with(shape);
        }
    }

    /** Says something else; a null takes a value away. */
    record Describe(Map<Attribute, Object> changes) implements Edit {
        public Describe {
            EnumMap<Attribute, Object> copy = new EnumMap<>(Attribute.class);
            copy.putAll(changes);
            changes = Collections.unmodifiableMap(copy);
        }

        @Override
        public Content applyTo(Content before) {
            return before.with(changes);
        }
    }

    /** Makes one that was not there; its shape and fields come by the edits after it. */
    record Create() implements Edit {
        @Override
        public Content applyTo(Content nothing) {
            return Content.NOTHING;
        }
    }

    /** Takes it from the public; its history stays. */
    record Retire(String reason) implements Edit {
        @Override
        public Content applyTo(Content before) {
            return before.retired(true);
        }
    }
}
