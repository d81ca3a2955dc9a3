package huella.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.cql.Conformance;
import huella.cql.CqlJson;
import huella.cql.CqlText;
import huella.cql.Expression;
import huella.cql.FilterLimits;
import huella.cql.JsonWriter;
import huella.cql.Operator;
import huella.cql.Queryable;
import huella.cql.Queryable.Type;
import huella.cql.SetRelation;
import huella.cql.SpatialRelation;
import huella.cql.TemporalRelation;
import huella.model.Rejected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The abstract tests of CQL2 (OGC 21-065r2, annex A) on the real initiatives: each class that is declared is tested
 * here, with every queryable of the types that it speaks of.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {

    private static final String POLYGON = "POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90))";

    private final FilteredRows rows = new FilteredRows();

    @AfterAll
    void close() {
        rows.close();
    }

    @ParameterizedTest
    @EnumSource(Conformance.class)
    void what_is_declared_holds(Conformance declared) {
        List<String> predicates = switch (declared) {
            case BASIC_CQL2 -> basic();
            case ADVANCED_COMPARISON_OPERATORS -> advanced();
            case CASE_INSENSITIVE_COMPARISON -> folding("CASEI", "'PuErTo ñandú'", "'puerto ÑANDÚ'");
            case ACCENT_INSENSITIVE_COMPARISON -> folding("ACCENTI", "'Río Ñandú'", "'Rio Nandu'");
            case BASIC_SPATIAL_FUNCTIONS -> spatial("BBOX(-180,-90,180,90)", "POINT(-70.4 -23.6)");
            case BASIC_SPATIAL_FUNCTIONS_PLUS -> plus();
            case SPATIAL_FUNCTIONS -> relations();
            case TEMPORAL_FUNCTIONS -> times();
            case ARRAY_FUNCTIONS -> arrays();
            case PROPERTY_PROPERTY -> properties();
            case ARITHMETIC -> arithmetic();
            case CQL2_TEXT -> List.of("\"nombre\" = 'it''s' Or nombre iS NuLl", "nombre = 'it\\'s'");
            case CQL2_JSON -> List.of("nombre = 'a' AND fuente_numero IN (1,2)", "supuesta = TRUE");
        };
        predicates.forEach(this::assertEvaluates);
        combinations(predicates).forEach(this::assertEvaluates);
        assertTrue(declared.uri().matches("http://www\\.opengis\\.net/spec/cql2/1\\.0/conf/[a-z0-9-]+"));
    }

    /** The database takes it, and JSON says the same. */
    private void assertEvaluates(String text) {
        Expression expression = CqlText.parse("filter", text, FilterLimits.DEFAULT);
        String json = JsonWriter.write(expression).toString();
        assertEquals(expression, CqlJson.parse("filter", json, FilterLimits.DEFAULT), json);
        rows.codes(text);
    }

    private static List<String> combinations(List<String> predicates) {
        Random random = new Random(21065);
        return Stream.generate(() -> "(NOT (%s) AND (%s)) OR ((%s) and NOT (%s)) or not ((%1$s) AND (%4$s))"
                        .formatted(random.ints(4, 0, predicates.size())
                                .mapToObj(predicates::get)
                                .toArray()))
                .limit(10)
                .toList();
    }

    private static List<String> named(Type... types) {
        return FilteredRows.COLUMNS.keySet().stream()
                .filter(queryable -> List.of(types).contains(queryable.type()))
                .map(Queryable::name)
                .toList();
    }

    private static String literal(Queryable queryable) {
        return switch (queryable.type()) {
            case TEXT -> "'foo'";
            case BOOLEAN -> "true";
            case INTEGER -> "1";
            case NUMBER -> "3.14";
            case TIMESTAMP -> "TIMESTAMP('2026-01-02T18:00:00Z')";
            case LIST, GEOMETRY -> "";
        };
    }

    private static List<Queryable> scalars() {
        return FilteredRows.COLUMNS.keySet().stream()
                .filter(queryable -> queryable.type() != Type.LIST && queryable.type() != Type.GEOMETRY)
                .toList();
    }

    private List<String> basic() {
        List<String> all = new ArrayList<>(List.of("true", "false"));
        assertEquals(List.of(), rows.codes("false"));
        for (Queryable queryable : scalars()) {
            for (Operator operator : Operator.values()) {
                all.add(queryable.name() + " " + operator.symbol() + " " + literal(queryable));
            }
            apart(queryable.name() + " = " + literal(queryable), queryable.name() + " <> " + literal(queryable));
            apart(queryable.name() + " > " + literal(queryable), queryable.name() + " <= " + literal(queryable));
            apart(queryable.name() + " < " + literal(queryable), queryable.name() + " >= " + literal(queryable));
        }
        for (Queryable queryable : FilteredRows.COLUMNS.keySet()) {
            all.add(queryable.name() + " IS NULL");
            all.add(queryable.name() + " is not null");
            apart(queryable.name() + " IS NULL", queryable.name() + " IS NOT NULL");
        }
        return all;
    }

    private void apart(String one, String other) {
        assertTrue(Collections.disjoint(rows.codes(one), rows.codes(other)), one + " and " + other);
    }

    private List<String> advanced() {
        List<String> all = new ArrayList<>();
        for (String text : named(Type.TEXT)) {
            all.addAll(List.of(
                    text + " LIKE 'f%'", text + " LIKE 'foo_'", text + " NOT LIKE 'f\\%'", text + " IN ('a','b')"));
            apart(text + " LIKE '%a%'", text + " NOT LIKE '%a%'");
            apart(text + " IN ('TOC-01')", text + " NOT IN ('TOC-01')");
        }
        for (String number : named(Type.INTEGER)) {
            all.addAll(List.of(number + " BETWEEN 0 AND 4", number + " NOT BETWEEN 0 AND 4", number + " IN (1, 2, 3)"));
            apart(number + " BETWEEN 0 AND 4", number + " NOT BETWEEN 0 AND 4");
        }
        assertEquals(
                rows.codes("fuente_numero >= 1 AND fuente_numero <= 3"), rows.codes("fuente_numero BETWEEN 1 AND 3"));
        return all;
    }

    private List<String> folding(String function, String one, String other) {
        assertEquals(
                37,
                rows.codes(function + "(" + one + ") = " + function + "(" + other + ")")
                        .size());
        assertEquals(0, rows.codes(one + " = " + other).size());
        List<String> all = new ArrayList<>();
        for (String text : named(Type.TEXT)) {
            assertEquals(
                    rows.codes(text + " IS NOT NULL"),
                    rows.codes(function + "(" + text + ") = " + function + "(" + text + ")"));
            all.add(function + "(" + text + ") IN (" + function + "(" + one + "), 'x')");
            all.add(function + "(" + text + ") LIKE " + function + "('%" + "Ñ%')");
            all.add(text + " <> CASEI(ACCENTI(" + text + "))");
        }
        return all;
    }

    private List<String> spatial(String... literals) {
        assertEquals(37, rows.codes("S_INTERSECTS(geom, BBOX(-180,-90,180,90))").size());
        assertThrows(Rejected.class, () -> rows.codes("S_INTERSECTS(geom, POINT(90 180))"));
        return Stream.of(literals)
                .map(literal -> "S_INTERSECTS(geom, " + literal + ")")
                .toList();
    }

    private List<String> plus() {
        assertThrows(Rejected.class, () -> rows.codes("S_INTERSECTS(geom, MULTIPOINT(7.02 49.92, 90 180))"));
        return spatial(
                "MULTIPOINT(-70.4 -23.6, 0 0)",
                "LINESTRING(-180 -23.6, 0 -23.6)",
                "MULTILINESTRING((-180 -23.6, 0 -23.6), (0 45, 180 45))",
                "POLYGON((-80 -30, -60 -30, -60 -15, -80 -15, -80 -30), (-70 -24, -69 -24, -69 -23, -70 -23, -70 -24))",
                "MULTIPOLYGON(((-80 -30, -60 -30, -60 -15, -80 -15, -80 -30)), ((0 0, 10 0, 10 10, 0 10, 0 0)))",
                "GEOMETRYCOLLECTION(POINT(-70.4 -23.6), POLYGON((-71 -24, -70 -24, -70 -23, -71 -23, -71 -24)))");
    }

    private List<String> relations() {
        List<String> all = new ArrayList<>();
        for (SpatialRelation relation : SpatialRelation.values()) {
            for (String literal : List.of(
                    "BBOX(-180,-90,180,90)",
                    POLYGON,
                    "LINESTRING(-71 -24, -68 -22)",
                    "POINT(-70.4 -23.6)",
                    "MULTIPOINT(-70 -23, -69 -22)")) {
                all.add(relation.keyword() + "(geom," + literal + ")");
            }
            assertEquals(
                    rows.codes(relation.keyword() + "(geom,BBOX(-180,-90,180,90))"),
                    rows.codes(relation.keyword() + "(geom," + POLYGON + ")"));
        }
        for (String literal : List.of(POLYGON, "LINESTRING(-71 -24, -68 -22)", "BBOX(-70.5,-23.8,-70.2,-23.4)")) {
            apart("S_INTERSECTS(geom," + literal + ")", "S_DISJOINT(geom," + literal + ")");
            apart("S_WITHIN(geom," + literal + ")", "S_CONTAINS(geom," + literal + ")");
        }
        assertEquals(37, rows.codes("S_WITHIN(geom," + POLYGON + ")").size());
        return all;
    }

    private List<String> times() {
        List<String> all = new ArrayList<>();
        for (TemporalRelation relation : TemporalRelation.values()) {
            String keyword = relation.keyword();
            if (relation.takesInstants()) {
                for (String literal : List.of(
                        "TIMESTAMP('2026-01-02T18:00:00Z')",
                        "DATE('2026-01-02')",
                        "INTERVAL('2026-01-02','2026-01-03')",
                        "INTERVAL('2026-01-02T00:00:00Z','..')")) {
                    all.add(keyword + "(inicio," + literal + ")");
                    all.add(keyword + "(" + literal + ",fin)");
                }
            } else {
                assertThrows(Rejected.class, () -> rows.codes(keyword + "(inicio,DATE('2026-01-02'))"));
            }
            all.add(keyword + "(INTERVAL(inicio,fin),INTERVAL('2026-01-02T00:00:00Z','2026-01-05T23:59:59Z'))");
            all.add(keyword + "(INTERVAL(inicio,fin),INTERVAL('2026-01-02','2026-01-05'))");
            all.add(keyword + "(INTERVAL('2026-01-02','..'),INTERVAL('..','2026-01-05'))");
        }
        apart("T_DISJOINT(inicio,DATE('2026-01-02'))", "T_INTERSECTS(inicio,DATE('2026-01-02'))");
        assertEquals(rows.codes("inicio = DATE('2026-01-02')"), rows.codes("T_INTERSECTS(inicio,DATE('2026-01-02'))"));
        return all;
    }

    private List<String> arrays() {
        List<String> all = new ArrayList<>();
        for (SetRelation relation : SetRelation.values()) {
            for (String list : named(Type.LIST)) {
                all.add(relation.keyword() + "(" + list + ",('OE1','bar'))");
                all.add(relation.keyword() + "(" + list + ",())");
            }
        }
        assertEquals(
                37,
                rows.codes("A_EQUALS(objetivos, objetivos) AND A_CONTAINS(objetivos, ())")
                        .size());
        assertTrue(!rows.codes("A_OVERLAPS(objetivos, ('OE1','OE2'))").isEmpty());
        return all;
    }

    private List<String> properties() {
        List<String> all = new ArrayList<>(List.of(
                "nombre = fuente_mapa_nombre",
                "fuente_numero < fuente_mapa_numero",
                "inicio <= fin",
                "asterisco = supuesta"));
        for (Queryable queryable : scalars()) {
            String name = queryable.name();
            String value = literal(queryable);
            for (Operator operator : Operator.values()) {
                all.add(value + " " + operator.symbol() + " " + name);
                boolean reflexive = operator == Operator.EQUAL
                        || operator == Operator.LESS_OR_EQUAL
                        || operator == Operator.GREATER_OR_EQUAL;
                assertEquals(
                        rows.codes(reflexive ? name + " IS NOT NULL" : "FALSE"),
                        rows.codes(name + " " + operator.symbol() + " " + name));
                if (queryable.type() != Type.TEXT || name.equals("nombre")) {
                    assertEquals(
                            reflexive ? 37 : 0,
                            rows.codes(value + " " + operator.symbol() + " " + value)
                                    .size());
                }
            }
        }
        assertEquals(37, rows.codes("'København' LIKE 'K_benhavn'").size());
        return all;
    }

    private List<String> arithmetic() {
        assertEquals(rows.codes("fuente_numero = 3"), rows.codes("fuente_numero=1+2"));
        assertEquals(rows.codes("fuente_numero >= 4"), rows.codes("fuente_numero>=6-2*2^0"));
        assertEquals(rows.codes("fuente_numero > 4"), rows.codes("fuente_numero>6-21 div 10"));
        assertEquals(rows.codes("fuente_numero in (3, 5)"), rows.codes("7 - fuente_numero in (2*2, 12/6)"));
        assertEquals(rows.codes("fuente_mapa_numero IS NULL"), rows.codes("(fuente_mapa_numero * 2 + 1) IS NULL"));
        return List.of("fuente_numero % 2 = 1", "fuente_numero between 8/4 and (3*(1+1))", "-fuente_numero < -3");
    }

    @Test
    void custom_functions_are_not_declared_since_there_are_none() {
        assertThrows(Rejected.class, () -> rows.codes("avg(fuente_numero) > 1"));
        assertTrue(Stream.of(Conformance.values()).noneMatch(each -> each.uri().endsWith("/functions")));
    }
}
