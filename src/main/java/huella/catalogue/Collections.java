package huella.catalogue;

import huella.model.Rejected;
import huella.model.Term;
import java.util.List;
import java.util.stream.Stream;

/** The public collections of initiatives: the layers, and {@code iniciativas}, which is all of them. */
public final class Collections {

    public static final String ALL = "iniciativas";

    private final Vocabularies vocabularies;

    public Collections(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    public List<String> names() {
        return Stream.concat(
                        vocabularies.terms(Vocabularies.Name.LAYER).stream().map(Term::code), Stream.of(ALL))
                .toList();
    }

    /**
     * The title of a collection, in Spanish.
     *
     * @throws Rejected (404) with the names that exist
     */
    public String title(String name) {
        if (name.equals(ALL)) {
            return "Todas las iniciativas";
        }
        return vocabularies
                .find(Vocabularies.Name.LAYER, name)
                .map(Term::nameEs)
                .orElseThrow(() ->
                        Rejected.notFound("No existe esa capa. Las capas son: " + String.join(", ", names()) + "."));
    }

    /** The selection, kept within a collection. */
    public Selection narrow(Selection selection, String name) {
        return name.equals(ALL) ? selection : selection.within(name);
    }
}
