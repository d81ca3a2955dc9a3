-- The first :limit of the selected features, in the order of their codes: a sample. The area of the filter uses the
-- index initiative_version_geom.
SELECT *
  FROM /* view */ published
 WHERE /* filter */ true
 ORDER BY codigo
 LIMIT :limit
