package huella.store;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/**
 * Finds the text of a query: {@code Sql.of(TileStore.class, "tile")} is the file
 * {@code huella/tiles/TileStore/tile.sql}. The files are plain SQL that {@code psql} opens as they are.
 */
public final class Sql {

    private static final ClasspathSqlLocator FILES = ClasspathSqlLocator.create();

    private Sql() {}

    public static String of(Class<?> store, String method) {
        return FILES.locate(store, method);
    }

    /**
     * The query with other texts in the place of its marks; a mark is {@code /* name *&#47;} and the word after it, so
     * that the file as it stands is a query. The texts are constants of this program and named parameters, never
     * values.
     */
    public static String of(Class<?> store, String method, Map<String, String> marks) {
        String text = of(store, method);
        for (Map.Entry<String, String> mark : marks.entrySet()) {
            Matcher place =
                    Pattern.compile("/\\* " + mark.getKey() + " \\*/ \\w+").matcher(text);
            if (!place.find()) {
                throw new IllegalStateException(
                        store.getSimpleName() + "/" + method + ".sql has no mark " + mark.getKey());
            }
            text = place.replaceAll(Matcher.quoteReplacement(mark.getValue()));
        }
        return text;
    }

    /** The query with a filter in the place of its mark. The filter holds named parameters, never values. */
    public static String of(Class<?> store, String method, String filter) {
        return of(store, method, Map.of("filter", filter));
    }
}
