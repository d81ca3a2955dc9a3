package huella.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.cql.Filter;
import huella.cql.Queryable;
import huella.cql.Queryable.Type;
import huella.cql.RandomFilters;
import huella.cql.TextWriter;
import huella.model.Rejected;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostGIS selects is what the filter means. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CqlSqlTest {

    private final FilteredRows rows = new FilteredRows();
    private final List<Map<String, Object>> all = rows.rows();

    @AfterAll
    void close() {
        rows.close();
    }

    private List<String> expected(Filter filter) {
        return all.stream()
                .filter(row -> new Evaluator(filter, row).selects())
                .map(row -> (String) row.get("codigo"))
                .toList();
    }

    @Test
    void the_database_selects_what_the_filter_means() {
        Map<Type, List<?>> held = new EnumMap<>(Type.class);
        for (Type type : List.of(Type.TEXT, Type.TIMESTAMP, Type.GEOMETRY)) {
            held.put(type, held(type));
        }
        held.put(
                Type.LIST,
                held(Type.LIST).stream()
                        .flatMap(list -> ((List<?>) list).stream())
                        .distinct()
                        .toList());
        RandomFilters random = new RandomFilters(37, FilteredRows.QUERYABLES.list(), held);
        Set<Integer> sizes = new TreeSet<>();
        for (int i = 0; i < 800; i++) {
            Filter filter = Filter.of("filter", random.next(), FilteredRows.QUERYABLES, rows.crs84());
            List<String> found = rows.codes(filter);
            assertEquals(expected(filter), found, () -> TextWriter.write(filter.expression()));
            sizes.add(found.size());
        }
        assertTrue(sizes.size() > 15, "filters that select few, many and all: " + sizes);
    }

    private List<Object> held(Type type) {
        List<Object> values = new ArrayList<>();
        for (Queryable queryable : FilteredRows.QUERYABLES.list()) {
            if (queryable.type() == type) {
                all.stream()
                        .map(row -> row.get(queryable.name()))
                        .filter(Objects::nonNull)
                        .forEach(values::add);
            }
        }
        return values;
    }

    @Test
    void the_second_opinion_folds_texts_as_the_database_does() {
        List<Object> texts = held(Type.TEXT);
        texts.addAll(List.of("Straße ÑANDÚ", "ΟΔΟΣ ςσ", "Río", "Ri\u0301o", "İı"));
        for (Object text : texts) {
            assertEquals(rows.scalar("caseless(:value)", text), Evaluator.caseless((String) text));
            assertEquals(rows.scalar("unaccented(:value)", text), Evaluator.unaccented((String) text));
        }
    }

    /** Else a pattern could be refused by the database, or mean something else there. */
    @Test
    void what_becomes_a_wildcard_without_its_marks_is_refused_in_patterns() {
        List<String> becoming = new ArrayList<>();
        for (String characters : List.of("1, 55295", "57344, 65535", "65536, 131071")) {
            becoming.addAll(rows.texts("""
                    WITH folded AS MATERIALIZED (
                        SELECT c, unaccented(chr(c)) AS plain FROM generate_series(%s) AS c)
                    SELECT chr(c) FROM folded
                     WHERE c NOT IN (37, 92, 95)
                       AND (strpos(plain, chr(37)) > 0 OR strpos(plain, chr(92)) > 0 OR strpos(plain, chr(95)) > 0)""".formatted(characters)));
        }
        assertTrue(becoming.size() >= 3, becoming::toString);
        for (String character : becoming) {
            assertThrows(
                    Rejected.class,
                    () -> rows.filter("nombre LIKE ACCENTI('" + character + "')"),
                    () -> "U+" + Integer.toHexString(character.codePointAt(0)));
        }
    }

    /** The condition on the left, and how many of the 37 it selects. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRUE | 37",
                "FALSE | 0",
                "capa = 'calama' | 7",
                "'calama' = capa | 7",
                "casei(capa) = casei('CALAMA') AND accenti(capa) <> 'x' | 7",
                "fuente_mapa_numero IS NULL OR fuente_mapa_numero IS NOT NULL | 37",
                "(fuente_mapa_numero = 1) IS NULL AND fuente_mapa_numero IS NOT NULL | 0",
                "fuente_mapa_numero = fuente_mapa_numero AND fuente_mapa_numero IS NULL | 0",
                "NOT (fuente_mapa_numero = fuente_mapa_numero) | 0",
                "fuente_numero / 0 = 1 OR NOT (fuente_numero / 0 = 1) | 0",
                "(fuente_numero / 0) IS NULL | 37",
                "(fuente_numero % 0) IS NULL AND (fuente_numero div 0) IS NULL | 37",
                "(1E308 * 1E308) IS NULL AND (1E308 + 1E308) IS NULL AND (1E-308 * 1E-308) IS NULL | 37",
                "(0 ^ -1) IS NULL AND ((0-8) ^ 0.5) IS NULL AND (10 ^ 1000) IS NULL | 37",
                "2 ^ 3 = 8 AND 7 div 2 = 3 AND -7 div 2 = -3 AND 7 % 4 = 3 AND 7 / 2 = 3.5 | 37",
                "fuente_numero < 99999999999999999999 | 37",
                "fuente_numero = 1E-320 | 0",
                "codigo IN ('CAL-01', 'TOC-01', 'nada') | 2",
                "codigo LIKE 'CAL-%' | 7",
                "codigo LIKE 'CAL-0_' | 7",
                "codigo LIKE 'CAL\\_%' OR codigo LIKE '\\\\\\\\' | 0",
                "casei(codigo) like casei('cal-%') | 7",
                "A_EQUALS(('OE1', 'OE2', 'OE1'), ('OE2', 'OE1')) | 37",
                "A_EQUALS((), ()) AND A_CONTAINS(objetivos, ()) AND NOT A_OVERLAPS(objetivos, ()) | 37",
                "A_OVERLAPS((1, 2+3), (5)) AND A_CONTAINS((TRUE, FALSE), (TRUE)) | 37",
                "A_CONTAINEDBY((DATE('2026-01-01')), (DATE('2026-01-02'), DATE('2026-01-01'))) | 37",
                "A_OVERLAPS((inicio), (TIMESTAMP('1999-01-01T00:00:00Z'))) | 0",
                "inicio = DATE('2026-01-01') AND inicio > TIMESTAMP('2026-01-01T12:00:00Z') | 4",
                "S_INTERSECTS(geom, BBOX(-180,-90,180,90)) | 37",
                "S_INTERSECTS(geom, BBOX(150,-90,-60,90)) | 37",
                "S_INTERSECTS(geom, BBOX(150,-90,-150,90)) | 0",
                "S_INTERSECTS(geom, BBOX(-180,-90,-50,180,90,99)) | 37",
                "S_DISJOINT(GEOMETRYCOLLECTION(POINT(0 0), LINESTRING(0 0, 1 1)), geom) | 37",
                "S_EQUALS(geom, geom) AND S_WITHIN(geom, geom) AND S_CONTAINS(geom, geom) | 37",
                "S_CROSSES(LINESTRING(0 0, 2 2), LINESTRING(0 2, 2 0)) | 37",
                "POINT(1 2) IS NULL OR INTERVAL('..','..') IS NULL OR BBOX(0,0,1,1) IS NULL OR 'a' IS NULL | 0",
                "T_INTERSECTS(inicio, INTERVAL('..','..')) | 37",
                "T_AFTER(inicio, INTERVAL('..','2026-01-01')) AND T_BEFORE(inicio, DATE('2026-01-01')) | 0",
                "T_MEETS(INTERVAL('2020-01-01','2020-01-05'), INTERVAL('2020-01-05','2020-01-09')) | 37",
                "T_OVERLAPS(INTERVAL('2020-01-01','2020-01-06'), INTERVAL('2020-01-05','2020-01-09')) | 37",
                "T_EQUALS(INTERVAL(inicio, fin), INTERVAL(inicio, fin)) AND fin IS NULL | 0",
                "T_EQUALS(DATE('0000-01-01'), DATE('9999-12-31')) | 0"
            })
    void these_select_so_many(String line) {
        String[] both = line.split(" \\| ");
        Filter filter = rows.filter(both[0]);
        assertEquals(expected(filter), rows.codes(filter), "the second opinion agrees");
        assertEquals(Integer.parseInt(both[1]), rows.codes(filter).size());
    }

    @Test
    void the_largest_filters_that_are_read_are_also_evaluated() {
        assertEquals(
                1, rows.codes("codigo IN ('CAL-01'" + ", 'x'".repeat(990) + ")").size());
        assertEquals(
                37,
                rows.codes("fuente_numero > 0" + " OR fuente_numero = 1".repeat(240))
                        .size());
    }

    @Test
    void a_filter_and_a_selection_narrow_each_other() {
        FilterSql sql = new FilterSql(
                FeatureType.INITIATIVE,
                Selection.EVERYTHING.within("calama").with(rows.filter("codigo <> 'CAL-01' AND nombre <> ''")),
                FilteredRows::column);
        assertTrue(sql.condition().contains(":cql_1") && sql.condition().contains(":capa"), sql.condition());
    }

    @Test
    void no_value_stands_in_the_statement() {
        String hostile = "x'); DROP VIEW published; --";
        Filter filter = rows.filter("nombre = 'x''); DROP VIEW published; --' AND nombre <> ':cql_1'");
        CqlSql sql = new CqlSql(filter, FilteredRows::column);
        assertTrue(!sql.condition().contains("DROP") && sql.values().containsValue(hostile));
        assertEquals(List.of(), rows.codes(filter));
    }
}
