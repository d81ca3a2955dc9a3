-- The other published initiatives whose box meets :box (longitude/latitude; empty: none does), or that have the name
-- :name. :code is the one that is proposed. The box uses the index initiative_version_geom; the name is compared with
-- every published one, some hundreds at most. 200 are more than anyone reads about.
SELECT codigo, nombre, precision, geom
  FROM published
 WHERE codigo <> :code
   AND (geom && :box OR lower(btrim(nombre)) = lower(btrim(:name)))
 ORDER BY codigo
 LIMIT 200
