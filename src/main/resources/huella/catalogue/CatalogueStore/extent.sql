-- What the selected features cover: their box in longitude/latitude, the first and the last time of publication.
SELECT ST_SetSRID(ST_Extent(geom)::geometry, 4326) AS box,
       min(/* time */ actualizado)::timestamptz AS first,
       max(/* time */ actualizado)::timestamptz AS last
  FROM /* view */ published
 WHERE /* filter */ true
