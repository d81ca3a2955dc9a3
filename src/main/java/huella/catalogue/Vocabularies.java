package huella.catalogue;

import huella.model.Rejected;
import huella.model.Term;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The closed vocabularies, in display order, as they were when the service started. */
public final class Vocabularies {

    /** Which vocabulary; the table has the same name. */
    public enum Name {
        LAYER,
        TERRITORY,
        OBJECTIVE,
        THEME,
        RESPONSIBLE,
        HORIZON,
        LOCATION_PRECISION
    }

    private final Map<Name, List<Term>> terms;

    public Vocabularies(Map<Name, List<Term>> terms) {
        this.terms = new EnumMap<>(terms);
    }

    public List<Term> terms(Name name) {
        return terms.get(name);
    }

    /** The vocabulary of a part of a selection. */
    List<Term> terms(Selection.Part part) {
        return terms(name(part));
    }

    public Optional<Term> find(Name name, String code) {
        return terms.get(name).stream().filter(term -> term.code().equals(code)).findFirst();
    }

    void require(Selection.Part part, String code) {
        if (find(name(part), code).isEmpty()) {
            List<String> known = terms.get(name(part)).stream().map(Term::code).toList();
            throw Rejected.parameter(
                    part.parameter(), "El valor no existe. Los valores son: " + String.join(", ", known) + ".");
        }
    }

    private static Name name(Selection.Part part) {
        return switch (part) {
            case CAPA -> Name.LAYER;
            case TERRITORIO -> Name.TERRITORY;
            case OBJETIVO -> Name.OBJECTIVE;
            case TEMA -> Name.THEME;
            case RESPONSABLE -> Name.RESPONSIBLE;
            case PRECISION -> Name.LOCATION_PRECISION;
        };
    }
}
