-- The sea as the base geography draws it, longitude/latitude. A few rows among some thousand: no index needed, and it is
-- read once.
SELECT geom FROM base_feature WHERE theme = 'mar' ORDER BY id
