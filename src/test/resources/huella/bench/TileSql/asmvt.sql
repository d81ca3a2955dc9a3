-- The plainest query that gives the tile {z}/{x}/{y} of initiatives from the prepared table: what PostGIS takes to do it all. It does
-- not join the parts of a shape, does not repair, counts nothing that was left out.
SELECT ST_AsMVT(feature, 'iniciativas', 4096, 'geom')
  FROM (
       SELECT codigo, nombre, nombre_en, capa, territorio, tema, objetivos, responsable, precision, ubicacion, supuesta, version,
              ST_AsMVTGeom(geom, ST_TileEnvelope({z}, {x}, {y}), 4096, 64, true) AS geom
         FROM tile_shape_{band}
        WHERE geom && ST_TileEnvelope({z}, {x}, {y}, margin => 64.0 / 4096)
          AND from_zoom <= {z}
       ) AS feature
 WHERE geom IS NOT NULL
