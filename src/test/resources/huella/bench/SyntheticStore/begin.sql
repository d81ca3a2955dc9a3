-- Before the rows come: one publication for all of them, and no indexes that would be filled row by row.
CREATE OR REPLACE FUNCTION bench_text(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT replace(replace(replace(replace($1, '\', '\\'), E'\t', '\t'), E'\n', '\n'), E'\r', '\r') $$;
SET session_replication_role = replica;
INSERT INTO publication (author, reason) VALUES ('bench', 'Synthetic features');
DROP INDEX initiative_version_geom;
DROP INDEX initiative_version_geom_3857;
ALTER TABLE initiative_version SET (parallel_workers = 2);
