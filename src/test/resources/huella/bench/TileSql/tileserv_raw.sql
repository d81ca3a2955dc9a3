-- What pg_tileserv asks of a table in degrees (layer_table.go, requestSql), with its buffer of 256 and its limit of features (50000),
-- and the attributes of our tiles.
WITH bounds AS (
    SELECT ST_TileEnvelope({z}, {x}, {y}) AS geom_clip,
           ST_Expand(ST_TileEnvelope({z}, {x}, {y}), 40075016.685578488 / 2 ^ {z} * 256 / 4096) AS geom_query
), mvtgeom AS (
    SELECT ST_AsMVTGeom(ST_Transform(t.geom, 3857), bounds.geom_clip, 4096, 256) AS geom,
           codigo, nombre, nombre_en, capa, territorio, tema, objetivos, responsable, precision, ubicacion, supuesta, version
      FROM bench_raw t, bounds
     WHERE ST_Intersects(t.geom, ST_Transform(bounds.geom_query, 4326))
     LIMIT 50000
)
SELECT ST_AsMVT(mvtgeom.*, 'bench_raw', 4096, 'geom') FROM mvtgeom
