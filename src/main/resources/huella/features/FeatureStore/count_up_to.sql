-- How many features are selected, but no more than :limit: who wants to know more waits too long for it. The area of the filter
-- uses the index initiative_version_geom.
SELECT count(*) FROM (SELECT FROM /* view */ published WHERE /* filter */ true LIMIT :limit) AS found
