package huella.geo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Field names as dBASE III holds them: ten ASCII characters, each once whatever the case. */
public final class DbfNames {

    private static final int LENGTH = 10;

    private DbfNames() {}

    /** In the order of the columns: the first ten characters; where that is taken, the first ones and a number. */
    public static List<String> of(List<Column> columns) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Column column : columns) {
            String plain = plain(column.name());
            String name = first(plain, LENGTH);
            for (int n = 2; !taken.add(name); n++) {
                name = first(plain, LENGTH - 1 - Integer.toString(n).length()) + "_" + n;
            }
            names.add(name);
        }
        return names;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9_]", "_")
                .toLowerCase(Locale.ROOT);
    }

    private static String first(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
