-- Where the initiatives of a list are anchored, EPSG:3857. Uses the key of tile_place.
SELECT x, y
  FROM tile_place
 WHERE code = ANY (?)
