-- What a tile is made of: of one band's table the shapes that may lie in the tile and its margin (a box in EPSG:3857: west, south,
-- east, north), shown at its zoom, which the text says so that the indexes of the last zooms can be used; and, as rows with a part
-- below zero, what is left out of it: the layer, by cell of the tile how many, with the sums of their x and y. Parameters in their
-- order: the box; the zoom, the first and the last cell. One statement, so that both are of the same moment. In any order: who
-- reads sorts. Uses one of the table's indexes on geom and the key of tile_count.
SELECT part, importance, supuesta, version, words, steps
  FROM /* table */ tile_shape_14
 WHERE geom && ST_MakeEnvelope(?, ?, ?, ?, 3857)
   AND from_zoom <= /* zoom */ 14
   AND /* shapes */ true
 UNION ALL
SELECT -1, 0, NULL, n, convert_to(layer, 'UTF8'), float8send(sum_x) || float8send(sum_y) || int8send(cell)
  FROM tile_count
 WHERE zoom = ?
   AND cell BETWEEN ? AND ?
   AND /* counts */ true
