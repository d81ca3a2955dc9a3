package huella.catalogue;

import huella.model.Rejected;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words of a search, folded: no accents, lower case, letters and digits only. «Río-Loa» and «rio loa» are the same.
 * The browser folds alike ({@code web/state/text.js}), so that its list and ours agree.
 */
final class Words {

    private Words() {}

    /** @throws Rejected when there is nothing to search for in the text */
    static List<String> parse(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        List<String> words = Arrays.stream(folded.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            throw Rejected.parameter(
                    "q", "La búsqueda no tiene letras ni números. Escriba un nombre, un código o un lugar.");
        }
        return words;
    }
}
