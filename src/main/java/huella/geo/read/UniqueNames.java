package huella.geo.read;

import java.util.Set;

/** Names that a file uses twice: the second "ruta" is "ruta (2)". */
final class UniqueNames {

    private UniqueNames() {}

    /** The name, with a number where it is taken, and takes it. */
    static String next(String name, Set<String> taken) {
        String unique = name;
        for (int n = 2; !taken.add(unique); n++) {
            unique = name + " (" + n + ")";
        }
        return unique;
    }
}
