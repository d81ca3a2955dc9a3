package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import huella.geo.read.Encodings.Utf8;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTest {

    @Test
    void what_is_utf_8_is_what_the_jdk_decodes() {
        int[] kinds = {
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0,
            0xF1, 0xF4, 0xF5, 0xFF
        };
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(5)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) kinds[random.nextInt(kinds.length)];
            }
            Utf8 found = Encodings.utf8(bytes, 0, bytes.length);
            assertEquals(decodes(bytes), found == Utf8.PLAIN || found == Utf8.GOOD);
        }
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void a_text_that_ends_in_a_letter_is_cut_and_not_bad() {
        byte[] text = "añ漢🌊".getBytes(StandardCharsets.UTF_8);
        StringBuilder found = new StringBuilder();
        for (int to = 0; to <= text.length; to++) {
            found.append(Encodings.utf8(text, 0, to).name().charAt(0));
        }
        assertEquals("PPCGCCGCCCG", found.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,UTF-8",
        "utf8,UTF-8",
        "65001,UTF-8",
        "CP65001,UTF-8",
        "UTF-8-MAC,UTF-8",
        "1252,windows-1252",
        "ANSI 1252,windows-1252",
        "ISO-8859-1,windows-1252",
        "ISO88591,windows-1252",
        "88591,windows-1252",
        "ISO-8859-15,ISO-8859-15",
        "CP850,IBM850",
        "OEM 850,IBM850",
        "437,IBM437",
        "LDID/3,windows-1252",
        "LDID/2,IBM850",
        "LDID/87,",
        "UTF-16,",
        "UTF-32LE,",
        "EBCDIC-CP-US,",
        "1,",
        "99999,",
        "¡nada!,",
        "'',"
    })
    void a_name_of_an_encoding_is_known_or_not(String name, String charset) {
        assertEquals(Optional.ofNullable(charset).map(Charset::forName), Encodings.find(name));
    }
}
