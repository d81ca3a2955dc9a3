-- How many initiatives each layer has and which box they fill, without a layer: all together; and the same of the comunas.
-- Reads every footprint's box, so it is asked only for metadata.
SELECT capa, count(*) AS count,
       ST_XMin(ST_Extent(geom)) AS west, ST_YMin(ST_Extent(geom)) AS south,
       ST_XMax(ST_Extent(geom)) AS east, ST_YMax(ST_Extent(geom)) AS north
  FROM published
 GROUP BY GROUPING SETS ((capa), ())
HAVING count(*) > 0
UNION ALL
SELECT 'comunas', count(*),
       ST_XMin(ST_Extent(geom)), ST_YMin(ST_Extent(geom)),
       ST_XMax(ST_Extent(geom)), ST_YMax(ST_Extent(geom))
  FROM published_comunas
HAVING count(*) > 0
