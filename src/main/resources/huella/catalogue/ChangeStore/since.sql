-- The boxes of the changes after a number, so many at most (primary key).
SELECT number, layer, min_x, min_y, max_x, max_y, min_zoom, max_zoom
  FROM tile_change
 WHERE number > ?
 ORDER BY number, n
 LIMIT ?
