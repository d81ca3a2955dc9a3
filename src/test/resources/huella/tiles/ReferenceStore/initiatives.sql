-- One vector tile of initiatives: layer :name (:all for every layer), WebMercatorQuad tile :z/:x/:y.
-- A footprint too small to be seen at this zoom would vanish in the tile's grid; it is kept as a point, so that a tile
-- holds every initiative that touches it. Uses the index initiative_version_geom_3857.
WITH tile AS (
    SELECT ST_TileEnvelope(:z, :x, :y) AS inner_box, ST_TileEnvelope(:z, :x, :y, margin => 64.0 / 4096) AS outer_box
), feature AS (
    SELECT codigo, nombre, nombre_en, capa, territorio, tema, array_to_string(objetivos, ',') AS objetivos,
           responsable, precision, ubicacion, supuesta, version,
           coalesce(
               ST_AsMVTGeom(geom_3857, inner_box, 4096, 64, true),
               ST_AsMVTGeom(ST_PointOnSurface(geom_3857), inner_box, 4096, 64, true)) AS geom
      FROM published, tile
     WHERE geom_3857 && outer_box
       AND (:all OR capa = :name)
     ORDER BY codigo
)
SELECT coalesce(ST_AsMVT(feature, :name, 4096, 'geom'), ''::bytea)
  FROM feature
 WHERE geom IS NOT NULL
