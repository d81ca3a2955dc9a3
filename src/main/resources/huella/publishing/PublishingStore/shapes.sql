-- Where the shapes of one band are: the corners of their boxes, or the shape itself where the box is wider than :wide
-- metres, for most of the tiles in such a box may have nothing of it. Reads the partition from end to end.
SELECT capa, from_zoom, wide,
       CASE WHEN wide THEN geom
            ELSE ST_MakeLine(ST_MakePoint(ST_XMin(geom), ST_YMin(geom)), ST_MakePoint(ST_XMax(geom), ST_YMax(geom)))
       END AS place
  FROM (SELECT capa, from_zoom, geom,
               greatest(ST_XMax(geom) - ST_XMin(geom), ST_YMax(geom) - ST_YMin(geom)) > CAST(:wide AS float8) AS wide
          FROM tile_shape
         WHERE band = CAST(:band AS smallint)) AS shape
