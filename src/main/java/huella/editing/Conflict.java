package huella.editing;

import huella.model.Text;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * What two sides said differently of one thing since their common base, so that a person has to choose: what is
 * current, or what is proposed. Until then the current one stands.
 */
public sealed interface Conflict {

    /** By what the choice is named: a field's key, {@code geometria} or {@code retiro}. */
    String key();

    /** Both gave a field another value; empty is no value. Of lists it is only their order that can be in conflict. */
    record Field(Attribute attribute, Optional<Object> base, Optional<Object> current, Optional<Object> proposed)
            implements Conflict {

        @Override
        public String key() {
            return attribute.key();
        }
    }

    /**
     * Both reshaped the same stretch, or what they did does not go together.
     *
     * @param place where, to be shown on a map: both ways as lines, both places as points, or where the result would
     *     not be valid
     * @param base the whole shape, as the current and the proposed one; empty is none
     */
    record Shape(
            Reason reason,
            Geometry place,
            Optional<Geometry> base,
            Optional<Geometry> current,
            Optional<Geometry> proposed)
            implements Conflict {

        public static final String KEY = "geometria";

        @Override
        public String key() {
            return KEY;
        }
    }

    /** One retired the initiative while the other edited it. */
    record Retired(boolean base, boolean current, boolean proposed) implements Conflict {

        public static final String KEY = "retiro";

        @Override
        public String key() {
            return KEY;
        }
    }

    /** Why two shapes cannot be one. */
    enum Reason {
        BOTH_CHANGED(
                "Las dos versiones cambiaron el mismo tramo de la geometría.",
                "Both versions changed the same stretch of the geometry."),
        REMOVED_AND_CHANGED(
                "Una versión quitó una parte que la otra cambió.",
                "One version removed a part that the other changed."),
        OTHER_KIND(
                "Las dos versiones cambiaron la geometría, y una le dio otro tipo (punto, línea o polígono).",
                "Both versions changed the geometry, and one gave it another type (point, line or polygon)."),
        NOT_VALID(
                "Los cambios de ambas versiones, juntos, dan una geometría que no es válida en este lugar.",
                "The changes of both versions together make a geometry that is not valid at this place."),
        NOTHING_LEFT(
                "Entre las dos versiones quitaron todas las partes de la geometría.",
                "Between them the two versions removed all parts of the geometry."),
        TOO_LARGE(
                "Las dos versiones cambiaron la geometría, que tiene demasiados vértices para unir los cambios.",
                "Both versions changed the geometry, which has too many vertices for the changes to be merged.");

        private final Text text;

        Reason(String es, String en) {
            text = new Text(es, en);
        }

        public Text text() {
            return text;
        }
    }
}
