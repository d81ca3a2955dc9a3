package huella.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.editing.Surroundings.Neighbour;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/**
 * Checks of valid shapes: their details, their place and their neighbours. Each fires where it should and only there.
 */
class SituationChecksTest {

    private static final String NEXT =
            "POLYGON ((-68.9 -22.5, -68.85 -22.5, -68.85 -22.45, -68.9 -22.45, -68.9 -22.5))";
    private static final String HALF_OVER =
            "POLYGON ((-68.925 -22.5, -68.85 -22.5, -68.85 -22.45, -68.925 -22.45, -68.925 -22.5))";

    @Test
    void thin_parts_and_thin_holes_are_slivers_and_a_street_is_not() {
        Finding part = only(Check.SLIVER, "POLYGON ((-68.95 -22.5, -68.9 -22.5, -68.9 -22.49999, -68.95 -22.5))");
        assertFalse(part.blocks());
        only(
                Check.SLIVER,
                "POLYGON ((-68.95 -22.5, -68.9 -22.5, -68.9 -22.45, -68.95 -22.45, -68.95 -22.5),"
                        + " (-68.94 -22.48, -68.93 -22.48, -68.93 -22.47999, -68.94 -22.48))");
        only(Check.SLIVER, "MULTILINESTRING ((-68.95 -22.5, -68.9 -22.5), (-68.9 -22.5, -68.899999 -22.5))");
        none("POLYGON ((-68.95 -22.5, -68.9 -22.5, -68.9 -22.4999, -68.95 -22.4999, -68.95 -22.5))");
    }

    @Test
    void a_route_in_pieces_shows_each_gap_and_a_branch_is_none() {
        Finding gap =
                only(Check.ROUTE_GAP, "MULTILINESTRING ((-68.95 -22.5, -68.94 -22.5), (-68.93 -22.5, -68.92 -22.5))");
        assertEquals(
                Proposals.read("LINESTRING (-68.94 -22.5, -68.93 -22.5)").norm(),
                gap.place().orElseThrow().norm());
        assertTrue(gap.text().es().contains("faltan 1,0 km"), gap.text().es());
        none("MULTILINESTRING ((-68.95 -22.5, -68.93 -22.5), (-68.94 -22.5, -68.94 -22.48))");
        none("LINESTRING (-68.95 -22.5, -68.94 -22.5)");
        assertEquals(
                List.of(Check.ROUTE_GAP, Check.ROUTE_GAP),
                checks(
                        Proposals.shaped("MULTILINESTRING ((-68.95 -22.5, -68.94 -22.5), (-68.93 -22.5, -68.92 -22.5),"
                                + " (-68.91 -22.5, -68.9 -22.5))"),
                        Proposals.around()));
    }

    @Test
    void an_area_that_the_text_states_is_compared_with_the_drawn_one() {
        // 0.05 by 0.05 degrees at 22.5° south: 2,848 ha.
        Finding finding = only(Attribute.NOTA, "Superficie total: 1.200 ha, según el estudio.");
        assertEquals(Check.DECLARED_AREA, finding.check());
        assertEquals(Optional.of(Attribute.NOTA), finding.field());
        assertTrue(
                finding.text().es().contains("1.200 ha") && finding.text().es().contains("2.84"),
                finding.text().es());
        only(Attribute.SUSTENTO, "El parque tiene una superficie de 28,9 hectáreas.");
        none(Attribute.NOTA, "Superficie de 2.800 ha.");
        none(Attribute.NOTA, "Superficie aproximada de 28 km².");
    }

    @Test
    void an_area_of_something_else_counts_only_where_the_place_is_exact() {
        none(Attribute.NOTA, "Polígono mayor que las 2,2 ha del santuario.");
        Map<Attribute, Object> exact = new EnumMap<>(Attribute.class);
        exact.put(Attribute.PRECISION, "lugar_exacto");
        exact.put(Attribute.NOTA, "Polígono mayor que las 2,2 ha del santuario.");
        assertEquals(List.of(Check.DECLARED_AREA), checks(Proposals.good().with(exact), Proposals.around()));
        assertEquals(
                List.of(),
                checks(Proposals.good().with(exact).with(Proposals.read("POINT (-68.9 -22.5)")), Proposals.around()));
    }

    @Test
    void areas_are_read_as_chileans_write_them() {
        assertEquals(List.of(22_000.0), m2("2,2 ha"));
        assertEquals(List.of(12_500_000.0), m2("unas 1.250 hectáreas"));
        assertEquals(List.of(12_000_000.0, 4_500.0), m2("12 km² y 4.500 m2"));
        assertEquals(List.of(25_000.0), m2("2.5 ha"));
        assertEquals(List.of(), m2("12 habitantes, 3 hacia el norte, ruta B-2 ha cambiado, 0 ha"));
    }

    @Test
    void a_shape_that_touches_none_of_its_comunas_is_refused() {
        Finding finding = only(Check.OUTSIDE_COMUNAS, "POINT (-70 -22)");
        assertTrue(finding.blocks());
        assertEquals(Optional.of(Attribute.COMUNAS_CODIGOS), finding.field());
        Map<Attribute, Object> outside = Map.of(Attribute.COMUNAS_FUERA, List.of("Pica"));
        assertEquals(
                List.of(Check.COMUNA_NOT_TOUCHED),
                checks(Proposals.shaped("POINT (-70 -22)").with(outside), Proposals.around()));
    }

    @Test
    void a_comuna_that_is_named_and_not_reached_and_one_that_is_reached_and_not_named_are_told() {
        assertEquals(
                List.of(Check.COMUNA_NOT_TOUCHED),
                checks(Proposals.saying(Attribute.COMUNAS_CODIGOS, List.of("02201", "02301")), Proposals.around()));
        Finding leaves = only(Check.OUTSIDE_COMUNAS, "LINESTRING (-69.6 -22, -69.4 -22)");
        assertFalse(leaves.blocks());
        assertTrue(leaves.place().orElseThrow().getEnvelopeInternal().getMaxX() < -69.5);
        none("LINESTRING (-69.51 -22, -69.4 -22)"); // within the slack of the outlines
    }

    @Test
    void a_shape_in_the_sea_is_told_with_its_part_and_one_at_the_shore_is_not() {
        Map<Attribute, Object> west = Map.of(Attribute.COMUNAS_CODIGOS, List.of("02301"));
        Content harbour = Proposals.shaped("POLYGON ((-70.25 -22, -70.15 -22, -70.15 -21.9, -70.25 -21.9, -70.25 -22))")
                .with(west);
        List<Finding> findings = Checks.of(harbour, Proposals.around());
        assertEquals(
                List.of(Check.IN_THE_SEA), findings.stream().map(Finding::check).toList());
        assertTrue(
                findings.getFirst().text().es().startsWith("El 50 %"),
                findings.getFirst().text().es());
        Content shore = Proposals.shaped("POLYGON ((-70.205 -22, -70.1 -22, -70.1 -21.9, -70.205 -21.9, -70.205 -22))")
                .with(west);
        assertEquals(List.of(), checks(shore, Proposals.around()));
    }

    @Test
    void an_overlap_is_shown_with_its_area_and_neighbours_that_only_touch_are_fine() {
        List<Finding> findings = Checks.of(Proposals.good(), around("sector", HALF_OVER));
        assertEquals(
                List.of(Check.OVERLAP), findings.stream().map(Finding::check).toList());
        assertTrue(
                findings.getFirst().text().es().contains("50 %"),
                findings.getFirst().text().es());
        assertTrue(findings.getFirst().place().isPresent());
        assertEquals(List.of(), checks(Proposals.good(), around("sector", NEXT)));
        assertEquals(List.of(), checks(Proposals.good(), around("sector", "LINESTRING (-69 -22.47, -68 -22.47)")));
    }

    @Test
    void shapes_that_stand_for_a_city_or_the_region_lie_over_others_on_purpose() {
        assertEquals(List.of(), checks(Proposals.good(), around("ciudad", HALF_OVER)));
        assertEquals(List.of(), checks(Proposals.saying(Attribute.PRECISION, "region"), around("sector", HALF_OVER)));
    }

    @Test
    void the_same_shape_and_the_same_name_are_duplicates() {
        assertEquals(List.of(Check.DUPLICATE), checks(Proposals.good(), around("sector", Proposals.SQUARE)));
        Neighbour named =
                new Neighbour("CAL-04", "PARQUE  los yacimientos", "ciudad", Proposals.read("POINT (-68 -22)"));
        assertEquals(List.of(Check.DUPLICATE), checks(Proposals.good(), Proposals.around(named)));
        assertEquals(
                List.of(Check.DUPLICATE),
                checks(
                        Proposals.shaped("LINESTRING (-68.95 -22.5, -68.9 -22.5)"),
                        around("calle", "LINESTRING (-68.9 -22.5, -68.95 -22.50001)")));
        assertEquals(
                List.of(),
                checks(
                        Proposals.shaped("LINESTRING (-68.95 -22.5, -68.9 -22.5)"),
                        around("calle", "LINESTRING (-68.9 -22.5, -68.95 -22.51)")));
    }

    /** Five thousand teeth over five thousand: 25 million crossings, which no overlay survives. */
    @Test
    void combs_that_cross_in_millions_of_places_are_not_laid_over_each_other() {
        Geometry upright = comb(false);
        Geometry lying = comb(true);
        assertTrue(upright.isValid() && lying.isValid());
        assertFalse(Effort.isSmall(upright, lying));
        assertTrue(Effort.isSmall(upright, Proposals.read(Proposals.SQUARE)));
        Set<Check> found = Set.copyOf(checks(
                Proposals.good().with(upright), Proposals.around(new Neighbour("CAL-05", "Peine", "sector", lying))));
        assertEquals(Set.of(Check.NOT_COMPARED), found);
    }

    private static Geometry comb(boolean lying) {
        int teeth = 4_000;
        String way = IntStream.range(0, teeth)
                .mapToObj(i -> {
                    double along = -0.5 + i * (1.0 / teeth);
                    return point(along, i % 2 == 0 ? -0.4 : 0.5, lying);
                })
                .collect(Collectors.joining(", "));
        return Proposals.read("POLYGON ((" + point(-0.5, -0.5, lying) + ", " + way + ", " + point(0.5, -0.5, lying)
                + ", " + point(-0.5, -0.5, lying) + "))");
    }

    private static String point(double along, double up, boolean lying) {
        return (-68 + (lying ? up : along)) + " " + (-22 + (lying ? along : up));
    }

    private static Surroundings around(String precision, String wkt) {
        return Proposals.around(Proposals.neighbour(precision, wkt));
    }

    private static List<Double> m2(String text) {
        return DeclaredArea.findAll(text).stream().map(DeclaredArea::m2).toList();
    }

    private static List<Check> checks(Content content, Surroundings around) {
        return Checks.of(content, around).stream().map(Finding::check).toList();
    }

    private static Finding only(Check check, String wkt) {
        List<Finding> findings = Checks.of(Proposals.shaped(wkt), Proposals.around());
        assertEquals(List.of(check), findings.stream().map(Finding::check).toList());
        return findings.getFirst();
    }

    private static Finding only(Attribute attribute, String text) {
        List<Finding> findings = Checks.of(Proposals.saying(attribute, text), Proposals.around());
        assertEquals(1, findings.size(), findings.toString());
        return findings.getFirst();
    }

    private static void none(String wkt) {
        assertEquals(List.of(), Checks.of(Proposals.shaped(wkt), Proposals.around()));
    }

    private static void none(Attribute attribute, String text) {
        assertEquals(List.of(), Checks.of(Proposals.saying(attribute, text), Proposals.around()));
    }
}
