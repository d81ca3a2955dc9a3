package huella.model;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who asks, and what they may. This is the one place that says which right an act needs; the database says it again on
 * its own (db/README.md, rights).
 *
 * @param grants as they are now, narrowed by the token that was shown, if it was one
 */
public record Account(long id, String login, String name, Set<Grant> grants) {

    public Account {
        grants = Set.copyOf(grants);
    }

    public boolean isAdmin() {
        return grants.stream().anyMatch(grant -> grant.role() == Role.ADMIN);
    }

    /** Whether a role is held in some layer at least. */
    public boolean has(Role role) {
        return role == Role.LECTOR || isAdmin() || grants.stream().anyMatch(grant -> grant.role() == role);
    }

    public boolean may(Role role, String layer) {
        return role == Role.LECTOR || grants.stream().anyMatch(grant -> grant.covers(role, layer));
    }

    public boolean mayAll(Role role, Collection<String> layers) {
        return isAdmin() || !layers.isEmpty() && layers.stream().allMatch(layer -> may(role, layer));
    }

    /**
     * Who publishes a draft is another one than who has written it; an administrator may do both, for the day when
     * nobody else is there.
     */
    public boolean mayReviewDraftOf(long author) {
        return id != author || isAdmin();
    }

    /** @throws Rejected (403) naming what is missing and who gives it */
    public void must(Role role, Collection<String> layers) {
        Set<String> missing =
                layers.stream().filter(layer -> !may(role, layer)).collect(Collectors.toCollection(TreeSet::new));
        if (!missing.isEmpty()) {
            throw new Rejected(new Problem.Forbidden("Su cuenta no tiene permiso de " + name(role) + " en "
                    + String.join(", ", missing) + ". Pídalo a quien administra Huella."));
        }
    }

    private static String name(Role role) {
        return switch (role) {
            case LECTOR -> "lectura";
            case PLANIFICADOR -> "planificador";
            case REVISOR -> "revisor";
            case ADMIN -> "administrador";
        };
    }
}
