package huella.editing;

import java.util.List;

/** Looks a proposal over beside what is published, and proposes repairs where they are quickly had. */
final class Inspector implements Inspection {

    private final SurroundingsStore store;
    private final Repairs repairs;

    Inspector(SurroundingsStore store, Repairs repairs) {
        this.store = store;
        this.repairs = repairs;
    }

    @Override
    public List<Finding> of(String code, Content proposed) {
        return Checks.of(proposed, store.get(code, proposed), repairs);
    }
}
