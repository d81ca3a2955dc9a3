-- The number of the last change of each layer, and of the base geography. Index tile_change_layer.
SELECT layer, max(number) AS version
  FROM tile_change
 GROUP BY layer
