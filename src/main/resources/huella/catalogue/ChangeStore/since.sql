-- The boxes of the changes after :number, :limit at most (primary key).
SELECT number, layer, min_x, min_y, max_x, max_y, min_zoom, max_zoom
  FROM tile_change
 WHERE number > :number
 ORDER BY number, n
 LIMIT :limit
