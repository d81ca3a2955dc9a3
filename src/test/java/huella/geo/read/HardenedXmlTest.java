package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardenedXmlTest {

    @TempDir
    Path directory;

    @Test
    void a_text_of_twenty_megabytes_comes_in_pieces_and_never_as_a_whole() throws IOException {
        Path file = directory.resolve("long.xml");
        int repeats = 2_000_000;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("<a><![CDATA[");
            for (int i = 0; i < repeats / 2; i++) {
                out.write("-70.40000 ");
            }
            out.write("]]>");
            for (int i = 0; i < repeats / 2; i++) {
                out.write("-70.4&amp;0 ");
            }
            out.write("</a>");
        }
        int[] longest = new int[1];
        long[] total = new long[1];
        try (HardenedXml xml = open(file, Choices.NONE)) {
            xml.root();
            xml.characters((characters, start, length) -> {
                longest[0] = Math.max(longest[0], length);
                total[0] += length;
            });
            xml.end();
        }
        assertEquals(repeats / 2 * 10L + repeats / 2 * 8L, total[0]);
        assertTrue(longest[0] <= 1 << 16, () -> "a piece of " + longest[0]);
    }

    @Test
    void a_comment_or_an_instruction_of_any_length_takes_no_memory_and_keeps_the_lines() throws IOException {
        Path file = write("<a>\n<!--" + "x\n".repeat(100) + "--><?php " + "y".repeat(100_000) + "?>\n<b></a>");
        Rejected rejected = assertThrows(Rejected.class, () -> leaves(file));
        assertTrue(rejected.getMessage().contains("línea 103"), rejected.getMessage());
    }

    @Test
    void names_are_without_prefixes_even_where_nobody_declared_those() throws IOException {
        assertEquals(
                Map.of("coord", "1", "b", "2"),
                leaves(write("<kml:a><gx:coord>1</gx:coord><x><y:b>2</y:b></x></kml:a>")));
    }

    @Test
    void signs_that_only_html_knows_are_read_as_what_they_mean() throws IOException {
        Path file = write("<a><b>R&iacute;o&nbsp;Loa &amp; m&aacute;s &#241; & &foo; &#1; \u0007&euro;</b></a>");
        assertEquals(Map.of("b", "Río\u00A0Loa & más ñ & &foo;  €"), leaves(file));
        List<String> notes = new ArrayList<>();
        try (HardenedXml xml = open(file, Choices.NONE)) {
            xml.end();
            xml.notes(notes::add);
        }
        assertEquals(2, notes.size(), notes::toString);
    }

    @Test
    void marked_sections_are_plain_text() throws IOException {
        assertEquals(
                Map.of("b", "<i>a & b</i> ]]> &nbsp; c > d"),
                leaves(write("<a><b><![CDATA[<i>a & b</i> ]]>]]&gt;<![CDATA[ &nbsp; c ]]>> d</b></a>")));
    }

    @Test
    void no_document_type_is_read_wherever_it_stands() throws IOException {
        for (String text : List.of(
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
                "<?xml version='1.0'?><!-- c -->\n<!doctype a><a/>",
                "<a><!ENTITY x 'y'></a>")) {
            Rejected rejected = assertThrows(Rejected.class, () -> leaves(write(text)));
            assertTrue(rejected.getMessage().contains("DOCTYPE"), rejected.getMessage());
        }
    }

    @Test
    void what_lies_too_deep_is_refused_before_the_parser_minds() throws IOException {
        String within = "<a>".repeat(32) + "x" + "</a>".repeat(32);
        assertEquals(Map.of("a", "x"), leaves(write(within)));
        Rejected rejected = assertThrows(Rejected.class, () -> leaves(write("<a>".repeat(100_000))));
        assertTrue(rejected.getMessage().contains(ReadLimits.DEPTH), rejected.getMessage());
    }

    @Test
    void a_tag_with_endless_attributes_is_refused() throws IOException {
        Path one = write("<a b=\"" + "x".repeat(MendingReader.MAX_TAG) + "\"/>");
        assertTrue(assertThrows(Rejected.class, () -> leaves(one)).getMessage().contains("etiqueta"));
        StringBuilder many = new StringBuilder("<a");
        for (int i = 0; i < 3_000; i++) {
            many.append(" a").append(i).append("=''");
        }
        Path attributes = write(many.append("/>").toString());
        assertTrue(assertThrows(Rejected.class, () -> leaves(attributes))
                .getMessage()
                .contains("mal escrito"));
    }

    @Test
    void the_bytes_go_before_what_the_declaration_says_of_them() throws IOException {
        String accents = "<a><b>Ñandú – Chañaral</b></a>";
        Charset windows = Charset.forName("windows-1252");
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                windows,
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE)) {
            for (String declared :
                    List.of("", "UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "us-ascii", "x-nobody-knows-it")) {
                String declaration = declared.isEmpty() ? "" : "<?xml version=\"1.0\" encoding='" + declared + "'?>\n";
                byte[] bytes = (declaration + accents).getBytes(charset);
                assertEquals(
                        Map.of("b", "Ñandú – Chañaral"),
                        leaves(Files.write(directory.resolve("x.xml"), bytes)),
                        charset + " declared as " + declared);
            }
        }
        byte[] marked = ("\uFEFF<?xml version='1.0' encoding='UTF-8'?>" + accents).getBytes(StandardCharsets.UTF_8);
        assertEquals(Map.of("b", "Ñandú – Chañaral"), leaves(Files.write(directory.resolve("x.xml"), marked)));
    }

    @Test
    void a_person_may_say_the_charset_where_bytes_leave_it_open() throws IOException {
        Path file = Files.write(directory.resolve("x.xml"), "<a><b>Ñ</b></a>".getBytes("IBM850"));
        Choices dos = new Choices(
                java.util.OptionalInt.empty(),
                false,
                Optional.of(Charset.forName("IBM850")),
                List.of(),
                Optional.empty(),
                Optional.empty());
        Map<String, String> found = new TreeMap<>();
        try (HardenedXml xml = open(file, dos)) {
            xml.root();
            xml.leaves((name, text) -> found.put(name, (String) text));
            assertEquals(dos.charset(), xml.overruledCharset());
        }
        assertEquals(Map.of("b", "Ñ"), found);
    }

    @Test
    void every_cut_of_a_file_is_refused_with_a_cure() throws IOException {
        byte[] whole = "<?xml version='1.0'?><a b='c'><d><![CDATA[e]]></d><!-- f -->&amp;</a>"
                .getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            Path file = Files.write(directory.resolve("cut.xml"), java.util.Arrays.copyOf(whole, length));
            Rejected rejected = assertThrows(Rejected.class, () -> leaves(file), "cut at " + length);
            assertFalse(rejected.getMessage().isBlank());
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("x.xml"), text);
    }

    private static HardenedXml open(Path file, Choices choices) throws IOException {
        return HardenedXml.open(file, "El archivo", choices, ReadLimits.DEFAULT);
    }

    private static Map<String, String> leaves(Path file) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (HardenedXml xml = open(file, Choices.NONE)) {
            xml.root();
            xml.leaves((name, text) -> found.put(name, (String) text));
            xml.end();
        }
        return found;
    }
}
