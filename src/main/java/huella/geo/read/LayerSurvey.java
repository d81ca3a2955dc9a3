package huella.geo.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * What a first reading learned of a layer.
 *
 * @param columns by name, in the order they were met, each with some of its values as text
 * @param features all of them, those without a usable shape too
 * @param box of all coordinates, as they stand in the file
 * @param sample some of its shapes, as they stand in the file, spread over the layer
 */
public record LayerSurvey(
        SourceLayer layer, Map<String, List<String>> columns, long features, Envelope box, List<Geometry> sample) {

    public LayerSurvey {
        columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        box = new Envelope(box);
        sample = List.copyOf(sample);
    }
}
