-- The same of the prepared table; with our condition, for it to hold the same features.
WITH bounds AS (
    SELECT ST_TileEnvelope({z}, {x}, {y}) AS geom_clip,
           ST_Expand(ST_TileEnvelope({z}, {x}, {y}), 40075016.685578488 / 2 ^ {z} * 256 / 4096) AS geom_query
), mvtgeom AS (
    SELECT ST_AsMVTGeom(ST_Transform(t.geom, 3857), bounds.geom_clip, 4096, 256) AS geom,
           codigo, nombre, nombre_en, capa, territorio, tema, objetivos, responsable, precision, ubicacion, supuesta, version
      FROM tile_shape_{band} t, bounds
     WHERE ST_Intersects(t.geom, ST_Transform(bounds.geom_query, 3857))
       AND from_zoom <= {z}
     LIMIT 50000
)
SELECT ST_AsMVT(mvtgeom.*, 'iniciativas', 4096, 'geom') FROM mvtgeom
