package huella.imports;

import huella.editing.Attribute;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a planner decided about an import.
 *
 * @param title of the draft; empty: after the file
 * @param columns by name, the field that each says; only those named are used
 * @param updateFields existing initiatives take the fields of the file too, not only its shapes
 * @param common what new initiatives say where no column does
 * @param destinations where features go; those not named are left out
 */
record AcceptanceRequest(
        Optional<String> title,
        Map<String, String> columns,
        boolean updateFields,
        Map<Attribute, Object> common,
        List<Destination> destinations) {

    AcceptanceRequest {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        EnumMap<Attribute, Object> copy = new EnumMap<>(Attribute.class);
        copy.putAll(common);
        common = Collections.unmodifiableMap(copy);
        destinations = List.copyOf(destinations);
    }

    /** The same, with those of its columns that a file has. */
    AcceptanceRequest among(Set<String> there) {
        Map<String, String> known = new LinkedHashMap<>(columns);
        known.keySet().retainAll(there);
        return new AcceptanceRequest(title, known, updateFields, common, destinations);
    }

    /**
     * Where one feature goes.
     *
     * @param code of an existing initiative, with {@code base}, the version that was seen; empty: a new one
     * @param group of several features that make one new initiative together
     */
    record Destination(int object, Optional<String> code, OptionalInt base, Optional<String> group) {

        /** Features of one target become one footprint. */
        String target() {
            return code.orElseGet(() -> group.map(name -> "grupo " + name).orElse("objeto " + object));
        }
    }
}
