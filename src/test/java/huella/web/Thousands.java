package huella.web;

import huella.store.Database;
import huella.store.Sql;

/** More initiatives than a page can hold. */
final class Thousands {

    private Thousands() {}

    /** Publishes so many at once, MIL-0000 and so on, in rows of 50 from north-west to south-east. */
    static void publish(Database database, int number) {
        database.publish(owner -> owner.createUpdate(Sql.of(Thousands.class, "add"))
                .bind("number", number)
                .execute());
    }
}
