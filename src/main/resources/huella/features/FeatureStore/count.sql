-- How many features are selected. The area of the filter uses the index initiative_version_geom.
SELECT count(*) FROM /* view */ published WHERE /* filter */ true
