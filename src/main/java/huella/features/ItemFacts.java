package huella.features;

import huella.catalogue.Feature;
import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import huella.http.Page;
import huella.model.Language;
import huella.model.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The fields of one feature in the order in which a person asks: what it is, where and on what grounds, who says so.
 * Codes, and what is written in the other language, come last as technical data. No field that says something is left
 * out, but the one that is the title of the page.
 */
record ItemFacts(Feature feature, FieldWords words) {

    private record Section(Text heading, List<Field> es, List<Field> en) {
        List<Field> fields(Language language) {
            return language == Language.ES ? es : en;
        }
    }

    private static final Section WHERE = new Section(
            new Text("Dónde está y qué tan exacta es su ubicación", "Where it is, and how exact that is"),
            List.of(Field.SUSTENTO, Field.PRECISION_NOMBRE, Field.UBICACION, Field.SUPUESTA, Field.NOTA),
            List.of(Field.SUSTENTO_EN, Field.PRECISION_NOMBRE, Field.UBICACION, Field.SUPUESTA, Field.NOTA_EN));

    private static final List<Section> INITIATIVE = List.of(
            new Section(
                    new Text("De qué se trata", "What it is"),
                    List.of(
                            Field.TEMA_NOMBRE,
                            Field.COMUNAS,
                            Field.COMUNAS_FUERA,
                            Field.OBJETIVOS,
                            Field.RESPONSABLE_NOMBRE,
                            Field.HORIZONTE_NOMBRE,
                            Field.ETIQUETAS),
                    List.of(
                            Field.NOMBRE,
                            Field.TEMA_NOMBRE,
                            Field.COMUNAS,
                            Field.COMUNAS_FUERA,
                            Field.OBJETIVOS,
                            Field.RESPONSABLE_NOMBRE,
                            Field.HORIZONTE_NOMBRE,
                            Field.ETIQUETAS)),
            WHERE,
            source());

    private static final List<Section> COMUNA = List.of(
            new Section(new Text("De qué se trata", "What it is"), List.of(Field.PROVINCIA), List.of(Field.PROVINCIA)),
            WHERE);

    private static Section source() {
        List<Field> fields = List.of(
                Field.FUENTE_LISTA,
                Field.FUENTE_NUMERO,
                Field.FUENTE_NOMBRE,
                Field.ASTERISCO,
                Field.CORRECCIONES,
                Field.FUENTE_MAPA,
                Field.FUENTE_MAPA_NUMERO,
                Field.FUENTE_MAPA_NOMBRE,
                Field.ACTUALIZADO);
        return new Section(new Text("Fuente y publicación", "Source and publication"), fields, fields);
    }

    /** @param title the field that the page has as its title */
    List<Page.Block> blocks(Field title) {
        Language language = words.language();
        List<Page.Block> blocks = new ArrayList<>();
        Set<Field> left = EnumSet.copyOf(feature.type().fields());
        left.remove(title);
        for (Section section : sections(feature.type())) {
            add(blocks, section.heading().in(language), section.fields(language));
            section.fields(language).forEach(left::remove);
        }
        add(blocks, new Text("Datos técnicos", "Technical data").in(language), List.copyOf(left));
        return blocks;
    }

    private static List<Section> sections(FeatureType type) {
        return switch (type) {
            case INITIATIVE -> INITIATIVE;
            case COMUNA -> COMUNA;
        };
    }

    private void add(List<Page.Block> blocks, String heading, List<Field> fields) {
        List<Page.Fact> facts = fields.stream()
                .filter(field -> feature.type().fields().contains(field))
                .map(field -> Page.Fact.of(field.title().in(words.language()), words.of(feature, field)))
                .filter(fact -> !fact.value().isEmpty())
                .toList();
        if (!facts.isEmpty()) {
            blocks.add(new Page.Facts(heading, facts));
        }
    }
}
