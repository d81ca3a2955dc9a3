-- What fills a tile is what it shows, and not only what is anchored in it: among millions, more routes cross a tile than begin there.
-- A route that is left out of one tile is left out of all of its zoom, or it would end at an edge where nothing ends; so a zoom shows
-- whatever finds room in every tile that it touches, the larger before the smaller.
ALTER TABLE tile_place ADD COLUMN reach_zoom smallint, ADD COLUMN reach bigint[];
COMMENT ON COLUMN tile_place.reach_zoom IS 'The zoom of reach: 13, or for an area that covers more than 64 tiles of it the deepest of which it does not; among tiles that are deeper a large area is not counted';
COMMENT ON COLUMN tile_place.reach IS 'The tiles that the footprint touches, Morton codes; of a line those of its corners and of points half a tile apart';
ALTER TABLE tile_step ADD COLUMN reach_zoom smallint, ADD COLUMN reach bigint[];
COMMENT ON TABLE tile_setting IS 'cap: most initiatives that a tile shows, below zoom 14';
COMMENT ON TABLE tile_place IS 'A zoom shows those that the next deeper one shows and that, in each tile they touch, are among the cap most important of these';

CREATE TABLE tile_load (
    zoom       smallint NOT NULL,
    tile       bigint NOT NULL,
    n          integer NOT NULL,
    importance real,
    code       text,
    PRIMARY KEY (zoom, tile)
);
COMMENT ON TABLE tile_load IS 'How many initiatives that the next deeper zoom shows touch a tile, and the last of them that finds room';
COMMENT ON COLUMN tile_load.tile IS 'Morton code, as tile_place.anchor of zoom 18';
COMMENT ON COLUMN tile_load.code IS 'null, as its importance: there is room for all';

GRANT SELECT ON tile_load TO huella_app;

CREATE FUNCTION tile_reach_zoom(geom geometry) RETURNS integer LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path = huella, public, pg_temp AS $$
DECLARE
    deepest constant integer := 13;
    side double precision;
BEGIN
    IF ST_Dimension(geom) < 2 THEN
        RETURN deepest;
    END IF;
    FOR zoom IN REVERSE deepest..1 LOOP
        side := 40075016.685578488 / 2 ^ zoom;
        IF (floor(ST_XMax(geom) / side) - floor(ST_XMin(geom) / side) + 1)
           * (floor(ST_YMax(geom) / side) - floor(ST_YMin(geom) / side) + 1) <= 64 THEN
            RETURN zoom;
        END IF;
    END LOOP;
    RETURN 0;
END $$;

CREATE FUNCTION tile_reach(geom geometry, zoom integer) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path = huella, public, pg_temp AS $$
DECLARE
    side constant double precision := 40075016.685578488 / 2 ^ zoom;
    west constant integer := floor(ST_XMin(geom) / side);
    east constant integer := floor(ST_XMax(geom) / side);
    south constant integer := floor(ST_YMin(geom) / side);
    north constant integer := floor(ST_YMax(geom) / side);
BEGIN
    IF west = east AND south = north THEN
        RETURN ARRAY[tile_anchor(ST_XMin(geom), ST_YMin(geom)) >> (2 * (18 - zoom))];
    ELSIF ST_Dimension(geom) < 2 THEN
        RETURN ARRAY(SELECT DISTINCT tile_anchor(ST_X(p.geom), ST_Y(p.geom)) >> (2 * (18 - zoom)) AS tile
                       FROM ST_DumpPoints(ST_Segmentize(geom, side / 2)) p ORDER BY tile);
    END IF;
    RETURN ARRAY(SELECT tile_anchor((c + 0.5) * side, (r + 0.5) * side) >> (2 * (18 - zoom)) AS tile
                   FROM generate_series(west, east) AS c, generate_series(south, north) AS r
                  WHERE ST_Intersects(geom, ST_MakeEnvelope(c * side, r * side, (c + 1) * side, (r + 1) * side, 3857))
                  ORDER BY tile);
END $$;

-- The tiles of a zoom among which a reach counts.
CREATE FUNCTION tiles_of(reach bigint[], reach_zoom integer, zoom integer) RETURNS SETOF bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    'SELECT DISTINCT r >> (2 * (reach_zoom - zoom)) FROM unnest(reach) AS r WHERE zoom <= reach_zoom';

-- A zoom and one of its tiles in one number: 26 bits hold the tiles of zoom 13.
CREATE FUNCTION tile_key(zoom integer, tile bigint) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    'SELECT (zoom << 26) | tile::integer';

-- Wherever an initiative asks for room.
CREATE FUNCTION tile_keys(reach bigint[], reach_zoom integer, from_zoom integer) RETURNS integer[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path = huella, pg_temp AS $$
BEGIN
    RETURN ARRAY(SELECT tile_key(zoom, t.tile)
                   FROM generate_series(greatest(from_zoom - 1, 0), reach_zoom) AS zoom
                  CROSS JOIN LATERAL tiles_of(reach, reach_zoom, zoom) AS t (tile));
END $$;
CREATE INDEX tile_place_keys ON tile_place USING gin (tile_keys(reach, reach_zoom, from_zoom)) WITH (fastupdate = off);

CREATE OR REPLACE FUNCTION rebuild_tiles(publication_id bigint DEFAULT NULL) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = huella, public, pg_temp AS $$
DECLARE
    most integer := (SELECT cap FROM tile_setting);
    z integer;
BEGIN
    PERFORM pg_advisory_xact_lock(483552);
    TRUNCATE tile_place, tile_shape, tile_count, tile_step, tile_load;
    DROP INDEX tile_place_keys;
    CREATE TEMP TABLE tile_rest ON COMMIT DROP AS
    SELECT s.codigo AS code, s.capa AS layer, tile_anchor(ST_X(a.point), ST_Y(a.point)) AS anchor,
           ST_X(a.point) AS x, ST_Y(a.point) AS y, e.edited,
           sqrt((ST_XMax(s.geom_3857) - ST_XMin(s.geom_3857)) ^ 2 + (ST_YMax(s.geom_3857) - ST_YMin(s.geom_3857)) ^ 2)::real AS importance,
           a.reach_zoom::smallint, tile_reach(s.geom_3857, a.reach_zoom) AS reach
      FROM published s
      JOIN initiative_version v ON v.code = s.codigo AND v.version = s.version
      LEFT JOIN (SELECT publication, CASE WHEN count(*) <= tile_bulk() THEN publication END AS edited
                   FROM initiative_version GROUP BY publication) e USING (publication)
     CROSS JOIN LATERAL (SELECT ST_PointOnSurface(s.geom_3857) AS point, tile_reach_zoom(s.geom_3857) AS reach_zoom OFFSET 0) a;
    UPDATE pg_temp.tile_rest SET importance = 'infinity'
     WHERE code IN (SELECT code FROM pg_temp.tile_rest WHERE edited IS NOT NULL ORDER BY edited DESC, code LIMIT tile_fresh());
    FOR z IN REVERSE 13..0 LOOP
        CREATE TEMP TABLE tile_ranked ON COMMIT DROP AS
        SELECT t.tile, r.code, r.importance, row_number() OVER (PARTITION BY t.tile ORDER BY r.importance DESC, r.code) AS rank
          FROM pg_temp.tile_rest r
         CROSS JOIN LATERAL tiles_of(r.reach, r.reach_zoom, z) AS t (tile);
        INSERT INTO tile_load (zoom, tile, n, importance, code)
        SELECT z, tile, count(*),
               CASE WHEN count(*) > most THEN max(importance) FILTER (WHERE rank = most) END,
               CASE WHEN count(*) > most THEN max(code) FILTER (WHERE rank = most) END
          FROM pg_temp.tile_ranked GROUP BY tile;
        CREATE TEMP TABLE tile_left ON COMMIT DROP AS SELECT DISTINCT code FROM pg_temp.tile_ranked WHERE rank > most;
        DROP TABLE pg_temp.tile_ranked;
        INSERT INTO tile_place (code, layer, anchor, x, y, edited, importance, reach_zoom, reach, from_zoom)
        SELECT r.code, r.layer, r.anchor, r.x, r.y, r.edited, r.importance, r.reach_zoom, r.reach, z + 1
          FROM pg_temp.tile_rest r JOIN pg_temp.tile_left USING (code);
        DELETE FROM pg_temp.tile_rest r USING pg_temp.tile_left l WHERE l.code = r.code;
        DROP TABLE pg_temp.tile_left;
    END LOOP;
    INSERT INTO tile_place (code, layer, anchor, x, y, edited, importance, reach_zoom, reach, from_zoom)
    SELECT code, layer, anchor, x, y, edited, importance, reach_zoom, reach, 0 FROM pg_temp.tile_rest;
    DROP TABLE pg_temp.tile_rest;
    CREATE INDEX tile_place_keys ON tile_place USING gin (tile_keys(reach, reach_zoom, from_zoom)) WITH (fastupdate = off);
    INSERT INTO tile_count (zoom, layer, cell, n, sum_x, sum_y)
    SELECT out.zoom, p.layer, p.anchor >> (2 * (15 - out.zoom)), count(*), sum(p.x), sum(p.y)
      FROM tile_place p
     CROSS JOIN LATERAL generate_series(0, p.from_zoom - 1) AS out (zoom)
     GROUP BY 1, 2, 3;
    PERFORM add_tile_shapes(NULL);
    PERFORM change_world(publication_id, ARRAY(SELECT code FROM layer ORDER BY code));
    PERFORM pg_notify('huella_publication', 'tiles');
END $$;

CREATE OR REPLACE FUNCTION note_tile_step(codes text[], is_change boolean) RETURNS void LANGUAGE sql SET search_path = huella, public, pg_temp AS $$
INSERT INTO tile_step (code, layer, anchor, x, y, from_zoom, reach_zoom, reach, box, changed)
SELECT c.code, p.layer, p.anchor, p.x, p.y, p.from_zoom, p.reach_zoom, p.reach,
       (SELECT ST_Extent(s.geom)::box2d FROM tile_shape s WHERE s.codigo = c.code AND s.band = 14), is_change
  FROM unnest(codes) AS c (code)
  LEFT JOIN tile_place p ON p.code = c.code
    ON CONFLICT (code) DO NOTHING
$$;

-- Who is shown from this zoom on and should not be, or should be and is not, after what the step has moved at deeper ones. Only tiles
-- that are or were too full are looked into: in the others there is room for all, before and after.
CREATE FUNCTION crowd_tiles(z integer, most integer) RETURNS text[] LANGUAGE plpgsql
    SET search_path = huella, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    touched bigint[];
    crowded bigint[];
    moved text[];
BEGIN
    WITH moves AS (
        SELECT o.tile, CASE WHEN t.from_zoom <= z + 1 THEN -1 ELSE 0 END AS n
          FROM tile_step t CROSS JOIN LATERAL tiles_of(t.reach, t.reach_zoom, z) AS o (tile)
         UNION ALL
        SELECT o.tile, CASE WHEN p.from_zoom <= z + 1 THEN 1 ELSE 0 END
          FROM tile_step t JOIN tile_place p ON p.code = t.code CROSS JOIN LATERAL tiles_of(p.reach, p.reach_zoom, z) AS o (tile)
    ), counted AS (
        INSERT INTO tile_load AS l (zoom, tile, n)
        SELECT z, m.tile, sum(m.n) FROM moves m GROUP BY m.tile
            ON CONFLICT (zoom, tile) DO UPDATE SET n = l.n + excluded.n
        RETURNING l.tile, l.n > most OR l.code IS NOT NULL AS crowded
    )
    SELECT array_agg(c.tile), coalesce(array_agg(c.tile) FILTER (WHERE c.crowded), '{}') INTO touched, crowded FROM counted c;
    WITH own AS (
        SELECT p.code, p.importance, p.from_zoom
          FROM tile_step t JOIN tile_place p ON p.code = t.code
         WHERE p.from_zoom <= z + 1
    ), ranked AS (
        SELECT c.tile, p.code, p.importance, p.from_zoom, row_number() OVER (PARTITION BY c.tile ORDER BY p.importance DESC, p.code) AS rank
          FROM unnest(crowded) AS c (tile)
         CROSS JOIN LATERAL (
               SELECT q.code, q.importance, q.from_zoom
                 FROM tile_place q
                WHERE tile_keys(q.reach, q.reach_zoom, q.from_zoom) @> ARRAY[tile_key(z, c.tile)]
               OFFSET 0) p
    ), last AS (
        UPDATE tile_load l
           SET importance = CASE WHEN l.n > most THEN r.importance END, code = CASE WHEN l.n > most THEN r.code END
          FROM unnest(crowded) AS c (tile) LEFT JOIN ranked r ON r.tile = c.tile AND r.rank = most
         WHERE l.zoom = z AND l.tile = c.tile
    ), verdict AS (
        SELECT v.code, v.importance, v.from_zoom, bool_and(v.fits) AS fits
          FROM (SELECT r.code, r.importance, r.from_zoom, r.rank <= most AS fits FROM ranked r
                 UNION ALL
                SELECT own.code, own.importance, own.from_zoom, true FROM own) v
         GROUP BY v.code, v.importance, v.from_zoom
    )
    SELECT array_agg(v.code) INTO moved
      FROM verdict v
     WHERE NOT v.fits AND v.from_zoom <= z
        OR v.fits AND v.from_zoom = z + 1
           AND NOT EXISTS (
               SELECT FROM tile_place p
                CROSS JOIN LATERAL tiles_of(p.reach, p.reach_zoom, z) AS o (tile)
                 JOIN tile_load l ON l.zoom = z AND l.tile = o.tile
                WHERE p.code = v.code
                  AND o.tile <> ALL (crowded)
                  AND (l.importance > v.importance OR l.importance = v.importance AND l.code < v.code));
    DELETE FROM tile_load l WHERE l.zoom = z AND l.tile = ANY (touched) AND l.n = 0;
    RETURN moved;
END $$;

-- One publication: the places of what it changed, who is pushed out or let in by that, the counts, the shapes, and where
-- all this can be seen. The codes are said of every table by itself, or the planner reads all of it.
CREATE OR REPLACE FUNCTION step_tiles(publication_id bigint, codes text[]) RETURNS void LANGUAGE plpgsql
    SET search_path = huella, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    most integer := (SELECT cap FROM tile_setting);
    act bigint := next_tile_change();
    moved text[];
    z integer;
BEGIN
    DELETE FROM tile_step;
    PERFORM note_tile_step(codes, true);
    DELETE FROM tile_place WHERE code = ANY (codes);
    INSERT INTO tile_place (code, layer, anchor, x, y, edited, importance, reach_zoom, reach, from_zoom)
    SELECT s.codigo, s.capa, tile_anchor(ST_X(a.point), ST_Y(a.point)), ST_X(a.point), ST_Y(a.point), publication_id, 'infinity',
           a.reach_zoom, tile_reach(s.geom_3857, a.reach_zoom), 14
      FROM published s
     CROSS JOIN LATERAL (SELECT ST_PointOnSurface(s.geom_3857) AS point, tile_reach_zoom(s.geom_3857) AS reach_zoom OFFSET 0) a
     WHERE s.codigo = ANY (codes);
    -- Who is no longer among the last that were edited counts by size again; where one of them left the map, another is.
    WITH fresh AS (
        SELECT p.code FROM tile_place p WHERE p.edited IS NOT NULL ORDER BY p.edited DESC, p.code LIMIT tile_fresh()
    )
    SELECT array_agg(code) INTO moved
      FROM (SELECT p.code FROM tile_place p WHERE p.importance = 'infinity' AND p.code NOT IN (SELECT f.code FROM fresh f)
             UNION ALL
            SELECT p.code FROM tile_place p JOIN fresh f ON f.code = p.code WHERE p.importance <> 'infinity') AS other;
    IF moved IS NOT NULL THEN
        PERFORM note_tile_step(moved, true);
        UPDATE tile_place p
           SET importance = CASE WHEN p.importance = 'infinity'
                                 THEN sqrt((ST_XMax(s.geom_3857) - ST_XMin(s.geom_3857)) ^ 2 + (ST_YMax(s.geom_3857) - ST_YMin(s.geom_3857)) ^ 2)
                                 ELSE 'infinity' END
          FROM published s
         WHERE p.code = ANY (moved) AND s.codigo = ANY (moved) AND s.codigo = p.code;
    END IF;
    FOR z IN REVERSE 13..0 LOOP
        moved := crowd_tiles(z, most);
        IF moved IS NOT NULL THEN
            PERFORM note_tile_step(moved, false);
            UPDATE tile_place SET from_zoom = CASE WHEN from_zoom = z + 1 THEN z ELSE z + 1 END WHERE code = ANY (moved);
        END IF;
    END LOOP;
    -- Summed in decimals: who comes and goes leaves exactly nothing.
    INSERT INTO tile_count (zoom, layer, cell, n, sum_x, sum_y)
    SELECT zoom, layer, cell, sum(one), sum(one * x), sum(one * y)
      FROM (SELECT out.zoom, t.layer, t.anchor >> (2 * (15 - out.zoom)) AS cell, -1 AS one, t.x::numeric, t.y::numeric
              FROM tile_step t CROSS JOIN LATERAL generate_series(0, t.from_zoom - 1) AS out (zoom)
             WHERE t.from_zoom IS NOT NULL
             UNION ALL
            SELECT out.zoom, p.layer, p.anchor >> (2 * (15 - out.zoom)), 1, p.x::numeric, p.y::numeric
              FROM tile_step t JOIN tile_place p ON p.code = t.code
             CROSS JOIN LATERAL generate_series(0, p.from_zoom - 1) AS out (zoom)) AS moves
     GROUP BY zoom, layer, cell
    HAVING sum(one) <> 0 OR sum(one * x) <> 0 OR sum(one * y) <> 0
        ON CONFLICT (zoom, cell, layer) DO UPDATE
       SET n = tile_count.n + excluded.n, sum_x = tile_count.sum_x + excluded.sum_x, sum_y = tile_count.sum_y + excluded.sum_y;
    DELETE FROM tile_count c USING tile_step t, generate_series(0, 13) AS g (zoom)
     WHERE c.n = 0 AND c.zoom = g.zoom AND c.cell = t.anchor >> (2 * (15 - g.zoom));
    DELETE FROM tile_shape s USING tile_step t WHERE s.codigo = t.code;
    PERFORM add_tile_shapes(ARRAY(SELECT code FROM tile_step));
    INSERT INTO tile_change (number, n, publication, layer, min_x, min_y, max_x, max_y, min_zoom, max_zoom)
    SELECT act, row_number() OVER (ORDER BY code, side), publication_id, layer,
           ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box), min_zoom, max_zoom
      FROM (SELECT t.code, 0 AS side, t.layer, t.box, 0 AS min_zoom, 30 AS max_zoom
              FROM tile_step t WHERE t.changed AND t.layer IS NOT NULL
             UNION ALL
            SELECT t.code, 1, p.layer, box2d(s.geom_3857), 0, 30
              FROM tile_step t JOIN tile_place p ON p.code = t.code JOIN published s ON s.codigo = t.code
             WHERE t.changed AND s.codigo = ANY (ARRAY(SELECT c.code FROM tile_step c))
             UNION ALL
            SELECT t.code, 2, t.layer, t.box, least(t.from_zoom, p.from_zoom), greatest(t.from_zoom, p.from_zoom) - 1
              FROM tile_step t JOIN tile_place p ON p.code = t.code
             WHERE NOT t.changed AND t.from_zoom <> p.from_zoom) AS seen;
    DELETE FROM tile_step;
END $$;

REVOKE EXECUTE ON FUNCTION crowd_tiles(integer, integer) FROM PUBLIC;

-- A database that was filled by an earlier version of the program.
DO $$
BEGIN
    IF EXISTS (SELECT FROM publication) THEN
        PERFORM rebuild_tiles();
    END IF;
END $$;
ALTER TABLE tile_place ALTER COLUMN reach_zoom SET NOT NULL, ALTER COLUMN reach SET NOT NULL;

-- The word to who listens says all there is to say of a publication, unless that is too long: its number, when, the codes; then where it
-- can be seen, a line a box, as tile_change has them. Who knows what was before it has nothing to ask.
CREATE OR REPLACE FUNCTION tell_publication() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = huella, public, pg_temp
    AS $$
DECLARE
    longest constant integer := 7900; -- PostgreSQL takes less than 8000 bytes
    word text := concat_ws(' ', NEW.id, to_char(NEW.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                           (SELECT string_agg(few.code, ',' ORDER BY few.code)
                              FROM (SELECT v.code FROM initiative_version v WHERE v.publication = NEW.id LIMIT 2000) few)); -- more are too long in any case
BEGIN
    PERFORM audit('publicacion', NEW.id::text, publication_detail(NEW));
    word := word || E'\n' || (SELECT string_agg(concat_ws(' ', c.number, c.layer, c.min_x, c.min_y, c.max_x, c.max_y, c.min_zoom, c.max_zoom), E'\n' ORDER BY c.n)
                                FROM tile_change c
                               WHERE c.number = (SELECT max(number) FROM tile_change)
                                 AND c.publication = NEW.id);
    PERFORM pg_notify('huella_publication', CASE WHEN octet_length(word) < longest THEN word ELSE NEW.id::text END);
    RETURN NULL;
END $$;
