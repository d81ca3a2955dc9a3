package huella.imports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What to do with a feature, proposed to the planner, who decides.
 *
 * @param base the version of the initiative that was compared with
 * @param likeness of the shapes, 0 to 1; empty when it was not measured
 * @param others that may be meant too, the likeliest first
 * @param note what the planner should know about the proposal, a sentence in Spanish
 */
record Suggestion(
        Action action,
        Optional<String> code,
        OptionalInt base,
        Optional<By> by,
        OptionalDouble likeness,
        List<Other> others,
        Optional<String> note) {

    Suggestion {
        others = List.copyOf(others);
    }

    enum Action {
        /** Gives an initiative this shape. */
        CAMBIAR,
        /** The initiative has this shape already. */
        IGUAL,
        NUEVA,
        OMITIR;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How an initiative was found. */
    enum By {
        CODIGO,
        SUPERPOSICION,
        NOMBRE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Other(String code, String name, int base, double likeness) {}

    /** Of what cannot be used. */
    static Suggestion omit() {
        return new Suggestion(
                Action.OMITIR,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                List.of(),
                Optional.empty());
    }
}
