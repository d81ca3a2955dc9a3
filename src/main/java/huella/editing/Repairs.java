package huella.editing;

import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Where checks get shapes to propose. Mending a shape can take longer than anybody waits, so it is done elsewhere and
 * may come back with nothing: a finding without a proposal is still a finding.
 */
public interface Repairs {

    /** Proposes nothing. */
    Repairs NONE = new Repairs() {
        @Override
        public Optional<Geometry> valid(Geometry invalid) {
            return Optional.empty();
        }

        @Override
        public Optional<Geometry> fromMetres(Geometry utm19s) {
            return Optional.empty();
        }
    };

    /** A valid shape that covers the same ground, longitude/latitude. */
    Optional<Geometry> valid(Geometry invalid);

    /** The same shape in longitude/latitude, when its coordinates are metres of UTM zone 19S (EPSG:32719). */
    Optional<Geometry> fromMetres(Geometry utm19s);
}
