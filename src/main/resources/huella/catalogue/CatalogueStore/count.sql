-- How many initiatives are selected. The box of the filter uses the index initiative_version_geom.
SELECT count(*) FROM /* view */ published WHERE /* filter */ true
