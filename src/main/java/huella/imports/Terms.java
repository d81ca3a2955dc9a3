package huella.imports;

import huella.catalogue.Vocabularies;
import huella.editing.Attribute;
import huella.model.Term;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The words of the closed vocabularies by every way in which a file may write them: code or name, in Spanish or
 * English. Each vocabulary is folded once, for there are thousands of cells to look up. One for each acceptance; not
 * for several threads.
 */
final class Terms {

    /** No term is longer; what is, is none and is not folded. */
    private static final int LONGEST = 200;

    private final Vocabularies vocabularies;
    private final Map<Vocabularies.Name, Map<String, String>> codes = new EnumMap<>(Vocabularies.Name.class);

    Terms(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /** The code of the term that is meant; what is no term, or not of a vocabulary, stays as it is. */
    String code(Attribute attribute, String said) {
        if (said.length() > LONGEST) {
            return said;
        }
        return vocabulary(attribute)
                .map(name -> codes.computeIfAbsent(name, this::folded).get(Folded.key(said)))
                .orElse(said);
    }

    private Map<String, String> folded(Vocabularies.Name name) {
        Map<String, String> folded = new HashMap<>();
        for (Term term : vocabularies.terms(name)) {
            folded.putIfAbsent(Folded.key(term.code()), term.code());
            folded.putIfAbsent(Folded.key(term.nameEs()), term.code());
            folded.putIfAbsent(Folded.key(term.nameEn()), term.code());
        }
        folded.remove("");
        return folded;
    }

    private static Optional<Vocabularies.Name> vocabulary(Attribute attribute) {
        return Optional.ofNullable(
                switch (attribute) {
                    case CAPA -> Vocabularies.Name.LAYER;
                    case TERRITORIO -> Vocabularies.Name.TERRITORY;
                    case TEMA -> Vocabularies.Name.THEME;
                    case OBJETIVOS -> Vocabularies.Name.OBJECTIVE;
                    case RESPONSABLE -> Vocabularies.Name.RESPONSIBLE;
                    case HORIZONTE -> Vocabularies.Name.HORIZON;
                    case PRECISION -> Vocabularies.Name.LOCATION_PRECISION;
                    default -> null;
                });
    }
}
