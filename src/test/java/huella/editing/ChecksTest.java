package huella.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChecksTest {

    @Test
    void a_good_proposal_has_no_findings() {
        assertEquals(List.of(), Checks.of(Proposals.good(), Proposals.around()));
    }

    @Test
    void an_initiative_that_is_retired_is_not_compared_but_must_still_be_storable() {
        Content inTheSea = Proposals.shaped("POINT (-71 -22)");
        assertFalse(Checks.of(inTheSea, Proposals.around()).isEmpty());
        assertEquals(List.of(), Checks.of(inTheSea.retired(true), Proposals.around()));
        assertEquals(
                List.of(Check.SWAPPED),
                checks(Proposals.shaped("POINT (-22 -71)").retired(true)));
    }

    @Test
    void what_blocks_is_said_first_and_a_broken_shape_is_not_compared() {
        Content content = Proposals.shaped("POLYGON ((-71 -22, -70.9 -21.9, -70.9 -22, -71 -21.9, -71 -22))");
        assertEquals(List.of(Check.SELF_INTERSECTION), checks(content));

        Content warned = Proposals.saying(Attribute.NOMBRE, "")
                .with(Proposals.read("POLYGON ((-68.95 -22.5, -68.9 -22.5, -68.9 -22.499999, -68.95 -22.5))"));
        List<Finding> findings = Checks.of(warned, Proposals.around());
        assertEquals(
                List.of(Check.FIELD_MISSING, Check.SLIVER),
                findings.stream().map(Finding::check).toList());
        assertTrue(findings.getFirst().blocks());
        assertFalse(findings.getLast().blocks());
    }

    @Test
    void every_check_has_an_id_of_its_own() {
        assertEquals(
                Check.values().length,
                Arrays.stream(Check.values())
                        .map(Check::id)
                        .collect(Collectors.toSet())
                        .size());
    }

    private static List<Check> checks(Content content) {
        return Checks.of(content, Proposals.around()).stream()
                .map(Finding::check)
                .toList();
    }
}
