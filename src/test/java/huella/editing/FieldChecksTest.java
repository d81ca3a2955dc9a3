package huella.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldChecksTest {

    @Test
    void every_field_that_the_table_requires_is_missed_and_no_other() {
        Set<Attribute> missed = Checks.of(
                        new Content(Map.of(), Optional.of(Proposals.read("POINT (-68.9 -22.5)")), false),
                        Proposals.around())
                .stream()
                .peek(finding -> assertEquals(Check.FIELD_MISSING, finding.check()))
                .map(finding -> finding.field().orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Attribute.class)));
        assertEquals(
                EnumSet.of(
                        Attribute.NOMBRE,
                        Attribute.NOMBRE_EN,
                        Attribute.CAPA,
                        Attribute.TERRITORIO,
                        Attribute.TEMA,
                        Attribute.OBJETIVOS,
                        Attribute.RESPONSABLE,
                        Attribute.HORIZONTE,
                        Attribute.COMUNAS_CODIGOS,
                        Attribute.FUENTE_LISTA,
                        Attribute.FUENTE_NUMERO,
                        Attribute.FUENTE_NOMBRE,
                        Attribute.PRECISION,
                        Attribute.SUSTENTO,
                        Attribute.SUSTENTO_EN),
                missed);
    }

    @Test
    void a_text_of_spaces_is_no_text() {
        assertEquals(Check.FIELD_MISSING, only(Attribute.NOMBRE, " \u00a0 ".replace('\u00a0', ' ')));
        assertEquals(Check.FIELD_MISSING, only(Attribute.FUENTE_LISTA, "   "));
        none(Attribute.NOTA, " ");
    }

    @Test
    void a_name_has_at_most_400_characters_as_the_database_counts_them() {
        none(Attribute.NOMBRE, "ñ".repeat(400));
        none(Attribute.NOMBRE, "🛤".repeat(400));
        assertEquals(Check.FIELD_TOO_LONG, only(Attribute.NOMBRE, "ñ".repeat(401)));
        none(Attribute.SUSTENTO, "x".repeat(4_000));
        assertEquals(Check.FIELD_TOO_LONG, only(Attribute.SUSTENTO, "x".repeat(4_001)));
    }

    @Test
    void characters_that_the_database_cannot_store_are_refused_and_paragraphs_are_not() {
        assertEquals(Check.FIELD_CHARACTERS, only(Attribute.NOTA, "uno\u0000dos"));
        assertEquals(Check.FIELD_CHARACTERS, only(Attribute.NOTA, "uno\uD83Ddos"));
        assertEquals(Check.FIELD_CHARACTERS, only(Attribute.NOMBRE, "uno\ndos"));
        assertEquals(Check.FIELD_CHARACTERS, only(Attribute.ETIQUETAS, List.of("uno\u0007")));
        none(Attribute.NOTA, "Un párrafo.\n\nOtro: ¿así? “Sí” – 100 m² 🛤");
    }

    @Test
    void a_code_that_no_vocabulary_has_is_refused_with_those_that_exist() {
        for (Attribute attribute : EnumSet.of(
                Attribute.CAPA,
                Attribute.TERRITORIO,
                Attribute.TEMA,
                Attribute.RESPONSABLE,
                Attribute.HORIZONTE,
                Attribute.PRECISION)) {
            assertEquals(Check.UNKNOWN_CODE, only(attribute, "nada"));
        }
        assertEquals(Check.UNKNOWN_CODE, only(Attribute.OBJETIVOS, List.of("OE1", "OE9")));
        Finding comuna =
                findings(Attribute.COMUNAS_CODIGOS, List.of("02201", "99999")).getFirst();
        assertEquals(Check.UNKNOWN_CODE, comuna.check());
        assertTrue(comuna.text().es().contains("02201, 02301"), comuna.text().es());
        none(Attribute.TEMA, "rutas");
    }

    @Test
    void lists_have_no_empty_repeated_or_surplus_items() {
        assertEquals(Check.FIELD_MISSING, only(Attribute.OBJETIVOS, List.of()));
        assertEquals(
                Check.FIELD_TOO_LONG, only(Attribute.OBJETIVOS, List.of("OE1", "OE2", "OE3", "OE4", "OE5", "OE6")));
        none(Attribute.OBJETIVOS, List.of("OE1", "OE2", "OE3", "OE4", "OE5"));
        assertEquals(Check.LIST_ITEM, only(Attribute.ETIQUETAS, List.of("a", " ")));
        assertEquals(Check.LIST_ITEM, only(Attribute.ETIQUETAS, List.of("a", "a")));
        List<String> many = IntStream.range(0, 101).mapToObj(i -> "e" + i).toList();
        assertEquals(Check.FIELD_TOO_LONG, only(Attribute.ETIQUETAS, many));
        none(Attribute.ETIQUETAS, many.subList(0, 100));
    }

    @Test
    void numbers_count_from_one() {
        assertEquals(Check.NOT_POSITIVE, only(Attribute.FUENTE_NUMERO, 0));
        assertEquals(Check.NOT_POSITIVE, only(Attribute.FUENTE_MAPA_NUMERO, -1));
        none(Attribute.FUENTE_MAPA_NUMERO, 1);
    }

    @Test
    void a_value_of_another_kind_is_refused() {
        assertEquals(Check.FIELD_KIND, only(Attribute.NOMBRE, 7));
        assertEquals(Check.FIELD_KIND, only(Attribute.FUENTE_NUMERO, "4"));
        assertEquals(Check.FIELD_KIND, only(Attribute.ASTERISCO, "no"));
        assertEquals(Check.FIELD_KIND, only(Attribute.ETIQUETAS, "una"));
        assertEquals(Check.FIELD_KIND, only(Attribute.ETIQUETAS, new ArrayList<>(List.of("una", 2))));
    }

    @Test
    void a_place_is_not_exact_and_assumed_at_once() {
        Map<Attribute, Object> both = new EnumMap<>(Attribute.class);
        both.put(Attribute.SUPUESTA, true);
        assertEquals(List.of(), Checks.of(Proposals.good().with(both), Proposals.around()));
        both.put(Attribute.PRECISION, "lugar_exacto");
        List<Finding> findings = Checks.of(Proposals.good().with(both), Proposals.around());
        assertEquals(
                List.of(Check.PRECISION_CONTRADICTED),
                findings.stream().map(Finding::check).toList());
    }

    private static List<Finding> findings(Attribute attribute, Object value) {
        return Checks.of(Proposals.saying(attribute, value), Proposals.around());
    }

    private static void none(Attribute attribute, Object value) {
        assertEquals(List.of(), findings(attribute, value));
    }

    /** The only finding, which blocks, names the field, and says cause and cure in both languages. */
    private static Check only(Attribute attribute, Object value) {
        List<Finding> findings = findings(attribute, value);
        assertEquals(1, findings.size(), findings.toString());
        Finding finding = findings.getFirst();
        assertTrue(finding.blocks());
        assertEquals(Optional.of(attribute), finding.field());
        assertTrue(
                finding.text().es().matches("(?s).+\\. .+\\."), finding.text().es());
        assertTrue(
                finding.text().en().matches("(?s).+\\. .+\\."), finding.text().en());
        return finding.check();
    }
}
