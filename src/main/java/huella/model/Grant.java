package huella.model;

import java.util.Optional;

/**
 * One right of an account.
 *
 * @param layer the layer in which it holds, a code of the vocabulary; empty: in all, as for {@link Role#ADMIN}
 */
public record Grant(Role role, Optional<String> layer) {

    boolean covers(Role asked, String where) {
        return role == Role.ADMIN || role == asked && layer.map(where::equals).orElse(true);
    }
}
