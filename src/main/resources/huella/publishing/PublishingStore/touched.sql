-- Where a layer changed after its version :version, or all layers of initiatives when :layer is null; no more than :limit.
-- Index tile_change_layer.
SELECT DISTINCT layer, min_x, min_y, max_x, max_y, min_zoom, max_zoom
  FROM tile_change
 WHERE number > :version
   AND CASE WHEN CAST(:layer AS text) IS NULL THEN layer <> 'base' ELSE layer = :layer END
 LIMIT :limit
