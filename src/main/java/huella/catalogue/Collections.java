package huella.catalogue;

import huella.http.Parameter;
import huella.model.Rejected;
import huella.model.Term;
import huella.model.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The public collections: the layers of initiatives, {@code iniciativas} with all of them, and the comunas. */
public final class Collections {

    public static final String ALL = "iniciativas";
    public static final String COMUNAS = "comunas";

    private final List<Collection> all;

    public Collections(Vocabularies vocabularies) {
        all = Stream.concat(
                        vocabularies.terms(Vocabularies.Name.LAYER).stream().map(Collections::layer),
                        Stream.of(initiatives(), comunas()))
                .toList();
    }

    public List<Collection> all() {
        return all;
    }

    public List<String> names() {
        return all.stream().map(Collection::name).toList();
    }

    public List<Collection> of(FeatureType type) {
        return all.stream().filter(collection -> collection.type() == type).toList();
    }

    /** The parameter of a path that names a collection of a type. */
    public Parameter parameter(String name, FeatureType type) {
        return Parameter.path(
                name, "Una colección", of(type).stream().map(Collection::name).toList());
    }

    /** The parameter of a path that names any collection. */
    public Parameter parameter(String name) {
        return Parameter.path(name, "Una colección", names());
    }

    /** @throws Rejected (404) with the names that exist */
    public Collection get(String name) {
        return find(name)
                .orElseThrow(() -> Rejected.notFound(
                        "No existe esa colección. Las colecciones son: " + String.join(", ", names()) + "."));
    }

    /** The title of a collection, in Spanish. */
    public String title(String name) {
        return get(name).title().es();
    }

    private Optional<Collection> find(String name) {
        return all.stream().filter(collection -> collection.name().equals(name)).findFirst();
    }

    private static Collection layer(Term term) {
        return new Collection(
                term.code(),
                FeatureType.INITIATIVE,
                Optional.of(term.code()),
                new Text(term.nameEs(), term.nameEn()),
                new Text(term.descriptionEs(), term.descriptionEn()),
                Notice.REFERENTIAL,
                Notice.DECK,
                Notice.INITIATIVES);
    }

    private static Collection initiatives() {
        return new Collection(
                ALL,
                FeatureType.INITIATIVE,
                Optional.empty(),
                new Text("Todas las iniciativas", "All initiatives"),
                new Text(
                        "Las iniciativas de la Estrategia Minera para el Bienestar de la Región de Antofagasta 2023-2050,"
                                + " con la huella referencial de cada una.",
                        "The initiatives of the Mining Strategy for the Well-being of the Antofagasta Region 2023-2050,"
                                + " each with its referential footprint."),
                Notice.REFERENTIAL,
                Notice.DECK,
                Notice.INITIATIVES);
    }

    private static Collection comunas() {
        return new Collection(
                COMUNAS,
                FeatureType.COMUNA,
                Optional.empty(),
                new Text("Comunas", "Comunas"),
                new Text(
                        "Las nueve comunas de la Región de Antofagasta, con un contorno generalizado.",
                        "The nine comunas (municipal districts) of the Antofagasta Region, with a generalised outline."),
                Notice.GENERALISED,
                Notice.DIVISION,
                Notice.COMUNAS);
    }
}
