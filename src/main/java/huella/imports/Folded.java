package huella.imports;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts compared as people mean them: without accents, capitals and signs. */
final class Folded {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^_|_$");
    private static final Pattern CODE = Pattern.compile("([A-Za-z]{3})[\\s_.\\-\\u2010-\\u2014]*([0-9]{1,4})");

    /** Words that say nothing about which initiative a name means. */
    private static final Set<String> SMALL =
            Set.of("de", "del", "la", "las", "el", "los", "y", "e", "en", "a", "al", "para", "por", "con", "the", "of");

    /** Characters of a name. */
    private static final int LONGEST_NAME = 300;

    private Folded() {}

    /** {@code "Código (CUT)"} is {@code "codigo_cut"}. */
    static String key(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return EDGES.matcher(SIGNS.matcher(plain).replaceAll("_")).replaceAll("");
    }

    /** The words that count, each once; of what is too long for a name only the beginning. */
    static Set<String> words(String text) {
        String name = text.substring(0, Math.min(LONGEST_NAME, text.length()));
        Set<String> words = new LinkedHashSet<>(List.of(key(name).split("_")));
        words.removeAll(SMALL);
        words.remove("");
        return words;
    }

    /** {@code "cal 3"}, {@code "CAL03"} and {@code "CAL-03"} are {@code "CAL-03"}; what is no code is empty. */
    static String code(String text) {
        Matcher parts = CODE.matcher(text.strip());
        if (!parts.matches()) {
            return "";
        }
        return String.format(
                Locale.ROOT, "%s-%02d", parts.group(1).toUpperCase(Locale.ROOT), Integer.parseInt(parts.group(2)));
    }
}
