package huella.store;

/**
 * The database roles. Migrations and the loading of {@code geodata/} run as the owner; the running service is the
 * application role, which owns nothing and can only do what a migration granted it. What it does for an account runs as
 * the role of a {@link Duty}, for the length of one transaction.
 */
final class Roles {

    static final String OWNER = "huella_owner";
    static final String APP = "huella_app";

    /** Signs in to the embedded server for whoever acts on a duty, and by itself may do nothing at all. */
    static final String SERVICE = "huella_service";

    private Roles() {}
}
