package huella.geo.read;

import java.util.Optional;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Geometry;

/**
 * A coordinate system that files come in, with the one operation by which we take it to WGS 84.
 *
 * <p>To be written.
 */
public final class SourceCrs {

    private SourceCrs() {}

    /** Its number in the EPSG register. */
    public int epsg() {
        throw new UnsupportedOperationException();
    }

    /** Its name in the EPSG register, with "huso" and "sur" in Spanish for the systems that Chile uses. */
    public String title() {
        throw new UnsupportedOperationException();
    }

    /** Degrees, or else metres. */
    public boolean geographic() {
        throw new UnsupportedOperationException();
    }

    /** What the register calls the change of datum, such as "PSAD56 to WGS 84 (6)"; empty when there is none to do. */
    public Optional<String> operation() {
        throw new UnsupportedOperationException();
    }

    /** Its EPSG number. */
    public OptionalInt operationCode() {
        throw new UnsupportedOperationException();
    }

    /** How far the result may be from the truth, in metres, as the register says; 0: exact by definition. */
    public double accuracyM() {
        throw new UnsupportedOperationException();
    }

    /**
     * A copy in longitude/latitude degrees, SRID 4326; empty when a coordinate is beyond where the system means
     * anything.
     *
     * @param swapped the first number of each position is the northing or latitude
     */
    public Optional<Geometry> toCrs84(Geometry inThisSystem, boolean swapped) {
        throw new UnsupportedOperationException();
    }
}
