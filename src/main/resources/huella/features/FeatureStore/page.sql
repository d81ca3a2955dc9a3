-- One page of the selected features: at most :limit, beyond the place of the cursor, in the order asked for.
-- The area of the filter uses the index initiative_version_geom.
SELECT *
  FROM /* view */ published
 WHERE /* filter */ true
   AND /* after */ true
 ORDER BY /* order */ codigo
 LIMIT :limit
