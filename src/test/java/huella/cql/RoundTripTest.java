package huella.cql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import huella.cql.Queryable.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** What is written is read as the same filter, in both encodings. */
class RoundTripTest {

    private static final FilterLimits WIDE = new FilterLimits(100, 10_000, 10_000);

    private static Expression text(String text) {
        return CqlText.parse("filter", text, WIDE);
    }

    private static Expression json(String json) {
        return CqlJson.parse("filter", json, WIDE);
    }

    @Test
    void every_filter_is_read_as_it_was_written() throws ParseException {
        WKTReader wkt = new WKTReader();
        RandomFilters filters = new RandomFilters(
                2050,
                List.of(
                        new Queryable("nombre", Type.TEXT),
                        new Queryable("like", Type.TEXT),
                        new Queryable("objetivos", Type.LIST),
                        new Queryable("número:1.a", Type.INTEGER),
                        new Queryable("supuesta", Type.BOOLEAN),
                        new Queryable("date", Type.TIMESTAMP),
                        new Queryable("geom", Type.GEOMETRY)),
                Map.of(
                        Type.TEXT,
                                List.of("", "O'Higgins", "a\\b", "fin\\", "100 %_", "línea\ny\ttab", "\u0007\"», Ωß"),
                        Type.LIST, List.of("OE1", "'"),
                        Type.TIMESTAMP,
                                List.of(
                                        Instant.parse("2026-03-31T12:00:00Z"),
                                        Instant.parse("0000-01-01T23:59:59.123456789Z")),
                        Type.GEOMETRY,
                                List.of(
                                        wkt.read("POLYGON((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))"),
                                        wkt.read("MULTIPOINT((1 2), (-3.5 1E-7))"),
                                        wkt.read("MULTILINESTRING((0 0, 1 1), (2 2, 3.25 1E20))"),
                                        wkt.read("MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))"),
                                        wkt.read("GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(0 0, 1 1))"))));
        for (int i = 0; i < 3_000; i++) {
            Expression filter = filters.next();
            String text = TextWriter.write(filter);
            assertEquals(filter, text(text), text);
            String json = JsonWriter.write(filter).toString();
            assertEquals(filter, json(json), json);
        }
    }

    /** The texts on the left and the objects on the right mean the same; modelled on the examples of the standard. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tema = 'agua' | {'op':'=','args':[{'property':'tema'},'agua']}",
                "\"tema\"<>'Via dell''Avvento' | {'op':'<>','args':[{'property':'tema'},'Via dell\\u0027Avvento']}",
                "tema = 'dell\\'Avvento' | {'op':'=','args':[{'property':'tema'},'dell\\u0027Avvento']}",
                "n - 150.0 > 0 | {'op':'>','args':[{'op':'-','args':[{'property':'n'},150.0]},0]}",
                "d >= date('1970-01-01') | {'op':'>=','args':[{'property':'d'},{'date':'1970-01-01'}]}",
                "d = TIMESTAMP('1969-07-20T20:17:40Z') | {'op':'=','args':[{'property':'d'},{'timestamp':'1969-07-20T20:17:40Z'}]}",
                "geom IS NOT NULL | {'op':'not','args':[{'op':'isNull','args':[{'property':'geom'}]}]}",
                "NOT geom is null | {'op':'not','args':[{'op':'isNull','args':[{'property':'geom'}]}]}",
                "t LIKE 'Smith%' | {'op':'like','args':[{'property':'t'},'Smith%']}",
                "t not like '\\%\\_' | {'op':'not','args':[{'op':'like','args':[{'property':'t'},'\\\\%\\\\_']}]}",
                "n BETWEEN 100.0 and 150.5 | {'op':'between','args':[{'property':'n'},100,150.5]}",
                "n NOT IN (1,2,+3,-4) | {'op':'not','args':[{'op':'in','args':[{'property':'n'},[1,2,3,-4]]}]}",
                "CASEI(t) IN (casei('Οδος'),CASEI('Straße')) | {'op':'in','args':[{'op':'casei','args':[{'property':'t'}]},[{'op':'casei','args':['Οδος']},{'op':'casei','args':['Straße']}]]}",
                "ACCENTI(t) = accenti('débárquér') | {'op':'=','args':[{'op':'accenti','args':[{'property':'t'}]},{'op':'accenti','args':['débárquér']}]}",
                "t LIKE casei(accenti('río%')) | {'op':'like','args':[{'property':'t'},{'op':'casei','args':[{'op':'accenti','args':['río%']}]}]}",
                "S_INTERSECTS(g, POINT(7.02 49.92)) | {'op':'s_intersects','args':[{'property':'g'},{'type':'Point','coordinates':[7.02,49.92]}]}",
                "s_intersects(g,bbox(0,40,10,50)) | {'op':'s_intersects','args':[{'property':'g'},{'bbox':[0,40,10,50]}]}",
                "s_intersects(g,bbox(0,40,-5,10,50,99)) | {'op':'s_intersects','args':[{'property':'g'},{'bbox':[0,40,-5,10,50,99]}]}",
                "S_CROSSES(LINESTRING Z(0 0 1,1 1 2),POLYGON((0 0,4 0,4 4,0 0))) | {'op':'s_crosses','args':[{'type':'LineString','coordinates':[[0,0,1],[1,1,2]]},{'type':'Polygon','coordinates':[[[0,0],[4,0],[4,4],[0,0]]]}]}",
                "S_WITHIN(g,MULTIPOINT(7 50,10 51)) | {'op':'s_within','args':[{'property':'g'},{'type':'MultiPoint','coordinates':[[7,50],[10,51]]}]}",
                "S_EQUALS(g,MULTIPOINT((7 50),(10 51))) | {'op':'s_equals','args':[{'property':'g'},{'type':'MultiPoint','coordinates':[[7,50],[10,51]]}]}",
                "S_DISJOINT(g,GEOMETRYCOLLECTION(POINT(1 2),POLYGON((0 0,1 0,1 1,0 0)))) | {'op':'s_disjoint','args':[{'property':'g'},{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[1,2]},{'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1],[0,0]]]}]}]}",
                "T_INTERSECTS(d, INTERVAL('1969-07-16T05:32:00Z', '1969-07-24T16:50:35Z')) | {'op':'t_intersects','args':[{'property':'d'},{'interval':['1969-07-16T05:32:00Z','1969-07-24T16:50:35Z']}]}",
                "T_FINISHEDBY(INTERVAL(d, \"end\"), INTERVAL('2019-09-09', '..')) | {'op':'t_finishedBy','args':[{'interval':[{'property':'d'},{'property':'end'}]},{'interval':['2019-09-09','..']}]}",
                "A_CONTAINS(layer:ids, ('layers-ca','layers-us')) | {'op':'a_contains','args':[{'property':'layer:ids'},['layers-ca','layers-us']]}",
                "A_CONTAINEDBY((), ids) | {'op':'a_containedBy','args':[[],{'property':'ids'}]}",
                "A_EQUALS((1,2+3),(true,DATE('2020-02-29'),(1))) | {'op':'a_equals','args':[[1,{'op':'+','args':[2,3]}],[true,{'date':'2020-02-29'},[1]]]}",
                "h > (c - 1) * 2 ^ 3 | {'op':'>','args':[{'property':'h'},{'op':'*','args':[{'op':'-','args':[{'property':'c'},1]},{'op':'^','args':[2,3]}]}]}",
                "h DIV 10 = 5 % 2 | {'op':'=','args':[{'op':'div','args':[{'property':'h'},10]},{'op':'%','args':[5,2]}]}",
                "-h < .5E+1 | {'op':'<','args':[{'op':'*','args':[-1,{'property':'h'}]},5]}",
                "a = 1 OR b = 2 AND NOT c = 3 | {'op':'or','args':[{'op':'=','args':[{'property':'a'},1]},{'op':'and','args':[{'op':'=','args':[{'property':'b'},2]},{'op':'not','args':[{'op':'=','args':[{'property':'c'},3]}]}]}]}",
                "(a = 1 OR b = 2) and (TRUE) | {'op':'and','args':[{'op':'or','args':[{'op':'=','args':[{'property':'a'},1]},{'op':'=','args':[{'property':'b'},2]}]},true]}",
                "a-1-1=-1 | {'op':'=','args':[{'op':'-','args':[{'op':'-','args':[{'property':'a'},1]},1]},-1]}",
                "(a = 1) IS NULL | {'op':'isNull','args':[{'op':'=','args':[{'property':'a'},1]}]}",
                "false | false"
            })
    void both_encodings_mean_the_same(String pair) {
        String[] both = pair.split(" \\| ");
        assertEquals(json(both[1].replace('\'', '"')), text(both[0]));
    }

    @Test
    void the_comparison_of_filters_can_fail() {
        assertNotEquals(text("a = 1"), text("a = 2"));
        assertNotEquals(text("S_EQUALS(g, POINT(1 2))"), text("S_EQUALS(g, POINT(1 2.5))"));
        assertNotEquals(text("a AND b".replace("a", "TRUE").replace("b", "FALSE")), text("TRUE OR FALSE"));
    }
}
