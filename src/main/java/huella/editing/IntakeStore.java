package huella.editing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What another room writes in the transaction that makes a draft of what came in: both happen, or neither. What it
 * throws undoes the draft.
 */
@FunctionalInterface
public interface IntakeStore {

    /**
     * @param handle on the duty of a planner, for the account that acts
     * @param draft just made
     * @param codes of each initiative that was brought, in that order; empty where it changes nothing and was left out
     */
    void write(Handle handle, UUID draft, List<Optional<String>> codes);
}
