-- Tiles that leave initiatives out: Morton codes, bits of the column at even and of the row at odd places. Reads tile_count,
-- which is as large as there are full tiles.
SELECT DISTINCT layer, zoom, cell >> 6 AS tile
  FROM tile_count
 WHERE n > 0
