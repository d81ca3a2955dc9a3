package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void a_line_has_neither_breaks_nor_what_nobody_sees() {
        assertEquals("Ruta uno dos", CleanText.line("\u0000Ru\u202Eta\u00AD\r\nuno\t\u2028dos\u061C\u2069\uFEFF "));
        assertEquals("Ñandú", CleanText.name("N\u0303andu\u0301"));
        assertEquals("¡Peñón 3!", CleanText.line("¡Peñón 3!"));
    }

    @Test
    void what_is_too_long_ends_in_dots_and_never_in_half_a_character() {
        assertEquals("a".repeat(500), CleanText.line("a".repeat(500)));
        assertEquals("a".repeat(499) + "…", CleanText.line("a".repeat(501)));
        assertEquals("a".repeat(98) + "…", CleanText.name("a".repeat(98) + "🚂🚂"));
        assertEquals(100, CleanText.name("a".repeat(97) + "🚂🚂🚂").length());
        String cut = CleanText.line("\u0000".repeat(3_000) + "b");
        assertEquals(cut, CleanText.line(cut));
    }

    @Test
    void equal_names_are_told_apart_within_the_same_length() {
        Set<String> taken = new HashSet<>();
        String first = UniqueNames.next("x".repeat(70_000), taken);
        String second = UniqueNames.next("x".repeat(70_001), taken);
        assertTrue(first.length() == 100 && second.length() == 100 && second.endsWith("… (2)"), second);
        assertEquals("ruta", UniqueNames.next("ruta\u200B", taken));
        assertEquals("ruta (2)", UniqueNames.next(" ruta", taken));
        assertEquals("sin nombre", UniqueNames.next("\u0007", taken));
    }

    @Test
    void a_hundred_notes_are_told_and_that_there_are_more() {
        Notes notes = new Notes();
        for (int i = 0; i < 100_000; i++) {
            notes.add("Aviso " + i % 5_000 + "\n" + "y".repeat(5_000));
        }
        List<String> told = notes.all();
        assertEquals(Notes.MOST, told.size());
        assertEquals(Notes.MORE, told.getLast());
        assertTrue(told.stream().allMatch(note -> note.length() <= CleanText.LINE));
        Notes few = new Notes();
        few.add("a");
        few.add("a");
        assertEquals(List.of("a"), few.all());
        assertFalse(few.all().contains(Notes.MORE));
    }
}
