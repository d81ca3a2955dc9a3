package huella.editing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/**
 * What a proposal is compared with. All shapes are valid, longitude/latitude WGS 84.
 *
 * @param codes of the fields whose values come from a vocabulary, the codes that exist
 * @param exactPrecisions the codes of {@link Attribute#PRECISION} that claim that the place itself is known
 * @param comunas outlines by official code (CUT), referential
 * @param sea as far as it is drawn near the proposal
 * @param neighbours the other published initiatives near the proposal, without the one that it is about
 */
public record Surroundings(
        Map<Attribute, Set<String>> codes,
        Set<String> exactPrecisions,
        Map<String, Geometry> comunas,
        List<Geometry> sea,
        List<Neighbour> neighbours) {

    public Surroundings {
        codes = Map.copyOf(codes);
        exactPrecisions = Set.copyOf(exactPrecisions);
        comunas = Map.copyOf(comunas);
        sea = List.copyOf(sea);
        neighbours = List.copyOf(neighbours);
    }

    /** A published initiative nearby. */
    public record Neighbour(String code, String name, String precision, Geometry shape) {

        /** As findings call it. */
        String shown() {
            return code + " «" + name + "»";
        }
    }
}
