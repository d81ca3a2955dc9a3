-- The selected features, in the order of their codes. The area of the filter uses the index initiative_version_geom.
SELECT *
  FROM /* view */ published
 WHERE /* filter */ true
 ORDER BY codigo
