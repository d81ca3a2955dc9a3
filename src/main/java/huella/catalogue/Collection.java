package huella.catalogue;

import huella.model.Text;
import java.util.Optional;

/**
 * A set of features that is published together under one name.
 *
 * @param name as it stands in addresses
 * @param layer the layer that it is kept to, when it is one
 * @param notice how its places are to be taken
 * @param source who says so
 * @param licence under which it may be used
 */
public record Collection(
        String name,
        FeatureType type,
        Optional<String> layer,
        Text title,
        Text description,
        Text notice,
        Text source,
        Text licence) {

    /** The selection, kept within this collection. */
    public Selection narrow(Selection selection) {
        return layer.map(selection::within).orElse(selection);
    }
}
