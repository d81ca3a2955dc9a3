package huella.catalogue;

import huella.model.Basis;
import huella.model.Text;
import java.util.Optional;
import java.util.Set;

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

    /** What an answer is made of that shows features of this collection. */
    public Basis basis() {
        return switch (type) {
            case COMUNA -> new Basis(Set.of(Basis.BASE), Optional.empty());
            case INITIATIVE ->
                layer.map(code -> new Basis(Set.of(code, Basis.BASE), Optional.empty()))
                        .orElse(Basis.EVERYTHING);
        };
    }

    /** The selection, kept within this collection. */
    public Selection narrow(Selection selection) {
        return layer.map(selection::within).orElse(selection);
    }
}
