-- What vector tiles are made of, prepared when something is published and not when somebody looks: shapes as coarse as a
-- zoom can show, and, where a tile would be too full, which initiatives it shows and how many it leaves out.

CREATE TABLE tile_setting (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    cap      integer NOT NULL CHECK (cap BETWEEN 1 AND 100000)
);
COMMENT ON TABLE tile_setting IS 'cap: most initiatives that are anchored in one tile and shown in it, below zoom 14';
INSERT INTO tile_setting (cap) VALUES (500);

-- Where an initiative is anchored, how much it matters, and from which zoom on it is shown. A tile shows the cap most
-- important of those that its four children show, so what is shown at a zoom is shown at every deeper one, and one
-- number a row says it all.
CREATE TABLE tile_place (
    code       text PRIMARY KEY REFERENCES initiative,
    layer      text NOT NULL,
    anchor     bigint NOT NULL,
    x          double precision NOT NULL,
    y          double precision NOT NULL,
    edited     bigint,
    importance real NOT NULL,
    from_zoom  smallint NOT NULL CHECK (from_zoom BETWEEN 0 AND 14)
);
COMMENT ON COLUMN tile_place.anchor IS 'Morton code of x, y in the tiles of zoom 18: bits of the column at even, of the row at odd places; the tiles of every zoom above are ranges of it';
COMMENT ON COLUMN tile_place.x IS 'A point of the footprint, metres of EPSG:3857';
COMMENT ON COLUMN tile_place.edited IS 'The publication that last changed it, unless that one changed more than tile_bulk() at once';
COMMENT ON COLUMN tile_place.importance IS 'Diagonal of the bounding box, metres of EPSG:3857; infinite for the last hundred that were edited, which are never left out';
CREATE INDEX tile_place_shown ON tile_place (from_zoom, anchor);
CREATE INDEX tile_place_fresh ON tile_place (code) WHERE importance = 'infinity';
CREATE INDEX tile_place_edited ON tile_place (edited DESC, code) WHERE edited IS NOT NULL;

-- In the words of the view published, from which it is made. The band of a zoom is the first that is not less; band 14
-- has every detail, the others are simplified to half a pixel of a 512 px tile at their own zoom.
CREATE TABLE tile_shape (
    band        smallint NOT NULL,
    codigo      text NOT NULL,
    part        smallint NOT NULL,
    capa        text NOT NULL,
    from_zoom   smallint NOT NULL,
    importance  real NOT NULL,
    nombre      text NOT NULL,
    nombre_en   text NOT NULL,
    territorio  text NOT NULL,
    tema        text NOT NULL,
    objetivos   text NOT NULL,
    responsable text NOT NULL,
    precision   text NOT NULL,
    ubicacion   text NOT NULL,
    supuesta    boolean NOT NULL,
    version     integer NOT NULL,
    geom        geometry(Geometry, 3857) NOT NULL,
    PRIMARY KEY (codigo, band, part)
) PARTITION BY LIST (band);
-- Where a row is too long, its shape leaves it and not, one by one, its words, which are read each time.
ALTER TABLE tile_shape ALTER COLUMN geom SET STORAGE EXTERNAL;
COMMENT ON COLUMN tile_shape.part IS 'A shape of more than 256 vertices stands in several parts in band 14, so that a tile reads only what is near it';
CREATE TABLE tile_shape_5 PARTITION OF tile_shape FOR VALUES IN (5) WITH (toast_tuple_target = 4080);
CREATE TABLE tile_shape_7 PARTITION OF tile_shape FOR VALUES IN (7) WITH (toast_tuple_target = 4080);
CREATE TABLE tile_shape_9 PARTITION OF tile_shape FOR VALUES IN (9) WITH (toast_tuple_target = 4080);
CREATE TABLE tile_shape_11 PARTITION OF tile_shape FOR VALUES IN (11) WITH (toast_tuple_target = 4080);
CREATE TABLE tile_shape_14 PARTITION OF tile_shape FOR VALUES IN (14) WITH (toast_tuple_target = 4080);
CREATE INDEX tile_shape_geom ON tile_shape USING gist (geom);

-- What a tile leaves out is counted in a grid of eight by eight cells.
CREATE TABLE tile_count (
    zoom  smallint NOT NULL,
    layer text NOT NULL,
    cell  bigint NOT NULL,
    n     integer NOT NULL,
    sum_x double precision NOT NULL,
    sum_y double precision NOT NULL,
    PRIMARY KEY (zoom, cell, layer)
);
COMMENT ON COLUMN tile_count.cell IS 'Morton code of the cell, in the tiles of zoom + 3';

-- Where what is served became different, and when: one number an act, in the order in which they were committed. A
-- publication changes the boxes of its footprints before and after, at all zooms; whoever was only pushed out of a full
-- tile or let in, at those zooms. New base data and a new preparation of everything change the whole world.
CREATE SEQUENCE tile_change_number;
CREATE TABLE tile_change (
    number      bigint NOT NULL,
    n           integer NOT NULL,
    publication bigint REFERENCES publication,
    layer       text NOT NULL,
    min_x       double precision NOT NULL,
    min_y       double precision NOT NULL,
    max_x       double precision NOT NULL,
    max_y       double precision NOT NULL,
    min_zoom    smallint NOT NULL,
    max_zoom    smallint NOT NULL,
    PRIMARY KEY (number, n)
);
COMMENT ON TABLE tile_change IS 'Metres of EPSG:3857. Kept answers that touch one of these are thrown away by every node; the last number of a layer is its version';
COMMENT ON COLUMN tile_change.layer IS 'A code of layer, or base: base geography, comunas and vocabularies';
CREATE INDEX tile_change_layer ON tile_change (layer, number);

-- The state before, of whatever one publication moves; empty between publications, which come one after the other.
CREATE UNLOGGED TABLE tile_step (
    code      text PRIMARY KEY,
    layer     text,
    anchor    bigint,
    x         double precision,
    y         double precision,
    from_zoom smallint,
    box       box2d,
    changed   boolean NOT NULL
);
COMMENT ON COLUMN tile_step.from_zoom IS 'null: it was not there';
COMMENT ON COLUMN tile_step.changed IS 'It looks different at every zoom, or its place in the order of drawing is another; false: it was only pushed out or let in';

GRANT SELECT ON tile_setting, tile_place, tile_shape, tile_count, tile_change TO huella_app;
GRANT SELECT ON tile_shape_5, tile_shape_7, tile_shape_9, tile_shape_11, tile_shape_14 TO huella_app;

-- More than this many initiatives at once: everything is prepared anew.
CREATE FUNCTION tile_bulk() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1000';

-- How many of the last edited are never left out.
CREATE FUNCTION tile_fresh() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 100';

CREATE FUNCTION tile_anchor(x double precision, y double precision) RETURNS bigint LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    tiles constant double precision := 262144; -- of zoom 18, from west to east
    c bigint := least(greatest(floor((x + 20037508.342789244) / 40075016.685578488 * tiles), 0), tiles - 1);
    r bigint := least(greatest(floor((20037508.342789244 - y) / 40075016.685578488 * tiles), 0), tiles - 1);
BEGIN
    c := (c | (c << 16)) & 281470681808895;
    c := (c | (c << 8)) & 71777214294589695;
    c := (c | (c << 4)) & 1085102592571150095;
    c := (c | (c << 2)) & 3689348814741910323;
    c := (c | (c << 1)) & 6148914691236517205;
    r := (r | (r << 16)) & 281470681808895;
    r := (r | (r << 8)) & 71777214294589695;
    r := (r | (r << 4)) & 1085102592571150095;
    r := (r | (r << 2)) & 3689348814741910323;
    r := (r | (r << 1)) & 6148914691236517205;
    RETURN c | (r << 1);
END $$;

-- The shape of a band; what could not be seen in it stays as a point.
CREATE FUNCTION tile_geometry(geom geometry, band integer) RETURNS geometry LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    half_pixel constant double precision := 40075016.685578488 / 512 / 2 ^ band / 2;
    simple geometry;
BEGIN
    IF band = 14 OR ST_Dimension(geom) = 0 THEN
        RETURN geom;
    END IF;
    IF greatest(ST_XMax(geom) - ST_XMin(geom), ST_YMax(geom) - ST_YMin(geom)) < half_pixel THEN
        RETURN ST_PointOnSurface(geom);
    END IF;
    simple := ST_Simplify(geom, half_pixel, true);
    IF ST_Dimension(geom) = 2 AND NOT ST_IsValid(simple) THEN
        simple := ST_CollectionExtract(ST_MakeValid(simple, 'method=structure keepcollapsed=false'), 3);
    END IF;
    RETURN CASE WHEN simple IS NULL OR ST_IsEmpty(simple) THEN ST_PointOnSurface(geom) ELSE simple END;
END $$;

-- Adds the shapes of these initiatives, or of all when codes is null, in the order of their places: neighbours lie together.
CREATE FUNCTION add_tile_shapes(codes text[]) RETURNS void LANGUAGE plpgsql
    SET search_path = huella, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    b integer;
BEGIN
    FOREACH b IN ARRAY ARRAY[5, 7, 9, 11, 14] LOOP
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
           AND (codes IS NULL OR p.code = ANY (codes))
         ORDER BY p.anchor;
    END LOOP;
END $$;

-- The number of the next act. Numbers are in the order of commits because acts come one after the other: the lock is that
-- of publishing.
CREATE FUNCTION next_tile_change() RETURNS bigint LANGUAGE plpgsql SET search_path = huella, public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(483552);
    RETURN nextval('tile_change_number');
END $$;

CREATE FUNCTION change_world(publication_id bigint, layers text[]) RETURNS void LANGUAGE sql SET search_path = huella, public, pg_temp AS $$
INSERT INTO tile_change (number, n, publication, layer, min_x, min_y, max_x, max_y, min_zoom, max_zoom)
SELECT act.number, l.n, publication_id, l.code,
       -20037508.342789244, -20037508.342789244, 20037508.342789244, 20037508.342789244, 0, 30
  FROM (SELECT next_tile_change() AS number OFFSET 0) act, unnest(layers) WITH ORDINALITY AS l (code, n)
$$;

-- Prepares everything from the beginning, and says that everything changed with the last publication.
CREATE FUNCTION rebuild_tiles(publication_id bigint DEFAULT NULL) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = huella, public, pg_temp AS $$
DECLARE
    most integer := (SELECT cap FROM tile_setting);
    z integer;
BEGIN
    PERFORM pg_advisory_xact_lock(483552);
    TRUNCATE tile_place, tile_shape, tile_count, tile_step;
    CREATE TEMP TABLE tile_rest ON COMMIT DROP AS
    SELECT s.codigo AS code, s.capa AS layer, tile_anchor(ST_X(a.point), ST_Y(a.point)) AS anchor,
           ST_X(a.point) AS x, ST_Y(a.point) AS y, e.edited,
           sqrt((ST_XMax(s.geom_3857) - ST_XMin(s.geom_3857)) ^ 2 + (ST_YMax(s.geom_3857) - ST_YMin(s.geom_3857)) ^ 2)::real AS importance
      FROM published s
      JOIN initiative_version v ON v.code = s.codigo AND v.version = s.version
      LEFT JOIN (SELECT publication, CASE WHEN count(*) <= tile_bulk() THEN publication END AS edited
                   FROM initiative_version GROUP BY publication) e USING (publication)
     CROSS JOIN LATERAL (SELECT ST_PointOnSurface(s.geom_3857) AS point OFFSET 0) a;
    UPDATE pg_temp.tile_rest SET importance = 'infinity'
     WHERE code IN (SELECT code FROM pg_temp.tile_rest WHERE edited IS NOT NULL ORDER BY edited DESC, code LIMIT tile_fresh());
    FOR z IN REVERSE 13..0 LOOP
        CREATE TEMP TABLE tile_ranked ON COMMIT DROP AS
        SELECT r.*, row_number() OVER (PARTITION BY r.anchor >> (2 * (18 - z)) ORDER BY r.importance DESC, r.code) AS rank
          FROM pg_temp.tile_rest r;
        INSERT INTO tile_place (code, layer, anchor, x, y, edited, importance, from_zoom)
        SELECT code, layer, anchor, x, y, edited, importance, z + 1 FROM pg_temp.tile_ranked WHERE rank > most;
        DROP TABLE pg_temp.tile_rest;
        CREATE TEMP TABLE tile_rest ON COMMIT DROP AS
        SELECT code, layer, anchor, x, y, edited, importance FROM pg_temp.tile_ranked WHERE rank <= most;
        DROP TABLE pg_temp.tile_ranked;
    END LOOP;
    INSERT INTO tile_place (code, layer, anchor, x, y, edited, importance, from_zoom)
    SELECT code, layer, anchor, x, y, edited, importance, 0 FROM pg_temp.tile_rest;
    DROP TABLE pg_temp.tile_rest;
    INSERT INTO tile_count (zoom, layer, cell, n, sum_x, sum_y)
    SELECT out.zoom, p.layer, p.anchor >> (2 * (15 - out.zoom)), count(*), sum(p.x), sum(p.y)
      FROM tile_place p
     CROSS JOIN LATERAL generate_series(0, p.from_zoom - 1) AS out (zoom)
     GROUP BY 1, 2, 3;
    PERFORM add_tile_shapes(NULL);
    PERFORM change_world(publication_id, ARRAY(SELECT code FROM layer ORDER BY code));
    PERFORM pg_notify('huella_publication', 'tiles');
END $$;
COMMENT ON FUNCTION rebuild_tiles(bigint) IS 'For bulk loads, a new cap and migrations; a publication does the same in steps';

-- Takes what an initiative looks like now into the work table, before it is moved.
CREATE FUNCTION note_tile_step(codes text[], is_change boolean) RETURNS void LANGUAGE sql SET search_path = huella, public, pg_temp AS $$
INSERT INTO tile_step (code, layer, anchor, x, y, from_zoom, box, changed)
SELECT c.code, p.layer, p.anchor, p.x, p.y, p.from_zoom,
       (SELECT ST_Extent(s.geom)::box2d FROM tile_shape s WHERE s.codigo = c.code AND s.band = 14), is_change
  FROM unnest(codes) AS c (code)
  LEFT JOIN tile_place p ON p.code = c.code
    ON CONFLICT (code) DO NOTHING
$$;

-- One publication: the places of what it changed, who is pushed out or let in by that, the counts, the shapes, and where
-- all this can be seen.
CREATE FUNCTION step_tiles(publication_id bigint, codes text[]) RETURNS void LANGUAGE plpgsql
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
         WHERE p.code = ANY (moved) AND s.codigo = p.code;
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
              JOIN tile_place p ON p.from_zoom = shown.zoom
                               AND p.anchor BETWEEN a.tile << (2 * (18 - z)) AND ((a.tile + 1) << (2 * (18 - z))) - 1
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
              FROM tile_step t JOIN tile_place p ON p.code = t.code JOIN published s ON s.codigo = t.code WHERE t.changed
             UNION ALL
            SELECT t.code, 2, t.layer, t.box, least(t.from_zoom, p.from_zoom), greatest(t.from_zoom, p.from_zoom) - 1
              FROM tile_step t JOIN tile_place p ON p.code = t.code
             WHERE NOT t.changed AND t.from_zoom <> p.from_zoom) AS seen;
    DELETE FROM tile_step;
END $$;

CREATE FUNCTION prepare_tiles() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = huella, public, pg_temp AS $$
DECLARE
    codes text[] := ARRAY(SELECT v.code FROM initiative_version v WHERE v.publication = NEW.id ORDER BY v.code);
BEGIN
    IF cardinality(codes) > tile_bulk() THEN
        PERFORM rebuild_tiles(NEW.id);
    ELSIF cardinality(codes) > 0 THEN
        PERFORM step_tiles(NEW.id, codes);
    END IF;
    RETURN NULL;
END $$;
-- Triggers of one event run in the order of their names: this one before "tell".
CREATE CONSTRAINT TRIGGER prepare_tiles AFTER INSERT ON publication
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION prepare_tiles();

-- A vocabulary may say of a precision that it is exact after all, or not.
CREATE FUNCTION rename_tile_precision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = huella, public, pg_temp AS $$
BEGIN
    UPDATE tile_shape SET ubicacion = CASE WHEN NEW.exact THEN 'exacta' ELSE 'referencial' END WHERE precision = NEW.code;
    RETURN NULL;
END $$;
CREATE TRIGGER tiles AFTER UPDATE ON location_precision FOR EACH ROW
    WHEN (OLD.exact IS DISTINCT FROM NEW.exact) EXECUTE FUNCTION rename_tile_precision();

-- New base data are told on the channel of publications. With them come the names of the vocabularies, which stand in
-- whatever is served.
CREATE FUNCTION tell_base() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = huella, public, pg_temp AS $$
BEGIN
    PERFORM change_world(NULL, ARRAY['base'] || ARRAY(SELECT code FROM layer ORDER BY code));
    PERFORM pg_notify('huella_publication', 'base');
    RETURN NULL;
END $$;
CREATE TRIGGER tell_inserted AFTER INSERT ON geodata_state FOR EACH ROW EXECUTE FUNCTION tell_base();
CREATE TRIGGER tell_updated AFTER UPDATE ON geodata_state FOR EACH ROW
    WHEN (OLD.base_digest <> NEW.base_digest) EXECUTE FUNCTION tell_base();

-- Publications are numbered one after the other, too: who has seen one has seen all with lower numbers.
CREATE FUNCTION number_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(483552);
    RETURN NULL;
END $$;
CREATE TRIGGER in_turn BEFORE INSERT ON publication FOR EACH STATEMENT EXECUTE FUNCTION number_publication();

REVOKE EXECUTE ON FUNCTION rebuild_tiles(bigint), next_tile_change(), change_world(bigint, text[]), step_tiles(bigint, text[]), add_tile_shapes(text[]), note_tile_step(text[], boolean),
    prepare_tiles(), rename_tile_precision(), tell_base() FROM PUBLIC;

-- A database that was filled by an earlier version of the program.
DO $$
BEGIN
    IF EXISTS (SELECT FROM publication) THEN
        PERFORM rebuild_tiles();
        PERFORM change_world(NULL, ARRAY['base']);
    END IF;
END $$;
