package huella.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.geodata.GeodataLoader;
import huella.store.Database;
import huella.store.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a publication prepares in steps is what would be prepared from the beginning. */
class PreparedTilesTest {

    private Database database;

    @BeforeEach
    void open() {
        database = TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(TestApp.GEODATA));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothing_of_the_real_initiatives_is_ever_left_out() {
        assertEquals(List.of("37 0"), strings("SELECT count(*) || ' ' || max(from_zoom) FROM tile_place"));
        assertEquals(List.of("0"), strings("SELECT count(*)::text FROM tile_count"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void after_any_publications_the_steps_have_led_to_where_a_rebuild_leads(int seed) {
        Random random = new Random(seed);
        narrow(4, 3);
        for (int step = 0; step < 25; step++) {
            publish(random, step);
            assertEquals(rebuilt(), prepared(), "seed " + seed + ", step " + step);
        }
        assertTrue(Integer.parseInt(
                        strings("SELECT count(*)::text FROM tile_count").getFirst())
                > 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void whatever_tiles_show_differently_lies_in_a_box_of_the_change(int seed) {
        Random random = new Random(seed);
        narrow(4, 3);
        publish(random, 0);
        for (int step = 1; step < 20; step++) {
            database.publish(owner ->
                    owner.execute("DROP TABLE IF EXISTS before; CREATE TABLE before AS SELECT * FROM tile_shape;"
                            + " DROP TABLE IF EXISTS before_count; CREATE TABLE before_count AS SELECT * FROM tile_count;"
                            + " GRANT SELECT ON before, before_count TO huella_app"));
            publish(random, step);
            assertEquals(List.of(), strings("""
                            WITH earlier AS (
                                SELECT zoom, codigo, part, capa, importance, version, geom
                                  FROM before JOIN (VALUES (5, -1), (6, 5), (7, 6), (8, 7), (9, 8), (10, 9), (11, 10), (14, 11)) AS b (band, prior) USING (band)
                                 CROSS JOIN LATERAL generate_series(greatest(from_zoom, prior + 1), band) AS zoom
                            ), later AS (
                                SELECT zoom, codigo, part, capa, importance, version, geom
                                  FROM tile_shape JOIN (VALUES (5, -1), (6, 5), (7, 6), (8, 7), (9, 8), (10, 9), (11, 10), (14, 11)) AS b (band, prior) USING (band)
                                 CROSS JOIN LATERAL generate_series(greatest(from_zoom, prior + 1), band) AS zoom
                            ), seen AS (
                                (TABLE earlier EXCEPT TABLE later) UNION ALL (TABLE later EXCEPT TABLE earlier)
                            )
                            SELECT DISTINCT zoom || ' ' || capa FROM seen
                             WHERE NOT EXISTS (
                                   SELECT FROM tile_change c
                                    WHERE c.number = (SELECT max(number) FROM tile_change)
                                      AND c.layer = seen.capa AND seen.zoom BETWEEN c.min_zoom AND c.max_zoom
                                      AND ST_Intersects(seen.geom, ST_Expand(ST_MakeEnvelope(c.min_x, c.min_y, c.max_x, c.max_y, 3857), 0.01)))"""), "seed " + seed + ", step " + step);
            assertEquals(List.of(), strings("""
                            SELECT zoom || ' ' || layer
                              FROM ((TABLE before_count EXCEPT TABLE tile_count) UNION ALL (TABLE tile_count EXCEPT TABLE before_count)) d
                             WHERE NOT EXISTS (
                                   SELECT FROM tile_change c
                                    WHERE c.number = (SELECT max(number) FROM tile_change)
                                      AND c.layer = d.layer AND d.zoom BETWEEN c.min_zoom AND c.max_zoom)"""), "counts, seed " + seed + ", step " + step);
        }
    }

    @Test
    void what_is_left_out_is_counted_and_what_was_just_edited_never_is() {
        narrow(3, 2);
        publish(new Random(9), 0);
        assertEquals(
                strings("SELECT count(*)::text FROM tile_place"),
                strings("SELECT (sum(n) + (SELECT count(*) FROM tile_place WHERE from_zoom = 0))::text FROM tile_count"
                        + " WHERE zoom = 0"));
        assertEquals(
                List.of(),
                strings("SELECT code FROM (SELECT * FROM tile_place ORDER BY edited DESC, code LIMIT 2) p"
                        + " WHERE from_zoom > 0"));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7})
    void no_tile_shows_more_than_it_has_room_for_and_nobody_is_left_out_where_there_is_room(int seed) {
        Random random = new Random(seed);
        narrow(4, 3);
        for (int step = 0; step < 18; step++) {
            publish(random, step);
        }
        assertEquals(List.of(), strings("""
                WITH tile AS (
                    SELECT zoom, c, r, ST_TileEnvelope(zoom, c, r) AS box
                      FROM generate_series(1, 13) AS zoom
                     CROSS JOIN LATERAL (SELECT 40075016.685578488 / 2 ^ zoom AS side, (2 ^ zoom / 2)::integer AS half) s
                     CROSS JOIN (SELECT ST_Extent(geom_3857) AS all_of FROM published WHERE codigo LIKE 'CAL-5%') e
                     CROSS JOIN LATERAL generate_series(floor(ST_XMin(all_of) / side)::integer + half, floor(ST_XMax(all_of) / side)::integer + half) AS c
                     CROSS JOIN LATERAL generate_series(half - 1 - floor(ST_YMax(all_of) / side)::integer, half - 1 - floor(ST_YMin(all_of) / side)::integer) AS r
                ), touching AS (
                    SELECT t.zoom, c, r
                      FROM tile t
                      JOIN published s ON ST_Intersects(s.geom_3857, t.box)
                      JOIN tile_place p ON p.code = s.codigo
                     WHERE p.from_zoom <= t.zoom AND p.reach_zoom >= t.zoom AND ST_Dimension(s.geom) <> 1
                )
                SELECT zoom || ' ' || c || ' ' || r FROM touching GROUP BY zoom, c, r HAVING count(*) > 4"""));
        assertTrue(Integer.parseInt(strings("SELECT count(*)::text FROM tile_load WHERE code IS NOT NULL")
                        .getFirst())
                > 10);
        assertEquals(List.of(), strings("""
                        SELECT p.code || ' ' || z
                          FROM tile_place p
                         CROSS JOIN LATERAL (SELECT p.from_zoom - 1 AS z) left_out
                         WHERE p.from_zoom > 0
                           AND NOT EXISTS (
                               SELECT FROM tiles_of(p.reach, p.reach_zoom, z) AS o (tile)
                                WHERE (SELECT count(*)
                                         FROM tile_place q
                                        WHERE q.from_zoom <= z + 1
                                          AND o.tile IN (SELECT tiles_of(q.reach, q.reach_zoom, z))
                                          AND (q.importance > p.importance OR q.importance = p.importance AND q.code < p.code)) >= 4)"""));
    }

    @Test
    void an_initiative_reaches_the_tiles_in_which_it_can_be_seen() {
        publish(new Random(3), 0);
        publish(new Random(4), 1);
        assertEquals(List.of(), strings("""
                        SELECT p.code
                          FROM tile_place p
                          JOIN published s ON s.codigo = p.code
                         CROSS JOIN LATERAL (SELECT 40075016.685578488 / 2 ^ p.reach_zoom AS side) w
                         CROSS JOIN LATERAL (
                               SELECT array_agg(tile_anchor(ST_X(centre), ST_Y(centre)) >> (2 * (18 - p.reach_zoom))) FILTER (WHERE touched) AS touched,
                                      array_agg(tile_anchor(ST_X(centre), ST_Y(centre)) >> (2 * (18 - p.reach_zoom))) FILTER (WHERE seen) AS seen
                                 FROM ST_SquareGrid(side, s.geom_3857) g
                                CROSS JOIN LATERAL (
                                      SELECT ST_Centroid(g.geom) AS centre, ST_Intersects(s.geom_3857, g.geom) AS touched,
                                             CASE WHEN ST_Dimension(s.geom) = 1 THEN ST_Length(ST_Intersection(s.geom_3857, g.geom)) > side / 2
                                                  ELSE ST_Intersects(s.geom_3857, g.geom) END AS seen) t) expected
                         WHERE NOT (p.reach <@ touched AND p.reach @> coalesce(seen, '{}'))"""));
        assertEquals(
                List.of("0"),
                strings("SELECT count(*)::text FROM tile_place WHERE cardinality(reach) > 64 AND reach_zoom < 13"));
    }

    @Test
    void another_number_for_full_tiles_prepares_everything_anew_and_the_same_number_nothing() {
        long before = lastChange();
        FullTileStore.set(database, TileSettings.DEFAULT.features());
        assertEquals(before, lastChange());
        FullTileStore.set(database, FullTileStore.LEAST);
        assertEquals(before + 1, lastChange());
        FullTileStore.set(database, FullTileStore.LEAST);
        assertEquals(before + 1, lastChange());
    }

    private long lastChange() {
        return Long.parseLong(
                strings("SELECT max(number)::text FROM tile_change").getFirst());
    }

    @Test
    void nothing_changes_the_numbers_of_changes_but_a_commit_and_they_only_grow() {
        long before = Long.parseLong(
                strings("SELECT max(number)::text FROM tile_change").getFirst());
        publish(new Random(1), 0);
        assertEquals(
                List.of(Long.toString(before + 1)),
                strings("SELECT DISTINCT number::text FROM tile_change WHERE number > " + before));
    }

    /**
     * Full tiles with few initiatives: at most {@code cap} a tile, and the last {@code fresh} edited ones in any case.
     */
    private void narrow(int cap, int fresh) {
        database.publish(owner -> {
            owner.execute("CREATE OR REPLACE FUNCTION tile_fresh() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT "
                    + fresh + "'");
            owner.execute("UPDATE tile_setting SET cap = " + cap);
            owner.createQuery("SELECT rebuild_tiles()").mapTo(String.class).list();
        });
    }

    /** New versions of some initiatives, new initiatives, and some that are retired. */
    private void publish(Random random, int step) {
        database.publish(owner -> {
            long publication = owner.createQuery(
                            "INSERT INTO publication (author, reason) VALUES ('prueba', 'prueba') RETURNING id")
                    .mapTo(Long.class)
                    .one();
            List<String> codes = new ArrayList<>(owner.createQuery("SELECT code FROM initiative ORDER BY code")
                    .mapTo(String.class)
                    .list());
            int changes = 1 + random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                version(owner, publication, codes.remove(random.nextInt(codes.size())), random);
            }
            version(owner, publication, "CAL-%03d".formatted(500 + step), random);
        });
    }

    private static void version(Handle owner, long publication, String code, Random random) {
        owner.createUpdate("""
                        WITH identity AS (
                            INSERT INTO initiative (code, current_version) VALUES (:code, 1)
                            ON CONFLICT (code) DO UPDATE
                               SET current_version = (SELECT max(version) + 1 FROM initiative_version WHERE code = :code)
                            RETURNING code, current_version)
                        INSERT INTO initiative_version (
                            code, version, publication, layer, territory, theme, objectives, responsible, horizon, name_es,
                            name_en, starred, tags, comunas, comunas_outside, source_list, source_number, source_name,
                            corrections, location_precision, location_assumed, basis_es, basis_en, retired, geom)
                        SELECT i.code, i.current_version, :publication, :layer, v.territory, v.theme, v.objectives,
                               v.responsible, v.horizon, v.name_es, v.name_en, v.starred, v.tags, v.comunas,
                               v.comunas_outside, v.source_list, v.source_number, v.source_name, v.corrections,
                               v.location_precision, v.location_assumed, v.basis_es, v.basis_en, :retired,
                               CASE WHEN :line
                                    THEN ST_SetSRID(ST_MakeLine(ST_MakePoint(:x, :y), ST_MakePoint(:x + 5 * :reach, :y + 3 * :reach)), 4326)
                                    ELSE ST_Buffer(ST_SetSRID(ST_MakePoint(:x, :y), 4326), :reach) END
                          FROM identity i
                          JOIN initiative_version v ON v.code = 'CAL-01' AND v.version = 1""")
                .bind("code", code)
                .bind("publication", publication)
                .bind("layer", random.nextBoolean() ? "calama" : "rutas")
                .bind("retired", random.nextInt(5) == 0)
                .bind("x", -68.9 + 0.2 * random.nextDouble())
                .bind("y", -22.5 + 0.2 * random.nextDouble())
                .bind("line", random.nextInt(3) == 0)
                .bind("reach", 0.0005 + 0.05 * Math.pow(random.nextDouble(), 3))
                .execute();
    }

    private List<String> prepared() {
        return database.read(PreparedTilesTest::prepared);
    }

    private List<String> rebuilt() {
        List<String> found = new ArrayList<>();
        database.publish(owner -> {
            owner.createQuery("SELECT rebuild_tiles()").mapTo(String.class).list();
            found.addAll(prepared(owner));
            owner.rollback();
        });
        return found;
    }

    private static List<String> prepared(Handle handle) {
        List<String> rows = new ArrayList<>();
        for (String query : List.of(
                "SELECT tile_place::text FROM tile_place ORDER BY code",
                "SELECT zoom || ' ' || layer || ' ' || cell || ' ' || n || ' ' || round(sum_x::numeric, 3) || ' '"
                        + " || round(sum_y::numeric, 3) FROM tile_count ORDER BY zoom, layer, cell",
                "SELECT tile_load::text FROM tile_load ORDER BY zoom, tile",
                "SELECT tile_shape::text FROM tile_shape ORDER BY band, codigo, part")) {
            rows.addAll(handle.createQuery(query).mapTo(String.class).list());
        }
        return rows;
    }

    private List<String> strings(String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
