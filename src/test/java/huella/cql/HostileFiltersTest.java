package huella.cql;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.cql.Queryable.Type;
import huella.geo.Crs;
import huella.geo.Reprojection;
import huella.model.Problem;
import huella.model.Rejected;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad filter is one kind of error, which names the parameter, the place and the cure; never anything else. */
class HostileFiltersTest {

    private static final Queryables QUERYABLES = new Queryables(List.of(
            new Queryable("nombre", Type.TEXT),
            new Queryable("lista", Type.LIST),
            new Queryable("n", Type.INTEGER),
            new Queryable("si", Type.BOOLEAN),
            new Queryable("fecha", Type.TIMESTAMP),
            new Queryable("geom", Type.GEOMETRY)));
    private static final Reprojection CRS84 = Reprojection.of(Crs.CRS84);

    private static void text(String text) {
        Filter.of("filter", CqlText.parse("filter", text, FilterLimits.DEFAULT), QUERYABLES, CRS84);
    }

    private static void json(String json) {
        Filter.of("filter", CqlJson.parse("filter", json, FilterLimits.DEFAULT), QUERYABLES, CRS84);
    }

    private static String rejection(Runnable reading) {
        Rejected rejected = assertThrows(Rejected.class, reading::run);
        Problem.BadParameter problem = (Problem.BadParameter) rejected.problem();
        assertEquals("filter", problem.parameter());
        assertTrue(problem.detail().startsWith("El filtro "), problem.detail());
        assertTrue(problem.detail().length() < 900, problem.detail());
        return problem.detail();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "nombre",
                "si",
                "'a'",
                "1",
                "n =",
                "= 1",
                "n = = 1",
                "n == 1",
                "n != 1",
                "n => 1",
                "n = 1 n = 2",
                "n = 1 AND",
                "n = 1 AND OR n = 2",
                "AND",
                "NOT",
                "NOT NOT TRUE",
                "NOT n",
                "(n = 1",
                "n = 1)",
                "((((",
                "()",
                "n = (1 = 1)",
                "(n = 1) = TRUE",
                "(n = 1) + 1 > 2",
                "n = 'uno'",
                "nombre = 1",
                "nombre = TRUE",
                "si = 1",
                "si = 'true'",
                "fecha = '2026-01-01'",
                "fecha > 5",
                "nombre = DATE('2026-01-01')",
                "nombre = \"texto\"",
                "nombre = 'texto",
                "nombre = 'it's'",
                "nombre = 'a\\'",
                "\"nombre = 'a'",
                "\"\" = 1",
                "nadie = 1",
                "\"DROP TABLE\" = 1",
                "NOMBRE = 'a'",
                "nombre ILIKE 'a'",
                "nombre LIKE nombre",
                "nombre LIKE 5",
                "nombre LIKE CASEI(nombre)",
                "nombre LIKE '%\\\\'",
                "nombre LIKE 'a\\\\\\\\\\\\'",
                "nombre LIKE ACCENTI('a\uFF3C')",
                "nombre LIKE ACCENTI('\uFF05')",
                "nombre LIKE ACCENTI('a\\\\\u0301')",
                "nombre LIKE CASEI(ACCENTI('\\\\\u0301%'))",
                "n LIKE '1%'",
                "lista LIKE 'a%'",
                "nombre NOT 'a'",
                "nombre IS 'a'",
                "nombre IS NOT",
                "nombre IS TRUE",
                "nombre = NULL",
                "n BETWEEN 1",
                "n BETWEEN 1 OR 2",
                "n BETWEEN 'a' AND 'b'",
                "nombre BETWEEN 'a' AND 'b'",
                "fecha BETWEEN DATE('2026-01-01') AND DATE('2026-02-01')",
                "n IN",
                "n IN ()",
                "n IN (1,)",
                "n IN (1 2)",
                "n IN (1, 'a')",
                "n IN 1",
                "lista IN ('a')",
                "lista = 'a'",
                "lista = lista",
                "geom = POINT(1 2)",
                "geom = geom",
                "1.2.3 = n",
                "1e = n",
                "1e+ = n",
                "5x = n",
                "0x10 = n",
                "1_000 = n",
                "1E309 = n",
                "-1E999999999 = n",
                "n = NaN",
                "n = Infinity",
                "n = - - 1",
                "n = -(1 + 2)",
                "n = +n",
                "2 ^ 3 ^ 2 = n",
                "n + = 1",
                "n + 'a' = 'b'",
                "nombre + 1 = 2",
                "fecha + 1 = fecha",
                "n DIV = 1",
                "n % = 1",
                "CASEI = 'a'",
                "CASEI() = 'a'",
                "CASEI(n) = 'a'",
                "ACCENTI(lista) = 'a'",
                "CASEI(nombre, nombre) = 'a'",
                "CASEI(nombre = 'a'",
                "sqrt(n) = 2",
                "pg_sleep(10)",
                "pg_sleep(10) IS NULL",
                "n = 1; DROP VIEW published",
                "n = 1 -- comentario",
                "n = 1 /* comentario */",
                "n = 1 #",
                "n = :cql_1",
                "n = $1",
                "n = ?",
                "n = [1]",
                "n = {1}",
                "n = 1 & n = 2",
                "n = 1 || n = 2",
                "DATE = 1",
                "date(fecha) = 1",
                "fecha = DATE(2026)",
                "fecha = DATE('2026')",
                "fecha = DATE('2026-13-01')",
                "fecha = DATE('2026-02-30')",
                "fecha = DATE('12026-01-01')",
                "fecha = DATE('2026-01-01T00:00:00Z')",
                "fecha = TIMESTAMP('2026-01-01')",
                "fecha = TIMESTAMP('2026-01-01T00:00:00')",
                "fecha = TIMESTAMP('2026-01-01T00:00:00+03:00')",
                "fecha = TIMESTAMP('2026-01-01T25:00:00Z')",
                "fecha = TIMESTAMP('2026-01-01T00:00:60Z')",
                "fecha = TIMESTAMP('2026-01-01T00:00:00.1234567890Z')",
                "fecha = TIMESTAMP('٢٠٢٦-01-01T00:00:00Z')",
                "fecha = INTERVAL('2026-01-01','..')",
                "T_DURING(fecha, INTERVAL('2026-01-01','..'))",
                "T_MEETS(INTERVAL('..','..'), DATE('2026-01-01'))",
                "T_AFTER(fecha)",
                "T_AFTER(fecha, fecha, fecha)",
                "T_AFTER(nombre, fecha)",
                "T_AFTER(fecha, 5)",
                "T_AFTER(fecha, INTERVAL('2026-02-01','2026-01-01'))",
                "T_AFTER(fecha, INTERVAL('2026-02-01','2026-03-01T00:00:00Z'))",
                "T_AFTER(fecha, INTERVAL('2026-02-01'))",
                "T_AFTER(fecha, INTERVAL('2026-02-01','...'))",
                "T_AFTER(fecha, INTERVAL(nombre,'..'))",
                "T_AFTER(fecha, INTERVAL(5,'..'))",
                "T_SOMETIMES(fecha, fecha)",
                "A_CONTAINS(lista, 'a')",
                "A_CONTAINS(lista, ['a'])",
                "A_CONTAINS(lista, (1))",
                "A_CONTAINS(lista, ('a', 1))",
                "A_CONTAINS(lista, ('a',))",
                "A_CONTAINS(lista, ('a' 'b'))",
                "A_CONTAINS(lista, (('a')))",
                "A_CONTAINS(lista, (POINT(1 2)))",
                "A_CONTAINS(lista, (n = 1))",
                "A_CONTAINS(nombre, ('a'))",
                "A_CONTAINS(lista)",
                "A_EQUALS((1), ('a'))",
                "A_CONTAINS(lista, (lista))",
                "S_INTERSECTS(geom)",
                "S_INTERSECTS(geom, geom, geom)",
                "S_INTERSECTS(geom geom)",
                "S_INTERSECTS(nombre, POINT(1 2))",
                "S_INTERSECTS(geom, 'POINT(1 2)')",
                "S_INTERSECTS(geom, POINT)",
                "S_INTERSECTS(geom, POINT())",
                "S_INTERSECTS(geom, POINT EMPTY)",
                "S_INTERSECTS(geom, POINT(1))",
                "S_INTERSECTS(geom, POINT(1, 2))",
                "S_INTERSECTS(geom, POINT(1 2 3 4))",
                "S_INTERSECTS(geom, POINT Z(1 2))",
                "S_INTERSECTS(geom, POINT M(1 2 3))",
                "S_INTERSECTS(geom, POINT(NaN 2))",
                "S_INTERSECTS(geom, POINT(1e400 2))",
                "S_INTERSECTS(geom, POINT(90 180))",
                "S_INTERSECTS(geom, POINT(181 0))",
                "S_INTERSECTS(geom, MULTIPOINT(7.02 49.92, 90 180))",
                "S_INTERSECTS(geom, LINESTRING(1 2))",
                "S_INTERSECTS(geom, LINESTRING(1 2, 1 2))",
                "S_INTERSECTS(geom, POLYGON((0 0, 1 0, 1 1)))",
                "S_INTERSECTS(geom, POLYGON((0 0, 1 0, 1 1, 0 1)))",
                "S_INTERSECTS(geom, POLYGON(0 0, 1 0, 1 1, 0 0))",
                "S_INTERSECTS(geom, POLYGON((0 0, 2 2, 2 0, 0 2, 0 0)))",
                "S_INTERSECTS(geom, POLYGON((0 0, 0 0, 0 0, 0 0)))",
                "S_INTERSECTS(geom, POLYGON((0 0, 4 0, 4 4, 0 0), (9 9, 8 9, 8 8, 9 9)))",
                "S_INTERSECTS(geom, MULTIPOLYGON(((0 0, 4 0, 4 4, 0 0)), ((0 0, 4 0, 4 4, 0 0))))",
                "S_INTERSECTS(geom, CIRCULARSTRING(0 0, 1 1, 2 0))",
                "S_INTERSECTS(geom, SRID=4326;POINT(1 2))",
                "S_INTERSECTS(geom, GEOMETRYCOLLECTION())",
                "S_INTERSECTS(geom, GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(POINT(1 2))))",
                "S_INTERSECTS(geom, GEOMETRYCOLLECTION(geom))",
                "S_WITHIN(geom, GEOMETRYCOLLECTION(POINT(1 2)))",
                "S_CONTAINS(geom, GEOMETRYCOLLECTION(POINT(1 2)))",
                "S_INTERSECTS(geom, BBOX())",
                "S_INTERSECTS(geom, BBOX(1,2,3))",
                "S_INTERSECTS(geom, BBOX(1,2,3,4,5))",
                "S_INTERSECTS(geom, BBOX(1 2, 3 4))",
                "S_INTERSECTS(geom, BBOX(1,5,3,4))",
                "S_INTERSECTS(geom, BBOX(-200,0,3,4))",
                "S_INTERSECTS(geom, BBOX(a,b,c,d))",
                "S_DWITHIN(geom, POINT(1 2), 5)",
                "ENVELOPE(1,2,3,4) IS NULL",
                "S_INTERSECTS = 1",
                "nombre = 'a\u0000b'",
                "nombre = '\uD800'",
                "nombre = ‘a’",
                "nombre＝'a'",
                "ﬁn = 1",
                "n ıN (1)",
                "<script>alert(1)</script>",
                "{\"op\":\"=\"}",
                "%00",
                "\u202Enombre = 'a'"
            })
    void a_bad_text_is_refused_with_cause_and_cure(String text) {
        rejection(() -> text(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "null",
                "1",
                "'a'",
                "[]",
                "{}",
                "{",
                "{} {}",
                "true true",
                "nombre = 1",
                "{'op':'='}",
                "{'op':'=','args':{}}",
                "{'op':'=','args':[]}",
                "{'op':'=','args':[1]}",
                "{'op':'=','args':[1,2,3]}",
                "{'op':'=','args':[1,null]}",
                "{'op':'=','args':[1,[1]]}",
                "{'op':'=','args':[1,{}]}",
                "{'op':'=','args':[{'property':'n'},'a']}",
                "{'op':'=','args':[{'property':5},1]}",
                "{'op':'=','args':[{'property':'nadie'},1]}",
                "{'op':'=','args':[{'property':'n','extra':1},1]}",
                "{'op':'=','args':[{'property':'n'},1],'extra':1}",
                "{'op':'=','op':'<','args':[{'property':'n'},1]}",
                "{'op':'=','args':[{'property':'n'},NaN]}",
                "{'op':'=','args':[{'property':'n'},Infinity]}",
                "{'op':'=','args':[{'property':'n'},1e999]}",
                "{'op':'=','args':[{'property':'n'},-1e999999999]}",
                "{'op':'=','args':[{'property':'n'},01]}",
                "{'op':'=','args':[{'property':'nombre'},'\\u0000']}",
                "{'op':'=','args':[{'property':'nombre'},'\\ud800']}",
                "{'op':'=','args':[{'op':'=','args':[1,1]},true]}",
                "{'op':5,'args':[]}",
                "{'op':'AND','args':[true,true]}",
                "{'op':'and','args':[true]}",
                "{'op':'and','args':[true,1]}",
                "{'op':'and','args':[true,{'property':'si'}]}",
                "{'op':'not','args':[true,true]}",
                "{'not':true}",
                "{'op':'like','args':[{'property':'nombre'},{'property':'nombre'}]}",
                "{'op':'like','args':[{'property':'nombre'},5]}",
                "{'op':'like','args':[{'property':'nombre'},'a\\\\']}",
                "{'op':'between','args':[{'property':'n'},1]}",
                "{'op':'between','args':[{'property':'nombre'},'a','b']}",
                "{'op':'in','args':[{'property':'n'},1]}",
                "{'op':'in','args':[{'property':'n'},[]]}",
                "{'op':'in','args':[{'property':'n'},[[1]]]}",
                "{'op':'in','args':[{'property':'n'},1,2]}",
                "{'op':'isNull','args':{'property':'n'}}",
                "{'op':'isNull','args':[]}",
                "{'op':'isNull','args':[[1]]}",
                "{'op':'>','args':[{'op':'sqrt','args':[4]},1]}",
                "{'op':'>','args':[{'function':{'name':'avg'}},1]}",
                "{'casei':'a'}",
                "{'op':'=','args':[{'property':'fecha'},{'date':'2026'}]}",
                "{'op':'=','args':[{'property':'fecha'},{'date':5}]}",
                "{'op':'=','args':[{'property':'fecha'},{'date':'2026-01-01','x':1}]}",
                "{'op':'=','args':[{'property':'fecha'},{'timestamp':'2026-01-01'}]}",
                "{'op':'t_after','args':[{'property':'fecha'},{'interval':['..']}]}",
                "{'op':'t_after','args':[{'property':'fecha'},{'interval':['..',5]}]}",
                "{'op':'t_after','args':[{'property':'fecha'},{'interval':'..'}]}",
                "{'op':'t_after','args':[{'property':'fecha'},{'interval':[{'date':'2026-01-01'},'..']}]}",
                "{'op':'T_AFTER','args':[{'property':'fecha'},{'date':'2026-01-01'}]}",
                "{'op':'a_contains','args':[{'property':'lista'},'a']}",
                "{'op':'a_contains','args':[{'property':'lista'},[1]]}",
                "{'op':'a_contains','args':[{'property':'lista'},[['a']]]}",
                "{'op':'s_intersects','args':[{'property':'geom'},'POINT(1 2)']}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'Punto','coordinates':[1,2]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'Point'}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'Point','coordinates':[1]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'Point','coordinates':['1','2']}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'Point','coordinates':[1e999,2]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'Point','coordinates':[1,2,3,4]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'Point','coordinates':[90,180]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'Point','coordinates':[1,2],'crs':'x'}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'MultiPoint','coordinates':[]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'Polygon','coordinates':[]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1],[0,1]]]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'MultiPolygon','coordinates':[[]]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'MultiPolygon','coordinates':[]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'MultiPolygon','coordinates':[[[[[[0]]]]]]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'GeometryCollection','geometries':[]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'GeometryCollection','geometries':[5]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'GeometryCollection','geometries':[{'type':'GeometryCollection','geometries':[]}]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'type':'Feature','geometry':null}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'bbox':[1,2,3]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'bbox':[1,2,'3',4]}]}",
                "{'op':'s_intersects','args':[{'property':'geom'},{'bbox':'1,2,3,4'}]}"
            })
    void a_bad_json_is_refused_with_cause_and_cure(String json) {
        rejection(() -> json(json.replace('\'', '"')));
    }

    @Test
    void the_place_of_the_fault_is_told() {
        assertTrue(rejection(() -> text("n = 1 AND nombre ~ 'a'")).contains("en la posición 18, «~ 'a'»"));
        assertTrue(rejection(() -> text("n = 1 AND")).contains("al final"));
        assertTrue(rejection(() -> json("{\"op\":\"and\",\"args\":[true,{\"op\":\"=\",\"args\":[1,null]}]}"))
                .contains("en /args/1/args/1"));
        assertTrue(rejection(() -> text("TRUE AND nombre = 3")).contains("en «nombre = 3»: se compara un texto con"));
        assertTrue(rejection(() -> text("nadie = 1")).contains("Existen: nombre, lista, n, si, fecha, geom"));
    }

    /** Each large, some of them enough to fill a stack that is not guarded. */
    static Stream<Arguments> large() {
        String list = "1" + ",1".repeat(1_200);
        return Stream.of(
                Arguments.of(FilterLimits.DEPTH, asText("(".repeat(100_000))),
                Arguments.of(FilterLimits.DEPTH, asText("(".repeat(41) + "TRUE" + ")".repeat(41))),
                Arguments.of(FilterLimits.DEPTH, asText("NOT (".repeat(50_000) + "TRUE" + ")".repeat(50_000))),
                Arguments.of(FilterLimits.DEPTH, asText("CASEI(".repeat(50_000) + "nombre")),
                Arguments.of(FilterLimits.DEPTH, asText("nombre LIKE " + "CASEI(".repeat(50_000))),
                Arguments.of(FilterLimits.DEPTH, asText("A_CONTAINS(lista, " + "(".repeat(50_000))),
                Arguments.of(FilterLimits.DEPTH, asText("n = 1" + "+1".repeat(60))),
                Arguments.of(FilterLimits.DEPTH, asText("n IS NULL" + " IS NULL".repeat(60))),
                Arguments.of(FilterLimits.NODES, asText("n = 1" + "+1".repeat(100_000))),
                Arguments.of(FilterLimits.NODES, asText("n IN (" + list + ")")),
                Arguments.of(FilterLimits.NODES, asText("TRUE" + " OR TRUE".repeat(1_000))),
                Arguments.of(
                        FilterLimits.COORDINATES,
                        asText("S_INTERSECTS(geom, LINESTRING(0 0" + ", 1 1".repeat(5_000) + "))")),
                Arguments.of(
                        FilterLimits.COORDINATES,
                        asJson(
                                "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geom\"},{\"type\":\"MultiPoint\",\"coordinates\":[[1,1]"
                                        + ",[1,1]".repeat(5_000) + "]}]}")),
                Arguments.of(FilterLimits.DEPTH, asJson("{\"op\":\"not\",\"args\":[".repeat(100_000))),
                Arguments.of(
                        FilterLimits.DEPTH, asJson("{\"op\":\"not\",\"args\":[".repeat(50) + "true" + "]}".repeat(50))),
                Arguments.of(FilterLimits.DEPTH, asJson("[".repeat(1_000_000))),
                Arguments.of(
                        FilterLimits.NODES, asJson("{\"op\":\"in\",\"args\":[{\"property\":\"n\"},[" + list + "]]}")));
    }

    private static Runnable asText(String text) {
        return () -> text(text);
    }

    private static Runnable asJson(String json) {
        return () -> json(json);
    }

    @ParameterizedTest
    @MethodSource("large")
    void a_large_filter_is_refused_and_the_limit_named(String limit, Runnable reading) {
        String detail = rejection(reading);
        assertTrue(detail.contains(limit), detail);
    }

    @Test
    void random_texts_are_read_or_refused() {
        String[] pieces = {
            "nombre",
            "n",
            "geom",
            "=",
            "<>",
            "<",
            "(",
            ")",
            ",",
            "'",
            "\"",
            "'a'",
            "1",
            ".5",
            "-",
            "+",
            "*",
            "^",
            "AND",
            "OR",
            "NOT",
            "LIKE",
            "IN",
            "BETWEEN",
            "IS",
            "NULL",
            "CASEI(",
            "DATE('2026-01-01')",
            "POINT(",
            "POLYGON((",
            "0 0",
            "BBOX(1,2,3,4)",
            "S_INTERSECTS(",
            "T_AFTER(",
            "A_EQUALS(",
            "INTERVAL('..',",
            "TRUE",
            "\\",
            "\u0000",
            "ñ",
            "\uD83D",
            "div",
            "%",
            "E9"
        };
        Random random = new Random(7);
        int read = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(9); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextInt(4) > 0 ? " " : "");
            }
            try {
                text(text.toString());
                read++;
            } catch (Rejected e) {
                assertFalse(e.getMessage().isBlank());
            }
        }
        assertTrue(read > 20, "some of them are filters: " + read);
    }

    @Test
    void the_limits_themselves_are_allowed() {
        assertDoesNotThrow(() -> text("(".repeat(40) + "TRUE" + ")".repeat(40)));
        assertDoesNotThrow(() -> text("n IN (1" + ",1".repeat(990) + ")"));
    }
}
