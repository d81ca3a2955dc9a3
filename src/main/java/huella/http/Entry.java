package huella.http;

import huella.model.Account;
import huella.model.Role;
import io.javalin.security.RouteRole;

/** Who may enter a route. In which layers somebody may act there, the act itself decides. */
public enum Entry implements RouteRole {
    ANYONE(Role.LECTOR),
    /** Whoever has signed in, or shows a token. */
    ACCOUNT(Role.LECTOR),
    PLANNER(Role.PLANIFICADOR),
    REVIEWER(Role.REVISOR),
    /** Planners and reviewers alike. */
    STAFF(Role.LECTOR),
    ADMIN(Role.ADMIN);

    private final Role role;

    Entry(Role role) {
        this.role = role;
    }

    /** Whether an account that is known may enter. */
    public boolean admits(Account account) {
        return this == STAFF ? account.has(Role.PLANIFICADOR) || account.has(Role.REVISOR) : account.has(role);
    }
}
