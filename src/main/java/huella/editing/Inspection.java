package huella.editing;

import java.util.List;

/** Looks a proposal over, with what is around it. */
@FunctionalInterface
interface Inspection {

    /** @param code of the initiative, which is not its own neighbour */
    List<Finding> of(String code, Content proposed);
}
