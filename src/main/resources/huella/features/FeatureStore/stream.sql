-- One page of the selected features on its way out, as page.sql; each row with the state that it was read in, which is one look
-- into the primary key of tile_change for all of them.
SELECT (SELECT coalesce(max(number), 0) FROM tile_change) AS state, /* columns */ codigo, geom
  FROM /* view */ published
 WHERE /* filter */ true
   AND /* after */ true
 ORDER BY /* order */ codigo
 LIMIT :limit
