-- The named places of the base geography, most important first. A few dozen rows: no index needed.
SELECT b.name, b.kind, b.rank, b.comuna, c.name AS comuna_name, ST_X(b.geom) AS lon, ST_Y(b.geom) AS lat
  FROM base_feature b
  LEFT JOIN comuna c ON c.code = b.comuna
 WHERE b.theme = 'lugares'
 ORDER BY b.rank, b.name
