package huella.store;

import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/**
 * Finds the text of a query: {@code Sql.of(TileStore.class, "tile")} is the file
 * {@code huella/tiles/TileStore/tile.sql}. The files are plain SQL that {@code psql} opens as they are.
 */
public final class Sql {

    private static final ClasspathSqlLocator FILES = ClasspathSqlLocator.create();

    /** The mark in a file where a filter goes; as it stands it is SQL that selects everything. */
    private static final String FILTER = "/* filter */ true";

    private Sql() {}

    public static String of(Class<?> store, String method) {
        return FILES.locate(store, method);
    }

    /** The query with a filter in the place of its mark. The filter holds named parameters, never values. */
    public static String of(Class<?> store, String method, String filter) {
        String text = of(store, method);
        if (!text.contains(FILTER)) {
            throw new IllegalStateException(store.getSimpleName() + "/" + method + ".sql has no " + FILTER);
        }
        return text.replace(FILTER, filter);
    }
}
