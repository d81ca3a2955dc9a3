package huella.store;

/**
 * The database roles. Migrations and the loading of {@code geodata/} run as the owner; the running service is the
 * application role, which owns nothing and can only do what a migration granted it.
 */
final class Roles {

    static final String OWNER = "huella_owner";
    static final String APP = "huella_app";

    private Roles() {}
}
