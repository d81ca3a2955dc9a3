package huella.geo.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature as it can be looked at and accepted.
 *
 * @param number from 1, in the order of the file
 * @param layer from 0, in the order of the file
 * @param values by column, clean: no control characters, NFC, within the limit of text
 * @param shape longitude/latitude WGS 84, at most seven decimals, valid, one kind, inside the box of northern Chile;
 *     empty when refused
 * @param before the shape as it stood in the file, in degrees too, when it had to be repaired
 * @param notes what was set right, sentences in Spanish
 * @param refusal why it cannot be used, cause and cure in Spanish
 */
public record PreparedFeature(
        int number,
        int layer,
        String label,
        Map<String, Object> values,
        Optional<Geometry> shape,
        Optional<Geometry> before,
        List<String> notes,
        Optional<String> refusal) {

    public PreparedFeature {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        notes = List.copyOf(notes);
    }
}
