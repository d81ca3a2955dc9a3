-- One vector tile of the comunas, WebMercatorQuad tile z/x/y, in this order, simplified to half a pixel of a 512 px tile.
-- Uses the index comuna_geom_3857.
WITH asked (z, x, y) AS (
    VALUES (CAST(? AS integer), CAST(? AS integer), CAST(? AS integer))
), tile AS (
    SELECT z, ST_TileEnvelope(z, x, y) AS inner_box, ST_TileEnvelope(z, x, y, margin => 64.0 / 4096) AS outer_box,
           40075016.68 / (512 * 2 ^ z) / 2 AS half_pixel
      FROM asked
), feature AS (
    SELECT codigo, nombre, provincia, ubicacion,
           ST_AsMVTGeom(ST_Simplify(geom_3857, half_pixel, true), inner_box, 4096, 64, true) AS geom
      FROM published_comunas, tile
     WHERE geom_3857 && outer_box
     ORDER BY codigo
)
SELECT coalesce(ST_AsMVT(feature, 'comunas', 4096, 'geom'), ''::bytea)
  FROM feature
 WHERE geom IS NOT NULL
