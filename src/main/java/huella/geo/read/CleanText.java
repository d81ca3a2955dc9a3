package huella.geo.read;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Text of strangers without what nobody sees: control characters, marks of writing direction, joiners of zero width and
 * halves of characters, by which one name can pass for another. Composed as NFC (Unicode Standard Annex 15).
 */
public final class CleanText {

    /** Characters of a sentence that tells something of a file. */
    public static final int LINE = 500;

    /** Characters of a name: of a layer, a column, a feature. */
    public static final int NAME = 100;

    /** Tab and line feed stay. U+FFFE and U+FFFF are no characters. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}&&[^\\t\\n]]|[\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\uFFF9-\\uFFFB\\uFFFE\\uFFFF]|\\p{Cs}|[\\x{E0000}-\\x{E007F}]");

    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\u2028\\u2029]+");

    private CleanText() {}

    static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return Normalizer.normalize(UNSEEN.matcher(lines).replaceAll(""), Normalizer.Form.NFC);
    }

    /** One line of at most {@link #LINE} characters, which can be shown and stored wherever a sentence can. */
    public static String line(String text) {
        return line(text, LINE);
    }

    /** One line of at most {@link #NAME} characters. */
    public static String name(String text) {
        return line(text, NAME);
    }

    /** One line of at most so many characters; what was cut ends in "…". What is one already stays as it is. */
    public static String line(String text, int most) {
        // Cut before it is cleaned too: of a name of a million characters only the beginning is looked at.
        String some = text.length() > 4 * most ? text.substring(0, 4 * most) : text;
        String clean = BREAKS.matcher(of(some)).replaceAll(" ").strip();
        return clean.length() > most || some.length() < text.length() ? cut(clean, most) : clean;
    }

    private static String cut(String text, int most) {
        int end = Math.min(text.length(), most - 1);
        boolean half = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, half ? end - 1 : end).stripTrailing() + "…";
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
