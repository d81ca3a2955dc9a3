package huella.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyTest {

    private final Database database = TestPostgres.newDatabase();

    @AfterAll
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'", "'';--", "\\", "\\'", ":other", "$1", "\\0 {\"a\",b}", "Ñandú 🌊 漢", "a\nb", "?"})
    void a_bound_value_arrives_as_it_is_whatever_stands_in_it(String value) {
        List<String> seen = new ArrayList<>();
        database.each(
                "SELECT CAST(:value AS text), CAST(:other AS text) || 'x'::text, CAST(:list AS text[])",
                query -> query.bind("value", value)
                        .bind("other", "'other':value")
                        .bindArray("list", String.class, List.of(value, ":value")),
                row -> {
                    seen.add(row.text());
                    seen.add(row.text());
                    seen.addAll(row.texts());
                });
        assertEquals(List.of(value, "'other':valuex", value, ":value"), seen);
    }

    @Test
    void every_type_is_read_and_so_is_nothing() {
        List<Object> seen = new ArrayList<>();
        database.each(
                "SELECT 7::smallint, -8, 9::bigint, true, TIMESTAMPTZ '1999-12-31 23:59:58.5Z', '{}'::text[],"
                        + " ST_GeomFromText('POINT (-70.5 -22)', 4326), NULL::int, NULL::bool, NULL::timestamptz,"
                        + " NULL::text[], NULL::geometry, NULL::text",
                query -> query,
                row -> seen.addAll(Arrays.asList(
                        row.integer(),
                        row.integer(),
                        row.integer(),
                        row.flag(),
                        row.instant(),
                        row.texts(),
                        row.geometry().toText(),
                        row.integer(),
                        row.flag(),
                        row.instant(),
                        row.texts(),
                        row.geometry(),
                        row.text())));
        assertEquals(
                List.of(7, -8, 9, true, Instant.parse("1999-12-31T23:59:58.500Z"), List.of(), "POINT (-70.5 -22)"),
                seen.subList(0, 7));
        seen.subList(7, 13).forEach(value -> assertNull(value));
        assertEquals(13, seen.size());
    }

    /** Those that we publish are read in a way of our own, the others by JTS. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (-70.1234567 -22)",
                "LINESTRING (-70 -23, -69.5 -22.5, -69 -22.7)",
                "POLYGON ((-70 -24, -68 -24, -68 -22, -70 -24), (-69.5 -23.5, -69.5 -23.4, -69.4 -23.4, -69.5 -23.5))",
                "MULTIPOINT ((-70 -23), (-69 -22))",
                "MULTILINESTRING ((-70 -23, -69.5 -22.5), (-68 -22, -67 -21, -67 -20))",
                "MULTIPOLYGON (((-70 -24, -68 -24, -68 -22, -70 -24), (-69 -23.5, -69 -23.4, -68.9 -23.4, -69 -23.5)),"
                        + " ((-67 -24, -66 -24, -66 -22, -67 -24)))",
                "POINT Z (-70 -22 2400)",
                "POLYGON Z ((-70 -24 1, -68 -24 2, -68 -22 3, -70 -24 1))",
                "POINT EMPTY",
                "POLYGON EMPTY",
                "LINESTRING EMPTY",
                "MULTIPOLYGON EMPTY",
                "GEOMETRYCOLLECTION (POINT (-70 -22), LINESTRING (-70 -23, -69.5 -22.5))"
            })
    void a_geometry_is_what_another_reader_takes_it_for(String wkt) {
        database.each(
                "SELECT ST_GeomFromText(:wkt, 4326), ST_GeomFromText(:wkt, 3857), encode(ST_AsEWKB(ST_GeomFromText(:wkt,"
                        + " 4326), 'XDR'), 'hex')",
                query -> query.bind("wkt", wkt),
                row -> {
                    Geometry ours = row.geometry();
                    Geometry otherSystem = row.geometry();
                    try {
                        Geometry theirs = new WKBReader().read(WKBReader.hexToBytes(row.text()));
                        assertEquals(theirs.toText(), ours.toText());
                        assertEquals(theirs.getGeometryType(), ours.getGeometryType());
                        assertEquals(0, theirs.compareTo(ours));
                        assertEquals(4326, ours.getSRID());
                        assertEquals(3857, otherSystem.getSRID());
                        assertEquals(0, theirs.compareTo(otherSystem));
                    } catch (ParseException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @Test
    void what_repeats_and_what_only_looks_alike_are_told_apart() {
        List<String> seen = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        // The same length, beginning, middle and end; more of them than are kept.
        database.each(
                "SELECT 'calle ' || lpad((n % 1500)::text, 6, '0') || ' ñ de la costanera norte ' || lpad((n % 7)::text, 5, '0')"
                        + " || ' de Antofagasta', ARRAY['OE' || n % 3, 'á' || n % 1500]"
                        + " FROM generate_series(1, 4000) n ORDER BY n",
                query -> query, row -> {
                    seen.add(row.text());
                    lists.add(String.join(",", row.texts()));
                });
        for (int n = 1; n <= 4000; n++) {
            assertEquals(
                    "calle %06d ñ de la costanera norte %05d de Antofagasta".formatted(n % 1500, n % 7),
                    seen.get(n - 1));
            assertEquals("OE" + n % 3 + ",á" + n % 1500, lists.get(n - 1));
        }
    }

    @Test
    void a_reader_that_throws_stops_the_query_and_the_connections_stay_usable() {
        for (int i = 0; i < 20; i++) {
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> database.each(
                            "SELECT repeat('x', 1000) FROM generate_series(1, 10000) a, generate_series(1, 10000) b",
                            query -> query,
                            row -> {
                                throw new UnsupportedOperationException();
                            }));
            String one = database.read(handle ->
                    handle.createQuery("SELECT 'one'").mapTo(String.class).one());
            assertEquals("one", one);
        }
    }

    @Test
    void a_query_without_rows_gives_none() {
        database.each("SELECT 1 WHERE false", query -> query, row -> {
            throw new AssertionError("no row");
        });
    }
}
