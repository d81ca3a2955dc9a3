package huella.geo.read;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * The shape of a feature in the file's own coordinates, x first whatever the authority says.
 *
 * @param geometries one for each kind (points, lines, areas) that the feature holds: several when it mixed them; two
 *     dimensions, finite numbers, closed rings; maybe not valid. Empty when refused
 * @param mends what was set right while it was read, in Spanish, one sentence each
 * @param refusal why the feature cannot be used, cause and cure in Spanish
 */
public record SourceShape(List<Geometry> geometries, List<String> mends, Optional<String> refusal) {

    public SourceShape {
        geometries = List.copyOf(geometries);
        mends = List.copyOf(mends);
        if (geometries.isEmpty() == refusal.isEmpty()) {
            throw new IllegalArgumentException("a shape or a reason why there is none");
        }
    }

    static SourceShape refused(String causeAndCure) {
        return new SourceShape(List.of(), List.of(), Optional.of(causeAndCure));
    }
}
