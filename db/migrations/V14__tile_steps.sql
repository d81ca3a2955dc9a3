-- What a tile is made of comes as it is drawn. Every zoom from 5 to 11 has shapes of its own, on the very grid of its tiles and valid
-- there, so that a tile that holds a shape whole has nothing to round and nothing to repair; and a row says in two columns, which
-- follow from the others, what took eleven: its words, and its shape in steps of the grid.
DROP TABLE tile_shape;
CREATE FUNCTION tile_step_metres(band integer) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
    'SELECT 40075016.685578488 / 4096 / 2 ^ CASE band WHEN 14 THEN 22 ELSE band END';
COMMENT ON FUNCTION tile_step_metres IS 'A step of a band''s grid, metres of EPSG:3857: 4096 from edge to edge of a tile of its zoom; of zoom 22, the last there is, for band 14, which has every detail';

-- Of a text that the table has; none holds a zero byte.
CREATE FUNCTION tile_words(VARIADIC words text[]) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path = pg_catalog AS $$
DECLARE
    word text;
    joined bytea := '';
BEGIN
    FOREACH word IN ARRAY words LOOP
        joined := joined || convert_to(word, 'UTF8') || '\x00'::bytea;
    END LOOP;
    RETURN joined;
END $$;

CREATE FUNCTION tile_steps(geom geometry, band integer) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path = huella, public, pg_temp AS $$
DECLARE
    edge constant double precision := 20037508.342789244 / tile_step_metres(band);
    scale constant double precision := 1 / tile_step_metres(band);
    steps constant geometry := ST_Affine(geom, scale, 0, 0, -scale, edge, edge);
    inner_point constant geometry := ST_PointOnSurface(steps);
BEGIN
    RETURN int8send(round(ST_X(inner_point))::bigint) || int8send(round(ST_Y(inner_point))::bigint) || ST_AsTWKB(steps, 0);
END $$;

-- In the words of the view published, from which it is made. The band of a zoom is the first that is not less; the bands are
-- simplified to half a pixel of a 512 px tile at their own zoom, but for band 14, which has every detail.
CREATE TABLE tile_shape (
    band        smallint NOT NULL,
    part        smallint NOT NULL,
    from_zoom   smallint NOT NULL,
    supuesta    boolean NOT NULL,
    importance  real NOT NULL,
    version     integer NOT NULL,
    words       bytea NOT NULL GENERATED ALWAYS AS (tile_words(codigo, nombre, nombre_en, capa, territorio, tema, objetivos, responsable, precision, ubicacion)) STORED,
    steps       bytea NOT NULL GENERATED ALWAYS AS (tile_steps(geom, band)) STORED,
    geom        geometry(Geometry, 3857) NOT NULL,
    codigo      text NOT NULL,
    capa        text NOT NULL,
    nombre      text NOT NULL,
    nombre_en   text NOT NULL,
    territorio  text NOT NULL,
    tema        text NOT NULL,
    objetivos   text NOT NULL,
    responsable text NOT NULL,
    precision   text NOT NULL,
    ubicacion   text NOT NULL,
    PRIMARY KEY (codigo, band, part)
) PARTITION BY LIST (band);
-- Where a row is too long, its shape leaves it and not, one by one, its words, which are read each time.
ALTER TABLE tile_shape ALTER COLUMN geom SET STORAGE EXTERNAL, ALTER COLUMN steps SET STORAGE EXTERNAL;
COMMENT ON COLUMN tile_shape.part IS 'A shape of more than 256 vertices stands in several parts in band 14, so that a tile reads only what is near it';
COMMENT ON COLUMN tile_shape.words IS 'UTF-8, a zero byte after each text';
COMMENT ON COLUMN tile_shape.steps IS 'A point in the shape, two int8 in network order; then the shape as TWKB; in whole steps of the band''s grid (tile_step_metres) from the north-west corner of the world, y to the south';
CREATE TABLE tile_shape_5 PARTITION OF tile_shape FOR VALUES IN (5) WITH (toast_tuple_target = 4080);
CREATE TABLE tile_shape_6 PARTITION OF tile_shape FOR VALUES IN (6) WITH (toast_tuple_target = 4080);
CREATE TABLE tile_shape_7 PARTITION OF tile_shape FOR VALUES IN (7) WITH (toast_tuple_target = 4080);
CREATE TABLE tile_shape_8 PARTITION OF tile_shape FOR VALUES IN (8) WITH (toast_tuple_target = 4080);
CREATE TABLE tile_shape_9 PARTITION OF tile_shape FOR VALUES IN (9) WITH (toast_tuple_target = 4080);
CREATE TABLE tile_shape_10 PARTITION OF tile_shape FOR VALUES IN (10) WITH (toast_tuple_target = 4080);
CREATE TABLE tile_shape_11 PARTITION OF tile_shape FOR VALUES IN (11) WITH (toast_tuple_target = 4080);
CREATE TABLE tile_shape_14 PARTITION OF tile_shape FOR VALUES IN (14) WITH (toast_tuple_target = 4080);
CREATE INDEX tile_shape_geom ON tile_shape USING gist (geom);
-- As V13 says.
CREATE INDEX tile_shape_14_zoom_12 ON tile_shape_14 USING gist (geom) WHERE from_zoom <= 12;
CREATE INDEX tile_shape_14_zoom_13 ON tile_shape_14 USING gist (geom) WHERE from_zoom <= 13;
GRANT SELECT ON tile_shape, tile_shape_5, tile_shape_6, tile_shape_7, tile_shape_8, tile_shape_9, tile_shape_10, tile_shape_11, tile_shape_14 TO huella_app;

-- The shape of a band, on its grid and valid there; what could not be seen in it stays as a point.
CREATE OR REPLACE FUNCTION tile_geometry(geom geometry, band integer) RETURNS geometry LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    half_pixel constant double precision := 40075016.685578488 / 512 / 2 ^ band / 2;
    step constant double precision := tile_step_metres(band);
    edge constant double precision := 20037508.342789244;
    steps geometry;
    whole geometry;
BEGIN
    IF band = 14 OR ST_Dimension(geom) = 0 THEN
        RETURN geom;
    END IF;
    IF greatest(ST_XMax(geom) - ST_XMin(geom), ST_YMax(geom) - ST_YMin(geom)) < half_pixel THEN
        RETURN ST_PointOnSurface(geom);
    END IF;
    -- Judged and repaired as the whole numbers that it will be: in metres, what touches may seem not to.
    steps := ST_Affine(ST_Simplify(geom, half_pixel, true), 1 / step, 0, 0, 1 / step, edge / step, edge / step);
    whole := ST_SnapToGrid(steps, 1);
    IF ST_Dimension(geom) = 2 AND (whole IS NULL OR ST_IsEmpty(whole) OR NOT ST_IsValid(whole)) THEN
        whole := ST_CollectionExtract(ST_ReducePrecision(ST_MakeValid(steps, 'method=structure keepcollapsed=false'), 1), 3);
    END IF;
    RETURN CASE WHEN whole IS NULL OR ST_IsEmpty(whole) THEN ST_PointOnSurface(geom)
                ELSE ST_Affine(whole, step, 0, 0, step, -edge, -edge) END;
END $$;

-- Adds the shapes of these initiatives, or of all when codes is null, in the order of their places: neighbours lie together.
CREATE OR REPLACE FUNCTION add_tile_shapes(codes text[]) RETURNS void LANGUAGE plpgsql
    SET search_path = huella, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    b integer;
BEGIN
    FOREACH b IN ARRAY ARRAY[5, 6, 7, 8, 9, 10, 11, 14] LOOP
        INSERT INTO tile_shape (band, codigo, part, capa, from_zoom, importance, nombre, nombre_en, territorio, tema,
                                objetivos, responsable, precision, ubicacion, supuesta, version, geom)
        SELECT b, s.codigo, piece.part, s.capa, p.from_zoom, p.importance, s.nombre, s.nombre_en, s.territorio, s.tema,
               array_to_string(s.objetivos, ','), s.responsable, s.precision, s.ubicacion, s.supuesta, s.version, piece.geom
          FROM tile_place p
          JOIN published s ON s.codigo = p.code
         CROSS JOIN LATERAL (SELECT tile_geometry(s.geom_3857, b) AS geom OFFSET 0) whole
         CROSS JOIN LATERAL (
               SELECT 0 AS part, whole.geom
                WHERE b < 14 OR ST_NPoints(whole.geom) <= 256 OR ST_Dimension(whole.geom) = 0
                UNION ALL
               SELECT row_number() OVER () - 1, d.geom
                 FROM ST_Subdivide(whole.geom, 256) AS d (geom)
                WHERE b = 14 AND ST_NPoints(whole.geom) > 256 AND ST_Dimension(whole.geom) > 0) piece
         WHERE p.from_zoom <= b
           AND (codes IS NULL OR p.code = ANY (codes) AND s.codigo = ANY (codes))
         ORDER BY p.anchor;
    END LOOP;
END $$;

-- One publication: the places of what it changed, who is pushed out or let in by that, the counts, the shapes, and where
-- all this can be seen. The codes are said of every table by itself, and the levels that are shown one by one: with hundreds of
-- thousands of initiatives the planner read all of them, view and places, for each of thirty questions.
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
    INSERT INTO tile_place (code, layer, anchor, x, y, edited, importance, from_zoom)
    SELECT s.codigo, s.capa, tile_anchor(ST_X(a.point), ST_Y(a.point)), ST_X(a.point), ST_Y(a.point), publication_id, 'infinity', 14
      FROM published s
     CROSS JOIN LATERAL (SELECT ST_PointOnSurface(s.geom_3857) AS point OFFSET 0) a
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
        WITH affected AS (
            SELECT t.anchor >> (2 * (18 - z)) AS tile FROM tile_step t WHERE t.anchor IS NOT NULL
             UNION
            SELECT p.anchor >> (2 * (18 - z)) FROM tile_place p JOIN tile_step t ON t.code = p.code
        ), candidate AS (
            SELECT p.code, p.from_zoom, row_number() OVER (PARTITION BY a.tile ORDER BY p.importance DESC, p.code) AS rank
              FROM affected a
             CROSS JOIN generate_series(0, z + 1) AS shown (zoom)
             CROSS JOIN LATERAL (
                   SELECT q.code, q.from_zoom, q.importance
                     FROM tile_place q
                    WHERE q.from_zoom = shown.zoom
                      AND q.anchor BETWEEN a.tile << (2 * (18 - z)) AND ((a.tile + 1) << (2 * (18 - z))) - 1
                   OFFSET 0) p
        )
        SELECT array_agg(c.code) INTO moved
          FROM candidate c
         WHERE c.rank <= most AND c.from_zoom = z + 1 OR c.rank > most AND c.from_zoom <= z;
        IF moved IS NOT NULL THEN
            PERFORM note_tile_step(moved, false);
            UPDATE tile_place SET from_zoom = CASE WHEN from_zoom = z + 1 THEN z ELSE z + 1 END WHERE code = ANY (moved);
        END IF;
    END LOOP;
    INSERT INTO tile_count (zoom, layer, cell, n, sum_x, sum_y)
    SELECT zoom, layer, cell, sum(one), sum(one * x), sum(one * y)
      FROM (SELECT out.zoom, t.layer, t.anchor >> (2 * (15 - out.zoom)) AS cell, -1 AS one, t.x, t.y
              FROM tile_step t CROSS JOIN LATERAL generate_series(0, t.from_zoom - 1) AS out (zoom)
             WHERE t.from_zoom IS NOT NULL
             UNION ALL
            SELECT out.zoom, p.layer, p.anchor >> (2 * (15 - out.zoom)), 1, p.x, p.y
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

-- A database that was filled by an earlier version of the program.
DO $$
BEGIN
    IF EXISTS (SELECT FROM publication) THEN
        PERFORM rebuild_tiles();
    END IF;
END $$;

-- The word to who listens says where the publication can be seen, unless that is too long to be said: who knows the change before it
-- has nothing to ask. First the publication, then a line a box, as tile_change has them.
CREATE OR REPLACE FUNCTION tell_publication() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = huella, public, pg_temp
    AS $$
DECLARE
    longest constant integer := 7900; -- PostgreSQL takes less than 8000 bytes
    word text := NEW.id::text;
    boxes text := (SELECT string_agg(concat_ws(' ', c.number, c.layer, c.min_x, c.min_y, c.max_x, c.max_y, c.min_zoom, c.max_zoom), E'\n' ORDER BY c.n)
                     FROM tile_change c
                    WHERE c.number = (SELECT max(number) FROM tile_change)
                      AND c.publication = NEW.id);
BEGIN
    PERFORM audit('publicacion', NEW.id::text, publication_detail(NEW));
    IF octet_length(boxes) < longest - octet_length(word) THEN
        word := word || E'\n' || boxes;
    END IF;
    PERFORM pg_notify('huella_publication', word);
    RETURN NULL;
END $$;
