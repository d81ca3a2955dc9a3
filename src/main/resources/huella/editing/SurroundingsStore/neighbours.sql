-- The other published initiatives whose box meets the given one (longitude/latitude; null: none does), and those that have
-- the name :name. :code is the one that is proposed. The box uses the index initiative_version_geom, which an OR would
-- switch off; the name is compared with every published one, some hundreds. 200 are more than anyone reads about.
SELECT codigo, nombre, precision, geom
  FROM published
 WHERE codigo <> :code
   AND geom && ST_MakeEnvelope(:west, :south, :east, :north, 4326)
UNION ALL
SELECT codigo, nombre, precision, geom
  FROM published
 WHERE codigo <> :code
   AND caseless(btrim(nombre)) = caseless(btrim(:name))
   AND (geom && ST_MakeEnvelope(:west, :south, :east, :north, 4326)) IS NOT TRUE
 ORDER BY codigo
 LIMIT 200
