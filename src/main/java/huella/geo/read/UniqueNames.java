package huella.geo.read;

import java.util.Set;

/** Names that a file uses twice: the second "ruta" is "ruta (2)". Clean and short, as they are shown and chosen by. */
final class UniqueNames {

    private static final String NONE = "sin nombre";

    private UniqueNames() {}

    /** The name on one line of at most {@link CleanText#NAME} characters, with a number where it is taken; takes it. */
    static String next(String name, Set<String> taken) {
        String clean = CleanText.name(name);
        String wanted = clean.isEmpty() ? NONE : clean;
        String unique = wanted;
        for (int n = 2; !taken.add(unique); n++) {
            String number = " (" + n + ")";
            unique = CleanText.line(wanted, CleanText.NAME - number.length()) + number;
        }
        return unique;
    }
}
