package huella.editing;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * Looks at a proposal before it is saved, submitted, published or imported: pure, the same answer for the same
 * arguments, without the database and the web.
 *
 * <p>Two promises. What passes without a finding that blocks can be stored: every constraint of
 * {@code initiative_version} is a check here first, with cause and cure in words. And no proposal, however hostile,
 * costs more than a few seconds: cheap checks of the shape come first, costly ones only see shapes that passed them,
 * and each comparison of two shapes is measured before it is made ({@link Effort}).
 */
public final class Checks {

    private Checks() {}

    /** Everything that is to be said about a proposal, without proposals of repair. */
    public static List<Finding> of(Content content, Surroundings around) {
        return of(content, around, Repairs.NONE);
    }

    /**
     * Everything that is to be said about a proposal; what blocks comes first. An initiative that is retired keeps its
     * last shape and is not compared with anything.
     */
    public static List<Finding> of(Content content, Surroundings around, Repairs repairs) {
        List<Finding> findings = new ArrayList<>(FieldChecks.of(content, around));
        List<Finding> ofShape = ShapeChecks.of(content.shape(), repairs);
        findings.addAll(ofShape);
        if (!content.retired()
                && content.shape().isPresent()
                && ofShape.stream().noneMatch(Finding::blocks)) {
            Geometry shape = content.shape().get();
            findings.addAll(DetailChecks.of(content, shape, around));
            findings.addAll(PlaceChecks.of(content, shape, around));
            findings.addAll(NeighbourChecks.of(content, shape, around));
        }
        findings.sort(java.util.Comparator.comparing(Finding::severity)); // stable: else as they were found
        return List.copyOf(findings);
    }
}
