-- The real places of the region, in an order that never changes.
SELECT ST_X(geom) AS x, ST_Y(geom) AS y, rank
  FROM base_feature
 WHERE theme = 'lugares'
 ORDER BY name, ST_X(geom)
