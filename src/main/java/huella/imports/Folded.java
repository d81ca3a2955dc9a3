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

    private static final Pattern CODE = Pattern.compile("([A-Za-z]{3})[\\s_.\\-\\u2010-\\u2014]*([0-9]{1,4})");

    /** Words that say nothing about which initiative a name means. */
    private static final Set<String> SMALL =
            Set.of("de", "del", "la", "las", "el", "los", "y", "e", "en", "a", "al", "para", "por", "con", "the", "of");

    private Folded() {}

    /** {@code "Código (CUT)"} is {@code "codigo_cut"}. */
    static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }

    /** The words that count, each once. */
    static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>(List.of(key(text).split("_")));
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
