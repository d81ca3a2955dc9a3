package huella.cql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.cql.Queryable.Type;
import huella.geo.Crs;
import huella.geo.Reprojection;
import huella.model.Problem;
import huella.model.Rejected;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Geometries are read in the system and axis order of filter-crs and end in longitude and latitude. */
class FilterCrsTest {

    private static final Queryables QUERYABLES = new Queryables(List.of(new Queryable("geom", Type.GEOMETRY)));

    private static Geometry moved(Crs crs, String literal) {
        Filter filter = Filter.of(
                "filter",
                CqlText.parse("filter", "NOT (S_INTERSECTS(geom, " + literal + ") OR FALSE)", FilterLimits.DEFAULT),
                QUERYABLES,
                Reprojection.of(crs));
        Expression.Or or = (Expression.Or) ((Expression.Not) filter.expression()).part();
        return ((Operand.Shape) ((Expression.Spatial) or.parts().getFirst()).right()).geometry();
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void a_point_ends_where_it_was_meant(Crs crs) {
        Coordinate there = Reprojection.of(crs)
                .fromCrs84(moved(Crs.CRS84, "POINT(-70.4 -23.6)"))
                .getCoordinate();
        String given = crs.northFirst() ? there.y + " " + there.x : there.x + " " + there.y;
        Geometry moved = moved(crs, "POINT(" + given + ")");
        assertEquals(-70.4, moved.getCoordinate().x, 1e-8);
        assertEquals(-23.6, moved.getCoordinate().y, 1e-8);
        assertEquals(4326, moved.getSRID());
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void a_box_covers_what_it_was_meant_to(Crs crs) {
        var reprojection = Reprojection.of(crs);
        Coordinate low =
                reprojection.fromCrs84(moved(Crs.CRS84, "POINT(-70.5 -23.7)")).getCoordinate();
        Coordinate high =
                reprojection.fromCrs84(moved(Crs.CRS84, "POINT(-70.3 -23.5)")).getCoordinate();
        String box = crs.northFirst()
                ? "BBOX(%s,%s,%s,%s)".formatted(low.y, low.x, high.y, high.x)
                : "BBOX(%s,%s,%s,%s)".formatted(low.x, low.y, high.x, high.y);
        Geometry area = moved(crs, box);
        assertTrue(area.isValid() && area.contains(moved(Crs.CRS84, "POINT(-70.4 -23.6)")));
        assertEquals(0.04, area.getArea(), 0.002);
        assertEquals(4326, area.getSRID());
    }

    @Test
    void a_box_over_the_antimeridian_is_two_areas() {
        Geometry area = moved(Crs.CRS84, "BBOX(170,-10,-170,10)");
        assertEquals(2, area.getNumGeometries());
        assertEquals(400, area.getArea(), 1e-9);
    }

    @Test
    void a_flat_box_is_a_line_or_a_point() {
        assertEquals("Point", moved(Crs.CRS84, "BBOX(-70,-23,-70,-23)").getGeometryType());
        assertEquals(
                "LineString",
                moved(Crs.UTM_19S, "BBOX(350000,7380000,360000,7380000)").getGeometryType());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT(-70.4 -23.6)",
                "POINT(7380000 350000)",
                "POINT(1E300 1E300)",
                "BBOX(1,2,3,4)",
                "BBOX(360000,7380000,350000,7390000)",
                "POLYGON((350000 7380000, 360000 7390000, 360000 7380000, 350000 7390000, 350000 7380000))"
            })
    void what_has_no_place_in_the_system_is_refused(String literal) {
        Rejected rejected = assertThrows(Rejected.class, () -> moved(Crs.UTM_19S, literal));
        assertEquals("filter", ((Problem.BadParameter) rejected.problem()).parameter());
    }
}
