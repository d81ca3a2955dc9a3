package huella.imports;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature of a file that was read.
 *
 * @param number from 1, in the order of the file
 * @param layer from 0
 * @param label where a person finds it in the file
 * @param values by column, as a JSON object
 * @param shape longitude/latitude WGS 84, valid; empty when refused
 * @param before as it stood in the file, when it was repaired
 */
record StagedFeature(
        int number,
        int layer,
        String label,
        String values,
        Optional<Geometry> shape,
        Optional<Geometry> before,
        List<String> notes,
        Optional<String> refusal) {}
