package huella.geo.read;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Text of strangers without what nobody sees: control characters, marks of writing direction, joiners of zero width and
 * halves of characters, by which one name can pass for another. Composed as NFC (Unicode Standard Annex 15).
 */
final class CleanText {

    /** Tab and line feed stay. U+FFFE and U+FFFF are no characters. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}&&[^\\t\\n]]|[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\uFFF9-\\uFFFB\\uFFFE\\uFFFF]|\\p{Cs}|[\\x{E0000}-\\x{E007F}]");

    private CleanText() {}

    static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return Normalizer.normalize(UNSEEN.matcher(lines).replaceAll(""), Normalizer.Form.NFC);
    }

    /** Most texts: nothing but visible ASCII and Latin-1 letters. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0xAD || c > 0xFF) {
                return false;
            }
        }
        return true;
    }
}
