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
