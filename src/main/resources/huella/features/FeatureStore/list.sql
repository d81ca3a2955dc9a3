-- The selected initiatives, in the order of their codes. The box of the filter uses the index initiative_version_geom.
SELECT *
  FROM published
 WHERE /* filter */ true
 ORDER BY codigo
