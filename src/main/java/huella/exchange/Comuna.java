package huella.exchange;

import java.text.Normalizer;
import java.util.Locale;
import org.locationtech.jts.geom.Geometry;

/**
 * A comuna with its referential outline.
 *
 * @param code official code (CUT), five digits
 * @param outline longitude/latitude WGS 84
 */
record Comuna(String code, String name, String province, Geometry outline) {

    /** The name as it stands in addresses and file names: {@code maria-elena}, {@code ollague}. */
    String slug() {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
    }

    /** By its slug or its official code. */
    boolean isCalled(String text) {
        return slug().equals(text) || code.equals(text);
    }
}
