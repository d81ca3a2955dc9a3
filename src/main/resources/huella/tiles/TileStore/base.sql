-- One vector tile of the base geography, WebMercatorQuad tile z/x/y, in this order; MVT layers in drawing order. What is drawn from
-- which zoom is decided here, so that a region view stays small. Shapes are simplified to half a pixel of a 512 px tile.
-- Uses the indexes base_feature_geom_3857 and comuna_geom_3857.
WITH asked (z, x, y) AS (
    VALUES (CAST(? AS integer), CAST(? AS integer), CAST(? AS integer))
), tile AS (
    SELECT z, ST_TileEnvelope(z, x, y) AS inner_box, ST_TileEnvelope(z, x, y, margin => 64.0 / 4096) AS outer_box,
           40075016.68 / (512 * 2 ^ z) / 2 AS half_pixel
      FROM asked
), shape AS (
    SELECT b.id, b.theme, b.name AS nombre, b.kind AS clase, b.rank AS rango,
           ST_AsMVTGeom(
               CASE WHEN b.theme = 'lugares' THEN b.geom_3857 ELSE ST_Simplify(b.geom_3857, half_pixel, true) END,
               inner_box, 4096, 64, true) AS geom
      FROM base_feature b, tile
     WHERE b.geom_3857 && outer_box
       AND CASE b.theme
               WHEN 'rutas' THEN b.rank <= greatest(1, z - 5)
               WHEN 'lugares' THEN b.rank <= greatest(1, z - 5)
               WHEN 'ferrocarriles' THEN z >= 7
               WHEN 'rios' THEN z >= 6
               WHEN 'urbano' THEN z >= 8
               ELSE true
           END
), comuna_shape AS (
    SELECT c.code AS codigo, c.name AS nombre, c.province AS provincia,
           ST_AsMVTGeom(ST_Simplify(c.geom_3857, half_pixel, true), inner_box, 4096, 64, true) AS geom
      FROM comuna c, tile
     WHERE c.geom_3857 && outer_box
     ORDER BY c.code
)
SELECT string_agg(mvt, ''::bytea ORDER BY position)
  FROM (
        SELECT 1 AS position, ST_AsMVT(comuna_shape, 'comunas', 4096, 'geom') AS mvt
          FROM comuna_shape WHERE geom IS NOT NULL
         UNION ALL
        SELECT 2, ST_AsMVT(t, 'mar', 4096, 'geom') FROM (SELECT nombre, geom FROM shape WHERE theme = 'mar' AND geom IS NOT NULL ORDER BY id) t
         UNION ALL
        SELECT 3, ST_AsMVT(t, 'salares', 4096, 'geom') FROM (SELECT nombre, geom FROM shape WHERE theme = 'salares' AND geom IS NOT NULL ORDER BY id) t
         UNION ALL
        SELECT 4, ST_AsMVT(t, 'urbano', 4096, 'geom') FROM (SELECT nombre, geom FROM shape WHERE theme = 'urbano' AND geom IS NOT NULL ORDER BY id) t
         UNION ALL
        SELECT 5, ST_AsMVT(t, 'rios', 4096, 'geom') FROM (SELECT nombre, geom FROM shape WHERE theme = 'rios' AND geom IS NOT NULL ORDER BY id) t
         UNION ALL
        SELECT 6, ST_AsMVT(t, 'costa', 4096, 'geom') FROM (SELECT nombre, geom FROM shape WHERE theme = 'costa' AND geom IS NOT NULL ORDER BY id) t
         UNION ALL
        SELECT 7, ST_AsMVT(t, 'limites', 4096, 'geom') FROM (SELECT nombre, clase, geom FROM shape WHERE theme = 'limites' AND geom IS NOT NULL ORDER BY id) t
         UNION ALL
        SELECT 8, ST_AsMVT(t, 'ferrocarriles', 4096, 'geom') FROM (SELECT nombre, geom FROM shape WHERE theme = 'ferrocarriles' AND geom IS NOT NULL ORDER BY id) t
         UNION ALL
        SELECT 9, ST_AsMVT(t, 'rutas', 4096, 'geom') FROM (SELECT nombre, clase, rango, geom FROM shape WHERE theme = 'rutas' AND geom IS NOT NULL ORDER BY rango DESC, id) t
         UNION ALL
        SELECT 10, ST_AsMVT(t, 'lugares', 4096, 'geom') FROM (SELECT nombre, clase, rango, geom FROM shape WHERE theme = 'lugares' AND geom IS NOT NULL ORDER BY rango, id) t
       ) AS layers
