package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.catalogue.Vocabularies;
import huella.editing.Attribute;
import huella.model.Term;
import java.util.AbstractList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells become values of their field, or it is said why not. */
class FieldValueTest {

    private static final Terms TERMS = new Terms(vocabularies());

    @ParameterizedTest
    @ValueSource(strings = {"sí", "SI", "s", "Yes", "true", "T", "Verdadero", "1", "x"})
    void yes_is_written_in_many_ways(String yes) {
        assertSaid(true, Attribute.SUPUESTA, yes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "N", "false", "F", "falso", "0"})
    void and_so_is_no(String no) {
        assertSaid(false, Attribute.SUPUESTA, no);
    }

    @Test
    void numbers_and_flags_of_formats_that_have_them_are_taken() {
        assertSaid(true, Attribute.SUPUESTA, 1L);
        assertSaid(false, Attribute.SUPUESTA, 0.0);
        assertSaid(true, Attribute.SUPUESTA, true);
        assertSaid(12, Attribute.FUENTE_NUMERO, 12L);
        assertSaid(12, Attribute.FUENTE_NUMERO, 12.0);
        assertSaid(12, Attribute.FUENTE_NUMERO, " 12 ");
        assertSaid("12", Attribute.NOMBRE, 12.0);
        assertSaid("12.5", Attribute.NOMBRE, 12.5);
        assertSaid("a; b", Attribute.NOMBRE, List.of("a", "b"));
    }

    @Test
    void lists_are_read_as_we_write_them_as_json_and_as_gdal_does() {
        List<String> two = List.of("OE1", "OE2");
        assertSaid(two, Attribute.OBJETIVOS, "OE1; OE2");
        assertSaid(two, Attribute.OBJETIVOS, "OE1;OE2;;OE1");
        assertSaid(two, Attribute.OBJETIVOS, "OE1|OE2");
        assertSaid(two, Attribute.OBJETIVOS, "[ \"OE1\", \"OE2\" ]");
        assertSaid(two, Attribute.OBJETIVOS, "(2:OE1,OE2)");
        assertSaid(two, Attribute.OBJETIVOS, List.of("OE1", "OE2"));
        assertSaid(List.of("[mal"), Attribute.ETIQUETAS, "[mal");
    }

    @ParameterizedTest
    @CsvSource({"aguas", "Aguas", "AGUAS", "Water"})
    void a_term_may_be_written_by_its_name(String written) {
        assertSaid("aguas", Attribute.TEMA, written);
    }

    @Test
    void an_unknown_term_stays_as_it_is_for_the_checks_of_the_draft() {
        assertSaid("bosques", Attribute.TEMA, "bosques");
    }

    @Test
    void a_spreadsheet_took_the_first_zero_of_the_comuna() {
        assertSaid(List.of("02201"), Attribute.COMUNAS_CODIGOS, 2201L);
        assertSaid(List.of("02201", "02301"), Attribute.COMUNAS_CODIGOS, "2201; 02301");
    }

    @Test
    void a_blank_cell_says_nothing() {
        for (Attribute attribute : Attribute.values()) {
            assertInstanceOf(FieldValue.Unsaid.class, FieldValue.of(attribute, null, TERMS));
            assertInstanceOf(FieldValue.Unsaid.class, FieldValue.of(attribute, "  ", TERMS));
        }
        assertInstanceOf(FieldValue.Unsaid.class, FieldValue.of(Attribute.OBJETIVOS, " ; ", TERMS));
    }

    @ParameterizedTest
    @CsvSource({
        "SUPUESTA, tal vez",
        "FUENTE_NUMERO, doce",
        "FUENTE_NUMERO, 1.5",
        "FUENTE_NUMERO, 99999999999",
        "FUENTE_NUMERO, 1e999999999"
    })
    void what_does_not_fit_is_told_with_its_cure(Attribute attribute, String cell) {
        FieldValue.Misfit misfit = assertInstanceOf(FieldValue.Misfit.class, FieldValue.of(attribute, cell, TERMS));
        assertTrue(misfit.why().contains("«" + cell + "»") && misfit.why().endsWith("."), misfit.why());
    }

    @Test
    void a_list_has_a_hundred_items_at_most() {
        String hundred = "a;".repeat(FieldValue.MOST_ITEMS);
        assertSaid(List.of("a"), Attribute.ETIQUETAS, hundred);
        for (Object cell : List.of(hundred + "a", Collections.nCopies(FieldValue.MOST_ITEMS + 1, "a"))) {
            FieldValue.Misfit misfit =
                    assertInstanceOf(FieldValue.Misfit.class, FieldValue.of(Attribute.ETIQUETAS, cell, TERMS));
            assertTrue(misfit.why().contains("tiene 101 elementos; el máximo es 100"), misfit.why());
        }
    }

    @Test
    void what_is_too_long_for_a_term_a_number_or_a_sign_is_none() {
        String long200 = "aguas" + " ".repeat(200) + ".";
        assertSaid(long200, Attribute.TEMA, long200);
        assertInstanceOf(FieldValue.Misfit.class, FieldValue.of(Attribute.SUPUESTA, "sí" + ".".repeat(40), TERMS));
        assertInstanceOf(FieldValue.Misfit.class, FieldValue.of(Attribute.FUENTE_NUMERO, "0".repeat(40) + "7", TERMS));
    }

    /** Thousands of cells are looked up; the words of a vocabulary are gone through for the first one only. */
    @Test
    void a_vocabulary_is_folded_once() {
        int[] walks = {0};
        List<Term> counting = new AbstractList<>() {
            @Override
            public Term get(int index) {
                walks[0]++;
                return new Term("t" + index, "Tema " + index, "Theme " + index, "", "");
            }

            @Override
            public int size() {
                return 20;
            }
        };
        Terms terms = new Terms(new Vocabularies(Map.of(Vocabularies.Name.THEME, counting)));
        for (int i = 0; i < 100; i++) {
            assertEquals(new FieldValue.Said("t7"), FieldValue.of(Attribute.TEMA, "TEMA 7", terms));
            assertEquals(new FieldValue.Said("otro"), FieldValue.of(Attribute.TEMA, "otro", terms));
        }
        assertEquals(20, walks[0]);
    }

    private static void assertSaid(Object value, Attribute attribute, Object cell) {
        assertEquals(new FieldValue.Said(value), FieldValue.of(attribute, cell, TERMS));
    }

    static Vocabularies vocabularies() {
        Map<Vocabularies.Name, List<Term>> terms = new EnumMap<>(Vocabularies.Name.class);
        for (Vocabularies.Name name : Vocabularies.Name.values()) {
            terms.put(name, List.of());
        }
        terms.put(Vocabularies.Name.THEME, List.of(new Term("aguas", "Aguas", "Water", "", "")));
        terms.put(Vocabularies.Name.LAYER, List.of(new Term("calama", "Calama", "Calama", "", "")));
        return new Vocabularies(terms);
    }
}
