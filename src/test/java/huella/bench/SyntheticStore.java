package huella.bench;

import huella.store.Database;
import huella.store.Sql;

/**
 * Fills a database with features like the real ones, as many as wanted: the words of the real initiatives in turn, and
 * points, routes and areas all over the region. The same number is always the same feature.
 */
final class SyntheticStore {

    /** A statement must end within the door's time limit. */
    private static final int ROWS_AT_ONCE = 20_000;

    /** What the letters of a code allow. */
    static final int MOST = 6_000_000;

    private static final int KINDS = 3;

    private final Database database;

    SyntheticStore(Database database) {
        this.database = database;
    }

    /** Adds the features to the real ones that are loaded already. */
    void add(int features) {
        add(0, 1, features);
    }

    /** Adds areas only; every third feature is one. */
    void addAreas(int features) {
        add(2, KINDS, features);
    }

    private void add(int first, int every, int features) {
        for (int done = 0; done < features; done += ROWS_AT_ONCE) {
            int from = first + every * done;
            int to = first + every * (Math.min(features, done + ROWS_AT_ONCE) - 1);
            database.publish(owner -> {
                for (String step : new String[] {"identities", "versions"}) {
                    owner.createUpdate(Sql.of(SyntheticStore.class, step))
                            .bind("first", from)
                            .bind("last", to)
                            .bind("step", every)
                            .execute();
                }
            });
        }
        database.publish(owner -> owner.execute(Sql.of(SyntheticStore.class, "views")));
    }
}
