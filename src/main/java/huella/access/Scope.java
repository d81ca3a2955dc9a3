package huella.access;

import huella.model.Account;
import huella.model.Grant;
import huella.model.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a token may at most, however much its account may. No token publishes, and none administers: programs keep them
 * in files, and what a stolen one has drafted still meets a reviewer.
 */
enum Scope {
    /** Sees what its account sees, drafts to review included, and changes nothing. */
    LEER(EnumSet.of(Role.PLANIFICADOR, Role.REVISOR)),
    /** Drafts. */
    EDITAR(EnumSet.of(Role.PLANIFICADOR));

    private final Set<Role> roles;

    Scope(Set<Role> roles) {
        this.roles = roles;
    }

    /** The published word. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The account with what is left of its rights.
     *
     * @param layers those of the token
     */
    Account narrowed(Account account, Collection<String> layers) {
        Set<Grant> grants = new HashSet<>();
        for (Role role : roles) {
            for (String layer : layers) {
                if (account.may(role, layer)) {
                    grants.add(new Grant(role, Optional.of(layer)));
                }
            }
        }
        return new Account(account.id(), account.login(), account.name(), grants);
    }
}
