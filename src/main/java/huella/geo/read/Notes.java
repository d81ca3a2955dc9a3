package huella.geo.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is told of a file as a whole: each sentence once, and no more than somebody may read. */
final class Notes {

    static final int MOST = 100;

    static final String MORE = "Hay más avisos del mismo archivo, que no se muestran.";

    private final Set<String> told = new LinkedHashSet<>();

    /** @param text a sentence in Spanish; names in it may be those of the file */
    void add(String text) {
        if (told.size() < MOST - 1) {
            told.add(CleanText.line(text));
        } else if (told.size() < MOST && !told.contains(CleanText.line(text))) {
            told.add(MORE);
        }
    }

    List<String> all() {
        return List.copyOf(told);
    }
}
