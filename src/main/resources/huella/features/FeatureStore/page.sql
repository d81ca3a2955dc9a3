-- One page of the selected features: at most :limit, beyond the place of the cursor, in the order asked for. The columns by
-- name: to compute the view's search_text costs more than all the others together.
-- The area of the filter uses the index initiative_version_geom.
SELECT /* columns */ codigo, geom
  FROM /* view */ published
 WHERE /* filter */ true
   AND /* after */ true
 ORDER BY /* order */ codigo
 LIMIT :limit
