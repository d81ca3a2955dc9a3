-- After the rows came: identities, indexes, and what tiles are made of.
SET session_replication_role = replica;
SET maintenance_work_mem = '512MB';
INSERT INTO initiative (code, current_version)
SELECT code, version FROM initiative_version WHERE code ~ '^S[A-Z]{2}-[0-9]{4}$';
CREATE INDEX initiative_version_geom ON initiative_version USING gist (geom);
CREATE INDEX initiative_version_geom_3857 ON initiative_version USING gist (geom_3857);
ANALYZE publication, comuna, initiative, initiative_version;
DROP INDEX tile_shape_geom;
SELECT rebuild_tiles();
CREATE INDEX tile_shape_geom ON tile_shape USING gist (geom);
ANALYZE tile_place, tile_shape, tile_count;
