package huella.features;

import huella.catalogue.Feature;
import huella.catalogue.Field;
import huella.catalogue.Vocabularies;
import huella.model.Language;
import huella.model.Term;
import huella.model.Text;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a field of a feature says to a person: names instead of codes, in the reader's language. The published columns
 * are in Spanish, so an English page takes the names of the vocabularies.
 */
record FieldWords(Vocabularies vocabularies, Language language) {

    /** Empty when the feature says nothing there. */
    String of(Feature feature, Field field) {
        return switch (field) {
            case CAPA -> name(feature, Field.CAPA, Vocabularies.Name.LAYER);
            case TERRITORIO -> name(feature, Field.TERRITORIO, Vocabularies.Name.TERRITORY);
            case TEMA_NOMBRE -> name(feature, Field.TEMA, Vocabularies.Name.THEME);
            case RESPONSABLE_NOMBRE -> name(feature, Field.RESPONSABLE, Vocabularies.Name.RESPONSIBLE);
            case HORIZONTE_NOMBRE -> name(feature, Field.HORIZONTE, Vocabularies.Name.HORIZON);
            case PRECISION_NOMBRE -> name(feature, Field.PRECISION, Vocabularies.Name.LOCATION_PRECISION);
            case OBJETIVOS -> objectives(feature.values().get(field));
            case UBICACION -> location(feature);
            default -> Values.text(feature.values().get(field), language);
        };
    }

    private String name(Feature feature, Field code, Vocabularies.Name vocabulary) {
        return name(Values.text(feature.values().get(code), language), vocabulary);
    }

    /** A code that is in no vocabulary is said as it is. */
    private String name(String code, Vocabularies.Name vocabulary) {
        return vocabularies.find(vocabulary, code).map(this::name).orElse(code);
    }

    private String name(Term term) {
        return new Text(term.nameEs(), term.nameEn()).in(language);
    }

    private String objectives(Object codes) {
        return codes instanceof List<?> list
                ? list.stream()
                        .map(code -> code + " · " + name(String.valueOf(code), Vocabularies.Name.OBJECTIVE))
                        .collect(Collectors.joining("; "))
                : "";
    }

    private String location(Feature feature) {
        String published = Values.text(feature.values().get(Field.UBICACION), language);
        return switch (published) {
            case "exacta" -> new Text("exacta", "exact").in(language);
            case "referencial" -> new Text("referencial", "referential").in(language);
            default -> published;
        };
    }
}
